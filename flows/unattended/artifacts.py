"""What Prefect's pages show of a deployed run: a summary, the checks that failed, and what changed."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from prefect import runtime
from prefect.artifacts import create_markdown_artifact, create_table_artifact

from flows.show.visible import make_visible
from warehouse.diff import TableDiff, diff_snapshots

if TYPE_CHECKING:
    from pathlib import Path

    from expectations.findings import CheckReport
    from flows.ingest.intake import Intake
    from warehouse.snapshots import Snapshot

log = logging.getLogger(__name__)

SUMMARY, FAILED_CHECKS, CHANGES = "claimhouse-summary", "claimhouse-failed-checks", "claimhouse-changes"
MOST_ROWS = 100


def show_checks(intake: Intake, report: CheckReport, page: Path) -> None:
    """The summary of what came in, and a table of the checks that failed; nothing outside of a deployment."""
    _show(lambda: create_markdown_artifact(_write_summary(intake, report, page), key=SUMMARY))
    failed = [result for result in report.results if not result.success][:MOST_ROWS]
    rows: list[dict[str, Any]] = [
        {"table": r.table_name, "check": r.expectation, "severity": r.severity, "rows": r.unexpected_count}
        for r in failed
    ]
    _show(lambda: create_table_artifact(rows or [{"check": "all passed"}], key=FAILED_CHECKS))


def show_changes(before: Snapshot | None, after: Snapshot) -> None:
    """What the new snapshot changed; nothing outside of a deployment."""
    _show(lambda: create_markdown_artifact(_write_changes(before, after), key=CHANGES))


def _show(create: Callable[[], object]) -> None:
    """A run does not fail because it cannot be shown."""
    if not runtime.deployment.id:
        return
    try:
        create()
    except Exception as error:
        log.warning("Prefect's pages will not show all of this run: %s", error)


def _write_summary(intake: Intake, report: CheckReport, page: Path) -> str:
    counts = [f"- {number} {outcome}" for outcome, number in sorted(intake.count().items())]
    kept_out = [f"- kept out: {_quote(item.reason)}" for item in intake.kept_out[:MOST_ROWS]]
    failed = sum(not result.success for result in report.results)
    judged = "blocked: nothing was published" if report.blocked else "published"
    checks = f"{len(report.results)} checks, {failed} failed; {judged}. The page on them: `{page}`"
    return "\n".join([f"# {intake.total} texts came in", *counts, *kept_out, "", checks])


def _write_changes(before: Snapshot | None, after: Snapshot) -> str:
    if before is None:
        return f"# {after.id}\nThe first snapshot."
    rows = [_write_row(diff) for diff in diff_snapshots(before, after, examples=0) if not diff.is_same]
    if not rows:
        return f"# {after.id}\nNothing differs from {before.id}."
    head = ["| table | appeared | vanished | changed |", "|---|---|---|---|"]
    todo = f"`claimhouse snapshots diff {before.id} {after.id}` shows examples."
    return "\n".join([f"# From {before.id} to {after.id}", *head, *rows, "", todo])


def _write_row(diff: TableDiff) -> str:
    return f"| {diff.table} | {diff.appeared:,} | {diff.vanished:,} | {diff.changed:,} |"


def _quote(text: str) -> str:
    """Text from outside as code, so that nothing in it becomes a link or an image."""
    return "`" + make_visible(text).replace("`", "'") + "`"
