"""Which SQL a reader may run: one statement that reads, and nothing that reaches out of the tables."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import duckdb

from warehouse.errors import InputError

ALLOWED = "One statement is run: SELECT, WITH, FROM, VALUES, DESCRIBE, SHOW, SUMMARIZE, or EXPLAIN of one of these."

TABLE_FUNCTIONS = frozenset({
    "duckdb_columns", "duckdb_databases", "duckdb_functions", "duckdb_keywords", "duckdb_settings", "duckdb_tables",
    "duckdb_types", "duckdb_views", "generate_series", "histogram", "histogram_values", "json_each", "json_tree",
    "parquet_file_metadata", "parquet_kv_metadata", "parquet_metadata", "parquet_scan", "parquet_schema",
    "pragma_table_info", "range", "read_parquet", "repeat", "repeat_row", "unnest",
})  # fmt: skip
"""The table functions that may be called. DuckDB has others that write files although they stand in a SELECT, such as
`enable_logging`, or that run SQL out of a string, such as `query`, and no setting turns them off."""


def check_sql(connection: duckdb.DuckDBPyConnection, sql: str) -> None:
    """Let a single reading statement pass; nothing of it is run.

    Raises:
        InputError: it is something else, it cannot be parsed, or it calls a table function that is not allowed.
    """
    statement = _parse_one(connection, sql)
    if statement.type == duckdb.StatementType.EXPLAIN:
        sql = _drop_explain(statement.query)
    elif statement.type != duckdb.StatementType.SELECT:
        raise _refuse(f"A statement of the kind {statement.type.name} is not allowed")
    called = set(_find_table_functions(_parse_select(connection, sql)))
    if refused := sorted(called - TABLE_FUNCTIONS):
        raise _refuse(f"The table function {', '.join(refused)} is not allowed: only published tables are read")


def _parse_one(connection: duckdb.DuckDBPyConnection, sql: str) -> duckdb.Statement:
    try:
        sql.encode()
        statements = connection.extract_statements(sql)
    except UnicodeEncodeError as error:
        raise _refuse("The statement holds characters that are no Unicode text") from error
    except UnicodeDecodeError as error:  # DuckDB's message, cut in the middle of a character
        raise _refuse("The statement cannot be parsed") from error
    except duckdb.Error as error:
        raise InputError(str(error), where="SQL") from error
    if not statements:
        raise _refuse("There is no statement")
    if len(statements) > 1:
        raise _refuse("There is more than one statement; a PIVOT without a list of its values counts as two")
    return statements[0]


def _drop_explain(sql: str) -> str:
    """The statement behind EXPLAIN or EXPLAIN ANALYZE, whose own options are not allowed."""
    words = [offset for offset, _ in duckdb.tokenize(sql)]
    data = sql.encode()
    analyzes = any(data[word:].lower().startswith((b"analyze", b"analyse")) for word in words[1:2])
    start = words[2 if analyzes else 1 :][:1]
    return data[start[0] :].decode() if start else ""


def _parse_select(connection: duckdb.DuckDBPyConnection, sql: str) -> Any:
    """The syntax tree of a SELECT; DuckDB writes it for nothing else, PRAGMA and the target of EXPLAIN included."""
    written = connection.execute("SELECT json_serialize_sql(?::VARCHAR)", [sql]).fetchall()[0][0]
    try:
        tree = json.loads(written)
    except RecursionError as error:
        raise _refuse("The statement is nested too deeply") from error
    if tree["error"] or len(tree["statements"]) != 1:
        raise _refuse(f"This is not a statement that reads: {tree.get('error_message', 'nothing is selected')}")
    return tree


def _find_table_functions(tree: Any) -> Iterator[str]:
    pending = [tree]
    while pending:
        node = pending.pop()
        if isinstance(node, dict):
            if node.get("type") == "TABLE_FUNCTION":
                yield str(node["function"]["function_name"]).lower()
            pending.extend(node.values())
        elif isinstance(node, list):
            pending.extend(node)


def _refuse(what: str) -> InputError:
    return InputError(what, where="SQL", todo=ALLOWED)
