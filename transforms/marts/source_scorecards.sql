-- How each source makes its claims; shares are null for a source that makes none.
SELECT
    s.source_id,
    count(c.claim_id) AS claim_count,
    avg((c.study_id IS NOT NULL)::INT) FILTER (c.claim_id IS NOT NULL) AS share_with_study,
    avg((c.certainty = 'hedged')::INT) FILTER (c.claim_id IS NOT NULL) AS share_hedged,
    avg(c.hype::INT) FILTER (c.claim_id IS NOT NULL) AS share_hype,
    avg((c.stance = 'unfavourable')::INT) FILTER (c.claim_id IS NOT NULL) AS share_unfavourable,
    coalesce(any_value(m.study_count), 0) AS study_count,
    coalesce(any_value(m.discrepancy_count), 0) AS discrepancy_count
FROM sources s
LEFT JOIN mart_claims c USING (source_id)
LEFT JOIN (
    SELECT d.source_id, count(DISTINCT m.study_id) AS study_count, count(x.attribute) AS discrepancy_count
    FROM mart_study_mentions m JOIN documents d USING (document_id)
    LEFT JOIN mart_discrepancies x USING (mention_id)
    GROUP BY d.source_id
) m USING (source_id)
GROUP BY s.source_id
