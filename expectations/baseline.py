"""The checks that follow from a table's declaration, so that no column list stands here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any

from expectations.checks import Check, check_rows, count_if, count_repeated, join_target
from warehouse import tables
from warehouse.schema import TABLES, Column, Table

DECLARED_IN = tables.__name__.replace(".", "/")

DUCKDB_TYPES = {
    str: "VARCHAR",
    bool: "BOOLEAN",
    int: "BIGINT",
    float: "DOUBLE",
    dt.date: "DATE",
    dt.datetime: "TIMESTAMP WITH TIME ZONE",
}


def baseline(name: str) -> tuple[Check, ...]:
    """The checks of the table `name` that its declaration implies.

    Columns and their types are as declared, the key is unique, what may not be null is filled, numbers are finite
    and in range, values are of the value set, references exist. A null breaks only the first of these rules.
    """
    table = TABLES[name]
    columns = (check for column in table.columns for check in _check_column(table, column))
    return (_check_columns(table), _check_types(table), _check_key(table), *columns)


def _check_columns(table: Table) -> Check:
    description = (
        f"{table.name} must have exactly the declared columns, in their order. Write it from its declaration in"
        f" {DECLARED_IN}/, or declare the new column there."
    )
    expect = partial(_expect_columns, [column.name for column in table.columns])
    return Check("columns_are_as_declared", table.name, description, native=expect)


def _expect_columns(names: Sequence[str]) -> Any:
    import great_expectations.expectations as gxe

    return gxe.ExpectTableColumnsToMatchOrderedList(column_list=list(names))


def _check_types(table: Table) -> Check:
    declared = ", ".join(f"('{c.name}', '{DUCKDB_TYPES[c.type]}')" for c in table.columns)
    failing = f"""
        SELECT declared.column_name, declared.data_type AS declared, found.data_type AS found
        FROM (VALUES {declared}) AS declared(column_name, data_type)
        JOIN duckdb_columns() AS found USING (column_name)
        WHERE found.table_name = '{table.name}' AND found.database_name = current_database()
          AND found.schema_name = current_schema() AND found.data_type <> declared.data_type"""  # noqa: S608
    description = (
        f"The columns of {table.name} must have the declared types. Write it from its declaration in {DECLARED_IN}/."
    )
    return Check("types_are_as_declared", table.name, description, failing=failing, whole_table=True)


def _check_key(table: Table) -> Check:
    keys = ", ".join(f't."{key}"' for key in table.key)
    filled = " AND ".join(f't."{key}" IS NOT NULL' for key in table.key)
    description = (
        f"No two rows of {table.name} may share the key ({', '.join(table.key)}). Find out why the step before made"
        " the row twice."
    )
    bad = f"{filled} QUALIFY count(*) OVER (PARTITION BY {keys}) > 1"
    probe = (f'"{table.name}" AS t', count_repeated(table.key))
    return check_rows(table.name, "key_is_unique", bad, description, probe=probe)


def _check_column(table: Table, column: Column) -> Iterable[Check]:
    if not column.nullable:
        yield _check_filled(table, column)
    if column.type is float:
        yield _check_finite(table, column)
    if column.minimum is not None or column.maximum is not None:
        yield _check_range(table, column)
    if column.values:
        yield _check_values(table, column)
    if column.references:
        yield _check_reference(table, column)


def _check_filled(table: Table, column: Column) -> Check:
    name = f't."{column.name}"'
    bad = f"({name} IS NULL OR {name} = '')" if column.type is str else f"{name} IS NULL"
    description = f"{column.name} must be filled: {column.description} Mend the step that left it out."
    return check_rows(table.name, f"{column.name}_is_filled", bad, description, column=column.name)


def _check_finite(table: Table, column: Column) -> Check:
    description = (
        f"{column.name} must be a finite number or null: {column.description} Mend the calculation that made it."
    )
    bad = f't."{column.name}" IS NOT NULL AND NOT isfinite(t."{column.name}")'
    return check_rows(table.name, f"{column.name}_is_finite", bad, description, column=column.name)


def _check_range(table: Table, column: Column) -> Check:
    bounds = {"below": (column.minimum, "<"), "above": (column.maximum, ">")}
    stated = {word: (bound, sign) for word, (bound, sign) in bounds.items() if bound is not None}
    outside = " OR ".join(f't."{column.name}" {sign} {bound}' for bound, sign in stated.values())
    bad = f'isfinite(t."{column.name}") AND ({outside})' if column.type is float else outside
    limits = " or ".join(f"{word} {bound:g}" for word, (bound, _) in stated.items())
    description = (
        f"{column.name} must not be {limits}{f' {column.unit}' if column.unit else ''}: {column.description}"
        " Mend the step that wrote it."
    )
    return check_rows(table.name, f"{column.name}_is_in_range", bad, description, column=column.name)


def _check_values(table: Table, column: Column) -> Check:
    allowed = ", ".join(f"'{value}'" for value in column.values)
    description = (
        f"{column.name} must be one of {', '.join(column.values)}: {column.description} Correct the value, or declare"
        f" the new one in {DECLARED_IN}/values.py."
    )
    bad = f't."{column.name}" <> \'\' AND t."{column.name}" NOT IN ({allowed})'
    return check_rows(table.name, f"{column.name}_is_allowed", bad, description, column=column.name)


def _check_reference(table: Table, column: Column) -> Check:
    target, key = str(column.references).split(".")
    description = (
        f"{column.name} must name a row of {target}: {column.description} Write that row too, or leave this one out."
    )
    bad = f"""t."{column.name}" <> '' AND NOT EXISTS (
            SELECT 1 FROM "{target}" AS target WHERE target."{key}" = t."{column.name}")"""  # noqa: S608
    reads = () if target == table.name else (target,)
    name = f"{column.name}_exists_in_{target}"
    across = target == table.name
    missing = count_if(f"""t."{column.name}" <> '' AND target."{key}" IS NULL""")
    return check_rows(
        table.name, name, bad, description, column=column.name, reads=reads, across=across,
        probe=(join_target(table.name, column.name, target, key), missing),
    )  # fmt: skip
