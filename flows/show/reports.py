"""What a run leaves below `WAREHOUSE/reports`: a page on its checks, and the rows of a run that was blocked."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from expectations.findings import CheckReport
from expectations.report import render_report
from flows.ingest.intake import Intake, to_quarantine
from flows.watch.told import describe
from warehouse.disk import explain_write_errors, write_at_once
from warehouse.draft import Draft
from warehouse.schema import TABLES

PAGE_BYTES = 1_000_000
"""About what a page takes at most."""


def write_report(draft: Draft, intake: Intake, report: CheckReport) -> Path:
    """Write the page on the run's checks, and return where it lies: `WAREHOUSE/reports/RUN_ID/checks.html`.

    A blocked run publishes no tables, so its `validation_results.parquet` and `quarantine.parquet` lie beside it.

    Raises:
        WarehouseError: the warehouse cannot be written.
    """
    kept_out = [to_quarantine(item, draft.run_id) for item in intake.kept_out]
    page = draft.warehouse / "reports" / draft.run_id / "checks.html"
    with explain_write_errors(draft.warehouse, needed=lambda: report.failing.nbytes + PAGE_BYTES):
        page.parent.mkdir(parents=True, exist_ok=True)
        if report.blocked:
            _write_rows(page.parent, report, list(intake.read_kept_out(draft.run_id)))
        write_at_once(page, render_report(report, _list_facts(draft, intake), quarantined=kept_out))
    return page


def _list_facts(draft: Draft, intake: Intake) -> dict[str, object]:
    counts = intake.count()
    facts = {"run": draft.run_id, **{f"texts {outcome}": counts[outcome] for outcome in sorted(counts)}}
    watched = {"watched": describe(intake.watched)} if intake.watched.pages else {}
    return {**facts, **watched, **{f"left out {n}": note for n, note in enumerate(intake.watched.notes, 1)}}


def _write_rows(folder: Path, report: CheckReport, kept_out: list[pa.Table]) -> None:
    schema = TABLES["quarantine"].to_arrow_schema()
    rows = {
        "validation_results": TABLES["validation_results"].to_arrow(report.results),
        "quarantine": pa.concat_tables([*kept_out, report.failing.cast(schema)]),
    }
    for name, table in rows.items():
        pq.write_table(table, folder / f"{name}.parquet", compression="zstd")
