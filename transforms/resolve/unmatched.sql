-- The mentions that the catalogue does not settle, to be compared with each other: each pair once, and each with itself,
-- which says whether two that state the very same state enough.
CREATE OR REPLACE TEMP TABLE link_open AS
SELECT record_id, mention_id, document_id FROM link_held ANTI JOIN link_matched USING (mention_id);

CREATE OR REPLACE TEMP TABLE link_pairs AS
WITH keyed AS (
    SELECT record_id, unnest(keys) AS key FROM link_mentions SEMI JOIN link_open USING (record_id)
),
narrow AS (SELECT key FROM keyed GROUP BY key HAVING count(DISTINCT record_id) <= $most_sharing)
SELECT DISTINCT a.record_id, b.record_id AS other_id
FROM keyed a JOIN narrow USING (key) JOIN keyed b USING (key)
WHERE a.record_id <= b.record_id;

CREATE OR REPLACE TEMP TABLE link_others AS
SELECT * REPLACE (list_filter(other_counts, lambda n: n IS NOT NULL) AS other_counts), record_id AS other_id, record_id AS work,
    names AS first_names, false AS preprint
FROM link_left SEMI JOIN link_open USING (record_id);
