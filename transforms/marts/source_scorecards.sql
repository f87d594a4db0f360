-- How each source makes its claims; shares are null for a source that makes none.
WITH checked AS (
    SELECT claim_id, bool_or(verdict = 'contradicted') AS is_contradicted FROM mart_verdicts GROUP BY claim_id
),
claim AS (
    SELECT
        c.source_id, c.proposition_id, c.hype, v.claim_id IS NOT NULL AS is_checked,
        coalesce(v.is_contradicted, false) AS is_contradicted,
        c.study_id IS NOT NULL AS has_study, c.certainty = 'hedged' AS is_hedged,
        c.stance = 'unfavourable' AS is_unfavourable, p.agreement = 'disagree' AS is_disputed,
        p.agreement = 'single' AS is_alone
    FROM mart_claims c JOIN mart_propositions p USING (proposition_id) LEFT JOIN checked v USING (claim_id)
),
made AS (
    SELECT
        source_id,
        count(*) AS claim_count,
        count(DISTINCT proposition_id) AS proposition_count,
        count_if(has_study) AS with_study_count, avg(has_study::INT) AS share_with_study,
        count_if(is_hedged) AS hedged_count, avg(is_hedged::INT) AS share_hedged,
        count_if(hype) AS hype_count, avg(hype::INT) AS share_hype,
        count_if(is_unfavourable) AS unfavourable_count, avg(is_unfavourable::INT) AS share_unfavourable,
        count_if(is_disputed) AS disputed_count, avg(is_disputed::INT) AS share_disputed,
        count_if(is_alone) AS alone_count, avg(is_alone::INT) AS share_alone,
        count_if(is_checked) AS checked_count, count_if(is_contradicted) AS contradicted_count,
        avg(is_contradicted::INT) FILTER (is_checked) AS share_contradicted
    FROM claim GROUP BY source_id
),
mentioned AS (
    SELECT d.source_id, count(DISTINCT m.study_id) AS study_count, count(x.attribute) AS discrepancy_count
    FROM mart_study_mentions m JOIN documents d USING (document_id)
    LEFT JOIN mart_discrepancies x USING (mention_id)
    GROUP BY d.source_id
)
SELECT
    s.source_id,
    coalesce(COLUMNS(c -> ends_with(c, '_count') AND c NOT IN ('study_count', 'discrepancy_count')), 0),
    COLUMNS('^share_'),
    coalesce(m.study_count, 0) AS study_count,
    coalesce(m.discrepancy_count, 0) AS discrepancy_count
FROM sources s
LEFT JOIN made USING (source_id)
LEFT JOIN mentioned m USING (source_id)
