"""Reading the bytes of one file: never blocking, never half of a change."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from transforms.readers.records import Rejection

MAX_BYTES = 200_000_000
"""Largest file that is read, in bytes."""


def read_bytes(path: Path, limit: int = MAX_BYTES) -> bytes:
    """The content of a regular file, read in one state; a file that changes meanwhile is read once more.

    Raises:
        Rejection: `vanished`, `unreadable`, `not_a_file`, `too_large`, or `changed_while_read` both times.
    """
    try:
        content = _read_once(path, limit)
        content = _read_once(path, limit) if content is None else content
    except FileNotFoundError:
        raise Rejection("vanished", "nothing is there any more; was it moved, or is it a broken link?") from None
    except OSError as error:
        raise Rejection("unreadable", f"it cannot be read ({error.strerror}); check its permissions") from None
    if content is None:
        raise Rejection("changed_while_read", "it changed while it was read, twice; run again once it is written")
    return content


def _read_once(path: Path, limit: int) -> bytes | None:
    """The content, or None if the file was changed in the meantime."""
    _check(path.stat(), limit)  # before opening, for opening a device can have effects of its own
    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(handle, "rb") as file:
        before = os.fstat(handle)
        _check(before, limit)
        content = file.read(before.st_size + 1)
        after = os.fstat(handle)
    same = (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns)
    return content if same and len(content) == before.st_size else None


def _check(facts: os.stat_result, limit: int) -> None:
    if not stat.S_ISREG(facts.st_mode):
        raise Rejection("not_a_file", "it is a pipe, a device or another special file; give a regular file instead")
    if facts.st_size > limit:
        size = f"it has {facts.st_size:,} bytes, more than the {limit:,} that are read; split it"
        raise Rejection("too_large", size, bytes=facts.st_size, limit=limit)
