-- One row per source that makes claims, those that the trials contradict first: who it is, what it earns on the therapy, and
-- of how many of its claims each share is. Of few claims a share says little.
CREATE VIEW scorecards AS
SELECT
    sources.source_id,
    sources.publisher,
    sources.source_type,
    sources.commercial_interest,
    cards.claim_count,
    cards.with_study_count,
    cards.share_with_study,
    cards.hedged_count,
    cards.share_hedged,
    cards.hype_count,
    cards.share_hype,
    cards.unfavourable_count,
    cards.share_unfavourable,
    cards.disputed_count,
    cards.share_disputed,
    cards.alone_count,
    cards.share_alone,
    cards.checked_count,
    cards.contradicted_count,
    cards.share_contradicted,
    cards.study_count,
    cards.discrepancy_count
FROM source_scorecards AS cards
JOIN sources USING (source_id)
WHERE cards.claim_count > 0
ORDER BY cards.contradicted_count DESC, cards.share_hype DESC, cards.claim_count DESC, sources.source_id
