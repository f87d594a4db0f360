"""Readers while runs publish: a whole snapshot or the one before it, never a mixture."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.warehouse.few import make_declared_rows
from warehouse.draft import Draft
from warehouse.publish import publish
from warehouse.query import run_query
from warehouse.schema import Row
from warehouse.snapshots import current_snapshot, read_table
from warehouse.tables import Claim, Source

PUBLISHES = 50
MARKS = "SELECT DISTINCT extractor AS mark FROM claims UNION ALL SELECT title FROM sources GROUP BY ALL"

pytestmark = pytest.mark.usefixtures("few_tables")


def make_marked_rows(run_id: str) -> Iterator[Row]:
    """A few rows, with the run's id in two of the tables."""
    for row in make_declared_rows(run_id):
        if isinstance(row, Claim):
            yield replace(row, extractor=run_id)
        elif isinstance(row, Source):
            yield replace(row, title=run_id)
        else:
            yield row


def test_readers_see_one_snapshot_through_fifty_publishes(warehouse: Path) -> None:
    publish_marked(warehouse, "run-0")
    ended, seen = threading.Event(), [set[str]() for _ in range(3)]
    readers = [
        threading.Thread(target=read_until, args=(warehouse, ended, seen[0], read_with_arrow)),
        threading.Thread(target=read_until, args=(warehouse, ended, seen[1], read_with_arrow)),
        threading.Thread(target=read_until, args=(warehouse, ended, seen[2], read_with_sql)),
    ]
    for reader in readers:
        reader.start()
    for number in range(1, PUBLISHES + 1):
        publish_marked(warehouse, f"run-{number}")
    ended.set()
    for reader in readers:
        reader.join()
    assert all(len(ids) >= 3 and "mixed" not in ids for ids in seen), seen


def publish_marked(warehouse: Path, run_id: str) -> None:
    """Publish the marked rows."""
    with Draft.create(warehouse, run_id) as draft:
        draft.add(make_marked_rows(run_id))
        publish(draft)


def read_until(warehouse: Path, ended: threading.Event, seen: set[str], read: object) -> None:
    """Read again and again, and note which snapshot it was."""
    assert callable(read)
    while not ended.is_set():
        try:
            snapshot_id, marks = read(warehouse)
        except Exception as error:
            seen.add(f"mixed {error}")
            raise
        seen.add(snapshot_id if marks == {snapshot_id} else "mixed")
        time.sleep(0.03)


def read_with_arrow(warehouse: Path) -> tuple[str, set[str]]:
    """The current snapshot and the marks in its files."""
    snapshot = current_snapshot(warehouse)
    assert snapshot
    claims, sources = read_table(snapshot, "claims", ["extractor"]), read_table(snapshot, "sources", ["title"])
    return snapshot.id, {*claims["extractor"].to_pylist(), *sources["title"].to_pylist()}


def read_with_sql(warehouse: Path) -> tuple[str, set[str]]:
    """The current snapshot and the marks in its views."""
    snapshot = current_snapshot(warehouse)
    assert snapshot
    return snapshot.id, set(run_query(snapshot, MARKS).read_all()["mark"].to_pylist())
