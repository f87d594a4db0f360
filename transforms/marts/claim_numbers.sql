-- The numbers that a claim states of what its topic is about, and the range that it can be held to: "at least three months"
-- means no twelve, and "up to a year" no day, so an open end lies at twice or half the number; only of an onset "within a
-- day" leaves everything sooner open. Of a comparator's onset, days count as hours.
WITH stated AS (
    SELECT
        c.claim_id, t.number, CASE q.kind WHEN 'comparator_onset' THEN 'hour' ELSE q.unit END AS unit,
        q.low * CASE q.kind WHEN 'comparator_onset' THEN 24 ELSE 1 END AS low,
        q.high * CASE q.kind WHEN 'comparator_onset' THEN 24 ELSE 1 END AS high
    FROM mart_claims c
    JOIN topics t ON t.claim_type = c.claim_type AND t.topic = c.topic
    JOIN quantities q ON q.statement_id = c.statement_id AND q.kind = CASE
        WHEN t.number = 'onset' AND c.subject = 'comparator' THEN 'comparator_onset' ELSE t.number
    END
)
SELECT
    *,
    coalesce(low, CASE number WHEN 'onset' THEN 0 ELSE high / 2 END) AS least,
    coalesce(high, low * 2) AS most
FROM stated
