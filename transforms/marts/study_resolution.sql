-- What looking a study up in the catalogue came to. The mention that has the most probable candidate speaks for it.
-- Ambiguous means that it is in the catalogue as likely as not, and that two entries at least could be it.
WITH candidate AS (
    SELECT h.mention_id, sum(c.probability) AS in_all, max(c.probability) AS best,
        coalesce(max(c.probability) FILTER (c.rank = 2), 0) AS second
    FROM link_reference_candidates c JOIN link_held h USING (record_id)
    GROUP BY h.mention_id
),
told AS (
    SELECT k.study_id, k.mention_id, m.reference_id, c.* EXCLUDE (mention_id)
    FROM mart_study_keys k LEFT JOIN candidate c USING (mention_id) LEFT JOIN link_matched m USING (mention_id)
    QUALIFY row_number() OVER (PARTITION BY k.study_id ORDER BY c.best DESC NULLS LAST, k.mention_id) = 1
),
polled AS (
    SELECT k.study_id, bool_and(design = 'survey' AND coalesce(journal, doi, pmid, registry_id) IS NULL) AS is_poll
    FROM study_mentions JOIN mart_study_keys k USING (mention_id) GROUP BY k.study_id
)
SELECT
    study_id, mention_id, reference_id, best AS match_probability,
    CASE
        WHEN is_poll THEN 'not_a_publication'
        WHEN reference_id IS NOT NULL THEN 'matched'
        WHEN in_all >= 0.75 AND second >= 0.05 THEN 'ambiguous'
        ELSE 'unmatched'
    END AS resolution
FROM told JOIN polled USING (study_id)
