"""What differs between two snapshots."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.warehouse.few import make_declared_rows
from warehouse.diff import diff_snapshots
from warehouse.draft import Draft
from warehouse.publish import publish
from warehouse.schema import Row
from warehouse.snapshots import Snapshot
from warehouse.tables import Claim, Source

pytestmark = pytest.mark.usefixtures("few_tables")


def publish_rows(warehouse: Path, run_id: str, rows: Iterable[Row]) -> Snapshot:
    """A snapshot of these rows."""
    with Draft.create(warehouse, run_id) as draft:
        draft.add(rows)
        return publish(draft)


def change_rows(run_id: str) -> Iterator[Row]:
    """The rows with one claim less, one renamed, one strengthened, and a source of another title."""
    number = 0
    for row in make_declared_rows(run_id):
        if isinstance(row, Claim):
            number += 1
            if number == 2:
                yield replace(row, claim_id="new")
            elif number == 3:
                yield replace(row, certainty="asserted" if row.certainty == "hedged" else "hedged", hype=not row.hype)
        elif isinstance(row, Source) and number == 0:
            yield replace(row, title="Another title")
        else:
            yield row


def test_rows_that_appeared_vanished_and_changed(warehouse: Path) -> None:
    old = publish_rows(warehouse, "run-1", make_declared_rows("run-1"))
    new = publish_rows(warehouse, "run-2", change_rows("run-2"))
    sources, claims = diff_snapshots(old, new)
    assert (sources.table, sources.changed) == ("sources", old.count("sources"))
    assert sources.columns == {"title": old.count("sources")}
    assert sources.examples[0].values["title"][1] == "Another title"
    assert (claims.appeared, claims.vanished, claims.changed) == (1, 2, 1)
    assert claims.columns == {"certainty": 1, "hype": 1}
    assert [e.change for e in claims.examples] == ["appeared", "vanished", "vanished", "changed"]
    assert claims.examples[0].key == {"claim_id": "new"}
    assert set(claims.examples[-1].values) == {"certainty", "hype"}


def test_nothing_differs(warehouse: Path) -> None:
    snapshots = [publish_rows(warehouse, name, make_declared_rows(name)) for name in ("run-1", "run-2")]
    assert all(table.is_same for table in diff_snapshots(*snapshots))
    runs = diff_snapshots(*snapshots, tables=["runs"])[0]
    assert (runs.appeared, runs.vanished) == (1, 1)


def test_all_rows_vanished(warehouse: Path) -> None:
    full = publish_rows(warehouse, "run-1", make_declared_rows("run-1"))
    empty = publish_rows(warehouse, "run-2", [])
    assert [(d.vanished, d.appeared) for d in diff_snapshots(full, empty)] == [
        (full.count("sources"), 0),
        (full.count("claims"), 0),
    ]
    assert [d.appeared for d in diff_snapshots(empty, full)] == [full.count("sources"), full.count("claims")]
