"""Runs the checks on a draft: Great Expectations judges, DuckDB lists what fails."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import pyarrow as pa

from expectations.checks import Check
from expectations.connect import open_draft
from expectations.facts import InputCounts, Occasion
from expectations.failing import list_failing, list_keys, show_examples, spool
from expectations.findings import CheckReport, Finding, join_reports
from expectations.suites import select_checks
from warehouse.schema import TABLES
from warehouse.tables import ValidationResult

if TYPE_CHECKING:
    from expectations.evaluate import Verdict

__all__ = ["CheckReport", "Finding", "InputCounts", "join_reports", "run_checks"]


def run_checks(
    database: Path,
    *,
    run_id: str,
    checked_at: dt.datetime,
    tables: Collection[str],
    inputs: InputCounts | None,
    changes: Path | None = None,
) -> CheckReport:
    """Evaluate on the draft `database` the checks that are due once `tables` are written.

    A check on several tables is due with the last declared of them. Without `inputs` the account of the inputs is
    not checked. No connection to the file may be open in this process; none is left open. What DuckDB cannot hold
    in memory it writes to the system's folder for temporary files.

    Where the rows of the shards that did not change passed these very checks before, `changes` names the draft without
    them, on which the checks are then evaluated that need no other document than a row's own.

    Raises:
        WarehouseError: the file cannot be opened.
        InputError: there are no checks for one of the tables.
    """
    checks = select_checks(tables, with_inputs=inputs is not None)
    occasion = Occasion(run_id, checked_at, inputs)
    if changes is None:
        return evaluate_checks(database, checks, occasion)
    narrow = [check for check in checks if check.is_of_one_document]
    others = [check for check in checks if not check.is_of_one_document]
    report = join_reports(evaluate_checks(changes, narrow, occasion), evaluate_checks(database, others, occasion))
    return replace(report, findings=tuple(sorted(report.findings, key=lambda finding: checks.index(finding.check))))


def evaluate_checks(database: Path, checks: Sequence[Check], occasion: Occasion) -> CheckReport:
    """Evaluate these checks on the draft `database`, as `run_checks` does those of the suites."""
    with tempfile.TemporaryDirectory() as folder:
        spill = Path(folder)
        with open_draft(database, spill) as connection:
            sizes = _count_rows(connection)
        from expectations.evaluate import evaluate

        verdicts = evaluate(database, checks, occasion.facts, spill=spill)
        with open_draft(database, spill) as connection:
            return _report(connection, verdicts, occasion, sizes)


def _count_rows(connection: duckdb.DuckDBPyConnection) -> Mapping[str, int]:
    """The number of rows of each table in the draft."""
    present = [name for (name,) in connection.execute("SELECT table_name FROM information_schema.tables").fetchall()]
    counts = " UNION ALL ".join(f"SELECT '{name}', count(*) FROM \"{name}\"" for name in present)  # noqa: S608
    return dict(connection.execute(counts).fetchall()) if present else {}


def _report(
    connection: duckdb.DuckDBPyConnection, verdicts: Sequence[Verdict], occasion: Occasion, sizes: Mapping[str, int]
) -> CheckReport:
    findings = []
    for verdict in verdicts:
        result = _to_result(verdict, occasion, sizes)
        lists = verdict.unexpected_count and verdict.check.failing
        examples = show_examples(connection, verdict.check, occasion) if lists else verdict.details
        findings.append(Finding(verdict.check, result, examples))
    failed = [f.check for f in findings if f.result.unexpected_count and f.check.lists_rows]
    failing = spool(list_failing(connection, failed, occasion), TABLES["quarantine"].to_arrow_schema())
    blocked = any(finding.blocks for finding in findings)
    return CheckReport(tuple(findings), failing, {} if blocked else _list_kept_out(connection, failed, occasion))


def _to_result(verdict: Verdict, occasion: Occasion, sizes: Mapping[str, int]) -> ValidationResult:
    check = verdict.check
    return ValidationResult(
        run_id=occasion.run_id,
        table_name=check.table,
        expectation=check.name,
        column_name=check.column,
        severity=check.severity,
        success=verdict.unexpected_count == 0,
        row_count=None if verdict.error else sizes[check.table],
        unexpected_count=verdict.unexpected_count,
        error=verdict.error,
        checked_at=occasion.checked_at,
    )


def _list_kept_out(
    connection: duckdb.DuckDBPyConnection, failed: Sequence[Check], occasion: Occasion
) -> dict[str, pa.Table]:
    warnings: defaultdict[str, list[Check]] = defaultdict(list)
    for check in failed:
        if check.severity == "warning":
            warnings[check.table].append(check)
    return {name: list_keys(connection, TABLES[name], checks, occasion) for name, checks in warnings.items()}
