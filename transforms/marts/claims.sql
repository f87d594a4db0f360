-- The claims with the study and the proposition that each belongs to.
SELECT c.* REPLACE (k.study_id AS study_id, p.proposition_id AS proposition_id, p.topic AS topic)
FROM claims c
LEFT JOIN mart_study_keys k USING (mention_id)
JOIN mart_proposition_keys p USING (claim_id)
