-- What the trial behind a claim says of it, where that can be told: the entry of the catalogue must be known to be that
-- study, and what the claim states must be the very thing that the entry holds. The direction of the primary outcome is
-- compared with claims on symptoms as a whole, the number of participants with claims that enrol them; of other outcomes
-- and of numbers that an arm or a screening explains, nothing is said.
WITH resting AS (
    SELECT c.claim_id, c.statement_id, c.study_id, c.mention_id, c.claim_type, c.subject, c.topic, c.stance, c.certainty,
        c.substance, c.condition, c.quote, r.*
    FROM mart_claims c
    JOIN mart_studies s ON s.study_id = c.study_id AND s.resolution = 'matched'
    JOIN (
        SELECT reference_id, outcome_favours, primary_outcome, participant_count, effect_days, substance AS studied,
            condition AS treated, is_inactive(comparator_class(comparator)) AS held_inactive,
            condition IN ('depression', 'treatment_resistant_depression') AS is_of_mood
        FROM reference_studies
    ) r ON r.reference_id = s.reference_id
),
outcome AS (
    SELECT
        claim_id, study_id, reference_id, 'outcome' AS attribute,
        CASE
            WHEN stance = 'favourable' AND outcome_favours = 'therapy' THEN 'supported'
            WHEN stance = 'unfavourable' AND outcome_favours <> 'therapy' THEN 'supported'
            -- A hope that is worded as one is not refuted.
            WHEN stance = 'favourable' AND outcome_favours <> 'therapy' AND certainty = 'asserted'
                AND (outcome_favours = 'comparator' OR coalesce(held_inactive, true)) AND NOT takes_no_side(quote)
                THEN 'contradicted'
        END AS verdict,
        stance AS stated,
        'favours ' || CASE outcome_favours WHEN 'neither' THEN 'neither' ELSE 'the ' || outcome_favours END
        || coalesce(' on ' || primary_outcome, '') AS found
    FROM resting
    -- What tells how it works says little of whether it did.
    ANTI JOIN (SELECT statement_id FROM mart_claims WHERE claim_type = 'mechanism') USING (statement_id)
    WHERE subject = 'therapy' AND substance = studied AND outcome_favours IS NOT NULL
        AND (condition IS NULL OR treated IS NULL OR condition = treated OR is_of_mood AND condition LIKE '%depression')
        -- What is said of another outcome, the primary one does not tell.
        AND NOT regexp_matches(
            quote,
            '\b(anxi\w*|sleep\w*|function\w*|quality of life|well-?being|meaning|suicid\w*|pain|drinking|alcohol'
            || CASE WHEN is_of_mood THEN '' ELSE '|depress\w*|mood' END || ')\b',
            'i'
        )
        AND (claim_type = 'efficacy' AND topic IN ('symptoms', 'control')
            -- Of those whom nothing helped before only what was found, not what is hoped for.
            OR claim_type = 'efficacy' AND topic = 'resistant' AND certainty = 'asserted'
            -- An effect that there was not cannot last; how long one lasts, a primary outcome does not tell.
            OR claim_type = 'durability' AND topic = 'other' AND stance = 'favourable' AND outcome_favours <> 'therapy')
),
size AS (
    SELECT
        r.claim_id, any_value(r.study_id) AS study_id, any_value(r.reference_id) AS reference_id,
        'participant_count' AS attribute,
        CASE WHEN bool_or(q.low = r.participant_count) THEN 'supported' ELSE 'contradicted' END AS verdict,
        string_agg(DISTINCT q.quote, ', ' ORDER BY q.quote) AS stated,
        any_value(r.participant_count)::VARCHAR AS found
    FROM resting r
    JOIN quantities q ON q.statement_id = r.statement_id AND q.kind = 'participant_count' AND q.low = q.high
    LEFT JOIN mart_discrepancies d ON d.mention_id = r.mention_id AND d.attribute = 'participant_count'
        AND d.against = 'reference' AND d.severity = 'critical' AND try_cast(d.stated AS DOUBLE) = q.low
    WHERE r.claim_type = 'evidence' AND (q.low = r.participant_count OR d.stated IS NOT NULL)
    GROUP BY r.claim_id
),
-- A duration may be told as an open end: "weeks" and "at least three months" reach up to twice that.
lasting AS (
    SELECT
        claim_id, any_value(study_id) AS study_id, any_value(reference_id) AS reference_id, 'effect_days' AS attribute,
        CASE WHEN bool_and(low > 2 * effect_days) THEN 'contradicted'
            WHEN bool_and(low <= 1.25 * effect_days AND coalesce(high, 2 * low) >= 0.8 * effect_days) THEN 'supported' END AS verdict,
        string_agg(DISTINCT q.quote, ', ' ORDER BY q.quote) AS stated,
        printf('a median of %g days', any_value(effect_days)) AS found
    FROM resting JOIN quantities q USING (statement_id)
    WHERE claim_type = 'durability' AND topic = 'other' AND subject = 'therapy' AND substance = studied
        AND stance = 'favourable' AND q.kind = 'effect_duration' AND q.low IS NOT NULL AND effect_days IS NOT NULL
    GROUP BY claim_id
)
SELECT * FROM outcome WHERE verdict IS NOT NULL
UNION ALL
SELECT * FROM lasting WHERE verdict IS NOT NULL
UNION ALL
SELECT * FROM size
