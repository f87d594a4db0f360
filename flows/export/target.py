"""Where an export goes: standard output, or a file that is only there once it is whole."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from warehouse.errors import InputError


@contextmanager
def open_target(output: Path | None, warehouse: Path) -> Iterator[IO[bytes]]:
    """The stream to write to.

    Raises:
        InputError: the file lies in the warehouse, is a folder, or cannot be written.
    """
    if output is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    if output.is_dir():
        raise InputError("This is a folder", where=str(output), todo="Name a file in it.")
    if warehouse.resolve() in output.resolve().parents:
        raise InputError("Snapshots are never changed", where=str(output), todo="Write outside of the warehouse.")
    new = output.with_name(f".{output.name}.new")
    try:
        with new.open("wb") as stream:
            yield stream
        new.replace(output)
    except OSError as error:
        raise InputError(f"The file cannot be written: {error}", where=str(output)) from error
    finally:
        new.unlink(missing_ok=True)
