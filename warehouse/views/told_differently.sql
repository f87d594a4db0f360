-- One row per attribute that a current text states otherwise than the trial it means or than another text on the same study,
-- the critical ones first: what each of the two states, and the words in which it does.
CREATE VIEW told_differently AS
WITH mention AS (
    SELECT m.*, documents.source_id, documents.is_current
    FROM study_mentions AS m JOIN documents USING (document_id)
),
value AS (
    UNPIVOT (
        SELECT
            mention_id, study_id, journal, year::VARCHAR AS year,
            participant_count::VARCHAR AS participant_count, session_count::VARCHAR AS session_count,
            printf('%g', treatment_days_min) AS treatment_days_min, printf('%g', effect_days_min) AS effect_days_min,
            design, comparator
        FROM mention
    ) ON COLUMNS(* EXCLUDE (mention_id, study_id)) INTO NAME attribute VALUE stated
),
other AS (
    SELECT study_id, attribute, stated, min(mention_id) AS mention_id FROM value GROUP BY ALL
),
-- The sentence on the study that states a number, which need not be the one that introduces the study.
said AS (
    SELECT claims.mention_id, quantities.kind, quantities.low, min_by(claims.quote, claims.start) AS quote
    FROM claims JOIN quantities USING (statement_id) WHERE claims.mention_id IS NOT NULL GROUP BY ALL
),
differing AS (
    SELECT
        *,
        CASE attribute WHEN 'year' THEN 'calendar_year' WHEN 'participant_count' THEN attribute WHEN 'session_count' THEN attribute
            WHEN 'treatment_days' THEN 'treatment_duration' WHEN 'treatment_days_min' THEN 'treatment_duration'
            WHEN 'effect_days' THEN 'effect_duration' WHEN 'effect_days_min' THEN 'effect_duration' END AS kind,
        try_cast(regexp_extract(stated, '[0-9.]+') AS DOUBLE) AS number,
        try_cast(regexp_extract(expected, '[0-9.]+') AS DOUBLE) AS other_number
    FROM discrepancies
)
SELECT
    d.severity,
    d.attribute,
    mention.source_id,
    d.stated,
    coalesce(said.quote, mention.quote) AS stated_in,
    d.against,
    coalesce(reference.reference_id, another.source_id) AS expected_by,
    d.expected,
    CASE d.against WHEN 'reference' THEN concat_ws(', ', reference.title, reference.journal, reference.year)
        ELSE coalesce(other_said.quote, another.quote) END AS expected_in,
    d.study_id,
    d.mention_id
FROM differing AS d
JOIN mention USING (mention_id)
JOIN studies ON studies.study_id = d.study_id
LEFT JOIN said ON said.mention_id = d.mention_id AND said.kind = d.kind AND said.low = d.number
LEFT JOIN reference_studies AS reference ON d.against = 'reference' AND reference.reference_id = studies.reference_id
LEFT JOIN other ON d.against = 'mention' AND other.study_id = d.study_id AND other.attribute = d.attribute AND other.stated = d.expected
LEFT JOIN mention AS another ON another.mention_id = other.mention_id
LEFT JOIN said AS other_said ON other_said.mention_id = other.mention_id AND other_said.kind = d.kind AND other_said.low = d.other_number
WHERE mention.is_current
ORDER BY d.severity, d.study_id, mention.source_id, d.attribute, d.expected
