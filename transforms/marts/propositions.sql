-- One row per proposition. Its numbers are those of the kind that its claim type speaks of. Sources disagree if some
-- favour the therapy and some do not, or if the numbers that they state are more than half as large again as each other's.
WITH member AS (
    SELECT c.*, coalesce(nullif(lower(s.publisher), ''), c.source_id) AS voice, d.duplicate_of
    FROM mart_claims c JOIN sources s USING (source_id) JOIN documents d ON d.document_id = c.document_id
),
number AS (
    SELECT
        m.proposition_id, m.source_id, any_value(m.claim_type) IN ('efficacy', 'onset', 'durability') AS compared,
        min(coalesce(q.low, q.high)) AS low, max(coalesce(q.high, q.low)) AS high,
        min(coalesce(q.low, q.high)) AS stated
    FROM member m JOIN quantities q USING (statement_id)
    WHERE q.kind = CASE m.claim_type
        WHEN 'efficacy' THEN 'percentage' WHEN 'onset' THEN 'onset' WHEN 'durability' THEN 'effect_duration'
        WHEN 'protocol' THEN 'session_count' WHEN 'evidence' THEN 'participant_count'
    END
    GROUP BY m.proposition_id, m.source_id
),
spread AS (
    SELECT proposition_id, min(low) AS low, max(high) AS high, max(stated) > 1.5 * min(stated) AND any_value(compared) AS apart
    FROM number GROUP BY proposition_id
)
SELECT
    m.proposition_id,
    any_value(m.claim_type) AS claim_type,
    any_value(m.substance) AS substance,
    any_value(m.condition) AS condition,
    concat_ws(' ', coalesce(any_value(m.substance), any_value(m.subject)), any_value(m.claim_type),
        'in ' || any_value(m.condition)) AS label,
    count(*) AS claim_count,
    count(DISTINCT m.source_id) AS source_count,
    greatest(count(DISTINCT m.voice) FILTER (m.duplicate_of IS NULL), 1) AS independent_source_count,
    count(m.study_id) AS with_study_count,
    count(*) FILTER (m.stance = 'favourable') AS favourable_count,
    count(*) FILTER (m.stance = 'unfavourable') AS unfavourable_count,
    any_value(n.low) AS low,
    any_value(n.high) AS high,
    CASE
        WHEN count(DISTINCT m.source_id) = 1 THEN 'single'
        WHEN count(DISTINCT m.stance) FILTER (m.stance <> 'neutral') > 1 OR coalesce(bool_or(n.apart), false) THEN 'disagree'
        ELSE 'agree'
    END AS agreement
FROM member m LEFT JOIN spread n USING (proposition_id)
GROUP BY m.proposition_id
