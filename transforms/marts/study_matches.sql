-- Why a study is the entry of the catalogue that it is, or which entries it could be: each candidate with how every field
-- compares, both texts, and what the comparison weighs.
WITH candidate AS (
    SELECT r.study_id, r.mention_id, c.record_id, c.other_id, c.rank, c.probability
    FROM mart_study_resolution r JOIN link_held h USING (mention_id) JOIN link_reference_candidates c USING (record_id)
    WHERE c.rank = 1 OR c.probability >= 0.01
),
level AS (
    UNPIVOT (SELECT COLUMNS(lambda c: NOT starts_with(c, 'w_') AND c NOT IN ('work', 'first_year', 'preprint', 'score')) FROM link_weighed)
    ON COLUMNS(* EXCLUDE (record_id, other_id)) INTO NAME field VALUE level
),
weight AS (
    UNPIVOT (SELECT record_id, other_id, COLUMNS('^w_(.*)$') AS '\1' FROM link_weighed)
    ON COLUMNS(* EXCLUDE (record_id, other_id)) INTO NAME field VALUE weight
),
stated AS (
    UNPIVOT (
        SELECT
            m.mention_id, m.doi, m.pmid, m.registry_id, m.journal, m.year::VARCHAR AS year, m.institution, m.authors,
            m.participant_count::VARCHAR AS participant_count, m.design, m.substance, m.condition, m.comparator,
            m.session_count::VARCHAR AS session_count,
            concat_ws(' to ', days(m.treatment_days_min), days(nullif(m.treatment_days_max, m.treatment_days_min))) AS treatment_days,
            array_to_string(l.doses, ', ') AS dose, array_to_string(l.people, ', ') AS population, l.phase, l.outcome
        FROM study_mentions m SEMI JOIN candidate USING (mention_id) JOIN link_held USING (mention_id) JOIN link_left l USING (record_id)
    ) ON COLUMNS(* EXCLUDE (mention_id)) INTO NAME field VALUE stated
),
expected AS (
    UNPIVOT (
        SELECT
            reference_id AS other_id, doi, pmid, registry_id, journal,
            concat_ws(', ', year, 'online ' || online_year) AS year, institution, authors,
            concat_ws('; ', participant_count, arms) AS participant_count, design, substance, condition, comparator,
            session_count::VARCHAR AS session_count, days(treatment_days) AS treatment_days,
            coalesce(nullif(array_to_string(doses_in(arms), ', '), ''), dose_mg_per_kg::VARCHAR) AS dose, population, title AS phase,
            title AS follow_up, outcome_favours AS outcome
        FROM reference_studies SEMI JOIN candidate ON other_id = reference_id
    ) ON COLUMNS(* EXCLUDE (other_id)) INTO NAME field VALUE expected
)
SELECT
    c.study_id, c.other_id AS reference_id, level.field, c.rank, c.probability AS match_probability, c.mention_id,
    nullif(stated.stated, '') AS stated, nullif(expected.expected, '') AS expected, level.level, weight.weight
FROM candidate c
JOIN level USING (record_id, other_id)
JOIN weight USING (record_id, other_id, field)
LEFT JOIN stated USING (mention_id, field)
LEFT JOIN expected ON expected.other_id = c.other_id AND expected.field = level.field
