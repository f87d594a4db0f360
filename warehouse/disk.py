"""Writing that survives a power cut, and what to say when the disk is full or closed to us."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from warehouse.errors import WarehouseError

FULL = {errno.ENOSPC, errno.EDQUOT}
CLOSED = {errno.EACCES, errno.EPERM, errno.EROFS}
UNLINKED = {errno.EPERM, errno.EXDEV, errno.EMLINK, errno.ENOTSUP, errno.ENOSYS}
"""What a file system says on which a file has one name only."""
FULL_WORDS = ("No space left on device", "Disk quota exceeded", "max_temp_directory_size")
"""How DuckDB says it, which has no error numbers; the last is its own limit, 90 % of the free space."""


def sync(path: Path) -> None:
    """Have the file, or the names in the folder, written to the disk before going on."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_at_once(path: Path, text: str) -> None:
    """Write the file so that it is never seen half written, and is on the disk afterwards."""
    new = path.with_name(f".{path.name}.new")
    new.write_text(text, encoding="utf-8")
    sync(new)
    new.replace(path)
    sync(path.parent)


def link_or_copy(old: Path, new: Path) -> None:
    """Make `new` another name of the file, or a copy of it on a file system that knows no such names."""
    try:
        os.link(old, new)
    except OSError as error:
        if error.errno not in UNLINKED:
            raise
        shutil.copyfile(old, new)


@contextmanager
def explain_write_errors(warehouse: Path, needed: Callable[[], int]) -> Iterator[None]:
    """Turn what the disk and DuckDB raise inside into a WarehouseError; `needed` is asked for bytes if it is full.

    Remove what was half written inside of this, so that the free space it tells is the one that is left.
    """
    try:
        yield
    except (OSError, duckdb.Error) as error:
        raise _explain(error, warehouse, needed) from error


def _explain(error: Exception, warehouse: Path, needed: Callable[[], int]) -> WarehouseError:
    code = getattr(error, "errno", None)
    if code in FULL or any(words in str(error) for words in FULL_WORDS):
        return _explain_full(warehouse, needed())
    if code in CLOSED:
        return WarehouseError(
            f"The warehouse cannot be written: {error}",
            where=str(warehouse),
            todo="Give this user write permission there, or name another folder with --warehouse.",
        )
    return WarehouseError(f"Writing failed: {error}", where=str(warehouse), todo="The snapshot before is untouched.")


def _explain_full(warehouse: Path, needed: int) -> WarehouseError:
    free = shutil.disk_usage(warehouse).free
    return WarehouseError(
        f"The disk is full: about {needed:,} bytes were needed, {free:,} are free. The snapshot before is untouched",
        where=str(warehouse),
        todo="Free some space, or name a warehouse elsewhere with --warehouse, and run again.",
    )
