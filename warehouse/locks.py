"""Locks that end with the process that holds them, however it ends: `flock` on a file."""

from __future__ import annotations

import fcntl
import os
import time
from dataclasses import dataclass
from pathlib import Path
from typing import IO

POLL_SECONDS = 0.05


@dataclass(frozen=True)
class Lock:
    """A lock that is held until `release`, or until its process ends."""

    path: Path
    file: IO[str]

    def release(self, *, remove: bool = False) -> None:
        """Let go of the lock, and remove its file if nobody will ask for it again."""
        if remove:
            self.path.unlink(missing_ok=True)
        self.file.close()


def take_lock(path: Path, *, wait_seconds: float = 0.0) -> Lock | None:
    """The lock on the file `path`, which is made if need be; None if somebody else holds it all the while."""
    deadline = time.monotonic() + wait_seconds
    while True:
        if lock := _try_lock(path):
            return lock
        if time.monotonic() >= deadline:
            return None
        time.sleep(POLL_SECONDS)


def read_holder(path: Path) -> str:
    """The process id of whoever locked the file last, empty if it is not known."""
    return path.read_text().strip() if path.exists() else ""


def _try_lock(path: Path) -> Lock | None:
    file = path.open("a+")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.close()
        return None
    if not _is_still_there(path, file):
        file.close()
        return _try_lock(path)
    file.truncate(0)
    file.write(f"{os.getpid()}\n")
    file.flush()
    return Lock(path, file)


def _is_still_there(path: Path, file: IO[str]) -> bool:
    """Whether the locked file is the one at `path`: its holder may have removed it between opening and locking."""
    try:
        return os.path.samestat(path.stat(), os.fstat(file.fileno()))
    except FileNotFoundError:
        return False
