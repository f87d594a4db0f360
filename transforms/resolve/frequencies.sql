-- How often each value of a mention occurs among the studies that could be meant: those of the catalogue and some that
-- it does not hold. Where a value agrees with an entry, this entry itself is no evidence that others have it, so that it is
-- not counted. A value that is rare among the others weighs more.
CREATE OR REPLACE TEMP TABLE link_frequency AS
WITH stated AS (
    SELECT 'journal' AS field, journal AS value FROM link_mentions
    UNION SELECT 'design', design FROM link_mentions
    UNION SELECT 'substance', substance FROM link_mentions
    UNION SELECT 'condition', condition FROM link_mentions
    UNION SELECT 'comparator', comparator FROM link_mentions
    UNION SELECT 'session_count', session_count::VARCHAR FROM link_mentions
    UNION SELECT 'participant_count', count::VARCHAR FROM link_mentions
    UNION SELECT 'authors', unnest(names) FROM link_mentions
    UNION SELECT 'institution', unnest(places) FROM link_mentions
),
counted AS (
    SELECT 'journal' AS field, journal_key(journal) AS value, count(*) AS times FROM reference_studies GROUP BY ALL
    UNION ALL SELECT 'design', design, count(*) FROM reference_studies GROUP BY ALL
    UNION ALL SELECT 'substance', substance, count(*) FROM reference_studies GROUP BY ALL
    UNION ALL SELECT 'condition', condition, count(*) FROM reference_studies GROUP BY ALL
    UNION ALL SELECT 'comparator', comparator_class(comparator), count(*) FROM reference_studies GROUP BY ALL
    UNION ALL SELECT 'session_count', session_count::VARCHAR, count(*) FROM reference_studies GROUP BY ALL
    UNION ALL SELECT 'participant_count', participant_count::VARCHAR, count(*) FROM reference_studies GROUP BY ALL
    UNION ALL SELECT 'authors', name, count(*) FROM (
        SELECT unnest(names(split_part(authors, ';', 1))) AS name FROM reference_studies) GROUP BY ALL
    UNION ALL SELECT 'institution', word, count(*) FROM (
        SELECT unnest(place_words(institution)) AS word FROM reference_studies) GROUP BY ALL
),
size AS (SELECT count(*) AS records FROM reference_studies)
SELECT
    field, value, coalesce(times, 0) AS times,
    (greatest(coalesce(times, 0) - 1, 0) + $background * CASE field
        WHEN 'participant_count' THEN 1 / (5.5 * greatest(value::DOUBLE, 5))
        WHEN 'journal' THEN 0.01 WHEN 'authors' THEN 0.003 WHEN 'institution' THEN 0.01
        WHEN 'substance' THEN 0.15 WHEN 'condition' THEN 0.15 WHEN 'session_count' THEN 0.15
        ELSE 0.2 END) / (size.records + $background) AS u
FROM stated LEFT JOIN counted USING (field, value) CROSS JOIN size
WHERE value IS NOT NULL;

CREATE OR REPLACE TEMP TABLE link_left AS
WITH named AS (
    SELECT record_id, min(u) AS u FROM (SELECT record_id, unnest(names) AS value FROM link_mentions)
    JOIN link_frequency f USING (value) WHERE f.field = 'authors' GROUP BY record_id
),
placed AS (
    SELECT record_id, min(u) AS u, arg_min(value, (times, value)) AS place
    FROM (SELECT record_id, unnest(places) AS value FROM link_mentions)
    JOIN link_frequency f USING (value) WHERE f.field = 'institution' GROUP BY record_id
)
SELECT
    m.* EXCLUDE (keys), placed.place, named.u AS u_authors, placed.u AS u_institution, journal.u AS u_journal, design.u AS u_design,
    substance.u AS u_substance, condition.u AS u_condition, comparator.u AS u_comparator, sessions.u AS u_session_count,
    counts.u AS u_participant_count
FROM link_mentions m
LEFT JOIN named USING (record_id)
LEFT JOIN placed USING (record_id)
LEFT JOIN link_frequency journal ON journal.field = 'journal' AND journal.value = m.journal
LEFT JOIN link_frequency design ON design.field = 'design' AND design.value = m.design
LEFT JOIN link_frequency substance ON substance.field = 'substance' AND substance.value = m.substance
LEFT JOIN link_frequency condition ON condition.field = 'condition' AND condition.value = m.condition
LEFT JOIN link_frequency comparator ON comparator.field = 'comparator' AND comparator.value = m.comparator
LEFT JOIN link_frequency sessions ON sessions.field = 'session_count' AND sessions.value = m.session_count::VARCHAR
LEFT JOIN link_frequency counts ON counts.field = 'participant_count' AND counts.value = m.count::VARCHAR;
