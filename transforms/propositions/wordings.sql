-- The claims that must also be worded alike to be one proposition, with what else they share.
SELECT
    concat_ws('|', c.claim_type, c.subject, coalesce(c.substance, '-'), coalesce(c.condition, '-'), t.topic,
        coalesce(t.agency, '-')) AS grouped,
    coalesce(c.substance, '') || '_' || coalesce(c.condition, '') AS shared,
    t.words
FROM claims c
JOIN mart_claim_topics t USING (claim_id)
JOIN topics ON topics.claim_type = c.claim_type AND topics.topic = t.topic
WHERE topics.split = 'wording' OR (topics.split = 'study' AND c.mention_id IS NULL)
GROUP BY ALL
ORDER BY ALL
