"""Warehouses and drafts to try things on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.rows import make_rows
from tests.warehouse.few import leave_few_tables, make_declared_rows
from warehouse.draft import Draft
from warehouse.publish import publish
from warehouse.snapshots import Snapshot

AWKWARD = "a=1 [x] * 'q' \"é"
"""A folder whose name a glob, a Hive partition or a careless quotation would take for something else."""


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    """A place for a warehouse, not there yet."""
    return tmp_path / "warehouse"


@pytest.fixture
def make_draft(warehouse: Path) -> Iterator[Callable[[str], Draft]]:
    """A function that makes a draft of the small set of rows."""
    made: list[Draft] = []

    def make(run_id: str) -> Draft:
        draft = Draft.create(warehouse, run_id)
        made.append(draft)
        draft.add(make_declared_rows(run_id))
        return draft

    yield make
    for draft in made:
        draft.remove()


@pytest.fixture
def draft(make_draft: Callable[[str], Draft]) -> Draft:
    """A draft of the small set of rows."""
    return make_draft("run-1")


@pytest.fixture
def few_tables() -> Iterator[None]:
    """Only few of the tables, and no views over several of them: publishing takes a fifth of the time."""
    with leave_few_tables():
        yield


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """The small set of rows, published below an awkward path; for reading only."""
    warehouse = tmp_path_factory.mktemp("published") / AWKWARD
    with Draft.create(warehouse, "run-1") as draft:
        draft.add(make_rows("run-1"))
        return publish(draft)
