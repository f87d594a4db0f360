-- Every claim's quote in small letters, without signs; and the table that takes what is found in it.
CREATE OR REPLACE TEMP TABLE claim_words AS
SELECT claim_id, statement_id, claim_type, trim(regexp_replace(lower(quote), '[^\pL\pN]+', ' ', 'g')) AS words
FROM claims;
CREATE OR REPLACE TEMP TABLE topic_found (claim_id VARCHAR, claim_type VARCHAR, word VARCHAR, general VARCHAR)
