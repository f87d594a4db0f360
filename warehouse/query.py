"""Queries by readers: a snapshot's views, locked down, and one reading statement at a time."""

from __future__ import annotations

import re
import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pyarrow as pa

from warehouse.budget import Budget
from warehouse.engine import create_view, open_engine, quote_name, quote_text
from warehouse.errors import InputError
from warehouse.guard import check_sql
from warehouse.locations import DATABASE
from warehouse.snapshots import Snapshot, table_files

BATCH_ROWS = 20_000

VIEWS = "SELECT view_name, sql, comment FROM duckdb_views() WHERE database_name = ? AND NOT internal ORDER BY view_name"
NOTES = "SELECT table_name, column_name, comment FROM duckdb_columns() WHERE database_name = ? AND comment NOT NULL"


def open_snapshot(snapshot: Snapshot) -> duckdb.DuckDBPyConnection:
    """A database in memory with the snapshot's views and comments, which reads no file but those of the snapshot.

    The views are over the files in `snapshot.path`, so they hold for a warehouse that was moved or copied, too. The
    lock-down leaves the snapshot's own folder open for writing: pass readers' SQL through `run_query` only.

    Raises:
        InputError: files of the snapshot are missing or broken.
    """
    connection = open_engine(Path(tempfile.gettempdir()) / f"claimhouse-{uuid.uuid4().hex}")
    try:
        _copy_catalog(connection, snapshot)
        _lock_down(connection, snapshot.path)
    except duckdb.Error as error:
        connection.close()
        todo = "Choose another snapshot; if it is the current one, publish again."
        raise InputError(f"The snapshot cannot be opened: {error}", where=str(snapshot.path), todo=todo) from error
    return connection


def run_query(snapshot: Snapshot, sql: str, *, timeout_seconds: float = 60) -> pa.RecordBatchReader:
    """The result of one reading statement, in batches as DuckDB makes them; columns of one name are told apart.

    Raises:
        InputError: now or while the result is read: the statement is not allowed or wrong, it takes longer than
            `timeout_seconds`, or its result does not fit into memory.
    """
    return run_on(open_snapshot(snapshot), sql, timeout_seconds=timeout_seconds)


def run_on(connection: duckdb.DuckDBPyConnection, sql: str, *, timeout_seconds: float = 60) -> pa.RecordBatchReader:
    """The same on an opened snapshot, for several queries; each ends the result of the one before it."""
    budget = Budget(connection, timeout_seconds)
    try:
        check_sql(connection, sql)
        reader = budget.spend(lambda: connection.execute(sql).to_arrow_reader(BATCH_ROWS))
    except (duckdb.Error, pa.ArrowException, OSError) as error:
        raise _explain(error, connection, sql) from error
    schema = _tell_apart(reader.schema)
    return pa.RecordBatchReader.from_batches(schema, _read(connection, reader, schema, budget, sql))


def _read(
    connection: duckdb.DuckDBPyConnection, reader: pa.RecordBatchReader, schema: pa.Schema, budget: Budget, sql: str
) -> Iterator[pa.RecordBatch]:
    try:
        while (batch := budget.spend(lambda: next(reader, None))) is not None:
            yield pa.RecordBatch.from_arrays(batch.columns, schema=schema)
    except (duckdb.Error, pa.ArrowException, OSError) as error:
        raise _explain(error, connection, sql) from error


def _copy_catalog(connection: duckdb.DuckDBPyConnection, snapshot: Snapshot) -> None:
    connection.execute(f"ATTACH {quote_text(str(snapshot.path / DATABASE))} AS published (READ_ONLY)")
    views = connection.execute(VIEWS, ["published"]).fetchall()
    columns = connection.execute(NOTES, ["published"]).fetchall()
    connection.execute("DETACH published")
    for name in snapshot.tables:
        create_view(connection, name, table_files(snapshot, name))
    for name, sql, _ in views:
        if name not in snapshot.tables:
            connection.execute(sql)
    notes = [f"VIEW {quote_name(name)} IS {quote_text(note)}" for name, _, note in views if note]
    notes += [f"COLUMN {quote_name(table)}.{quote_name(name)} IS {quote_text(note)}" for table, name, note in columns]
    connection.execute("; ".join(f"COMMENT ON {note}" for note in notes))


def _lock_down(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """In this order: the folder is allowed first, then all else forbidden, then the settings themselves are locked."""
    connection.execute(f"SET allowed_directories = [{quote_text(str(folder))}]")
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")


def _tell_apart(schema: pa.Schema) -> pa.Schema:
    """The schema with `_1`, `_2` … behind names that occurred before."""
    names: list[str] = []
    for name in schema.names:
        free = (f"{name}_{n}" if n else name for n in range(len(names) + 1))
        names.append(next(candidate for candidate in free if candidate not in names))
    return pa.schema([field.with_name(name) for field, name in zip(schema, names, strict=True)])


def _explain(error: Exception, connection: duckdb.DuckDBPyConnection, sql: str) -> InputError:
    if isinstance(error, duckdb.InterruptException):
        return InputError("The query was interrupted", where="SQL")
    return InputError("\n".join(filter(None, [str(error).strip(), _suggest(str(error), connection, sql)])), where="SQL")


def _suggest(message: str, connection: duckdb.DuckDBPyConnection, sql: str) -> str:
    """The names there are, if a table or a column is not among them."""
    known = _list_names(connection)
    if re.search(r"Table with name .* does not exist", message):
        return f"There are {', '.join(known)}."
    if re.search(r"Referenced column .* not found|does not have a column named", message):
        used = [name for name in known if re.search(rf"\b{name}\b", sql, re.IGNORECASE)]
        return " ".join(f"{name} has {', '.join(known[name])}." for name in used)
    return ""


def _list_names(connection: duckdb.DuckDBPyConnection) -> dict[str, list[str]]:
    listed = "SELECT table_name, list(column_name ORDER BY column_index) FROM duckdb_columns() WHERE NOT internal"
    return dict(connection.execute(f"{listed} GROUP BY table_name ORDER BY min(table_oid)").fetchall())
