"""The published snapshots: which there are, which one is current, and the rows of their tables."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from warehouse.errors import InputError, WarehouseError
from warehouse.locations import CURRENT, MANIFEST, snapshots_folder

ATTEMPTS = 5


@dataclass(frozen=True)
class SnapshotFile:
    """A Parquet file of a snapshot; `path` is relative to the snapshot's folder, `shard` 0 in tables that have none."""

    table: str
    path: str
    rows: int
    bytes: int
    sha256: str
    shard: int = 0


@dataclass(frozen=True)
class Snapshot:
    """A complete snapshot, as its manifest tells; `path` is its own folder, never the `current` link.

    Its tables of documents lie in `2 ** bits` shards. `checked_with` is the version of the checks that its rows passed,
    empty if none is known, `linked_with` what its claims were grouped by.
    """

    id: str
    path: Path
    run_id: str
    code_version: str
    created_at: dt.datetime
    files: tuple[SnapshotFile, ...]
    bits: int = 0
    checked_with: str = ""
    linked_with: str = ""

    @property
    def tables(self) -> tuple[str, ...]:
        """Names of its tables, in the order of their declaration when it was published."""
        return tuple(dict.fromkeys(file.table for file in self.files))

    def count(self, table_name: str) -> int:
        """Rows of a table; 0 if it has no such table."""
        return sum(file.rows for file in self.files if file.table == table_name)


def list_snapshots(warehouse: Path) -> list[Snapshot]:
    """The complete snapshots, newest first; a folder without a manifest is none."""
    folders = [path for path in snapshots_folder(warehouse).glob("*") if path.is_dir()]
    found = [snapshot for folder in folders if (snapshot := read_snapshot(folder))]
    return sorted(found, key=lambda s: (s.created_at, s.id), reverse=True)


def current_snapshot(warehouse: Path) -> Snapshot | None:
    """The snapshot that `current` points at now, None before the first; the link is looked up once.

    Raises:
        WarehouseError: the link is no link, or points at something that is no complete snapshot.
    """
    for _ in range(ATTEMPTS):
        name = read_current(warehouse)
        if name is None:
            return None
        if snapshot := read_snapshot(snapshots_folder(warehouse) / name):
            return snapshot
    raise WarehouseError(
        f"It points at {name!r}, which is no complete snapshot",
        where=str(warehouse / CURRENT),
        todo="`claimhouse restore` makes a lost manifest anew, `claimhouse snapshots rollback ID` goes back to a whole "
        "snapshot; or remove the link and run again: the texts are read anew.",
    )


def read_current(warehouse: Path) -> str | None:
    """The name of the folder that `current` points at; None if there is no such link."""
    link = warehouse / CURRENT
    try:
        return link.readlink().name
    except FileNotFoundError:
        return None
    except OSError as error:
        raise WarehouseError(
            "It should be a symbolic link to a snapshot, and cannot be read as one",
            where=str(link),
            todo="Remove it, and publish again.",
        ) from error


def find_snapshot(warehouse: Path, name: str | None) -> Snapshot:
    """The snapshot of that id, or the current one for None.

    Raises:
        InputError: there is none; says which there are.
    """
    if name is None or name == CURRENT:
        if snapshot := current_snapshot(warehouse):
            return snapshot
        raise InputError("Nothing is published here yet", where=str(warehouse), todo="Run `claimhouse run` first.")
    held = {snapshot.id: snapshot for snapshot in list_snapshots(warehouse)}
    if name in held:
        return held[name]
    there = f"There are {', '.join(held)}." if held else "There is none at all: run `claimhouse run` first."
    raise InputError(f"There is no snapshot {name!r}", where=str(warehouse), todo=there)


def table_files(snapshot: Snapshot, table_name: str) -> list[Path]:
    """The Parquet files of a table, in the order of its rows.

    Raises:
        InputError: the snapshot has no such table.
    """
    files = [snapshot.path / file.path for file in snapshot.files if file.table == table_name]
    if files:
        return files
    tables = ", ".join(snapshot.tables)
    raise InputError(f"Snapshot {snapshot.id} has no such table", where=table_name, todo=f"It has {tables}.")


def read_table(snapshot: Snapshot, table_name: str, columns: Sequence[str] | None = None) -> pa.Table:
    """The rows of a table, sorted as declared, with all its columns or those named.

    Raises:
        InputError: there is no such table or column, or the snapshot was removed meanwhile.
        WarehouseError: a file is damaged.
    """
    files = table_files(snapshot, table_name)
    try:
        opened = [pq.ParquetFile(file) for file in files]
    except FileNotFoundError as error:
        todo = "Older snapshots are removed when newer ones are published: read the current one."
        raise InputError("The snapshot is gone", where=snapshot.id, todo=todo) from error
    except (pa.ArrowException, OSError) as error:
        raise _explain_damage(snapshot, table_name, error) from error
    names = opened[0].schema_arrow.names
    if unknown := set(columns or ()) - set(names):
        raise InputError(f"There is no column {sorted(unknown)}", where=table_name, todo=f"It has {', '.join(names)}.")
    try:
        read = pa.concat_tables([file.read() if columns is None else file.read(list(columns)) for file in opened])
    except (pa.ArrowException, OSError) as error:
        raise _explain_damage(snapshot, table_name, error) from error
    return read if columns is None else read.select(list(columns))


def _explain_damage(snapshot: Snapshot, table_name: str, error: Exception) -> WarehouseError:
    todo = (
        "`claimhouse doctor` looks at all files; `claimhouse snapshots rollback ID` goes back to a whole snapshot, or"
        f" remove {CURRENT} and run again: the texts are read anew."
    )
    return WarehouseError(f"A file of this table is damaged: {error}", where=f"{snapshot.path}/{table_name}", todo=todo)


def read_snapshot(folder: Path) -> Snapshot | None:
    """The snapshot in this folder, None if it has no manifest and is thus incomplete.

    Raises:
        WarehouseError: the manifest is not one.
    """
    path = folder / MANIFEST
    try:
        facts = json.loads(path.read_text(encoding="utf-8"))
        return _to_snapshot(folder.resolve(), facts)
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError) as error:
        todo = "Remove that snapshot's folder, and the link `current` if it points there, and run again."
        raise WarehouseError(f"This is no manifest of a snapshot: {error!r}", where=str(path), todo=todo) from error


def write_manifest(snapshot: Snapshot) -> str:
    """The snapshot's manifest, as JSON."""
    facts = {
        "snapshot": snapshot.id,
        "run_id": snapshot.run_id,
        "code_version": snapshot.code_version,
        "created_at": snapshot.created_at.isoformat(),
        "bits": snapshot.bits,
        "checked_with": snapshot.checked_with,
        "linked_with": snapshot.linked_with,
        "files": [vars(file) for file in snapshot.files],
    }
    return json.dumps(facts, indent=2) + "\n"


def _to_snapshot(folder: Path, facts: dict[str, Any]) -> Snapshot:
    return Snapshot(
        id=facts["snapshot"],
        path=folder,
        run_id=facts["run_id"],
        code_version=facts["code_version"],
        created_at=dt.datetime.fromisoformat(facts["created_at"]),
        files=tuple(SnapshotFile(**file) for file in facts["files"]),
        bits=facts.get("bits", 0),
        checked_with=facts.get("checked_with", ""),
        linked_with=facts.get("linked_with", ""),
    )
