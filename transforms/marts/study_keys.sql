-- The study of each mention, found by `transforms/resolve`: the entry of the catalogue that it is, else the mentions that
-- it was joined with. Its id comes from what identifies it, and where several studies share that, from a mention too.
WITH known AS (
    SELECT
        mention_id, group_id,
        min(coalesce(
            '1 registry ' || upper(registry_id),
            '2 doi ' || lower(doi),
            '3 pmid ' || pmid,
            '4 journal ' || lower(journal) || ' ' || year || ' ' || coalesce(substance, ''),
            '5 sized ' || lower(journal) || ' ' || participant_count || ' ' || coalesce(substance, ''),
            '6 ' || group_id
        )) OVER (PARTITION BY group_id) AS known_by
    FROM study_mentions JOIN link_groups USING (mention_id)
),
named AS (
    SELECT *, CASE
        WHEN starts_with(group_id, 'reference ') THEN group_id
        WHEN min(group_id) OVER (PARTITION BY known_by) = group_id THEN known_by
        ELSE known_by || ' ' || group_id END AS name
    FROM known
)
SELECT mention_id, substr(sha256(name), 1, 16) AS study_id FROM named
