-- One row per claim of a current text that it works, resting on a study of which the catalogue says that its primary
-- outcome did not favour the therapy: the words, who says so, which study that is, and what it found.
CREATE VIEW contradicted_by_trial AS
SELECT
    claims.quote,
    claims.certainty,
    claims.hype,
    sources.source_id,
    sources.publisher,
    sources.source_type,
    sources.commercial_interest,
    reference.authors,
    reference.journal,
    reference.year,
    reference.participant_count,
    reference.comparator,
    reference.primary_outcome,
    reference.outcome_favours,
    studies.match_probability,
    reference.title AS study,
    studies.reference_id,
    studies.study_id,
    claims.claim_id
FROM claims
JOIN documents USING (document_id)
JOIN sources ON sources.source_id = claims.source_id
JOIN studies ON studies.study_id = claims.study_id
JOIN reference_studies AS reference ON reference.reference_id = studies.reference_id
WHERE documents.is_current
  AND claims.claim_type IN ('efficacy', 'durability')
  AND claims.subject = 'therapy'
  AND claims.stance = 'favourable'
  AND reference.outcome_favours IN ('neither', 'comparator')
ORDER BY claims.source_id, claims.document_id, claims.start
