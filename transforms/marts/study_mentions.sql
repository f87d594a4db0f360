-- The mentions with the study that each belongs to.
SELECT m.* REPLACE (k.study_id AS study_id)
FROM study_mentions m JOIN mart_study_keys k USING (mention_id)
