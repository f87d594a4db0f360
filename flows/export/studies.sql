-- What is exported of each study but surveys: the entry of the catalogue where it is matched, else what texts say of it.
-- $1 substance, $2 condition; null stands for all.
SELECT
    studies.study_id, studies.reference_id, reference.title, studies.design,
    coalesce(reference.authors, studies.authors) AS authors,
    coalesce(reference.journal, studies.journal) AS journal,
    coalesce(reference.year, studies.year) AS year,
    coalesce(reference.doi, studies.doi) AS doi,
    coalesce(reference.pmid, studies.pmid) AS pmid,
    coalesce(reference.registry_id, studies.registry_id) AS registry_id,
    coalesce(reference.institution, studies.institution) AS institution,
    coalesce(reference.participant_count, studies.participant_count) AS participant_count,
    coalesce(reference.substance, studies.substance) AS substance,
    coalesce(reference.condition, studies.condition) AS condition,
    studies.resolution, studies.match_probability, studies.mention_count, studies.source_count
FROM studies
LEFT JOIN reference_studies AS reference ON reference.reference_id = studies.reference_id
WHERE studies.resolution <> 'not_a_publication'
    AND ($1::VARCHAR IS NULL OR coalesce(reference.substance, studies.substance) = $1)
    AND ($2::VARCHAR IS NULL OR coalesce(reference.condition, studies.condition) = $2)
ORDER BY studies.study_id
