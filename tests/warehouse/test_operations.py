"""Looking after a warehouse: damage is found, databases and manifests come back, older snapshots too."""

from __future__ import annotations

import datetime as dt
import logging
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from warehouse import retention
from warehouse.draft import Draft
from warehouse.errors import InputError, WarehouseError
from warehouse.integrity import find_damage
from warehouse.journal import Entry, read_journal, write_entry
from warehouse.publish import publish
from warehouse.query import run_query
from warehouse.restore import restore
from warehouse.retention import prune, roll_back
from warehouse.snapshots import Snapshot, current_snapshot, list_snapshots, read_table
from warehouse.upgrade import list_differences, read_declared, upgrade

Make = Callable[[str], Draft]
few = pytest.mark.usefixtures("few_tables")


def copy_published(published: Snapshot, tmp_path: Path) -> Path:
    """The published warehouse somewhere else, to be harmed."""
    return Path(shutil.copytree(published.path.parent.parent, tmp_path / "copy", symlinks=True))


def find_path(snapshot: Snapshot, table: str) -> Path:
    """The first file of a table."""
    return next(snapshot.path / file.path for file in snapshot.files if file.table == table)


@few
@pytest.mark.parametrize(
    ("harm", "told"),
    [
        (lambda path: path.unlink(), "is missing"),
        (lambda path: path.write_bytes(path.read_bytes()[:-9]), "bytes instead of"),
        (lambda path: path.write_bytes(b"?" + path.read_bytes()[1:]), "checksum"),
        (lambda path: shutil.copy(path, path.with_name("copy.parquet")), "does not belong here"),
    ],
)
def test_damage_is_found(draft: Draft, harm: Callable[[Path], Any], told: str) -> None:
    snapshot = publish(draft)
    assert find_damage(snapshot) == []
    harm(find_path(snapshot, "claims"))
    (damage,) = find_damage(snapshot)
    assert told in damage.what
    assert damage.path.startswith("claims/")


@few
def test_back_to_an_older_snapshot(make_draft: Make, warehouse: Path) -> None:
    first, second = publish(make_draft("run-1")), publish(make_draft("run-2"))
    assert roll_back(warehouse, "run-1") == first == current_snapshot(warehouse)
    find_path(second, "claims").write_bytes(b"nothing")
    with pytest.raises(WarehouseError, match=r"run-2: This snapshot is damaged too: claims/claims.parquet has 7 bytes"):
        roll_back(warehouse, "run-2")
    with pytest.raises(InputError, match=r"no whole snapshot 'run-9'. There are run-2, run-1"):
        roll_back(warehouse, "run-9")
    assert current_snapshot(warehouse) == first
    assert publish(make_draft("run-3")) == current_snapshot(warehouse)


@few
def test_back_from_a_snapshot_with_a_broken_manifest(make_draft: Make, warehouse: Path) -> None:
    first = publish(make_draft("run-1"))
    (publish(make_draft("run-2")).path / "manifest.json").write_text("{")
    with pytest.raises(WarehouseError, match="no manifest"):
        current_snapshot(warehouse)
    assert roll_back(warehouse, "run-1") == first == current_snapshot(warehouse)


@few
def test_the_current_snapshot_is_never_pruned(make_draft: Make, warehouse: Path) -> None:
    for number in range(1, 5):
        publish(make_draft(f"run-{number}"))
    roll_back(warehouse, "run-1")
    assert prune(warehouse, 2) == ["run-2"]
    assert prune(warehouse, 2) == []
    assert [snapshot.id for snapshot in list_snapshots(warehouse)] == ["run-4", "run-3", "run-1"]
    with pytest.raises(InputError, match="At least one"):
        prune(warehouse, 0)


def test_a_lost_database_comes_back(published: Snapshot, tmp_path: Path) -> None:
    warehouse = copy_published(published, tmp_path)
    moved = current_snapshot(warehouse)
    assert moved
    assert [damage.what for damage in find_damage(moved)] == [
        "leads to another folder: the warehouse was moved or copied"
    ]
    (moved.path / "claimhouse.duckdb").unlink()
    assert [damage.what for damage in find_damage(moved)] == ["is missing"]
    restored = restore(warehouse)
    assert find_damage(restored) == []
    with duckdb.connect(restored.path / "claimhouse.duckdb", read_only=True) as connection:
        views = dict(connection.execute("SELECT view_name, comment FROM duckdb_views()").fetchall())
        assert connection.execute("SELECT count(*) FROM claims").fetchall() == [(published.count("claims"),)]
    assert views["claims"] and views["hedging_by_source"]


def test_a_lost_manifest_comes_back(published: Snapshot, tmp_path: Path) -> None:
    warehouse = copy_published(published, tmp_path)
    folder = warehouse / "snapshots" / published.id
    for name in ("manifest.json", "claimhouse.duckdb"):
        (folder / name).unlink()
    with pytest.raises(WarehouseError, match=r"no complete snapshot. `claimhouse restore`"):
        current_snapshot(warehouse)
    restored = restore(warehouse)
    assert current_snapshot(warehouse) == restored
    assert find_damage(restored) == []
    assert {f.path: f.sha256 for f in restored.files} == {f.path: f.sha256 for f in published.files}
    assert run_query(restored, "SELECT count(*) AS n FROM claims").read_all().to_pylist() == [{"n": 3}]


@few
def test_restore_says_what_it_cannot_do(draft: Draft, warehouse: Path) -> None:
    with pytest.raises(InputError, match=r"No snapshot is current\. Run `claimhouse run` first"):
        restore(warehouse)
    snapshot = publish(draft)
    with pytest.raises(InputError, match=r"no snapshot '\.\./run-1'. There are run-1"):
        restore(warehouse, "../run-1")
    (snapshot.path / "manifest.json").unlink()
    find_path(snapshot, "claims").write_bytes(b"PAR1 no more")
    with pytest.raises(WarehouseError, match=r"claims.parquet: This file is damaged"):
        restore(warehouse)


def make_older(snapshot: Snapshot) -> None:
    """Have the snapshot look as an older version published it: without a table, without a column, with another one."""
    shutil.rmtree(snapshot.path / "study_matches", ignore_errors=True)
    path = find_path(snapshot, "documents")
    read = pq.ParquetFile(path).read()
    pq.write_table(read.drop_columns(["therapy"]).append_column("mood", pa.nulls(read.num_rows, pa.string())), path)
    path = find_path(snapshot, "claims")
    pq.write_table(pq.ParquetFile(path).read().drop_columns(["stance"]), path)
    (snapshot.path / "manifest.json").unlink()


def test_an_older_snapshot_as_declared_today(published: Snapshot, tmp_path: Path) -> None:
    warehouse = copy_published(published, tmp_path)
    whole = current_snapshot(warehouse)
    assert whole and list_differences(whole) == []
    make_older(whole)
    older = restore(warehouse)
    told = {str(difference) for difference in list_differences(older)}
    assert {"documents lacks therapy and also has mood", "claims lacks stance", "study_matches is missing"} <= told
    assert read_declared(older, "documents")["therapy"].null_count == whole.count("documents")
    assert read_declared(older, "study_matches").num_rows == 0

    new = upgrade(older, tmp_path / "upgraded")
    assert list_differences(new) == []
    assert find_damage(older) == []
    assert new.count("documents") == whole.count("documents")
    assert read_table(new, "documents")["text"] == read_table(whole, "documents")["text"]
    assert new.count("claims") == 0  # made anew, because a stance cannot be made up
    assert find_path(new, "statements").samefile(find_path(older, "statements"))


def test_what_cannot_be_made_up_is_told(published: Snapshot, tmp_path: Path) -> None:
    warehouse = copy_published(published, tmp_path)
    snapshot = current_snapshot(warehouse)
    assert snapshot
    path = find_path(snapshot, "documents")
    pq.write_table(pq.ParquetFile(path).read().drop_columns(["sha256"]), path)
    with pytest.raises(WarehouseError, match=r"published this without sha256, which cannot be made up"):
        upgrade(snapshot, tmp_path / "upgraded")


@few
def test_a_clock_that_goes_back(
    make_draft: Make, warehouse: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    class Back(dt.datetime):
        @classmethod
        def now(cls, tz: dt.tzinfo | None = None) -> dt.datetime:  # type: ignore[override]
            return dt.datetime(2001, 2, 3, tzinfo=tz)

    first = publish(make_draft("run-1"))
    monkeypatch.setattr(retention.dt, "datetime", Back)
    monkeypatch.setattr(logging.getLogger("warehouse.retention"), "disabled", False)
    second, third = publish(make_draft("run-2"), keep=2), publish(make_draft("run-3"), keep=2)
    assert first.created_at < second.created_at < third.created_at
    assert [snapshot.id for snapshot in list_snapshots(warehouse)] == ["run-3", "run-2"]
    assert "The clock is" in caplog.text


def test_the_journal_tells_of_runs_in_their_order(tmp_path: Path) -> None:
    noon = dt.datetime(2026, 5, 6, 12, tzinfo=dt.UTC)
    assert read_journal(tmp_path) == []
    write_entry(tmp_path, Entry("a", noon))
    write_entry(tmp_path, Entry("b", noon - dt.timedelta(days=9)))
    with (tmp_path / "journal.jsonl").open("a") as file:
        file.write('{"run_id": "torn", "sta')
    write_entry(tmp_path, Entry("a", noon, "failed", noon, reason="disk\nfull"))
    assert [(e.run_id, e.outcome, e.reason) for e in read_journal(tmp_path)] == [
        ("a", "failed", "disk\nfull"),
        ("b", "started", ""),
    ]


def test_a_journal_that_cannot_be_written_stops_nothing(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    logging.getLogger("warehouse.journal").disabled = False
    write_entry(tmp_path / "nowhere", Entry("a", dt.datetime.now(dt.UTC)))
    assert "journal of the runs could not be written" in caplog.text
