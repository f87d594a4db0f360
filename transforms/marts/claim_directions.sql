-- Which way a claim points. Of a mechanism, a rule or the state of the evidence it is whether it holds; of times it is the
-- number, where there is one; of everything else the stance.
SELECT
    c.claim_id,
    CASE
        WHEN c.claim_type IN ('mechanism', 'regulatory') THEN
            CASE WHEN c.stance = 'unfavourable' OR (c.negated AND c.stance = 'neutral') THEN -1 ELSE 1 END
        -- That evidence exists, grows or is limited is so or not, whatever it speaks for; "not enough" is limited.
        WHEN c.claim_type = 'evidence' AND c.topic = 'limited' THEN 1
        WHEN c.claim_type = 'evidence' AND c.topic <> 'other' THEN CASE WHEN c.negated THEN -1 ELSE 1 END
        WHEN c.claim_type IN ('onset', 'durability') AND n.claim_id IS NOT NULL THEN NULL
        WHEN c.stance = 'favourable' THEN 1
        WHEN c.stance = 'unfavourable' THEN -1
    END AS direction
FROM mart_claims c
LEFT JOIN (SELECT DISTINCT claim_id FROM mart_claim_numbers) n USING (claim_id)
