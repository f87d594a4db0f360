-- The claims that must also be worded alike to be one proposition, by what else they share.
SELECT DISTINCT worded_within, words FROM mart_claim_topics WHERE worded_within IS NOT NULL ORDER BY ALL
