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
            mention_id, study_id, quote, source_id, journal, year::VARCHAR AS year,
            participant_count::VARCHAR AS participant_count, session_count::VARCHAR AS session_count,
            printf('%g', treatment_days_min) AS treatment_days_min, printf('%g', effect_days_min) AS effect_days_min,
            design, comparator
        FROM mention
    ) ON COLUMNS(* EXCLUDE (mention_id, study_id, quote, source_id)) INTO NAME attribute VALUE stated
),
other AS (
    SELECT study_id, attribute, stated, min_by(quote, mention_id) AS quote, min_by(source_id, mention_id) AS source_id
    FROM value GROUP BY ALL
)
SELECT
    d.severity,
    d.attribute,
    mention.source_id,
    d.stated,
    mention.quote AS stated_in,
    d.against,
    coalesce(reference.reference_id, other.source_id) AS expected_by,
    d.expected,
    CASE d.against WHEN 'reference' THEN concat_ws(', ', reference.title, reference.journal, reference.year) ELSE other.quote END AS expected_in,
    d.study_id,
    d.mention_id
FROM discrepancies AS d
JOIN mention USING (mention_id)
JOIN studies ON studies.study_id = d.study_id
LEFT JOIN reference_studies AS reference ON d.against = 'reference' AND reference.reference_id = studies.reference_id
LEFT JOIN other ON d.against = 'mention' AND other.study_id = d.study_id AND other.attribute = d.attribute AND other.stated = d.expected
WHERE mention.is_current
ORDER BY d.severity, d.study_id, mention.source_id, d.attribute, d.expected
