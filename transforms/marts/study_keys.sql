-- What identifies a study across documents: a registry number, a DOI, a PubMed id, else its journal with its year or
-- size; a mention that has none of these stays a study of its own.
SELECT
    mention_id,
    substr(sha256(coalesce(
        'registry ' || upper(registry_id),
        'doi ' || lower(doi),
        'pmid ' || pmid,
        'journal ' || lower(journal) || ' ' || year || ' ' || coalesce(substance, ''),
        'sized ' || lower(journal) || ' ' || participant_count || ' ' || coalesce(substance, ''),
        'mention ' || mention_id
    )), 1, 16) AS study_id
FROM study_mentions
