-- One row per claim of a current text that rests on an identified study, with that study and the source that makes
-- the claim.
CREATE VIEW claims_with_study AS
SELECT
    claims.claim_id,
    claims.claim_type,
    claims.substance,
    claims.condition,
    claims.stance,
    claims.certainty,
    claims.hype,
    claims.quote,
    claims.source_id,
    sources.publisher,
    sources.source_type,
    sources.commercial_interest,
    documents.document_id,
    documents.title,
    documents.uri,
    claims.study_id,
    studies.authors,
    studies.institution,
    studies.journal,
    studies.year,
    studies.design,
    studies.participant_count,
    studies.status,
    studies.resolution,
    studies.reference_id
FROM claims
JOIN documents USING (document_id)
JOIN sources ON sources.source_id = claims.source_id
JOIN studies ON studies.study_id = claims.study_id
WHERE documents.is_current
