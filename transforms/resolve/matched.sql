-- The mentions whose study is found. A document speaks of a study in one mention only, so that of two the surer one has it.
CREATE OR REPLACE TEMP TABLE link_matched AS
SELECT mention_id, document_id, c.other_id AS reference_id, c.probability
FROM link_candidates c JOIN link_held USING (record_id)
WHERE c.rank = 1 AND c.probability >= $threshold
QUALIFY row_number() OVER (PARTITION BY document_id, reference_id ORDER BY probability DESC, score DESC, mention_id) = 1;

CREATE OR REPLACE TEMP TABLE link_reference_candidates AS SELECT * FROM link_candidates;

CREATE OR REPLACE TEMP TABLE link_weighed AS
SELECT s.* FROM link_scored s SEMI JOIN link_candidates c USING (record_id, other_id);
