"""Makes what lies beside the Parquet files of a snapshot anew out of these files alone: database and manifest."""

from __future__ import annotations

import datetime as dt
from importlib.metadata import version
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from warehouse.catalog import comment_on, load_views
from warehouse.disk import explain_write_errors, sync, write_at_once
from warehouse.engine import create_view
from warehouse.errors import InputError, WarehouseError
from warehouse.files import describe_file
from warehouse.locations import CURRENT, DATABASE, MANIFEST, snapshots_folder
from warehouse.retention import publishing_alone
from warehouse.schema import TABLES, Table
from warehouse.snapshots import Snapshot, SnapshotFile, read_current, read_snapshot, write_manifest

DATABASE_BYTES = 5_000_000
"""About what the database takes at most."""


def restore(warehouse: Path, name: str | None = None, *, wait_seconds: float = 60.0) -> Snapshot:
    """Make the DuckDB file of a snapshot anew, None for the current one, and the manifest too if it is lost.

    Built aside and put in place at one stroke, so that readers of the old file keep it. A manifest that is made anew
    tells the checksums that the files have now: whether they were changed before, nobody can tell any more.

    Raises:
        InputError: there is no such snapshot.
        WarehouseError: a Parquet file is damaged, somebody publishes, or the disk is full.
    """
    folder = _find_folder(warehouse, name)
    with explain_write_errors(warehouse, needed=lambda: DATABASE_BYTES), publishing_alone(warehouse, wait_seconds):
        snapshot = read_snapshot(folder) or _rebuild_manifest(folder)
        _rebuild_database(snapshot)
    return snapshot


def _find_folder(warehouse: Path, name: str | None) -> Path:
    chosen = read_current(warehouse) if name in (None, CURRENT) else name
    folders = {path.name: path for path in snapshots_folder(warehouse).glob("*") if path.is_dir()}
    if chosen in folders:
        return folders[chosen]
    there = f"There are {', '.join(sorted(folders))}." if folders else "Run `claimhouse run` first."
    what = f"There is no snapshot {chosen!r}" if chosen else "No snapshot is current"
    raise InputError(what, where=str(warehouse), todo=there)


def _rebuild_manifest(folder: Path) -> Snapshot:
    """The tables as they lie there, undivided, as of the newest of their files."""
    files = [file for table in TABLES.values() for file in _describe_table(folder, table)]
    if not files:
        raise WarehouseError("There is no Parquet file of a table in it", where=str(folder), todo="Remove the folder.")
    newest = max((folder / file.path).stat().st_mtime for file in files)
    created = dt.datetime.fromtimestamp(newest, dt.UTC)
    snapshot = Snapshot(folder.name, folder.resolve(), folder.name, version("claimhouse"), created, tuple(files))
    write_at_once(folder / MANIFEST, write_manifest(snapshot))
    return snapshot


def _describe_table(folder: Path, table: Table) -> list[SnapshotFile]:
    found = []
    for path in sorted((folder / table.name).glob("*.parquet")):
        try:
            rows = pq.read_metadata(path).num_rows
        except (pa.ArrowException, OSError) as error:
            todo = "Without it the snapshot is not whole: `claimhouse snapshots rollback ID` goes back to another one."
            raise WarehouseError(f"This file is damaged: {error}", where=str(path), todo=todo) from error
        found.append(describe_file(path, folder, table, rows, 0))
    return found


def _rebuild_database(snapshot: Snapshot) -> None:
    new = snapshot.path / f".{DATABASE}.new"
    new.unlink(missing_ok=True)
    try:
        with duckdb.connect(new) as connection:
            for name in snapshot.tables:
                create_view(connection, name, [snapshot.path / f.path for f in snapshot.files if f.table == name])
            for view in load_views():
                _create_if_possible(connection, view.sql)
            comment_on(connection)
        sync(new)
        new.replace(snapshot.path / DATABASE)
        sync(snapshot.path)
    finally:
        new.unlink(missing_ok=True)


def _create_if_possible(connection: duckdb.DuckDBPyConnection, sql: str) -> None:
    """Create a view, unless the snapshot is too old to have what it looks at."""
    try:
        connection.execute(sql)
    except (duckdb.CatalogException, duckdb.BinderException):
        return
