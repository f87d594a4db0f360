-- Who speaks in each document: its publisher, else the site, else the source; in a copy, whoever wrote the original.
SELECT
    d.document_id,
    coalesce(
        nullif(trim(lower(s.publisher)), ''),
        nullif(regexp_extract(lower(s.url), '^https?://(?:www\.)?([^/:?#]+)', 1), ''),
        s.source_id
    ) AS voice
FROM documents d
LEFT JOIN documents o ON o.document_id = d.duplicate_of
JOIN sources s ON s.source_id = coalesce(o.source_id, d.source_id)
