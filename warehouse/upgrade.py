"""Tables of snapshots that an older Claimhouse published, as they are declared today."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.parquet as pq

from warehouse.errors import WarehouseError
from warehouse.parquet import find_table
from warehouse.schema import TABLES, Column, Table
from warehouse.snapshots import Snapshot, read_table, table_files


@dataclass(frozen=True)
class Difference:
    """A table that a snapshot holds otherwise than it is declared; without any column it is missing as a whole."""

    table: str
    missing: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    retyped: tuple[str, ...] = ()

    def __str__(self) -> str:
        parts = [(self.missing, "lacks"), (self.unknown, "also has"), (self.retyped, "has another type of")]
        told = [f"{words} {', '.join(names)}" for names, words in parts if names]
        return f"{self.table} {' and '.join(told) or 'is missing'}"


def list_differences(snapshot: Snapshot) -> list[Difference]:
    """How the snapshot's tables differ from today's declarations; the footer of one file per table is read."""
    found = (_compare(snapshot, table) for table in TABLES.values())
    return [difference for difference in found if difference]


def read_declared(snapshot: Snapshot, table_name: str, columns: Sequence[str] | None = None) -> pa.Table:
    """The rows of a table with the columns that it is declared with today, or those named of them.

    A table that the snapshot does not have is empty, a column that it does not have is null, one that is declared no more
    is left out.

    Raises:
        WarehouseError: a column is missing that must have a value, or a value does not fit the declared type.
    """
    table = find_table(table_name)
    if table_name not in snapshot.tables:
        empty = table.to_arrow([])
        return empty if columns is None else empty.select(list(columns))
    wanted = [column for column in table.columns if columns is None or column.name in columns]
    held = set(_read_schema(snapshot, table_name).names)
    read = read_table(snapshot, table_name, [c.name for c in wanted if c.name in held])
    return _complete(read, wanted, snapshot, table_name)


def _complete(read: pa.Table, wanted: list[Column], snapshot: Snapshot, table_name: str) -> pa.Table:
    schema = pa.schema([column.to_arrow() for column in wanted])
    lacking = [c.name for c in wanted if c.name not in read.column_names and not c.nullable]
    if lacking and read.num_rows:
        what = f"An older Claimhouse published this without {', '.join(lacking)}, which cannot be made up"
        raise _refuse(what, snapshot, table_name)
    nulls = {c.name: pa.nulls(read.num_rows, c.to_arrow().type) for c in wanted if c.name not in read.column_names}
    arrays = [nulls[c.name] if c.name in nulls else read[c.name] for c in wanted]
    try:
        whole = pa.table(arrays, names=schema.names).cast(schema)
    except (pa.ArrowException, ValueError) as error:
        raise _refuse(f"An older Claimhouse published this otherwise: {error}", snapshot, table_name) from error
    return whole.replace_schema_metadata(find_table(table_name).to_arrow_schema().metadata)


def _refuse(what: str, snapshot: Snapshot, table_name: str) -> WarehouseError:
    todo = "Read all texts into a new warehouse: claimhouse run --warehouse ANOTHER --input … for each of them."
    return WarehouseError(what, where=f"{snapshot.path}/{table_name}", todo=todo)


def _compare(snapshot: Snapshot, table: Table) -> Difference | None:
    if table.name not in snapshot.tables:
        return Difference(table.name)
    held = {field.name: field.type for field in _read_schema(snapshot, table.name)}
    declared = {field.name: field.type for field in table.to_arrow_schema()}
    missing, unknown = tuple(n for n in declared if n not in held), tuple(n for n in held if n not in declared)
    retyped = tuple(n for n in declared if n in held and held[n] != declared[n])
    return Difference(table.name, missing, unknown, retyped) if missing or unknown or retyped else None


def _read_schema(snapshot: Snapshot, table_name: str) -> pa.Schema:
    """The columns of the table's first file.

    Raises:
        WarehouseError: the file is damaged.
    """
    path = table_files(snapshot, table_name)[0]
    try:
        return pq.read_schema(path)
    except (pa.ArrowException, OSError) as error:
        todo = "`claimhouse doctor` looks at all files, `claimhouse snapshots rollback ID` goes back to a whole snapshot."
        raise WarehouseError(f"This file is damaged: {error}", where=str(path), todo=todo) from error
