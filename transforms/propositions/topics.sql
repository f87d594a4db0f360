-- The topic of each claim, and the agency that a regulatory one names first.
WITH counted AS (
    SELECT w.claim_id, arg_min(k.topic, k.rank) AS topic
    FROM topic_kinds k JOIN quantities q USING (kind)
    JOIN claim_words w ON w.statement_id = q.statement_id AND w.claim_type = k.claim_type
    GROUP BY w.claim_id
),
-- The concept of a vocabulary, where no word of the lists stands; the other names are those of the extraction's own cues.
named AS (
    SELECT statement_id, arg_min(concept, (start, concept)) AS topic FROM cues
    WHERE cue = 'mechanism' AND concept NOT IN ('action', 'gate', 'target') GROUP BY statement_id
),
agencies AS (
    SELECT statement_id, arg_min(concept, (start, concept)) AS agency FROM cues
    WHERE cue = 'authority' GROUP BY statement_id
),
placed AS (
    SELECT
        w.claim_id,
        w.words,
        coalesce(
            word.topic,
            counted.topic,
            general.topic,
            CASE w.claim_type WHEN 'mechanism' THEN named.topic END,
            'other'
        ) AS topic,
        CASE w.claim_type WHEN 'regulatory' THEN agencies.agency END AS agency
    FROM claim_words w
    JOIN topic_found f USING (claim_id)
    LEFT JOIN topic_forms word ON word.claim_type = w.claim_type AND word.form = f.word
    LEFT JOIN topic_forms general ON general.claim_type = w.claim_type AND general.form = f.general
    LEFT JOIN counted ON counted.claim_id = w.claim_id
    LEFT JOIN named ON named.statement_id = w.statement_id
    LEFT JOIN agencies ON agencies.statement_id = w.statement_id
),
-- What is approved for another condition than the one that the claim is on is not approved for this one.
granted AS (
    SELECT
        p.* REPLACE (CASE
            WHEN p.topic = 'approval' AND g.granted <> '' AND NOT contains(g.condition, replace(g.granted, 'post traumatic', 'ptsd'))
            THEN 'elsewhere' ELSE p.topic END AS topic)
    FROM placed p LEFT JOIN (
        SELECT claim_id, condition, regexp_extract(words, '\b(?:approved|licen[sc]ed|cleared)(?: \w+){0,2}? (?:for|in|to treat)'
            || '(?: the| treatment of| adults with| people with| patients with| treatment resistant| major| severe)*'
            || ' (depression|ptsd|post traumatic|an?esthesia|anaesthesia|anxiety|pain|seizures|narcolepsy)\b', 1) AS granted
        FROM claims JOIN claim_words w USING (claim_id) WHERE w.claim_type = 'regulatory'
    ) g USING (claim_id)
)
SELECT
    p.*,
    t.split = 'study' AS by_study,
    concat_ws('|', c.claim_type, c.subject, coalesce(c.substance, '-'), coalesce(c.condition, '-'), p.topic,
        coalesce(p.agency, '-')) AS structure,
    -- What claims that must also be worded alike have in common.
    CASE WHEN t.split = 'wording' OR (t.split = 'study' AND c.mention_id IS NULL) THEN structure END AS worded_within
FROM granted p
JOIN claims c USING (claim_id)
LEFT JOIN topics t ON t.claim_type = c.claim_type AND t.topic = p.topic
