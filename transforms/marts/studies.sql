-- One row per study: the value that most mentions state, the smallest of these where they tie, so that the order of the
-- input does not matter; and what looking it up in the catalogue came to. The two ends of a span of days are one value:
-- taken apart, the lower end that most state could exceed the upper one.
WITH stated AS (
    UNPIVOT (
        SELECT
            study_id, mention_id, journal, year::VARCHAR AS year, institution, authors, registry_id, doi, pmid,
            nullif(design, 'unspecified') AS design, participant_count::VARCHAR AS participant_count, population,
            substance, condition, comparator, session_count::VARCHAR AS session_count,
            nullif(concat(treatment_days_min, ' to ', treatment_days_max), ' to ') AS treatment_days,
            nullif(concat(effect_days_min, ' to ', effect_days_max), ' to ') AS effect_days, status
        FROM mart_study_mentions
    ) ON COLUMNS(* EXCLUDE (study_id, mention_id)) INTO NAME attribute VALUE stated
),
counted AS (
    SELECT study_id, attribute, stated, count(*) AS times FROM stated GROUP BY ALL
),
agreed AS (
    SELECT study_id, attribute, arg_min(stated, (-times, stated)) AS stated FROM counted GROUP BY ALL
),
wide AS (
    SELECT
        study_id,
        max(stated) FILTER (attribute = 'journal') AS journal,
        max(stated) FILTER (attribute = 'year')::BIGINT AS year,
        max(stated) FILTER (attribute = 'institution') AS institution,
        max(stated) FILTER (attribute = 'authors') AS authors,
        max(stated) FILTER (attribute = 'registry_id') AS registry_id,
        max(stated) FILTER (attribute = 'doi') AS doi,
        max(stated) FILTER (attribute = 'pmid') AS pmid,
        coalesce(max(stated) FILTER (attribute = 'design'), 'unspecified') AS design,
        max(stated) FILTER (attribute = 'participant_count')::BIGINT AS participant_count,
        max(stated) FILTER (attribute = 'population') AS population,
        max(stated) FILTER (attribute = 'substance') AS substance,
        max(stated) FILTER (attribute = 'condition') AS condition,
        max(stated) FILTER (attribute = 'comparator') AS comparator,
        max(stated) FILTER (attribute = 'session_count')::BIGINT AS session_count,
        nullif(split_part(max(stated) FILTER (attribute = 'treatment_days'), ' to ', 1), '')::DOUBLE AS treatment_days_min,
        nullif(split_part(max(stated) FILTER (attribute = 'treatment_days'), ' to ', 2), '')::DOUBLE AS treatment_days_max,
        nullif(split_part(max(stated) FILTER (attribute = 'effect_days'), ' to ', 1), '')::DOUBLE AS effect_days_min,
        nullif(split_part(max(stated) FILTER (attribute = 'effect_days'), ' to ', 2), '')::DOUBLE AS effect_days_max,
        max(stated) FILTER (attribute = 'status') AS status
    FROM agreed GROUP BY study_id
)
SELECT
    wide.*,
    counts.mention_count,
    counts.source_count,
    found.reference_id,
    found.match_probability,
    found.resolution
FROM wide JOIN mart_study_resolution found USING (study_id) JOIN (
    SELECT m.study_id, count(*) AS mention_count, count(DISTINCT d.source_id) AS source_count
    FROM mart_study_mentions m JOIN documents d USING (document_id)
    GROUP BY m.study_id
) counts USING (study_id)
