"""What is counted in one pass, or slice by slice, is what each check by itself finds."""

from __future__ import annotations

import duckdb
import pytest

from expectations import counting
from expectations.counting import count_failing
from expectations.suites import SUITES
from tests.expectations.cases import CASES, Case
from tests.expectations.test_checks import FACTS


def count_alone(connection: duckdb.DuckDBPyConnection, table: str) -> dict[str, int]:
    """The rows that fail each check of a table."""
    counts = {}
    for check in SUITES[table]:
        if check.failing:
            found = connection.execute(f"{FACTS} SELECT count(*) FROM ({check.failing})").fetchone()  # noqa: S608
            counts[check.name] = found[0] if found else 0
    return counts


@pytest.mark.parametrize("at_once", [0, 50_000], ids=["in slices", "at once"])
@pytest.mark.parametrize("case", CASES, ids=str)
def test_counts_are_those_of_each_check(
    case: Case, at_once: int, good_tables: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting, "MOST_AT_ONCE", at_once)
    good_tables.begin()
    try:
        good_tables.execute(case.change)
        assert count_failing(good_tables, SUITES[case.table], FACTS) == count_alone(good_tables, case.table)
    finally:
        good_tables.rollback()


def test_a_check_that_cannot_be_evaluated_says_so(good_tables: duckdb.DuckDBPyConnection) -> None:
    good_tables.begin()
    try:
        good_tables.execute('ALTER TABLE cues DROP COLUMN "quote"')
        counts = count_failing(good_tables, SUITES["cues"], FACTS)
    finally:
        good_tables.rollback()
    assert "quote" in str(counts["quote_equals_the_text"])
    assert counts["start_is_before_end"] == 0
