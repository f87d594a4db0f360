-- One row per text or row that was kept out of the published tables, and why.
CREATE VIEW kept_out AS
SELECT table_name, row_id, expectation, reason, run_id, row_json
FROM quarantine
ORDER BY table_name, expectation, row_id
