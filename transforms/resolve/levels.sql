-- How the fields of each pair compare; null where one of the two says nothing.
SELECT
    p.record_id, p.other_id, r.work, list_min(r.years) AS first_year, coalesce(r.preprint, false) AS preprint,
    CASE WHEN l.doi = r.doi THEN 'same' WHEN l.doi <> r.doi THEN 'other' END AS doi,
    CASE WHEN l.pmid = r.pmid THEN 'same' WHEN l.pmid <> r.pmid THEN 'other' END AS pmid,
    CASE WHEN l.registry_id = r.registry_id THEN 'same' WHEN l.registry_id <> r.registry_id THEN 'other' END AS registry_id,
    CASE WHEN l.journal = r.journal THEN 'same'
        WHEN starts_with(l.journal, r.journal || ' ') OR starts_with(r.journal, l.journal || ' ') THEN 'family'
        WHEN l.journal <> r.journal THEN 'other' END AS journal,
    CASE WHEN l.years = [] OR r.years = [] THEN NULL
        WHEN list_has_any(l.years, r.years) THEN 'same'
        WHEN list_has_any([l.years[1] - 1, l.years[1] + 1], r.years) THEN 'one_off'
        WHEN list_has_any([l.years[1] - 2, l.years[1] + 2], r.years) THEN 'two_off'
        ELSE 'other' END AS year,
    CASE WHEN l.place IS NULL OR r.places = [] THEN NULL
        WHEN list_contains(r.places, l.place) THEN 'same' ELSE 'other' END AS institution,
    CASE WHEN l.names = [] OR r.names = [] THEN NULL
        WHEN list_has_any(l.names, r.first_names) THEN 'first'
        WHEN list_has_any(l.names, r.names) THEN 'among' ELSE 'other' END AS authors,
    CASE WHEN l.count IS NULL OR (r.count IS NULL AND r.other_counts = []) THEN NULL
        WHEN l.count = r.count THEN 'same'
        WHEN list_contains(r.other_counts, l.count) OR list_contains(l.other_counts, r.count) THEN 'other_count'
        WHEN r.count IS NULL THEN NULL
        WHEN abs(l.count - r.count) <= 0.05 * r.count THEN 'near'
        WHEN abs(l.count - r.count) <= 0.20 * r.count THEN 'apart'
        ELSE 'other' END AS participant_count,
    CASE WHEN l.design = r.design THEN 'same'
        WHEN l.design = 'controlled_trial' AND r.design = 'randomized_controlled_trial' THEN 'alike'
        WHEN l.design = 'randomized_controlled_trial' AND r.design = 'controlled_trial' THEN 'alike'
        WHEN list_has_all(['meta_analysis', 'systematic_review'], [l.design, r.design]) THEN 'alike'
        WHEN is_review(l.design) <> is_review(r.design) THEN 'review'
        WHEN is_observation(l.design) <> is_observation(r.design) THEN 'observed'
        WHEN l.design <> r.design THEN 'other' END AS design,
    CASE WHEN l.substance = r.substance THEN 'same' WHEN related(l.substance, r.substance) THEN 'alike'
        WHEN l.substance <> r.substance THEN 'other' END AS substance,
    CASE WHEN l.condition = r.condition THEN 'same' WHEN related(l.condition, r.condition) THEN 'alike'
        WHEN l.condition <> r.condition THEN 'other' END AS condition,
    CASE WHEN l.comparator = r.comparator THEN 'same'
        WHEN is_inactive(l.comparator) AND is_inactive(r.comparator) THEN 'alike'
        WHEN l.comparator <> r.comparator THEN 'other' END AS comparator,
    CASE WHEN l.session_count = r.session_count THEN 'same'
        WHEN l.session_count <> r.session_count THEN 'other' END AS session_count,
    CASE WHEN l.days_min <= 1.2 * r.days_max AND l.days_max >= 0.8 * r.days_min THEN 'same'
        WHEN l.session_count <> r.session_count THEN NULL  -- another number of sessions takes another time
        WHEN l.days_min IS NOT NULL AND r.days_max IS NOT NULL THEN 'other' END AS treatment_days,
    CASE WHEN l.doses = [] OR r.doses = [] THEN NULL
        WHEN list_has_any(l.doses, r.doses) THEN 'same' ELSE 'other' END AS dose,
    CASE WHEN l.people = [] THEN NULL WHEN list_has_any(l.people, r.people) THEN 'same'
        WHEN r.people = [] THEN 'only_stated' ELSE 'other' END AS population,
    CASE WHEN l.phase = r.phase THEN 'same' WHEN l.phase <> r.phase THEN 'other' END AS phase,
    CASE WHEN l.follow_up AND r.follow_up THEN 'same' WHEN l.follow_up THEN 'only_stated'
        WHEN r.follow_up THEN 'only_reference' END AS follow_up,
    CASE WHEN l.outcome = r.outcome THEN 'same' WHEN l.outcome <> r.outcome THEN 'other' END AS outcome
FROM link_pairs p JOIN link_left l USING (record_id) JOIN link_others r USING (other_id)
