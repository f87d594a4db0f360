"""Removes what killed runs left behind, and nothing of a run that is still alive."""

from __future__ import annotations

import shutil
from pathlib import Path

from warehouse.locations import MANIFEST, drafts_folder, publish_lock, snapshots_folder
from warehouse.locks import take_lock

LOCK_SUFFIX = ".lock"


def lock_of(draft: Path) -> Path:
    """The lock file beside a draft's folder, held while its run lives."""
    return draft.with_name(draft.name + LOCK_SUFFIX)


def sweep(warehouse: Path) -> None:
    """Remove the drafts and the incomplete snapshots of runs that are no more."""
    for draft in _list_drafts(warehouse):
        if lock := take_lock(lock_of(draft)):
            shutil.rmtree(draft, ignore_errors=True)
            lock.release(remove=True)
    if lock := take_lock(publish_lock(warehouse)):
        sweep_snapshots(warehouse)
        lock.release()


def sweep_snapshots(warehouse: Path) -> None:
    """Remove the snapshot folders without a manifest; only whoever holds the publish lock may call it."""
    for folder in snapshots_folder(warehouse).glob("*"):
        if folder.is_dir() and not (folder / MANIFEST).exists():
            shutil.rmtree(folder, ignore_errors=True)


def _list_drafts(warehouse: Path) -> list[Path]:
    """The folders of drafts, also of those of which only the lock file is left."""
    found = drafts_folder(warehouse).iterdir()
    return sorted({p.with_name(p.name.removesuffix(LOCK_SUFFIX)) for p in found})
