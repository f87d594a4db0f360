"""Every check passes the good rows, and catches what breaks it."""

from __future__ import annotations

import re

import duckdb
import pytest

from expectations.baseline import baseline
from expectations.checks import Check
from expectations.facts import Occasion
from expectations.suites import SUITES
from tests.expectations.cases import CASES, Case
from tests.expectations.rows import ALL_ADD_UP, NOW

FACTS = Occasion("run", NOW, ALL_ADD_UP).facts
ALL = [check for suite in SUITES.values() for check in suite]


def find_failing(connection: duckdb.DuckDBPyConnection, checks: list[Check]) -> set[str]:
    queries = [f"SELECT '{c.name}', count(*) FROM ({c.failing})" for c in checks if c.failing]  # noqa: S608
    counted = connection.execute(FACTS + " UNION ALL ".join(queries)).fetchall()
    return {name for name, count in counted if count}


def test_good_rows_pass(good_tables: duckdb.DuckDBPyConnection) -> None:
    for table, suite in SUITES.items():
        assert find_failing(good_tables, list(suite)) == set(), table


@pytest.mark.parametrize("case", CASES, ids=str)
def test_break_is_caught_by_its_check_and_no_other(case: Case, good_tables: duckdb.DuckDBPyConnection) -> None:
    good_tables.begin()
    try:
        good_tables.execute(case.change)
        failing = find_failing(good_tables, list(SUITES[case.table]))
    finally:
        good_tables.rollback()
    assert failing - list_readers(case) == {case.name, *case.also} - list_readers(case)
    assert case.name in failing


def list_readers(case: Case) -> set[str]:
    """The written checks of the table whose rule reads the column that the case changes."""
    derived = {check.name for check in baseline(case.table)}
    reads = (check.name for check in SUITES[case.table] if case.column and case.column in str(check.failing))
    return set(reads) - derived


def test_every_check_has_a_break() -> None:
    elsewhere = {"every_input_is_accounted_for", "columns_are_as_declared"}
    broken = {(case.table, case.name) for case in CASES}
    assert {(c.table, c.name) for c in ALL if c.name not in elsewhere} == broken


def test_names_are_unique_in_a_table() -> None:
    assert len({(check.table, check.name) for check in ALL}) == len(ALL)


@pytest.mark.parametrize("check", [c for c in ALL if c.failing], ids=lambda c: f"{c.table}.{c.name}")
def test_check_reads_the_tables_that_it_names(check: Check, good_tables: duckdb.DuckDBPyConnection) -> None:
    read = good_tables.get_table_names(f"{FACTS} {check.failing}") & set(SUITES)
    assert read <= {check.table, *check.reads}


def test_descriptions_are_sentences() -> None:
    assert [check for check in ALL if not re.fullmatch(r"[^{}]{40,}\.", check.description)] == []
