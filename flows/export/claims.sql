-- What is exported of each claim of a current text: $1 substance, $2 condition, $3 types, $4 source; null stands for all.
SELECT
    claims.claim_id, claims.quote, claims.claim_type, claims.topic, claims.subject, claims.substance, claims.condition,
    claims.stance, claims.negated, claims.certainty, claims.evidence_basis, claims.hype,
    sources.source_id, sources.publisher, sources.source_type, sources.commercial_interest,
    CASE WHEN documents.uri SIMILAR TO 'https?://.*' THEN documents.uri ELSE sources.url END AS url,
    documents.title, documents.language, coalesce(documents.published_on, sources.published_on) AS published_on,
    claims.proposition_id, propositions.label AS proposition, propositions.agreement, propositions.independent_source_count,
    claims.study_id, studies.reference_id, judged.verdict, judged.explanation,
    reference.title AS study_title, reference.doi AS study_doi, reference.pmid AS study_pmid
FROM claims
JOIN documents USING (document_id)
JOIN sources ON sources.source_id = claims.source_id
LEFT JOIN propositions USING (proposition_id)
LEFT JOIN studies ON studies.study_id = claims.study_id
LEFT JOIN (
    SELECT
        claim_id,
        CASE WHEN count(DISTINCT verdict) = 1 THEN any_value(verdict) ELSE 'mixed' END AS verdict,
        string_agg(attribute || ': the claim says ' || stated || ', the study ' || found, '; ' ORDER BY attribute) AS explanation
    FROM verdicts GROUP BY claim_id
) AS judged ON judged.claim_id = claims.claim_id
LEFT JOIN reference_studies AS reference ON reference.reference_id = studies.reference_id
WHERE documents.is_current
    AND ($1::VARCHAR IS NULL OR claims.substance = $1)
    AND ($2::VARCHAR IS NULL OR claims.condition = $2)
    AND ($3::VARCHAR[] IS NULL OR list_contains($3, claims.claim_type))
    AND ($4::VARCHAR IS NULL OR claims.source_id = $4)
ORDER BY claims.source_id, claims.document_id, claims.start, claims.claim_type
