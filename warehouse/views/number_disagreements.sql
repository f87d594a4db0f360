-- One row per number that a text states of a study otherwise than the reference catalogue or another text does.
CREATE VIEW number_disagreements AS
SELECT
    discrepancies.study_id,
    discrepancies.attribute,
    discrepancies.stated,
    discrepancies.expected,
    discrepancies.against,
    discrepancies.severity,
    documents.source_id,
    sources.publisher,
    documents.title,
    study_mentions.mention_id,
    study_mentions.quote
FROM discrepancies
JOIN study_mentions USING (mention_id)
JOIN documents USING (document_id)
JOIN sources ON sources.source_id = documents.source_id
WHERE discrepancies.attribute NOT IN ('doi', 'pmid', 'registry_id')
  AND try_cast(discrepancies.stated AS DOUBLE) IS NOT NULL
  AND try_cast(discrepancies.expected AS DOUBLE) IS NOT NULL
ORDER BY discrepancies.study_id, discrepancies.attribute, documents.source_id, discrepancies.expected
