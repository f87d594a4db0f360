"""Few tables instead of all, so that publishing many times takes little time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from tests.rows import make_rows
from warehouse import catalog
from warehouse.schema import TABLES, Row, Table
from warehouse.tables import Run

FEW = ("sources", "claims", "runs")
ROWS = tuple(make_rows())


@contextmanager
def leave_few_tables() -> Iterator[None]:
    """Declare no other tables, and no views over several; afterwards all are back in their order."""
    whole, views = dict(TABLES), catalog.VIEWS
    try:
        _declare({name: whole[name] for name in FEW}, Path("nowhere"))
        yield
    finally:
        _declare(whole, views)


def _declare(tables: dict[str, Table], views: Path) -> None:
    TABLES.clear()
    TABLES.update(tables)
    catalog.VIEWS = views


def make_declared_rows(run_id: str) -> Iterator[Row]:
    """The small set of rows, as far as their tables are declared."""
    records = {table.record for table in TABLES.values()}
    for row in ROWS:
        if type(row) in records:
            yield replace(row, run_id=run_id, snapshot=run_id) if isinstance(row, Run) else row
