-- One row per claim of a current text that the trial behind it confirms or contradicts: the words, who says so, and what
-- the trial found.
CREATE VIEW claim_verdicts AS
SELECT
    verdicts.verdict,
    verdicts.attribute,
    verdicts.stated,
    verdicts.found,
    claims.quote,
    claims.source_id,
    sources.publisher,
    sources.source_type,
    sources.commercial_interest,
    reference.title AS study,
    reference.journal,
    reference.year,
    verdicts.reference_id,
    verdicts.study_id,
    verdicts.claim_id
FROM verdicts
JOIN claims USING (claim_id)
JOIN documents USING (document_id)
JOIN sources ON sources.source_id = claims.source_id
JOIN reference_studies AS reference ON reference.reference_id = verdicts.reference_id
WHERE documents.is_current
ORDER BY verdicts.verdict, claims.source_id, claims.document_id, claims.start
