-- Each proposition in a few words: the label of its topic, with the names of what it is about.
WITH proposition AS (
    SELECT
        p.proposition_id, any_value(c.claim_type) AS claim_type, any_value(c.subject) AS subject,
        any_value(c.substance) AS substance, any_value(c.condition) AS condition, any_value(p.topic) AS topic,
        any_value(p.agency) AS agency, min(c.study_id) AS study_id
    FROM mart_proposition_keys p JOIN mart_claims c USING (claim_id)
    GROUP BY p.proposition_id
),
-- Ids of up to four letters are abbreviations; the exceptions are in the table of names.
name AS (
    SELECT id, coalesce(n.name, CASE WHEN length(id) <= 4 THEN upper(id) ELSE replace(id, '_', ' ') END) AS name
    FROM (
        SELECT substance AS id FROM proposition UNION SELECT condition FROM proposition
        UNION SELECT agency FROM proposition
    ) LEFT JOIN topic_names n USING (id)
    WHERE id IS NOT NULL
),
filled AS (
    SELECT
        p.proposition_id,
        coalesce(
            CASE WHEN p.agency IS NULL THEN t.alone END, t.label,
            '{therapy} acts through ' || replace(p.topic, '_', ' ')
        ) AS label,
        coalesce(s.name, CASE p.subject WHEN 'comparator' THEN 'another treatment' ELSE 'the therapy' END) AS therapy,
        c.name AS condition,
        a.name AS agency,
        CASE WHEN t.split = 'study' THEN ' (' || nullif(concat_ws(', ', coalesce(u.journal, u.institution), u.year, 'n = ' || u.participant_count), '') || ')' END AS study
    FROM proposition p
    LEFT JOIN topics t ON t.claim_type = p.claim_type AND t.topic = p.topic
    LEFT JOIN name s ON s.id = p.substance
    LEFT JOIN name c ON c.id = p.condition
    LEFT JOIN name a ON a.id = p.agency
    LEFT JOIN mart_studies u ON u.study_id = p.study_id
),
written AS (
    SELECT
        proposition_id,
        replace(replace(replace(
            CASE WHEN condition IS NULL
                THEN regexp_replace(replace(label, '{condition} symptoms', 'symptoms'), ' (in|of|for|with) \{condition\}', '')
            ELSE label END,
            '{therapy}', therapy), '{agency}', coalesce(agency, 'an agency')), '{condition}', coalesce(condition, 'the condition'))
        || coalesce(study, '') AS label
    FROM filled
)
SELECT proposition_id, upper(left(label, 1)) || substr(label, 2) AS label FROM written
