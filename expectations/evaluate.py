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
from expectations.connect import open_draft, write_settings
from expectations.counting import Count, count_failing


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
    """Expects that no row of the batch fails a query.

    The stock UnexpectedRowsExpectation runs a query for each expectation, twice. The rows that fail are counted before,
    for many expectations in one pass (`expectations.counting`); whoever wants the rows asks DuckDB for all of them.
    """

    failing_rows: int

    metric_dependencies: ClassVar[tuple[str, ...]] = ()
    success_keys: ClassVar[tuple[str, ...]] = ("failing_rows",)
    domain_keys: ClassVar[tuple[str, ...]] = ("batch_id", "row_condition", "condition_parser")

    def _validate(self, metrics: Mapping[str, int], **_: object) -> dict[str, object]:
        return {"success": self.failing_rows == 0, "result": {"observed_value": self.failing_rows}}


def evaluate(database: Path, checks: Sequence[Check], facts: str, *, spill: Path) -> list[Verdict]:
    """A verdict for each check, in their order; `facts` is the clause that defines `this_run`.

    `spill` is the folder for what DuckDB cannot hold in memory. The database is opened read-only and closed again;
    nobody else may hold it open for writing meanwhile.
    """
    tables = [(table, list(group)) for table, group in groupby(checks, key=lambda check: check.table)]
    with open_draft(database, spill) as connection:
        counts = [count_failing(connection, group, facts) for _, group in tables]
    with _open_source(database, spill) as source:
        judged = (_evaluate_table(source, *held, counted) for held, counted in zip(tables, counts, strict=True))
        return [verdict for verdicts in judged for verdict in verdicts]


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


def _evaluate_table(source: Any, table: str, checks: list[Check], counts: Mapping[str, Count]) -> list[Verdict]:
    try:
        asset = source.add_table_asset(table, table_name=table)
    except TestConnectionError as error:
        return [Verdict(check, None, _first_line(str(error))) for check in checks]
    judged = [check for check in checks if not isinstance(counts.get(check.name), str)]
    suite = gx.ExpectationSuite(name=table, expectations=[_to_expectation(check, counts) for check in judged])
    batch = asset.add_batch_definition_whole_table("draft").get_batch()
    outcome = batch.validate(suite, result_format="BASIC")
    by_name = {result.expectation_config.meta["check"]: result for result in outcome.results}
    return [_to_verdict(check, by_name.get(check.name), counts.get(check.name)) for check in checks]


def _to_expectation(check: Check, counts: Mapping[str, Count]) -> Any:
    """The expectation, with the check's name."""
    expectation = check.native() if check.native else NoFailingRows(failing_rows=int(counts[check.name]))
    expectation.meta = {"check": check.name}
    return expectation


def _to_verdict(check: Check, result: Any, count: Count | None) -> Verdict:
    if isinstance(count, str):
        return Verdict(check, None, count)
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
