"""Removes what killed runs left behind: nothing of a run that is still alive, and nothing that is not ours.

A folder is ours if it holds nothing but what a draft or a snapshot holds; anything else in the warehouse is left alone.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from warehouse.locations import CURRENT, DATABASE, MANIFEST, drafts_folder, publish_lock, snapshots_folder
from warehouse.locks import take_lock
from warehouse.schema import TABLES

LOCK_SUFFIX = ".lock"
OURS = (DATABASE, MANIFEST, "draft.duckdb", "draft.changes.duckdb", "spill", "tmp")
"""Beginnings of the names of files beside the tables, whole or half written."""


def lock_of(draft: Path) -> Path:
    """The lock file beside a draft's folder, held while its run lives."""
    return draft.with_name(draft.name + LOCK_SUFFIX)


def sweep(warehouse: Path) -> None:
    """Remove the drafts and the incomplete snapshots of runs that are no more."""
    for draft in _list_drafts(warehouse):
        if _is_ours(draft) and (lock := take_lock(lock_of(draft))):
            shutil.rmtree(draft, ignore_errors=True)
            lock.release(remove=True)
    if lock := take_lock(publish_lock(warehouse)):
        sweep_snapshots(warehouse)
        lock.release()


def sweep_snapshots(warehouse: Path) -> None:
    """Remove the snapshot folders without a manifest, never the current one; the caller holds the publish lock."""
    current = (warehouse / CURRENT).resolve()
    for folder in snapshots_folder(warehouse).glob("*"):
        unfinished = folder.is_dir() and not (folder / MANIFEST).exists()
        if unfinished and folder.resolve() != current and _is_ours(folder):
            shutil.rmtree(folder, ignore_errors=True)


def _is_ours(folder: Path) -> bool:
    """True if nothing lies in the folder that a draft or snapshot would not hold; true if it is not there."""
    if folder.is_symlink() or folder.is_file():
        return False
    names = [path.name for path in folder.iterdir()] if folder.is_dir() else []
    return all(name in TABLES or name.lstrip(".").startswith(OURS) for name in names)


def _list_drafts(warehouse: Path) -> list[Path]:
    """The folders of drafts, also of those of which only the lock file is left."""
    found = drafts_folder(warehouse).iterdir()
    return sorted({p.with_name(p.name.removesuffix(LOCK_SUFFIX)) for p in found})
