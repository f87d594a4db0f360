-- One row per source that makes claims: how much of what it says is hedged, promotional, against the therapy or
-- resting on a study. The source that hedges least comes first.
CREATE VIEW hedging_by_source AS
SELECT
    sources.source_id,
    sources.publisher,
    sources.source_type,
    sources.commercial_interest,
    cards.claim_count,
    cards.share_hedged,
    cards.share_hype,
    cards.share_unfavourable,
    cards.share_with_study
FROM source_scorecards AS cards
JOIN sources USING (source_id)
WHERE cards.claim_count > 0
ORDER BY cards.share_hedged, cards.claim_count DESC, sources.source_id
