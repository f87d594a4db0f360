-- Attributes that a mention states otherwise than the entry of the catalogue that its study is, or than another mention of
-- the study. Critical is what changes what the study is worth: its size by more than a fifth, the direction of its result,
-- a trial that was not randomized, another substance, a retraction. A count that is that of an arm, or of those screened or
-- analysed, is explained and so a warning; so is everything else. An effect that is told to last more than twice as long as
-- the trial's median is critical.
WITH seen AS (
    SELECT
        m.* EXCLUDE (study_id), k.study_id, r.title, r.outcome_favours, r.primary_outcome, r.is_retracted, r.arms, l.outcome, l.doses,
        journal_key(m.journal) IS DISTINCT FROM journal_key(r.journal) AS other_journal,
        r.journal AS r_journal, r.year AS r_year, r.online_year, r.participant_count AS r_count, r.design AS r_design,
        r.substance AS r_substance, r.condition AS r_condition, r.comparator AS r_comparator, r.session_count AS r_sessions,
        r.treatment_days AS r_days, r.effect_days AS r_effect, r.registry_id AS r_registry,
        comparator_class(m.comparator) AS class, comparator_class(r.comparator) AS r_class,
        counts_in(concat_ws(' | ', r.arms, r.population)) AS other_counts,
        list_distinct(list_concat(coalesce(doses_in(r.arms), []), list_filter([r.dose_mg_per_kg], lambda d: d IS NOT NULL))) AS r_doses
    FROM mart_study_keys k
    JOIN study_mentions m USING (mention_id)
    JOIN mart_study_resolution s ON s.study_id = k.study_id AND s.resolution = 'matched'
    JOIN reference_studies r ON r.reference_id = s.reference_id
    JOIN link_held USING (mention_id) JOIN link_left l USING (record_id)
),
against_reference AS (
    SELECT study_id, mention_id, unnest([
        CASE WHEN other_journal THEN {a: 'journal', s: journal, e: r_journal, c: false} END,
        CASE WHEN year NOT IN (r_year, coalesce(online_year, r_year))
            THEN {a: 'year', s: year::VARCHAR, e: r_year::VARCHAR, c: false} END,
        CASE WHEN participant_count <> r_count THEN {
            a: 'participant_count', s: participant_count::VARCHAR,
            e: r_count || CASE WHEN list_contains(other_counts, participant_count)
                THEN ', of them or beside them ' || participant_count ELSE '' END,
            c: NOT list_contains(other_counts, participant_count) AND abs(participant_count - r_count) > 0.2 * r_count} END,
        CASE WHEN session_count <> r_sessions THEN {a: 'session_count', s: session_count::VARCHAR, e: r_sessions::VARCHAR, c: false} END,
        CASE WHEN coalesce(treatment_days_min, treatment_days_max) > 1.2 * r_days
            OR coalesce(treatment_days_max, treatment_days_min) < 0.8 * r_days
            THEN {a: 'treatment_days', e: days(r_days), c: false,
                s: concat_ws(' to ', days(treatment_days_min), days(nullif(treatment_days_max, treatment_days_min)))} END,
        -- "At least" so long may be up to twice that; what is told as more than twice the median is another result.
        CASE WHEN effect_days_min > 1.25 * r_effect OR coalesce(effect_days_max, 2 * effect_days_min) < 0.8 * r_effect
            THEN {a: 'effect_days', e: days(r_effect), c: coalesce(effect_days_min > 2 * r_effect, false),
                s: concat_ws(' to ', days(effect_days_min), days(nullif(effect_days_max, effect_days_min)))} END,
        CASE WHEN doses <> [] AND r_doses <> [] AND NOT list_has_any(doses, r_doses)
            THEN {a: 'dose', s: array_to_string(doses, ', ') || ' mg/kg', e: array_to_string(list_sort(r_doses), ', ') || ' mg/kg', c: false} END,
        CASE WHEN class <> r_class AND NOT (is_inactive(class) AND is_inactive(r_class))
            THEN {a: 'comparator', s: comparator, e: r_comparator, c: false} END,
        CASE WHEN NOT (design = 'controlled_trial' AND r_design = 'randomized_controlled_trial')
            AND 'unspecified' NOT IN (design, r_design) AND design <> r_design
            THEN {a: 'design', s: design, e: r_design, c: design = 'randomized_controlled_trial'} END,
        CASE WHEN substance <> r_substance THEN {a: 'substance', s: substance, e: r_substance, c: true} END,
        CASE WHEN condition <> r_condition AND NOT related(condition, r_condition)
            THEN {a: 'condition', s: condition, e: r_condition, c: false} END,
        -- Against another treatment, `neither` may well be good news.
        CASE WHEN outcome = 'favourable' AND (outcome_favours = 'comparator' OR outcome_favours = 'neither' AND is_inactive(r_class))
            THEN {a: 'outcome', s: outcome, e: outcome_favours || coalesce(' (' || primary_outcome || ')', ''), c: true} END,
        CASE WHEN outcome = 'unfavourable' AND outcome_favours = 'therapy'
            THEN {a: 'outcome', s: outcome, e: outcome_favours || coalesce(' (' || primary_outcome || ')', ''), c: false} END,
        CASE WHEN is_retracted THEN {a: 'status', s: status, e: 'retracted', c: true} END
    ]) AS found
    FROM seen
),
stated AS (
    UNPIVOT (
        SELECT
            m.study_id, m.mention_id, m.journal, m.year::VARCHAR AS year, m.participant_count::VARCHAR AS participant_count,
            m.session_count::VARCHAR AS session_count, days(m.treatment_days_min) AS treatment_days_min,
            days(m.effect_days_min) AS effect_days_min, nullif(m.design, 'unspecified') AS design, m.comparator,
            nullif(array_to_string(l.doses, ', '), '') || ' mg/kg' AS dose, l.outcome
        FROM mart_study_mentions m LEFT JOIN link_held USING (mention_id) LEFT JOIN link_left l USING (record_id)
    ) ON COLUMNS(* EXCLUDE (study_id, mention_id)) INTO NAME attribute VALUE stated
),
said_most AS (
    -- A mention is held against the three values that most others state, so that the rows grow with the mentions and not
    -- with their square.
    SELECT study_id, attribute, stated FROM stated GROUP BY study_id, attribute, stated
    QUALIFY row_number() OVER (PARTITION BY study_id, attribute ORDER BY count(*) DESC, stated) <= 3
),
against_mention AS (
    SELECT a.study_id, a.mention_id, a.attribute, a.stated, b.stated AS expected, CASE attribute
        WHEN 'participant_count' THEN abs(a.stated::DOUBLE - b.stated::DOUBLE) > 0.2 * greatest(a.stated::DOUBLE, b.stated::DOUBLE)
        WHEN 'outcome' THEN true
        ELSE false END AS is_critical
    FROM stated a JOIN said_most b USING (study_id, attribute)
    WHERE lower(a.stated) <> lower(b.stated) AND CASE attribute
        WHEN 'comparator' THEN comparator_class(a.stated) IS DISTINCT FROM comparator_class(b.stated)
        WHEN 'design' THEN NOT list_has_all(['controlled_trial', 'randomized_controlled_trial'], [a.stated, b.stated])
        -- Of two mentions that name doses, one may name another arm as well.
        WHEN 'dose' THEN NOT list_has_any(
            string_split(replace(a.stated, ' mg/kg', ''), ', '), string_split(replace(b.stated, ' mg/kg', ''), ', '))
        WHEN 'treatment_days_min' THEN greatest(a.stated::DOUBLE, b.stated::DOUBLE) > 1.2 * least(a.stated::DOUBLE, b.stated::DOUBLE)
        -- An effect that lasted "at least" so long may have lasted up to twice that.
        WHEN 'effect_days_min' THEN greatest(a.stated::DOUBLE, b.stated::DOUBLE) > 2 * least(a.stated::DOUBLE, b.stated::DOUBLE)
        ELSE true END
)
SELECT
    study_id, mention_id, found.a AS attribute, found.s AS stated, found.e AS expected, 'reference' AS against,
    CASE WHEN found.c THEN 'critical' ELSE 'warning' END AS severity
FROM against_reference WHERE found.s IS NOT NULL AND found.e IS NOT NULL
UNION ALL
SELECT study_id, mention_id, attribute, stated, expected, 'mention', CASE WHEN is_critical THEN 'critical' ELSE 'warning' END
FROM against_mention
