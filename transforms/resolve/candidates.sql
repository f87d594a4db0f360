-- Of the versions of a work that compare alike, the first one stands for it, before any preprint.
-- The probability of each work that a record could mean, with the others and the unseen studies against it.
CREATE OR REPLACE TEMP TABLE link_candidates AS
WITH best AS (
    SELECT record_id, other_id, score FROM link_scored
    QUALIFY row_number() OVER (PARTITION BY record_id, work ORDER BY score DESC, preprint, first_year NULLS LAST, other_id) = 1
),
weighed AS (
    SELECT *, pow(2, least(score, 60)) AS odds, sum(pow(2, least(score, 60))) OVER (PARTITION BY record_id) + $unseen AS all_odds
    FROM best
)
SELECT record_id, other_id, score, round(odds / all_odds, 6) AS probability,
    row_number() OVER (PARTITION BY record_id ORDER BY score DESC, other_id) AS rank
FROM weighed
QUALIFY rank <= $most_shown AND (probability >= 0.001 OR rank = 1);
