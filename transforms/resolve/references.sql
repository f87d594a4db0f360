-- The catalogue entries that share a key with a mention, in the form in which mentions are compared. A key that very
-- many entries share points at none of them, and is left out.
CREATE OR REPLACE TEMP TABLE link_keys AS
SELECT DISTINCT unnest(keys) AS key FROM link_mentions;

CREATE OR REPLACE TEMP TABLE link_found AS
WITH keyed AS (
    SELECT reference_id, unnest(keys_of(
        lower(doi), pmid, upper(registry_id), journal_key(journal), [year, online_year],
        list_distinct(list_concat([participant_count], counts_in(concat_ws(' ', arms, population)))),
        names(authors), place_words(institution), substance, condition, session_count, comparator_class(comparator)
    )) AS key
    FROM reference_studies
)
SELECT DISTINCT keyed.reference_id, keyed.key FROM keyed SEMI JOIN link_keys USING (key);

CREATE OR REPLACE TEMP TABLE link_pairs AS
WITH narrow AS (SELECT key FROM link_found GROUP BY key HAVING count(*) <= $most_sharing),
wanted AS (SELECT record_id, unnest(keys) AS key FROM link_mentions)
SELECT DISTINCT w.record_id, f.reference_id AS other_id
FROM wanted w JOIN narrow USING (key) JOIN link_found f USING (key);

CREATE OR REPLACE TEMP TABLE link_others AS
SELECT
    reference_id AS other_id,
    lower(doi) AS doi, pmid, upper(registry_id) AS registry_id,
    CASE WHEN length(title_key(title)) >= 40 THEN title_key(title) ELSE reference_id END AS work,
    journal_key(journal) AS journal, is_preprint(journal) AS preprint,
    list_filter([year, online_year], lambda y: y IS NOT NULL) AS years,
    coalesce(place_words(institution), []) AS places,
    coalesce(names(authors), []) AS names,
    coalesce(names(split_part(authors, ';', 1)), []) AS first_names,
    participant_count AS count,
    coalesce(counts_in(concat_ws(' | ', arms, population)), []) AS other_counts,
    nullif(design, 'unspecified') AS design,
    substance, condition,
    comparator_class(comparator) AS comparator,
    session_count,
    treatment_days AS days_min, treatment_days AS days_max,
    list_distinct(list_concat(coalesce(doses_in(arms), []), list_filter([dose_mg_per_kg], lambda d: d IS NOT NULL))) AS doses,
    people(concat_ws(' ', title, population)) AS people,
    phase_of(title) AS phase,
    is_follow_up(title) AS follow_up,
    CASE outcome_favours WHEN 'therapy' THEN 'favourable' WHEN 'neither' THEN 'unfavourable' WHEN 'comparator' THEN 'unfavourable' END
        AS outcome
FROM reference_studies SEMI JOIN link_pairs ON reference_id = other_id;
