"""Settling what came in against what the warehouse holds: joins in DuckDB, whatever the number of texts.

Of a text at one place, that is of one source under one uri, the first one that is read counts. The rows of `settled`
are the documents that are new or differ from what the snapshot before says of them; nothing is said of the others.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import duckdb

from flows.ingest.work import Work
from warehouse.engine import open_engine, quote_text, write_scan
from warehouse.schema import TABLES
from warehouse.snapshots import Snapshot, table_files

FACTS = "source_id, uri, title, format, language, published_on"
STATE = "therapy, ingested_at, sha256, char_count, duplicate_of, is_current"

PLACES = """
CREATE TEMP TABLE places AS
SELECT source_id, uri, arg_min(document_id, place) AS document_id, min(place) AS place
FROM arrived GROUP BY source_id, uri;
CREATE TEMP TABLE accepted AS SELECT a.* FROM arrived AS a SEMI JOIN places AS p ON a.place = p.place;
"""
KNOWN = """
CREATE TEMP TABLE known AS SELECT h.* FROM held AS h SEMI JOIN accepted AS a ON a.document_id = h.document_id;
CREATE TEMP TABLE originals AS
SELECT h.sha256, min(coalesce(h.duplicate_of, h.document_id)) AS document_id
FROM held AS h SEMI JOIN accepted AS a ON a.sha256 = h.sha256 GROUP BY h.sha256;
CREATE TEMP TABLE retired AS
SELECT h.* FROM held AS h JOIN accepted AS a USING (source_id, uri)
WHERE h.is_current AND h.document_id <> a.document_id;
"""
NEW = """
CREATE TEMP TABLE newcomers AS
SELECT a.*, coalesce(
    o.document_id,
    nullif(first_value(a.document_id) OVER (PARTITION BY a.sha256 ORDER BY a.place), a.document_id)
) AS duplicate_of
FROM accepted AS a ANTI JOIN known AS k ON k.document_id = a.document_id
LEFT JOIN originals AS o ON o.sha256 = a.sha256
"""
SETTLED = f"""
CREATE TEMP TABLE settled AS
SELECT n.document_id, {FACTS}, NULL::VARCHAR AS therapy, $now AS ingested_at, sha256, char_count, duplicate_of,
    true AS is_current, true AS fresh, place
FROM newcomers AS n
UNION ALL
SELECT document_id, {", ".join(f"a.{name}" for name in FACTS.split(", "))}, k.therapy, k.ingested_at, k.sha256,
    k.char_count, k.duplicate_of, true,
    NOT $same_code OR NOT k.is_current OR k.title IS DISTINCT FROM a.title, a.place
FROM known AS k JOIN accepted AS a USING (document_id)
WHERE NOT $same_code OR NOT k.is_current OR k.title IS DISTINCT FROM a.title OR k.format <> a.format
    OR k.language <> a.language OR k.published_on IS DISTINCT FROM a.published_on
UNION ALL
SELECT document_id, {FACTS}, {STATE.replace("is_current", "false")}, false, NULL FROM retired
UNION ALL
SELECT h.document_id, {FACTS}, {STATE}, true, NULL FROM held AS h
WHERE NOT $same_code AND h.is_current AND NOT EXISTS (FROM accepted AS a WHERE a.document_id = h.document_id)
    AND NOT EXISTS (FROM retired AS r WHERE r.document_id = h.document_id)
"""  # noqa: S608 - names of columns
OUTCOMES = """
SELECT a.place, a.uri, CASE
    WHEN a.document_id <> p.document_id THEN 'quarantined'
    WHEN a.place <> p.place OR k.document_id IS NOT NULL THEN 'unchanged'
    WHEN n.duplicate_of IS NOT NULL THEN 'duplicate'
    ELSE 'published'
END AS outcome
FROM arrived AS a JOIN places AS p USING (source_id, uri)
LEFT JOIN known AS k ON k.document_id = a.document_id
LEFT JOIN newcomers AS n ON n.place = a.place
UNION ALL SELECT place, uri, 'quarantined' FROM kept_out
ORDER BY 1
"""
REPEATED = """
SELECT a.place, a.uri, a.source_id FROM arrived AS a JOIN places AS p USING (source_id, uri)
WHERE a.document_id <> p.document_id ORDER BY a.place
"""
TOTALS = """
SELECT count(*), coalesce(sum(char_count), 0)::BIGINT, count(*) FILTER (is_current) FROM (
    SELECT char_count, is_current FROM held AS h ANTI JOIN settled AS s ON s.document_id = h.document_id
    UNION ALL SELECT char_count, is_current FROM settled
)
"""
FRESH = "SELECT count(*), coalesce(sum(char_count), 0)::BIGINT FROM settled WHERE fresh"


ARRIVED = """
CREATE VIEW arrived AS FROM read_now
UNION ALL BY NAME SELECT * EXCLUDE (path, number) FROM kept_touched WHERE number IS NOT NULL
"""


def open_settling(work: Work, before: Snapshot | None) -> duckdb.DuckDBPyConnection:
    """A database with the views `read_now` (without the texts), `kept_out` and `held` (the documents before)."""
    connection = open_engine(work.spill)
    texts, kept_out = (write_scan([work.intake / f"{stem}-*.parquet"]) for stem in ("texts", "kept-out"))
    connection.execute(f"CREATE VIEW read_now AS SELECT * EXCLUDE (text) FROM {texts}")  # noqa: S608 - our own paths
    connection.execute(f"CREATE VIEW kept_out AS FROM {kept_out}")
    if before is None:
        connection.register("held", TABLES["documents"].to_arrow([]))
    else:
        held = write_scan(table_files(before, "documents"))
        connection.execute(f"CREATE VIEW held AS SELECT document_id, {FACTS}, {STATE} FROM {held}")  # noqa: S608
    return connection


def settle(connection: duckdb.DuckDBPyConnection, folder: Path, now: dt.datetime, *, same_code: bool) -> None:
    """Write `settled.parquet`, in the order of the ids, and `outcomes.parquet`, in that of the inputs.

    Args:
        connection: what `open_settling` gives, with the table `kept_touched` of the texts of unchanged files that have
            to be looked at as well; it has the table `settled` afterwards.
        folder: where to write.
        now: the moment that new documents are dated to.
        same_code: whether what was read out of the documents before still holds; otherwise all are fresh.
    """
    for statement in (ARRIVED, PLACES, KNOWN, NEW):
        connection.execute(statement)
    connection.execute(SETTLED, {"now": now, "same_code": same_code})
    _write(connection, "FROM settled ORDER BY document_id", folder / "settled.parquet")
    _write(connection, OUTCOMES, folder / "outcomes.parquet")


def _write(connection: duckdb.DuckDBPyConnection, query: str, path: Path) -> None:
    connection.execute(f"COPY ({query}) TO {quote_text(str(path))} (FORMAT parquet, ROW_GROUP_SIZE 20480)")
