"""A process that publishes on a file system that is full after so many bytes, again and again with more of them.

Argument: where a small file system of this process's own is mounted. It prints a line for each try.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from tests.warehouse.few import leave_few_tables, make_declared_rows
from warehouse.draft import Draft
from warehouse.errors import WarehouseError
from warehouse.integrity import find_damage
from warehouse.publish import publish
from warehouse.schema import Row
from warehouse.snapshots import current_snapshot, list_snapshots
from warehouse.tables import Claim

BLOCK = 4_096
ROOMS = sorted({int(1.25**number) - 1 for number in range(22)})
"""Blocks that are left free, from none to more than publishing takes: the first steps are the smallest."""


def make_many_rows(run_id: str) -> Iterator[Row]:
    """So many claims that their files are larger than a block."""
    for row in make_declared_rows(run_id):
        if isinstance(row, Claim):
            yield from (replace(row, claim_id=f"{row.claim_id}-{hash((run_id, n)):x}") for n in range(300))
        else:
            yield row


def fill(place: Path, left: int) -> Path:
    """Fill the file system but for so many bytes."""
    ballast = place / "ballast"
    with ballast.open("wb", buffering=0) as file, suppress(OSError):
        while file.write(bytes(BLOCK)):
            pass
    with ballast.open("r+b") as file:
        file.truncate(max(0, ballast.stat().st_size // BLOCK * BLOCK - left))
    return ballast


def attempt(warehouse: Path, run_id: str) -> str:
    """Publish; what came of it."""
    try:
        with Draft.create(warehouse, run_id) as draft:
            draft.add(make_many_rows(run_id))
            publish(draft)
    except WarehouseError as error:
        return str(error)
    return "published"


def main() -> None:
    """Try with ever more room until publishing succeeds; the snapshot before must be whole every time."""
    place = Path(sys.argv[1])
    warehouse = place / "warehouse"
    with leave_few_tables():
        assert attempt(warehouse, "run-0") == "published"
        for number, blocks in enumerate(ROOMS):
            before = current_snapshot(warehouse)
            assert before
            ballast = fill(place, blocks * BLOCK)
            outcome = attempt(warehouse, f"run-{number + 1}")
            ballast.unlink()
            print(outcome, flush=True)
            if outcome == "published":
                break
            assert current_snapshot(warehouse) == before
            assert [s.id for s in list_snapshots(warehouse)] == [before.id]
            assert find_damage(before) == []
        assert attempt(warehouse, "run-last") == "published"
        assert list((warehouse / ".drafts").iterdir()) == []


if __name__ == "__main__":
    main()
