"""Makes a snapshot of a draft, and moves `current` to it at one stroke."""

from __future__ import annotations

import filecmp
from collections.abc import Iterator
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

import duckdb

from warehouse.catalog import build_catalog
from warehouse.disk import explain_write_errors, link_or_copy, sync, write_at_once
from warehouse.draft import EMPTY_BYTES, Draft
from warehouse.errors import ClaimhouseError, InputError, WarehouseError
from warehouse.files import describe_file, name_files, name_stem, write_shard, write_table
from warehouse.locations import DATABASE, MANIFEST, snapshots_folder
from warehouse.parts import Part
from warehouse.retention import next_moment, prune_quietly, publishing_alone, remove_snapshot, switch_current
from warehouse.schema import TABLES, Table
from warehouse.shards import is_sharded
from warehouse.snapshots import (
    Snapshot,
    SnapshotFile,
    current_snapshot,
    read_current,
    write_manifest,
)
from warehouse.sweep import sweep_snapshots


def publish(
    draft: Draft, *, keep: int = 5, wait_seconds: float = 600.0, checked_with: str = "", linked_with: str = ""
) -> Snapshot:
    """Publish the draft as the snapshot named for its run, and keep the newest `keep` snapshots.

    Readers see the snapshot before until the last step. One process publishes at a time; another one waits for it
    up to `wait_seconds`. The draft stays as it is. `checked_with` is the version of the checks that its rows passed,
    `linked_with` what its claims were grouped by.

    Raises:
        WarehouseError: nothing was published: the disk is full or closed to us, somebody else publishes, a column
            that is declared without nulls holds one, `current` is no link, or a snapshot of that name exists.
        InputError: `keep` is less than 1.
    """
    if keep < 1:
        raise InputError("At least one snapshot must be kept", where=f"keep={keep}")
    warehouse = draft.warehouse
    with explain_write_errors(warehouse, lambda: _estimate(draft)), publishing_alone(warehouse, wait_seconds):
        read_current(warehouse)
        sweep_snapshots(draft.warehouse)
        folder = _make_folder(draft)
        try:
            snapshot = _write_snapshot(draft, folder, checked_with, linked_with)
            switch_current(draft.warehouse, snapshot.id)
        except BaseException:
            _discard(draft.warehouse, folder)
            raise
        prune_quietly(draft.warehouse, keep)
    return snapshot


def _estimate(draft: Draft) -> int:
    """Bytes that the snapshot takes, about: those of the draft's parts, and of the database without rows."""
    return draft.count_bytes() + EMPTY_BYTES


def _make_folder(draft: Draft) -> Path:
    folder = snapshots_folder(draft.warehouse) / draft.run_id
    if folder.exists():
        raise WarehouseError("A snapshot of this run is published already", where=draft.run_id, todo="Run again.")
    folder.mkdir(parents=True)
    return folder


def _write_snapshot(draft: Draft, folder: Path, checked_with: str, linked_with: str) -> Snapshot:
    """Write everything into the folder, the manifest last: with it the snapshot counts as complete."""
    with draft.connect() as connection:
        files = [file for table in TABLES.values() for file in _write_files(connection, draft, table, folder)]
        code_version = _read_code_version(connection, draft.run_id)
    _share(files, folder, draft.warehouse)
    build_catalog(folder / DATABASE, folder, files)
    for path in (folder / DATABASE, folder, folder.parent):
        sync(path)
    now = next_moment(draft.warehouse)
    named = (draft.run_id, folder.resolve(), draft.run_id, code_version, now, tuple(files))
    snapshot = Snapshot(*named, bits=draft.bits, checked_with=checked_with, linked_with=linked_with)
    write_at_once(folder / MANIFEST, write_manifest(snapshot))
    return snapshot


def _write_files(connection: duckdb.DuckDBPyConnection, draft: Draft, table: Table, folder: Path) -> list[SnapshotFile]:
    (folder / table.name).mkdir()
    if not is_sharded(table):
        return write_table(connection, table, folder)
    files = [f for s in draft.parts.list_shards(table.name) for f in _write_shard(connection, draft, table, s, folder)]
    if not sum(file.rows for file in files):
        return write_table(connection, table, folder)
    sync(folder / table.name)
    return files


def _write_shard(
    connection: duckdb.DuckDBPyConnection, draft: Draft, table: Table, shard: int, folder: Path
) -> list[SnapshotFile]:
    """The files of a shard: those of the snapshot before, those of the draft, or else what its parts hold, sorted."""
    parts = draft.parts.list_of(table.name, shard)
    kept = [part.kept for part in parts if part.kept]
    if len(kept) == len(parts):
        for part, file in zip(parts, kept, strict=True):
            link_or_copy(part.path, folder / file.path)
        return kept
    if not all(part.is_final for part in parts):
        return write_shard(connection, table, folder, [part.path for part in parts], shard, draft.bits)
    return list(_move_final(parts, table, draft.bits, folder))


def _move_final(parts: list[Part], table: Table, bits: int, folder: Path) -> Iterator[SnapshotFile]:
    stem = name_stem(table, parts[0].shard if bits else None)
    filled = [part for part in parts if part.count_rows()]
    for part, name in zip(filled, name_files(stem, len(filled)), strict=False):
        path = folder / table.name / name
        link_or_copy(part.path, path)
        sync(path)
        yield describe_file(path, folder, table, part.count_rows(), part.shard)


def _share(files: list[SnapshotFile], folder: Path, warehouse: Path) -> None:
    """Let files that hold the very bytes of one of the snapshot before be names of that one: they take no space."""
    before = None
    with suppress(ClaimhouseError):
        before = current_snapshot(warehouse)
    held = {file.path: file for file in before.files} if before else {}
    for file in files:
        old, new = held.get(file.path), folder / file.path
        if before and old and old.sha256 == file.sha256 and _is_copy(before.path / old.path, new):
            new.unlink()
            link_or_copy(before.path / old.path, new)


def _is_copy(old: Path, new: Path) -> bool:
    """Whether the older file still holds the same bytes: one that was damaged meanwhile must not be handed on."""
    return old.is_file() and not old.samefile(new) and filecmp.cmp(old, new, shallow=False)


def _read_code_version(connection: duckdb.DuckDBPyConnection, run_id: str) -> str:
    """The version that the run tells of itself, or that of the release."""
    told = connection.execute("SELECT code_version FROM runs WHERE run_id = ?", [run_id]).fetchall()
    return str(told[0][0]) if told else version("claimhouse")


def _discard(warehouse: Path, folder: Path) -> None:
    """Remove a snapshot that was not published to the end, unless `current` points at it all the same."""
    if read_current(warehouse) != folder.name:
        remove_snapshot(folder)
