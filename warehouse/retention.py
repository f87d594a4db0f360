"""Which snapshot is current, and which ones stay."""

from __future__ import annotations

import datetime as dt
import logging
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from warehouse.disk import explain_write_errors, sync
from warehouse.errors import ClaimhouseError, InputError, WarehouseError
from warehouse.integrity import find_damage
from warehouse.locations import CURRENT, MANIFEST, publish_lock, snapshots_folder
from warehouse.locks import read_holder, take_lock
from warehouse.snapshots import Snapshot, list_snapshots, read_current, read_snapshot

log = logging.getLogger(__name__)


@contextmanager
def publishing_alone(warehouse: Path, wait_seconds: float) -> Iterator[None]:
    """Hold the lock of whoever changes what is published.

    Raises:
        WarehouseError: somebody else held it all the while.
    """
    path = publish_lock(warehouse)
    lock = take_lock(path, wait_seconds=wait_seconds)
    if lock is None:
        raise WarehouseError(
            f"Somebody else has been publishing for {wait_seconds:g} s: process {read_holder(path) or 'unknown'}",
            where=str(warehouse),
            todo="Wait until that run has ended, and run again.",
        )
    try:
        yield
    finally:
        lock.release()


def roll_back(warehouse: Path, name: str, *, wait_seconds: float = 60.0) -> Snapshot:
    """Make a snapshot current again, once all its files are found whole; no other one is removed.

    The next run builds on it: what only later snapshots held is read anew if it is still in the inputs.

    Raises:
        InputError: there is no such snapshot.
        WarehouseError: it is damaged, somebody publishes, or the link cannot be written.
    """
    snapshot = _find_readable(warehouse, name)
    if damage := find_damage(snapshot):
        what = f"This snapshot is damaged too: {damage[0].path} {damage[0].what}"
        raise WarehouseError(
            what, where=snapshot.id, todo="Choose another one; `claimhouse snapshots list` shows them."
        )
    with explain_write_errors(warehouse, needed=lambda: 0), publishing_alone(warehouse, wait_seconds):
        switch_current(warehouse, snapshot.id)
    return snapshot


def prune(warehouse: Path, keep: int, *, wait_seconds: float = 60.0) -> list[str]:
    """Remove all but the newest `keep` snapshots and the current one; the names of those that are gone.

    Raises:
        InputError: `keep` is less than 1.
        WarehouseError: somebody publishes, or a snapshot cannot be removed.
    """
    if keep < 1:
        raise InputError("At least one snapshot must be kept", where=f"keep={keep}")
    before = {snapshot.id for snapshot in list_snapshots(warehouse)}
    with explain_write_errors(warehouse, needed=lambda: 0), publishing_alone(warehouse, wait_seconds):
        _remove_older(warehouse, keep)
    return sorted(before - {snapshot.id for snapshot in list_snapshots(warehouse)})


def prune_quietly(warehouse: Path, keep: int) -> None:
    """The same for whoever holds the lock; what cannot be removed is logged, because the new snapshot is published."""
    try:
        _remove_older(warehouse, keep)
    except (OSError, ClaimhouseError) as error:
        log.warning("Older snapshots were not removed: %s", error)


def list_readable(warehouse: Path) -> list[Snapshot]:
    """The complete snapshots with a manifest that is one, newest first; others are passed over."""
    found = []
    for folder in snapshots_folder(warehouse).glob("*"):
        with suppress(WarehouseError):
            found.append(read_snapshot(folder))
    return sorted(filter(None, found), key=lambda s: (s.created_at, s.id), reverse=True)


def switch_current(warehouse: Path, name: str) -> None:
    """Point `current` at a snapshot, at one stroke."""
    new = warehouse / f".{CURRENT}.new"
    new.unlink(missing_ok=True)
    new.symlink_to(Path(snapshots_folder(warehouse).name) / name)
    new.replace(warehouse / CURRENT)
    sync(warehouse)


def next_moment(warehouse: Path) -> dt.datetime:
    """Now, or just after the newest snapshot if the clock has gone back: snapshots stay in the order of making."""
    now = dt.datetime.now(dt.UTC)
    newest = max((snapshot.created_at for snapshot in list_readable(warehouse)), default=now)
    if newest <= now:
        return now
    log.warning("The clock is %s behind the newest snapshot: it has been put back, or was wrong before", newest - now)
    return newest + dt.timedelta(milliseconds=1)


def remove_snapshot(folder: Path) -> None:
    """Remove a snapshot, its manifest first: half removed it counts as incomplete, and the next run ends the work."""
    (folder / MANIFEST).unlink(missing_ok=True)
    shutil.rmtree(folder, ignore_errors=True)


def _find_readable(warehouse: Path, name: str) -> Snapshot:
    held = {snapshot.id: snapshot for snapshot in list_readable(warehouse)}
    if name in held:
        return held[name]
    there = f"There are {', '.join(held)}." if held else "There is none at all: run `claimhouse run` first."
    raise InputError(f"There is no whole snapshot {name!r}", where=str(warehouse), todo=there)


def _remove_older(warehouse: Path, keep: int) -> None:
    for old in list_snapshots(warehouse)[keep:]:
        if old.path.name != read_current(warehouse):
            remove_snapshot(old.path)
