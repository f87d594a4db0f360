"""What the page tells of the data itself: every table and column, what the checks said, what was kept out."""

from __future__ import annotations

from typing import Any

from warehouse.explorer.frames import read_rows
from warehouse.schema import TABLES, Column
from warehouse.snapshots import Snapshot

MOST_KEPT_OUT = 200
"""Rows of the quarantine that the page lists; the table has them all."""


def describe_data(snapshot: Snapshot) -> dict[str, Any]:
    """The data dictionary, the checks by table with those that failed, the quarantine, the files and the runs."""
    return {
        "dictionary": [_describe_table(name, snapshot) for name in TABLES],
        "checks": _count_checks(snapshot),
        "failed": _list_failed(snapshot),
        "quarantine": _list_kept_out(snapshot),
        "runs": [
            {"run": run["run_id"], "finished_at": str(run["finished_at"]), "claims": run["claim_count"]}
            for run in read_rows(snapshot, "runs").to_pylist()
        ],
    }


def _describe_table(name: str, snapshot: Snapshot) -> dict[str, Any]:
    table = TABLES[name]
    return {
        "name": name,
        "group": table.group,
        "description": table.description,
        "rows": snapshot.count(name),
        "files": [file.path for file in snapshot.files if file.table == name],
        "columns": [_describe_column(column) for column in table.columns],
    }


def _describe_column(column: Column) -> dict[str, Any]:
    facts = {
        "name": column.name,
        "type": str(column.to_arrow().type),
        "description": column.description,
        "key": column.key,
        "nullable": column.nullable,
        "unit": column.unit,
        "values": list(column.values),
    }
    return {name: value for name, value in facts.items() if value}


def _list_results(snapshot: Snapshot) -> list[dict[str, Any]]:
    """The results of the run that made the snapshot."""
    results = read_rows(snapshot, "validation_results").to_pylist()
    return [result for result in results if result["run_id"] == snapshot.run_id]


def _count_checks(snapshot: Snapshot) -> list[dict[str, Any]]:
    counts: dict[str, dict[str, Any]] = {}
    for result in _list_results(snapshot):
        name = result["table_name"]
        count = counts.setdefault(name, {"table": name, "checks": 0, "failed": 0})
        count["checks"] += 1
        count["failed"] += not result["success"]
    return list(counts.values())


def _list_failed(snapshot: Snapshot) -> list[dict[str, Any]]:
    wanted = ("table_name", "expectation", "column_name", "severity", "unexpected_count", "row_count", "error")
    failed = [result for result in _list_results(snapshot) if not result["success"]]
    return [{name: result[name] for name in wanted} for result in failed]


def _list_kept_out(snapshot: Snapshot) -> dict[str, Any]:
    rows = read_rows(snapshot, "quarantine").select(["table_name", "row_id", "expectation", "reason"])
    return {"total": rows.num_rows, "rows": rows.slice(0, MOST_KEPT_OUT).to_pylist()}
