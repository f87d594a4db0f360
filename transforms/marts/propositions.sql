-- One row per proposition. Sources disagree if one says that it is so and another that it is not, or if the numbers
-- that two of them state lie apart by more than a quarter.
WITH member AS (
    SELECT
        c.*, p.words, p.agency, p.by_wording, v.voice,
        -- A long sentence in the very same words is one voice, whoever repeats it.
        CASE WHEN length(p.words) >= 60 THEN p.words ELSE v.voice END AS said,
        d.direction
    FROM mart_claims c
    JOIN mart_proposition_keys p USING (claim_id)
    JOIN mart_voices v ON v.document_id = c.document_id
    JOIN mart_claim_directions d USING (claim_id)
),
stated AS (
    SELECT m.proposition_id, m.voice, m.direction, n.* FROM member m JOIN mart_claim_numbers n USING (claim_id)
),
unit AS (
    SELECT proposition_id, any_value(number) AS number, arg_min(unit, (-times, unit)) AS unit
    FROM (SELECT proposition_id, number, unit, count(*) AS times FROM stated GROUP BY ALL)
    GROUP BY proposition_id
),
-- What one voice states, and the range that it can be held to.
held AS (
    SELECT
        proposition_id, voice,
        min(coalesce(s.low, s.high)) AS low, max(coalesce(s.high, s.low)) AS high,
        min(least) FILTER (direction IS NULL OR direction > 0) AS least,
        max(most) FILTER (direction IS NULL OR direction > 0) AS most
    FROM stated s JOIN unit u USING (proposition_id)
    WHERE s.unit = u.unit
    GROUP BY ALL
),
spread AS (
    SELECT proposition_id, min(low) AS low, max(high) AS high, max(least) > 1.25 * min(most) AS apart
    FROM held GROUP BY proposition_id
),
grouped AS (
    SELECT
        proposition_id,
        any_value(claim_type) AS claim_type,
        any_value(subject) AS subject,
        any_value(substance) AS substance,
        any_value(condition) AS condition,
        any_value(topic) AS topic,
        any_value(agency) AS agency,
        any_value(by_wording) AS by_wording,
        min(study_id) AS study_id,
        arg_min(quote, (length(quote), quote)) FILTER (by_wording) AS shortest,
        count(*) AS claim_count,
        count(DISTINCT source_id) AS source_count,
        least(count(DISTINCT voice), count(DISTINCT said), count(DISTINCT source_id)) AS independent_source_count,
        count(study_id) AS with_study_count,
        count(*) FILTER (stance = 'favourable') AS favourable_count,
        count(*) FILTER (stance = 'unfavourable') AS unfavourable_count,
        count(*) FILTER (certainty = 'hedged') AS hedged_count,
        min(voice) FILTER (direction > 0) AS first_for, max(voice) FILTER (direction > 0) AS last_for,
        min(voice) FILTER (direction < 0) AS first_against, max(voice) FILTER (direction < 0) AS last_against
    FROM member GROUP BY proposition_id
)
SELECT
    g.* EXCLUDE (agency, by_wording, study_id, shortest, first_for, last_for, first_against, last_against),
    CASE WHEN g.by_wording
        THEN CASE WHEN length(g.shortest) > 120 THEN left(g.shortest, 119) || '…' ELSE g.shortest END
        ELSE l.label
    END AS label,
    u.number AS quantity_kind,
    u.unit AS unit,
    n.low,
    n.high,
    CASE
        WHEN g.independent_source_count = 1 THEN 'single'
        WHEN greatest(g.last_for, g.last_against) <> least(g.first_for, g.first_against)
            AND g.first_for IS NOT NULL AND g.first_against IS NOT NULL THEN 'disagree'
        WHEN n.apart THEN 'disagree'
        ELSE 'agree'
    END AS agreement
FROM grouped g
JOIN mart_proposition_labels l USING (proposition_id)
LEFT JOIN unit u USING (proposition_id)
LEFT JOIN spread n USING (proposition_id)
