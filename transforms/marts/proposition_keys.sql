-- Claims that say the same thing share type, subject, substance, condition and topic; where the topic is wide, they
-- also rest on the same study or are worded alike. Direction is no part of it: who contradicts belongs to the same
-- proposition.
SELECT
    c.claim_id,
    t.topic,
    t.agency,
    t.words,
    w.leader IS NOT NULL AS by_wording,
    substr(sha256(concat_ws('|', 'proposition', t.structure, CASE WHEN t.by_study THEN coalesce('study ' || k.study_id, '-') ELSE '-' END,
        coalesce(w.leader, '-'))), 1, 16) AS proposition_id
FROM claims c
JOIN mart_claim_topics t USING (claim_id)
LEFT JOIN mart_study_keys k USING (mention_id)
LEFT JOIN mart_claim_wordings w ON w.worded_within = t.worded_within AND w.words = t.words
