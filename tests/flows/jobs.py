"""The main job in two ways: its steps as plain functions, and as the Prefect flow; and what it left."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
from rich.console import Console

from flows import steps
from flows.grouping import name_grouping
from flows.ingest.engine import Engine
from flows.ingest.intake import Intake
from flows.show.summary import print_summary
from transforms.readers import Input
from warehouse.draft import Draft
from warehouse.publish import publish
from warehouse.schema import TABLES
from warehouse.snapshots import Snapshot, current_snapshot, read_table

if TYPE_CHECKING:
    from flows.main import RunResult

CHECKOUT = Path(__file__).parents[2]
SEEDS = CHECKOUT / "seeds" / "texts"
RUN_TABLES = {"validation_results", "quarantine", "runs", "claim_changes"}
"""The tables in which two runs on the same input differ."""

NOON = dt.datetime(2026, 5, 6, 12, tzinfo=dt.UTC)
_numbers = count(1)


def do_steps(inputs: Sequence[Input], warehouse: Path, engine: Engine | None = None) -> tuple[Intake, Snapshot]:
    """Ingest, transform, link and publish, without the checks: a second instead of three."""
    number = next(_numbers)
    with Draft.create(warehouse, f"run-{number:04}") as draft:
        facts = steps.start_run(draft.warehouse, draft.run_id, NOON + dt.timedelta(hours=number))
        intake = steps.ingest(facts, inputs, steps.watch(facts, inputs))
        steps.transform(facts, intake, draft, engine)
        steps.link(draft, facts)
        steps.record(facts, intake, draft, None, facts.started_at)
        return intake, publish(draft, linked_with=name_grouping())


def do_flow(inputs: Sequence[Path], warehouse: Path) -> RunResult:
    """Run the Prefect flow in this process; needs the fixture `prefect_api`."""
    from flows.main import run

    return run(inputs, warehouse)


def print_to_text(result: RunResult) -> str:
    """The summary of a run."""
    console = Console(file=io.StringIO(), record=True)
    print_summary(result, console)
    return console.export_text()


def get_rows(snapshot: Snapshot, name: str) -> list[dict[str, Any]]:
    """The rows of a table, in their published order."""
    rows: list[dict[str, Any]] = read_table(snapshot, name).to_pylist()
    return rows


def get_tables(snapshot: Snapshot) -> dict[str, pa.Table]:
    """All tables but those of the runs, without the time of the reading."""
    tables = {name: read_table(snapshot, name) for name in TABLES if name not in RUN_TABLES}
    tables["documents"] = tables["documents"].drop_columns("ingested_at")
    return tables


def get_files(snapshot: Snapshot) -> dict[str, bytes]:
    """The bytes of every Parquet file, by its path in the snapshot."""
    return {file.path: (snapshot.path / file.path).read_bytes() for file in snapshot.files}


def get_current(warehouse: Path) -> Snapshot:
    """The current snapshot, which must be there."""
    snapshot = current_snapshot(warehouse)
    assert snapshot
    return snapshot
