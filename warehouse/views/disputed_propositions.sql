-- One row per proposition on which independent sources disagree, the most widely told first: how many claims point each
-- way, how far the numbers lie apart, and in the words of one source each what is said for and against it.
CREATE VIEW disputed_propositions AS
SELECT
    propositions.label,
    propositions.claim_type,
    propositions.independent_source_count,
    propositions.favourable_count,
    propositions.unfavourable_count,
    propositions.low,
    propositions.high,
    propositions.unit,
    min_by(claims.quote, (claims.document_id, claims.start)) FILTER (claims.stance = 'favourable') AS said_for,
    min_by(claims.source_id, (claims.document_id, claims.start)) FILTER (claims.stance = 'favourable') AS source_for,
    min_by(claims.quote, (claims.document_id, claims.start)) FILTER (claims.stance = 'unfavourable') AS said_against,
    min_by(claims.source_id, (claims.document_id, claims.start)) FILTER (claims.stance = 'unfavourable') AS source_against,
    propositions.proposition_id
FROM propositions
JOIN claims USING (proposition_id)
WHERE propositions.agreement = 'disagree'
GROUP BY ALL
ORDER BY propositions.independent_source_count DESC, propositions.label, propositions.proposition_id
