-- Claims that say the same thing share type, subject, substance, condition and topic; where the topic is wide, they
-- also rest on the same study or are worded alike. Direction is no part of it: who contradicts belongs to the same
-- proposition.
SELECT
    c.claim_id,
    t.topic,
    t.agency,
    t.words,
    substr(sha256(concat_ws('|', 'proposition', c.claim_type, c.subject, coalesce(c.substance, '-'),
        coalesce(c.condition, '-'), t.topic, coalesce(t.agency, '-'),
        CASE topics.split WHEN 'study' THEN coalesce('study ' || k.study_id, '-') ELSE '-' END,
        coalesce(w.leader, '-'))), 1, 16) AS proposition_id,
    w.leader IS NOT NULL AS by_wording
FROM claims c
JOIN mart_claim_topics t USING (claim_id)
LEFT JOIN mart_study_keys k USING (mention_id)
LEFT JOIN topics ON topics.claim_type = c.claim_type AND topics.topic = t.topic
LEFT JOIN mart_claim_wordings w ON w.words = t.words AND w.grouped = concat_ws('|', c.claim_type, c.subject,
    coalesce(c.substance, '-'), coalesce(c.condition, '-'), t.topic, coalesce(t.agency, '-'))
    AND (topics.split = 'wording' OR c.mention_id IS NULL)
