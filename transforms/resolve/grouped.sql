-- Of every mention the first one of its study; a survey that nobody could look up is compared with nothing and stays alone.
CREATE OR REPLACE TEMP TABLE link_groups AS
SELECT mention_id, coalesce('reference ' || matched.reference_id, 'mention ' || coalesce(told.first_id, mention_id)) AS group_id
FROM study_mentions LEFT JOIN link_matched matched USING (mention_id) LEFT JOIN link_told told USING (mention_id);
