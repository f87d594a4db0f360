-- One row per study, claim type and stance: what the study is said to show in current texts, how often, by how many
-- sources, how often hedged, and the first such sentence as an example.
CREATE VIEW study_claims AS
SELECT
    studies.study_id,
    coalesce(
        nullif(concat_ws(', ', studies.authors, studies.institution, studies.journal, studies.year), ''),
        studies.registry_id
    ) AS study,
    claims.claim_type,
    claims.stance,
    count(*) AS claim_count,
    count(DISTINCT claims.source_id) AS source_count,
    count(*) FILTER (claims.certainty = 'hedged') AS hedged_count,
    min_by(claims.quote, (claims.document_id, claims.start)) AS example,
    min_by(claims.source_id, (claims.document_id, claims.start)) AS example_source_id
FROM claims
JOIN documents USING (document_id)
JOIN studies ON studies.study_id = claims.study_id
WHERE documents.is_current
GROUP BY ALL
ORDER BY studies.study_id, claims.claim_type, claims.stance
