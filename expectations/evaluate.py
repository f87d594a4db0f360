"""Evaluates checks with Great Expectations, by SQL inside DuckDB.

Great Expectations takes seconds to import, so import this module only where checks are about to run.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any, ClassVar

import great_expectations as gx
from great_expectations.data_context.types.base import (
    DataContextConfig,
    InMemoryStoreBackendDefaults,
    ProgressBarsConfig,
)
from great_expectations.datasource.fluent.interfaces import TestConnectionError
from great_expectations.expectations.expectation import BatchExpectation

from expectations.checks import Check
from expectations.connect import write_settings


@dataclass(frozen=True)
class Verdict:
    """What Great Expectations says of a check: how many rows fail, or why that could not be found out.

    `details` is what it observed where a native expectation failed, as JSON.
    """

    check: Check
    unexpected_count: int | None
    error: str | None = None
    details: tuple[str, ...] = ()


class NoFailingRows(BatchExpectation):  # type: ignore[misc]
    """Expects a query to select no row.

    The stock UnexpectedRowsExpectation runs its query twice, once to count the rows and once to fetch them. This
    one only counts, which halves the cost; whoever wants the rows asks DuckDB for all of them.
    """

    unexpected_rows_query: str

    metric_dependencies: ClassVar[tuple[str, ...]] = ("unexpected_rows_query.row_count",)
    success_keys: ClassVar[tuple[str, ...]] = ("unexpected_rows_query",)
    domain_keys: ClassVar[tuple[str, ...]] = ("batch_id", "row_condition", "condition_parser")

    def _validate(self, metrics: Mapping[str, int], **_: object) -> dict[str, object]:
        count = metrics["unexpected_rows_query.row_count"]
        return {"success": count == 0, "result": {"observed_value": count}}


def evaluate(database: Path, checks: Sequence[Check], facts: str, *, spill: Path) -> list[Verdict]:
    """A verdict for each check, in their order; `facts` is the clause that defines `this_run`.

    `spill` is the folder for what DuckDB cannot hold in memory. The database is opened read-only and closed again;
    nobody else may hold it open for writing meanwhile.
    """
    with _open_source(database, spill) as source:
        tables = groupby(checks, key=lambda check: check.table)
        return [verdict for table, group in tables for verdict in _evaluate_table(source, table, list(group), facts)]


@contextmanager
def _open_source(database: Path, spill: Path) -> Iterator[Any]:
    """A data source of its own that leaves nothing behind: no file, no setting, no connection.

    Without AUTOCOMMIT and skip_autocommit_rollback DuckDB loses pending results when SQLAlchemy rolls back.
    """
    config = DataContextConfig(
        store_backend_defaults=InMemoryStoreBackendDefaults(),
        analytics_enabled=False,
        progress_bars=ProgressBarsConfig(globally=False, metric_calculations=False),
    )
    context = gx.get_context(mode="ephemeral", project_config=config)
    settings = {"read_only": True, "config": write_settings(spill)}
    engine = {"isolation_level": "AUTOCOMMIT", "skip_autocommit_rollback": True, "connect_args": settings}
    address = f"duckdb:///{database.resolve()}"
    source = context.data_sources.add_sql("draft", connection_string=address, kwargs=engine)
    try:
        yield source
    finally:
        source.get_execution_engine().engine.dispose()
        source.get_engine().dispose()


def _evaluate_table(source: Any, table: str, checks: list[Check], facts: str) -> list[Verdict]:
    try:
        asset = source.add_table_asset(table, table_name=table)
    except TestConnectionError as error:
        return [Verdict(check, None, _first_line(str(error))) for check in checks]
    suite = gx.ExpectationSuite(name=table, expectations=[_to_expectation(check, facts) for check in checks])
    batch = asset.add_batch_definition_whole_table("draft").get_batch()
    outcome = batch.validate(suite, result_format="BASIC")
    by_name = {result.expectation_config.meta["check"]: result for result in outcome.results}
    return [_to_verdict(check, by_name[check.name]) for check in checks]


def _to_expectation(check: Check, facts: str) -> Any:
    """The expectation, with the check's name. Its query is a format string first and then one with bind parameters."""
    if check.native:
        expectation = check.native()
    else:
        query = f"{facts} {check.failing}".replace("{", "{{").replace("}", "}}").replace(":", "\\:")
        expectation = NoFailingRows(unexpected_rows_query=query)
    expectation.meta = {"check": check.name}
    return expectation


def _to_verdict(check: Check, result: Any) -> Verdict:
    if error := _find_error(result.exception_info):
        return Verdict(check, None, error)
    if not check.native:
        return Verdict(check, int(result.result["observed_value"]))
    if result.success:
        return Verdict(check, 0)
    return Verdict(check, 1, details=(json.dumps(result.result, default=str),))


def _find_error(info: Mapping[str, Any]) -> str | None:
    """The message of what was raised, which stands in the mapping itself or below the id of a metric."""
    for raised in (info, *info.values()):
        if isinstance(raised, Mapping) and raised.get("raised_exception"):
            return _first_line(str(raised["exception_message"]))
    return None


def _first_line(message: str) -> str:
    return message.strip().partition("\n")[0]
