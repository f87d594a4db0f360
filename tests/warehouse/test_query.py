"""Readers' SQL: what reads is run, what reaches out of the snapshot is refused, what runs away is stopped."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from warehouse import budget
from warehouse.catalog import load_views
from warehouse.errors import InputError
from warehouse.query import open_snapshot, run_on, run_query
from warehouse.schema import TABLES
from warehouse.snapshots import Snapshot


@pytest.fixture(scope="module")
def opened(published: Snapshot) -> Iterator[duckdb.DuckDBPyConnection]:
    """The published snapshot as a reader opens it."""
    with open_snapshot(published) as connection:
        yield connection


def fetch(opened: duckdb.DuckDBPyConnection, sql: str) -> list[dict[str, Any]]:
    """The rows of the result."""
    rows: list[dict[str, Any]] = run_on(opened, sql).read_all().to_pylist()
    return rows


@pytest.mark.parametrize(
    ("sql", "rows"),
    [
        ("SELECT count(*) AS n FROM claims", 1),
        ("WITH a AS (SELECT * FROM claims) SELECT * FROM a;", 3),
        ("FROM sources", 2),
        ("VALUES (1), (2)", 2),
        ("DESCRIBE claims", len(TABLES["claims"].columns)),
        ("SHOW TABLES", len(TABLES) + len(load_views())),
        ("SUMMARIZE study_arms", 7),
        ("EXPLAIN SELECT * FROM claims", 1),
        ("-- why\nEXPLAIN /* é */ ANALYZE (FROM claims)", 1),
        ("TABLE cues", 1),
        ("FROM range(5)", 5),
        ("PIVOT claims ON stance IN ('neutral', 'favourable') USING count(*) GROUP BY source_id", 2),
        ("SELECT unnest([1, 2, 3])", 3),
        ('SELECT * FROM claims WHERE quote = \'{"type":"TABLE_FUNCTION"}\'', 0),
    ],
)
def test_what_reads_is_run(opened: duckdb.DuckDBPyConnection, sql: str, rows: int) -> None:
    assert len(fetch(opened, sql)) == rows


@pytest.mark.parametrize(
    "sql",
    [
        "FROM read_csv('/etc/passwd')",
        "FROM read_text('/etc/passwd')",
        "FROM '/etc/passwd'",
        "FROM '/etc/*.csv'",
        "FROM glob('/*')",
        "FROM read_parquet('/tmp/*.parquet')",
        "FROM 'https://example.com/x.parquet'",
        "SELECT (SELECT count(*) FROM sniff_csv('/etc/passwd'))",
        "COPY claims TO '/tmp/claims.csv'",
        "EXPLAIN ANALYZE COPY claims TO '{snapshot}/evil.csv'",
        "EXPLAIN COPY claims TO '{snapshot}/evil.csv'",
        "EXPLAIN (FORMAT json) COPY claims TO '{snapshot}/evil.csv'",
        "EXPLAIN ANALYZE CREATE TABLE t AS SELECT 1",
        "EXPLAIN",
        "EXPLAIN ANALYZE",
        "EXPORT DATABASE '/tmp/x'",
        "ATTACH '/tmp/x.duckdb'",
        "DETACH memory",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SET memory_limit = '100GB'",
        "RESET lock_configuration",
        "PRAGMA enable_profiling",
        "PRAGMA version",
        "CALL enable_logging()",
        "FROM enable_logging(storage := 'file', storage_path := '{snapshot}/logs')",
        "DESCRIBE FROM enable_logging()",
        "WITH a AS (FROM checkpoint()) FROM a",
        "FROM query('FROM enable_logging()')",
        "FROM json_execute_serialized_sql(json_serialize_sql('FROM enable_logging()'))",
        "FROM duckdb_secrets()",
        "SELECT 1; SELECT 2",
        "PIVOT claims ON stance USING count(*)",
        "INSERT INTO claims SELECT * FROM claims",
        "WITH a AS (SELECT 1) INSERT INTO claims FROM a",
        "CREATE TABLE t AS SELECT 1",
        "DROP VIEW claims",
        "UPDATE claims SET quote = ''",
        "BEGIN",
        "PREPARE a AS SELECT 1",
        "VACUUM",
        "USE memory",
        "",
        "-- nothing",
        "SELECT $1",
        "SELECT " + "+".join("1" * 900),
        "SELECT 1 😀" + "(" * 3 + "😀( " * 3_000,
    ],
)
def test_what_reaches_out_or_is_no_reading_statement_is_refused(
    published: Snapshot, opened: duckdb.DuckDBPyConnection, sql: str
) -> None:
    before = sorted(published.path.rglob("*"))
    with pytest.raises(InputError, match=r"^SQL: "):
        fetch(opened, sql.replace("{snapshot}", str(published.path).replace("'", "''")))
    assert sorted(published.path.rglob("*")) == before


def test_the_connection_itself_is_locked(published: Snapshot) -> None:
    nowhere = Path("/tmp/claimhouse-evil.csv")
    local = published  # a Python variable is no table
    with open_snapshot(published) as connection:
        for sql in ("FROM read_csv('/etc/passwd')", "ATTACH '/tmp/x'", f"COPY claims TO '{nowhere}'", "INSTALL httpfs",
                    "SET enable_external_access = true", "SET memory_limit = '1TB'", "FROM local"):  # fmt: skip
            with pytest.raises(duckdb.Error):
                connection.execute(sql)
    assert local
    assert not nowhere.exists()


def test_views_answer_what_readers_ask(opened: duckdb.DuckDBPyConnection) -> None:
    claims = fetch(opened, "SELECT claim_id, publisher, institution FROM claims_with_study ORDER BY ALL")
    assert claims[0] == {
        "claim_id": "clinic-0-evidence", "publisher": "Example Clinic", "institution": "Example University",
    }  # fmt: skip
    assert [row["source_id"] for row in fetch(opened, "FROM hedging_by_source")] == ["clinic", "forum"]
    (number,) = fetch(opened, "SELECT attribute, stated, expected, source_id FROM number_disagreements")
    assert number == {"attribute": "participant_count", "stated": "30", "expected": "41", "source_id": "forum"}
    said = fetch(opened, "SELECT study, claim_type, stance, claim_count, hedged_count FROM study_claims")
    assert said[1] == {
        "study": "Example University, 2021", "claim_type": "efficacy", "stance": "unfavourable", "claim_count": 1,
        "hedged_count": 1,
    }  # fmt: skip
    assert [row["row_id"] for row in fetch(opened, "FROM kept_out")] == ["empty.txt"]


def test_comments_are_there_to_query(opened: duckdb.DuckDBPyConnection) -> None:
    sql = "SELECT comment FROM duckdb_columns() WHERE table_name = 'claims' AND column_name = 'quote'"
    assert fetch(opened, sql) == [{"comment": "Exactly documents.text[start:end]."}]


def test_columns_of_one_name_are_told_apart(opened: duckdb.DuckDBPyConnection) -> None:
    assert fetch(opened, "SELECT 1 AS a, 2 AS a, 3 AS a_1, 4 AS a") == [{"a": 1, "a_1": 2, "a_1_1": 3, "a_2": 4}]


@pytest.mark.parametrize(
    ("sql", "hint"),
    [
        ("FROM claim", r"Table with name claim does not exist.*There are .*claims, .*kept_out"),
        ("SELECT colour FROM sources", r"\"colour\" not found.*sources has source_id, title, .*published_on"),
        ("SELECT s.colour FROM sources AS s", r"colour.*sources has source_id"),
        ("SELEC 1", r"syntax error at or near \"SELEC\""),
        ("SELECT 1 + quote FROM claims", r"No function matches"),
        ("SELECT if(range = 60000, error('late'), 0) FROM range(70000)", r"late"),
    ],
)
def test_errors_say_what_is_wrong_and_what_there_is(opened: duckdb.DuckDBPyConnection, sql: str, hint: str) -> None:
    with pytest.raises(InputError, match=rf"(?s)^SQL: .*{hint}"):
        fetch(opened, sql)


@pytest.mark.parametrize(
    "sql",
    ["SELECT sum(a.range * b.range) FROM range(1000000) AS a, range(1000000) AS b", "FROM range(1000000000000)"],
)
def test_a_runaway_query_is_stopped(published: Snapshot, sql: str) -> None:
    started = time.monotonic()
    with pytest.raises(InputError, match=r"took longer than 0.2 s. Ask for less"):
        for batch in run_query(published, sql, timeout_seconds=0.2):
            assert batch.num_rows
    assert time.monotonic() - started < 3


def test_only_the_work_of_the_database_counts(published: Snapshot) -> None:
    reader = run_query(published, "FROM range(50000)", timeout_seconds=0.5)
    time.sleep(0.6)
    assert reader.read_all().num_rows == 50000


def test_a_call_that_cannot_be_interrupted_is_not_waited_for(
    published: Snapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(budget, "GRACE_SECONDS", 0.1)
    stuck = threading.Event()
    with open_snapshot(published) as connection:
        limit = budget.Budget(connection, 0.1)
        with pytest.raises(InputError, match=r"longer than 0.1 s; it cannot be interrupted"):
            limit.spend(stuck.wait)
    stuck.set()


def test_a_snapshot_without_its_files_is_told(published: Snapshot, tmp_path: Path) -> None:
    from dataclasses import replace

    with pytest.raises(InputError, match=r"The snapshot cannot be opened.*Choose another snapshot"):
        open_snapshot(replace(published, path=tmp_path))
