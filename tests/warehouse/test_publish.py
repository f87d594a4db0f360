"""What a published snapshot holds, byte for byte, and how `current` and older snapshots fare."""

from __future__ import annotations

import json
import logging
import random
import threading
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.rows import make_rows
from tests.warehouse.few import make_declared_rows
from warehouse import files
from warehouse.catalog import load_views
from warehouse.draft import Draft
from warehouse.errors import InputError, WarehouseError
from warehouse.files import write_table
from warehouse.locations import publish_lock
from warehouse.locks import take_lock
from warehouse.parquet import regroup
from warehouse.publish import publish
from warehouse.query import run_query
from warehouse.schema import TABLES, Row
from warehouse.snapshots import Snapshot, current_snapshot, list_snapshots, read_table, table_files

MakeDraft = Callable[[str], Draft]


def test_files_have_exactly_the_declared_schema_with_descriptions(published: Snapshot) -> None:
    for table in TABLES.values():
        for path in table_files(published, table.name):
            schema = pq.read_schema(path)
            assert schema.equals(table.to_arrow_schema(), check_metadata=True)
            assert pq.ParquetFile(path).metadata.row_group(0).column(0).compression == "ZSTD"


def test_tables_hold_the_rows_sorted_as_declared(published: Snapshot) -> None:
    for table in TABLES.values():
        rows = [row for row in make_rows() if type(row) is table.record]
        expected = sorted(rows, key=lambda row: [getattr(row, name) for name in (*table.sort, *table.key)])
        assert read_table(published, table.name).to_pylist() == table.to_arrow(expected).to_pylist()


def test_the_manifest_tells_the_files_as_they_are(published: Snapshot) -> None:
    facts = json.loads((published.path / "manifest.json").read_text())
    assert (facts["snapshot"], facts["run_id"], facts["code_version"]) == ("run-1", "run-1", "0.1.0")
    on_disk = {str(p.relative_to(published.path)) for p in published.path.glob("*/*")}
    assert {file["path"] for file in facts["files"]} == on_disk
    for file in facts["files"]:
        data = (published.path / file["path"]).read_bytes()
        assert (file["bytes"], file["sha256"]) == (len(data), sha256(data).hexdigest())
        assert file["rows"] == pq.read_metadata(published.path / file["path"]).num_rows
    assert list(published.tables) == list(TABLES)


def test_the_database_has_views_with_comments_on_everything(published: Snapshot) -> None:
    with duckdb.connect(published.path / "claimhouse.duckdb", read_only=True) as connection:
        assert connection.execute("SELECT count(*) FROM claims").fetchall() == [(3,)]
        comments = connection.execute("SELECT view_name, comment FROM duckdb_views() WHERE NOT internal").fetchall()
        columns = "SELECT table_name, column_name, comment FROM duckdb_columns() WHERE NOT internal"
        described = {(table, name): comment for table, name, comment in connection.execute(columns).fetchall()}
    assert dict(comments) == {t.name: t.description for t in TABLES.values()} | {
        v.name: v.comment for v in load_views()
    }
    assert described["claims", "stance"].endswith("One of: favourable, unfavourable, neutral.")
    assert described["study_arms", "dose_mg_per_kg"] == "Dose by body weight. Unit: mg/kg."
    assert all(described[t.name, c.name].startswith(c.description) for t in TABLES.values() for c in t.columns)


def test_current_is_a_relative_link_that_any_reader_follows(published: Snapshot) -> None:
    warehouse = published.path.parent.parent
    assert (warehouse / "current").readlink() == Path("snapshots/run-1")
    assert pq.ParquetFile(warehouse / "current" / "claims" / "claims.parquet").metadata.num_rows == 3


def test_a_moved_warehouse_is_read_where_it_is(draft: Draft, tmp_path: Path) -> None:
    publish(draft)
    draft.warehouse.rename(tmp_path / "moved")
    moved = current_snapshot(tmp_path / "moved")
    assert moved
    assert run_query(moved, "SELECT count(*) AS n FROM claims_with_study").read_all().to_pylist() == [{"n": 3}]


@pytest.mark.usefixtures("few_tables")
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(), parts=st.integers(1, 5))
def test_files_are_the_same_whatever_the_order_and_the_parts(seed: int, parts: int) -> None:
    rows = list(make_declared_rows("same"))
    random.Random(seed).shuffle(rows)
    assert write_files(rows, parts) == write_files_once()


@cache
def write_files_once() -> list[str]:
    """The checksums of the files of the rows as they are made."""
    return write_files(list(make_declared_rows("same")), parts=1)


def write_files(rows: list[Row], parts: int) -> list[str]:
    """The checksums of the tables' files after the rows were added in so many parts."""
    with TemporaryDirectory() as name, Draft.create(Path(name), "same") as draft, draft.connect() as connection:
        for part in range(parts):
            draft.add(rows[part::parts])
        return [file.sha256 for table in TABLES.values() for file in write_table(connection, table, Path(name))]


def test_a_large_table_is_cut_into_files_in_order(
    warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "GROUP_ROWS", 100)
    arms = pa.table({"mention_id": ["m"] * 2500, "ordinal": random.Random(1).sample(range(1, 2501), 2500)})
    empty = {name: pa.nulls(2500) for name in ("substance", "dose_mg_per_kg", "participant_count")}
    for name, column in ({"label": pa.array(["x"] * 2500), "document_id": pa.array(["d"] * 2500)} | empty).items():
        arms = arms.append_column(name, column)
    with Draft.create(warehouse, "large") as draft:
        draft.write("study_arms", arms.slice(0, 1700))
        draft.write("study_arms", arms.slice(1700))
        with draft.connect() as connection:
            written = write_table(connection, TABLES["study_arms"], tmp_path)
    assert [(Path(f.path).name, f.rows) for f in written] == [
        ("study_arms-0001.parquet", 1000), ("study_arms-0002.parquet", 1000), ("study_arms-0003.parquet", 500),
    ]  # fmt: skip
    opened = [pq.ParquetFile(tmp_path / f.path) for f in written]
    assert [file.num_row_groups for file in opened] == [10, 10, 5]
    ordinals = [n for file in opened for n in file.read(["ordinal"])["ordinal"].to_pylist()]
    assert ordinals == list(range(1, 2501))


def test_long_rows_make_smaller_row_groups(draft: Draft, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "GROUP_BYTES", 500)
    with draft.connect() as connection:
        (claims,) = write_table(connection, TABLES["claims"], tmp_path)
    assert pq.ParquetFile(tmp_path / claims.path).num_row_groups == 3


@given(sizes=st.lists(st.integers(0, 40), max_size=8), rows=st.integers(1, 50))
def test_regrouping_keeps_the_rows_and_their_order(sizes: list[int], rows: int) -> None:
    numbers = iter(range(10_000))
    batches = [pa.record_batch({"n": pa.array([next(numbers) for _ in range(size)], pa.int64())}) for size in sizes]
    groups = list(regroup(batches, rows))
    assert [n for group in groups for n in group["n"].to_pylist()] == list(range(sum(sizes)))
    assert all(group.num_rows == rows for group in groups[:-1])
    assert all(0 < group.num_rows <= rows for group in groups)


def test_a_null_where_none_may_be_is_told_and_nothing_is_published(draft: Draft) -> None:
    row = {"mention_id": "m1", "ordinal": 3, "label": None, "document_id": "d-clinic"}
    schema = pa.schema([field.with_nullable(True) for field in TABLES["study_arms"].to_arrow_schema()])
    draft.write("study_arms", pa.Table.from_pylist([row], schema=schema))
    with pytest.raises(WarehouseError, match=r"study_arms: .*label"):
        publish(draft)
    assert current_snapshot(draft.warehouse) is None
    assert list_snapshots(draft.warehouse) == []


@pytest.mark.usefixtures("few_tables")
def test_a_run_publishes_once(draft: Draft) -> None:
    publish(draft)
    with pytest.raises(WarehouseError, match=r"run-1.*published already"):
        publish(draft)
    assert [s.id for s in list_snapshots(draft.warehouse)] == ["run-1"]


@pytest.mark.usefixtures("few_tables")
def test_the_newest_are_kept_and_the_current_one_always(warehouse: Path, make_draft: MakeDraft) -> None:
    for number in (1, 2, 3):
        publish(make_draft(f"run-{number}"), keep=2)
    assert [s.id for s in list_snapshots(warehouse)] == ["run-3", "run-2"]
    current = current_snapshot(warehouse)
    assert current
    assert current.id == "run-3"
    with pytest.raises(InputError, match="keep=0"):
        publish(make_draft("run-4"), keep=0)


@pytest.mark.usefixtures("few_tables")
def test_what_cannot_be_pruned_does_not_undo_the_publishing(
    warehouse: Path, make_draft: MakeDraft, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Alembic, which the Prefect server of other tests runs in this process, switches existing loggers off.
    monkeypatch.setattr(logging.getLogger("warehouse.retention"), "disabled", False)
    old = publish(make_draft("run-1"))
    (old.path / "manifest.json").write_text("{}")
    publish(make_draft("run-2"), keep=1)
    assert (warehouse / "current").readlink().name == "run-2"
    assert "run-1" in caplog.text


def test_a_current_that_is_no_link_is_told_before_anything_is_written(draft: Draft) -> None:
    (draft.warehouse / "current").mkdir()
    with pytest.raises(WarehouseError, match=r"current: It should be a symbolic link"):
        publish(draft)
    assert not (draft.warehouse / "snapshots").exists()


@pytest.mark.usefixtures("few_tables")
def test_two_publish_at_once_one_after_the_other(warehouse: Path, make_draft: MakeDraft) -> None:
    drafts = [make_draft("run-1"), make_draft("run-2")]
    threads = [threading.Thread(target=publish, args=(draft,)) for draft in drafts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {s.id for s in list_snapshots(warehouse)} == {"run-1", "run-2"}
    newest = list_snapshots(warehouse)[0]
    assert current_snapshot(warehouse) == newest


@pytest.mark.usefixtures("few_tables")
def test_a_second_publisher_gives_up_with_a_clear_error(draft: Draft) -> None:
    lock = take_lock(publish_lock(draft.warehouse))
    assert lock
    with pytest.raises(WarehouseError, match=r"Somebody else has been publishing for 0.1 s: process \d+"):
        publish(draft, wait_seconds=0.1)
    lock.release()
    assert publish(draft, wait_seconds=0.1).count("claims") == 3
