"""Snapshots that an older Claimhouse published, as the tables are declared today."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from warehouse.disk import explain_write_errors, link_or_copy
from warehouse.errors import WarehouseError
from warehouse.files import describe_file
from warehouse.parquet import find_table
from warehouse.schema import TABLES, Table
from warehouse.snapshots import Snapshot, SnapshotFile, read_table, table_files

KEPT = ("sources", "documents", "claim_changes", "quarantine", "validation_results", "runs")
"""Tables whose rows nothing makes anew; a run reads all others out of the texts again."""


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


def read_declared(snapshot: Snapshot, table_name: str) -> pa.Table:
    """The rows of a table with the columns that it is declared with today.

    A table that the snapshot does not have is empty, a column that it does not have is null, one that is declared no
    more is left out.

    Raises:
        WarehouseError: a column is missing that must have a value, or a value does not fit the declared type.
    """
    table = find_table(table_name)
    if table_name not in snapshot.tables:
        return table.to_arrow([])
    return _complete(read_table(snapshot, table_name), table, str(snapshot.path))


def upgrade(snapshot: Snapshot, folder: Path) -> Snapshot:
    """The snapshot with the tables as they are declared today, in `folder`, which is made.

    Files that need no change are other names of the old ones. A table that a run makes anew is left empty where its
    rows cannot be brought into the declared form.

    Raises:
        WarehouseError: a table that nothing makes anew lacks what cannot be made up, or the disk is full.
    """
    differing = {difference.table for difference in list_differences(snapshot)}
    files: list[SnapshotFile] = []
    with explain_write_errors(folder.parent, needed=lambda: sum(file.bytes for file in snapshot.files)):
        for table in TABLES.values():
            (folder / table.name).mkdir(parents=True)
            if table.name in differing:
                files += _rewrite(snapshot, table, folder)
            else:
                files += _link(snapshot, table, folder)
    return replace(snapshot, path=folder.resolve(), files=tuple(files))


def _link(snapshot: Snapshot, table: Table, folder: Path) -> list[SnapshotFile]:
    files = [file for file in snapshot.files if file.table == table.name]
    for file in files:
        link_or_copy(snapshot.path / file.path, folder / file.path)
    return files


def _rewrite(snapshot: Snapshot, table: Table, folder: Path) -> list[SnapshotFile]:
    """The table's files one by one; a single empty one if there are none, or if they cannot be used any more."""
    files = [file for file in snapshot.files if file.table == table.name]
    try:
        return [_rewrite_file(snapshot, table, folder, file) for file in files] or [_write_empty(table, folder)]
    except WarehouseError:
        if table.name in KEPT:
            raise
        for path in (folder / table.name).iterdir():
            path.unlink()
        return [_write_empty(table, folder)]


def _rewrite_file(snapshot: Snapshot, table: Table, folder: Path, file: SnapshotFile) -> SnapshotFile:
    path = folder / file.path
    try:
        read = pq.ParquetFile(snapshot.path / file.path).read()
    except (pa.ArrowException, OSError) as error:
        raise _refuse(f"This file is damaged: {error}", f"{snapshot.path}/{file.path}") from error
    rows = _complete(read, table, f"{snapshot.path}/{file.path}")
    pq.write_table(rows, path, compression="zstd")
    return describe_file(path, folder, table, rows.num_rows, file.shard)


def _write_empty(table: Table, folder: Path) -> SnapshotFile:
    path = folder / table.name / f"{table.name}.parquet"
    pq.write_table(table.to_arrow([]), path, compression="zstd")
    return describe_file(path, folder, table, 0, 0)


def _complete(read: pa.Table, table: Table, where: str) -> pa.Table:
    """The rows with nulls in the columns that they lack, and without those that are declared no more."""
    held = set(read.column_names)
    lacking = [c.name for c in table.columns if c.name not in held and not c.nullable]
    if lacking and read.num_rows:
        raise _refuse(
            f"An older Claimhouse published this without {', '.join(lacking)}, which cannot be made up", where
        )
    schema = table.to_arrow_schema()
    arrays = [read[f.name] if f.name in held else pa.nulls(read.num_rows, f.type) for f in schema]
    try:
        return pa.table(arrays, names=schema.names).cast(schema)
    except (pa.ArrowException, ValueError) as error:
        raise _refuse(f"An older Claimhouse published this otherwise: {error}", where) from error


def _refuse(what: str, where: str) -> WarehouseError:
    todo = "Read all texts into a new warehouse, or `claimhouse snapshots rollback ID` to a whole snapshot."
    return WarehouseError(what, where=where, todo=todo)


def _compare(snapshot: Snapshot, table: Table) -> Difference | None:
    if table.name not in snapshot.tables:
        return Difference(table.name)
    held = {field.name: field.type for field in _read_schema(snapshot, table.name)}
    declared = {field.name: field.type for field in table.to_arrow_schema()}
    missing, unknown = tuple(n for n in declared if n not in held), tuple(n for n in held if n not in declared)
    retyped = tuple(n for n in declared if n in held and held[n] != declared[n])
    return Difference(table.name, missing, unknown, retyped) if missing or unknown or retyped else None


def _read_schema(snapshot: Snapshot, table_name: str) -> pa.Schema:
    path = table_files(snapshot, table_name)[0]
    try:
        return pq.read_schema(path)
    except (pa.ArrowException, OSError) as error:
        raise _refuse(f"This file is damaged: {error}", str(path)) from error
