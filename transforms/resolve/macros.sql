-- Words of a mention and of a catalogue entry in one form, so that like compares with like.
CREATE OR REPLACE TEMP MACRO plain(t) AS lower(strip_accents(t));
CREATE OR REPLACE TEMP MACRO journal_key(t) AS
    nullif(trim(regexp_replace(regexp_replace(replace(plain(t), '&', ' and '), '^the ', ''), '[^a-z0-9]+', ' ', 'g')), '');
CREATE OR REPLACE TEMP MACRO title_key(t) AS regexp_replace(plain(t), '[^a-z0-9]+', '', 'g');
CREATE OR REPLACE TEMP MACRO is_preprint(t) AS regexp_matches(plain(t), 'rxiv|research square|preprint|ssrn|\bosf\b');
-- Family names: words that begin with a capital, three letters at least.
CREATE OR REPLACE TEMP MACRO names(t) AS
    list_transform(regexp_extract_all(strip_accents(t), '[A-Z][A-Za-z’''-]{2,}'), lambda x: lower(replace(x, '’', '''')));
-- What tells one institution from others.
CREATE OR REPLACE TEMP MACRO place_words(t) AS list_filter(
    list_sort(list_distinct(regexp_extract_all(plain(t), '[a-z]{3,}'))),
    lambda x: NOT list_contains(['the', 'and', 'for', 'university', 'school', 'college', 'medicine', 'medical', 'center', 'centre',
        'hospital', 'institute', 'department', 'health', 'healthcare', 'care', 'system', 'systems', 'national', 'research',
        'clinical', 'clinic', 'psychiatry', 'psychiatric', 'international', 'general', 'state', 'science', 'sciences', 'inc',
        'ltd', 'gmbh', 'veterans', 'affairs', 'foundation', 'ongoing', 'study', 'new', 'development', 'services', 'group',
        'therapeutics', 'london', 'york', 'san', 'los', 'public', 'regional', 'association', 'army', 'navy', 'naval', 'force', 'military'], x));
-- The comparator as a class; null for one that tells nothing, such as a control group.
CREATE OR REPLACE TEMP MACRO comparator_class(t) AS CASE
    WHEN regexp_matches(plain(t), 'electroconvulsive|electroshock|\bect\b') THEN 'ect'
    WHEN regexp_matches(plain(t), 'escitalopram|lexapro') THEN 'escitalopram'
    WHEN regexp_matches(plain(t), 'quetiapine') THEN 'quetiapine'
    WHEN regexp_matches(plain(t), '\bssri|serotonin reuptake|sertraline|paroxetine|fluoxetine') THEN 'ssri'
    WHEN regexp_matches(plain(t), 'midazolam|versed') THEN 'midazolam'
    WHEN regexp_matches(plain(t), 'ketorolac') THEN 'ketorolac'
    WHEN regexp_matches(plain(t), 'niacin') THEN 'niacin'
    WHEN regexp_matches(plain(t), 'saline|salt water') THEN 'saline'
    WHEN regexp_matches(plain(t), 'sham|\bfake') THEN 'sham'
    WHEN regexp_matches(plain(t), 'low(er)?[ -]dose|\b\d+ ?mg$') THEN 'low dose'
    WHEN regexp_matches(plain(t), 'wait|delayed') THEN 'waiting list'
    WHEN regexp_matches(plain(t), 'placebo|dummy|inactive|inert|sugar') THEN 'placebo'
    WHEN regexp_matches(plain(t), 'usual|exposure|therapy alone') THEN 'usual care'
    END;
CREATE OR REPLACE TEMP MACRO is_inactive(c) AS
    list_contains(['placebo', 'saline', 'niacin', 'sham', 'low dose', 'midazolam', 'ketorolac'], c);
CREATE OR REPLACE TEMP MACRO is_review(d) AS list_contains(['meta_analysis', 'systematic_review'], d);
CREATE OR REPLACE TEMP MACRO is_observation(d) AS list_contains(['observational', 'case_report'], d);
-- The groups of people that a text names.
CREATE OR REPLACE TEMP MACRO people(t) AS list_filter([
    CASE WHEN regexp_matches(plain(t), 'veteran|soldier|service ?members|military|active[- ]duty|\barmy\b|troops') THEN 'military' END,
    CASE WHEN regexp_matches(plain(t), 'first responder|firefighter|police|paramedic') THEN 'first responders' END,
    CASE WHEN regexp_matches(plain(t), 'cancer|life-threatening|terminal') THEN 'cancer' END,
    CASE WHEN regexp_matches(plain(t), 'suicid') THEN 'suicidal' END,
    CASE WHEN regexp_matches(plain(t), '\bpain\b') THEN 'pain' END,
    CASE WHEN regexp_matches(plain(t), 'elderly|older|aged 65') THEN 'older' END,
    CASE WHEN regexp_matches(plain(t), 'adolescen|teenage|children|youth') THEN 'young' END,
    CASE WHEN regexp_matches(plain(t), '\bwomen|mothers|postpartum|postnatal|caesarean') THEN 'women' END,
    CASE WHEN regexp_matches(plain(t), 'nurses|doctors|clinicians|health ?care workers') THEN 'health workers' END,
    CASE WHEN regexp_matches(plain(t), 'couples') THEN 'couples' END,
    CASE WHEN regexp_matches(plain(t), 'japan') THEN 'japanese' END,
    CASE WHEN regexp_matches(plain(t), '\bchin(a|ese)\b') THEN 'chinese' END,
    CASE WHEN regexp_matches(plain(t), 'relaps|maintenance') THEN 'relapse' END,
    CASE WHEN regexp_matches(plain(t),
        '(resistant|refractory|stubborn|intractable),?( symptoms of| chronic)* (ptsd|post-?traumatic)|not responded|did not respond to (other|previous|earlier)|failed (other|previous|prior|earlier)')
        THEN 'not helped before' END
    ], lambda x: x IS NOT NULL);
CREATE OR REPLACE TEMP MACRO days(x) AS printf('%g', x);
CREATE OR REPLACE TEMP MACRO phase_of(t) AS
    nullif(replace(replace(regexp_extract(plain(t), '\bphase[ -](3|2|iii|ii)[ab]?\b', 1), 'iii', '3'), 'ii', '2'), '');
CREATE OR REPLACE TEMP MACRO is_follow_up(t) AS
    regexp_matches(plain(t), 'follow[- ]?up|years later|long[- ]term|secondary analysis|at six months|months on\b|months after');
CREATE OR REPLACE TEMP MACRO doses_in(t) AS
    list_transform(regexp_extract_all(t, '(\d+(?:\.\d+)?) ?mg/kg', 1), lambda x: x::DOUBLE);
-- Counts beside the enrolled: of the arms, and of those screened, enrolled or analysed.
CREATE OR REPLACE TEMP MACRO counts_in(t) AS list_transform(
    regexp_extract_all(t, '\(n ?= ?(\d{1,7})\)', 1)
        || regexp_extract_all(t, '\b(\d{1,7}) (?:in the analysis|enrolled|screened|randomi[sz]ed|analy[sz]ed|completed)', 1),
    lambda x: x::BIGINT);
-- Substances that texts mix up, and conditions that they name more broadly than the study does.
CREATE OR REPLACE TEMP MACRO related(a, b) AS list_has_all(['ketamine', 'esketamine'], [a, b])
    OR (list_contains([a, b], 'depression') AND list_has_any([a, b],
        ['treatment_resistant_depression', 'mood_disorder', 'suicidality', 'end_of_life_distress']));
-- What two records must share to be compared at all; a part that is null makes a key null.
CREATE OR REPLACE TEMP MACRO link_key(rule, a, b, c) AS CASE WHEN a IS NOT NULL AND b IS NOT NULL AND c IS NOT NULL
    THEN hash(rule, a::VARCHAR, b::VARCHAR, c::VARCHAR) END;
CREATE OR REPLACE TEMP MACRO keys_of(doi, pmid, registry, journal, years, counts, names, places, substance, condition, sessions, comparator) AS
    list_filter(list_concat(
        [link_key('doi', doi, '', ''), link_key('pmid', pmid, '', ''), link_key('registry', registry, '', ''),
         link_key('journal', journal, substance, condition), link_key('course', sessions, substance, condition),
         link_key('compared', comparator, substance, condition)],
        list_transform(counts, lambda n: link_key('count', n, substance, '')),
        list_transform(counts, lambda n: link_key('count of', n, condition, '')),
        list_transform(counts, lambda n: link_key('count in', n, journal, '')),
        list_transform(years, lambda y: link_key('journal year', journal, y, substance)),
        list_transform(years, lambda y: link_key('year', y, substance, condition)),
        flatten(list_transform(names, lambda x: list_transform(years, lambda y: link_key('name', x, y, '')))),
        list_transform(names, lambda x: link_key('name of', x, substance, '')),
        flatten(list_transform(places, lambda x: list_transform(years, lambda y: link_key('place', x, y, '')))),
        list_transform(places, lambda x: link_key('place of', x, substance, condition))
    ), lambda k: k IS NOT NULL);

-- That all groups improved, or one no less than another, speaks for no side.
CREATE OR REPLACE TEMP MACRO takes_no_side(said) AS regexp_matches(
    said,
    '\b(as (well|good|much|far|effective\w*|quickly) as|about as|just as|equal\w*|similar\w*|comparable|alike|'
    || 'no (worse|better|less)|non-?inferior\w*|(all|both|either|three|two) ((three|two) )?(groups?|arms?)|since)\b',
    'i'
);
