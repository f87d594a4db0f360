-- Attributes that two mentions of one study state differently, each mention against each other value.
WITH stated AS (
    UNPIVOT (
        SELECT
            study_id, mention_id, journal, year::VARCHAR AS year, participant_count::VARCHAR AS participant_count,
            session_count::VARCHAR AS session_count, treatment_days_min::VARCHAR AS treatment_days_min,
            effect_days_min::VARCHAR AS effect_days_min, nullif(design, 'unspecified') AS design, comparator
        FROM mart_study_mentions
    ) ON COLUMNS(* EXCLUDE (study_id, mention_id)) INTO NAME attribute VALUE stated
)
SELECT DISTINCT
    a.study_id, a.mention_id, a.attribute, a.stated, b.stated AS expected, 'mention' AS against,
    CASE WHEN a.attribute IN ('participant_count', 'year', 'journal') THEN 'critical' ELSE 'warning' END AS severity
FROM stated a JOIN stated b
    ON a.study_id = b.study_id AND a.attribute = b.attribute AND a.mention_id <> b.mention_id
    AND lower(a.stated) <> lower(b.stated)
