-- What the mentions state, one record for each distinct statement of the same attributes; `held` links them.
CREATE OR REPLACE TEMP TABLE link_stated AS
WITH arms AS (
    SELECT mention_id, list(DISTINCT dose_mg_per_kg ORDER BY dose_mg_per_kg) FILTER (dose_mg_per_kg IS NOT NULL) AS doses,
        list(DISTINCT participant_count ORDER BY participant_count) FILTER (participant_count IS NOT NULL) AS counts
    FROM study_arms GROUP BY mention_id
),
told AS (
    SELECT
        mention_id,
        count(*) FILTER (shows_effect AND stance = 'favourable') - count(*) FILTER (shows_effect AND stance = 'unfavourable') AS balance,
        string_agg(quote, ' ' ORDER BY quote) FILTER (claim_type = 'evidence') AS described
    FROM (
        SELECT
            c.*,
            claim_type = 'efficacy' AND subject = 'therapy' AND coalesce(c.condition = m.condition, true)
            AND NOT (stance = 'favourable' AND takes_no_side(c.quote)) AS shows_effect
        FROM claims c JOIN study_mentions m USING (mention_id)
    )
    GROUP BY mention_id
)
SELECT
    m.mention_id, m.document_id,
    lower(m.doi) AS doi, m.pmid, upper(m.registry_id) AS registry_id,
    journal_key(m.journal) AS journal,
    CASE WHEN m.year IS NULL THEN [] ELSE [m.year] END AS years,
    coalesce(place_words(m.institution), []) AS places,
    coalesce(names(m.authors), []) AS names,
    m.participant_count AS count,
    coalesce(arms.counts, []) AS other_counts,
    nullif(m.design, 'unspecified') AS design,
    m.substance, m.condition,
    comparator_class(m.comparator) AS comparator,
    m.session_count,
    coalesce(m.treatment_days_min, m.treatment_days_max) AS days_min,
    coalesce(m.treatment_days_max, m.treatment_days_min) AS days_max,
    coalesce(arms.doses, []) AS doses,
    people(concat_ws(' ', m.population, m.quote, told.described)) AS people,
    phase_of(m.quote) AS phase,
    is_follow_up(m.quote) AS follow_up,
    CASE sign(told.balance) WHEN 1 THEN 'favourable' WHEN -1 THEN 'unfavourable' END AS outcome
FROM study_mentions m LEFT JOIN arms USING (mention_id) LEFT JOIN told USING (mention_id)
WHERE m.design <> 'survey' OR coalesce(m.journal, m.doi, m.pmid, m.registry_id) IS NOT NULL;

CREATE OR REPLACE TEMP TABLE link_alike AS
SELECT min(mention_id) AS record_id, list(mention_id) AS mention_ids, * EXCLUDE (mention_id, document_id)
FROM link_stated GROUP BY ALL;

CREATE OR REPLACE TEMP TABLE link_held AS
SELECT record_id, s.mention_id, s.document_id
FROM (SELECT record_id, unnest(mention_ids) AS mention_id FROM link_alike) JOIN link_stated s USING (mention_id);

CREATE OR REPLACE TEMP TABLE link_mentions AS
SELECT
    * EXCLUDE (mention_ids),
    keys_of(doi, pmid, registry_id, journal, [years[1] + d FOR d IN [-2, -1, 0, 1, 2]], list_concat([count], other_counts),
        names, places, substance, condition, session_count, comparator) AS keys
FROM link_alike;
