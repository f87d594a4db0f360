"""One run at a time: each run builds on the snapshot before, so two at once would lose what one of them read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flows.show.progress import tell
from warehouse.disk import explain_write_errors
from warehouse.errors import WarehouseError
from warehouse.locks import Lock, read_holder, take_lock

LOCK = ".run.lock"
"""The file in the warehouse that a run holds locked; it stays where it is."""


@contextmanager
def take_turn(warehouse: Path, *, wait_seconds: float = 600.0) -> Iterator[None]:
    """Wait until no other run is at work on the warehouse, and keep others waiting meanwhile.

    Raises:
        WarehouseError: another run was still at work after `wait_seconds`.
    """
    with explain_write_errors(warehouse, needed=lambda: 0):
        lock = _wait_for(warehouse / LOCK, wait_seconds)
    try:
        yield
    finally:
        lock.release()


def _wait_for(path: Path, wait_seconds: float) -> Lock:
    lock = take_lock(path)
    if lock is None:
        tell(f"Waiting for the run of process {read_holder(path) or 'unknown'} to end")
        lock = take_lock(path, wait_seconds=wait_seconds)
    if lock is None:
        raise WarehouseError(
            f"Another run has been at work for more than {wait_seconds:g} s: process {read_holder(path) or 'unknown'}",
            where=str(path.parent),
            todo="Wait until it has ended, and run again.",
        )
    return lock
