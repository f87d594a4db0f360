-- One row per study and entry of the catalogue that it could be: how probable that is, and which fields speak for it and
-- against it, the weightiest first, with their weights in bits.
CREATE VIEW why_matched AS
SELECT
    matches.study_id,
    studies.resolution,
    matches.rank,
    matches.match_probability,
    matches.reference_id,
    reference.title,
    string_agg(matches.field || ' ' || coalesce(matches.stated, '') || ' (' || matches.weight || ')', ', '
        ORDER BY matches.weight DESC, matches.field) FILTER (matches.weight > 0) AS speaks_for,
    string_agg(matches.field || ' ' || coalesce(matches.stated, 'not stated') || ', not ' || coalesce(matches.expected, 'stated there')
        || ' (' || matches.weight || ')', ', ' ORDER BY matches.weight, matches.field) FILTER (matches.weight < 0) AS speaks_against,
    round(sum(matches.weight), 2) AS bits
FROM study_matches AS matches
JOIN studies ON studies.study_id = matches.study_id
JOIN reference_studies AS reference ON reference.reference_id = matches.reference_id
GROUP BY ALL
ORDER BY matches.study_id, matches.rank
