"""Counts the rows that fail, by SQL in DuckDB: as many checks of a table as can be in one pass over it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

import duckdb

from expectations.checks import Check
from warehouse.engine import quote_name

MOST_AT_ONCE = 50_000
"""More documents than this are looked at in slices where rows are joined with texts."""
JOINED = 'JOIN "statements"'
"""In a place to look for a probe: rows beside their statement, which lies in the same slice, or else is wrong."""
BORDERS = ("", *"123456789abcdef", "\uffff")
"""Between two of these lie the ids of a slice."""
Count = int | str
"""Rows that fail, or why that could not be found out."""


def count_failing(connection: duckdb.DuckDBPyConnection, checks: Sequence[Check], facts: str) -> dict[str, Count]:
    """By name the count of each check that has a query; `checks` are of one table, `facts` defines `this_run`.

    Where a probe tells that no row fails, that is the count; otherwise the query of the check itself is.
    """
    clear = _find_clear(connection, checks, facts)
    asked = (check for check in checks if check.failing)
    return {c.name: 0 if c.name in clear else _count(connection, c, facts) for c in asked}


def _find_clear(connection: duckdb.DuckDBPyConnection, checks: Sequence[Check], facts: str) -> set[str]:
    """The names of the checks of which a probe tells that no row fails them."""
    by_place: defaultdict[str, dict[str, list[Check]]] = defaultdict(lambda: defaultdict(list))
    for check in checks:
        if check.probe:
            place, aggregate = check.probe
            by_place[place][aggregate].append(check)
    clear: set[str] = set()
    for place, asked in by_place.items():
        query = f"{facts} SELECT {', '.join(asked)} FROM {place}"  # noqa: S608 - literals of the suites
        held = {check.table for group in asked.values() for check in group}
        try:
            found = [connection.execute(query).fetchall()[0] for _ in _see_in_slices(connection, held, JOINED in place)]
        except duckdb.Error:
            continue  # one of them cannot be evaluated: each is tried for itself
        none_fails = [not any(numbers) for numbers in zip(*found, strict=True)]
        clear |= {check.name for none, group in zip(none_fails, asked.values(), strict=True) if none for check in group}
    return clear


def _count(connection: duckdb.DuckDBPyConnection, check: Check, facts: str) -> Count:
    query = f"{facts} SELECT count(*) FROM ({check.failing})"  # noqa: S608 - literals of the suites
    try:
        return sum(
            int(connection.execute(query).fetchall()[0][0])
            for _ in _see_in_slices(connection, {check.table}, check.in_slices)
        )
    except duckdb.Error as error:
        return str(error).strip().partition("\n")[0]


def _see_in_slices(connection: duckdb.DuckDBPyConnection, tables: set[str], wanted: bool) -> Iterator[None]:
    """All documents at once, or if it is wanted one slice of many after the other, by the first digit of their ids."""
    if not wanted or _count_documents(connection) <= MOST_AT_ONCE:
        yield
        return
    home = _write_home(connection)
    tables = {"documents", "statements", *tables}
    for low, high in pairwise(BORDERS):
        try:
            for name in tables:
                inside = f"document_id >= '{low}' AND document_id < '{high}'"
                connection.execute(f'CREATE TEMP VIEW "{name}" AS FROM {home}."{name}" WHERE {inside}')
            yield
        finally:
            for name in tables:
                connection.execute(f'DROP VIEW IF EXISTS temp."{name}"')


def _count_documents(connection: duckdb.DuckDBPyConnection) -> int:
    try:
        return int(connection.execute("SELECT count(*) FROM documents").fetchall()[0][0])
    except duckdb.CatalogException:
        return 0


def _write_home(connection: duckdb.DuckDBPyConnection) -> str:
    """Where the tables are that a view of the same name hides."""
    (name,) = connection.execute("SELECT current_database()").fetchall()[0]
    return f"{quote_name(name)}.main"
