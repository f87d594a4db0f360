"""Files of many texts as streams: local or in object storage, plain, gzip or zstd, and guarded against bombs."""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Any

import pyarrow as pa

from transforms.readers.records import Rejection
from warehouse.places import find_place, is_remote

COMPRESSIONS = {".gz": "gzip", ".zst": "zstd"}
"""How the names of compressed files end, behind the ending that tells what is in them."""
BOMB_BYTES, BOMB_RATIO = 100_000_000, 200
"""From so many bytes on, a file that holds so many times what it takes is taken for a bomb; text is 3 to 20 times."""
BUFFER_BYTES = 65_536
FAILURES = (OSError, pa.ArrowException, EOFError)
"""What a stream raises that is broken or cannot be reached."""


def split_ending(uri: str) -> tuple[str, str | None]:
    """The ending that tells what is in a file, in small letters, and how it is compressed, None if it is not."""
    path = PurePosixPath(uri.lower())
    compression = COMPRESSIONS.get(path.suffix)
    return (PurePosixPath(path.stem).suffix if compression else path.suffix), compression


class Unpacked(io.RawIOBase):
    """The bytes of a stream, unpacked; it ends with an error where they are too many for what they were packed in."""

    def __init__(self, packed: Any, compression: str | None) -> None:
        super().__init__()
        self.packed = packed
        self.unpacked = pa.CompressedInputStream(packed, compression) if compression else packed
        self.count = 0

    def readable(self) -> bool:
        """True."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer as far as there is something.

        Raises:
            Rejection: `decompression_bomb`, or `damaged` for what cannot be unpacked.
        """
        try:
            piece = self.unpacked.read(len(buffer))
        except FAILURES as error:
            reason = f"it cannot be read on from byte {self.count:,} of what is in it ({error}); is it complete?"
            raise Rejection("damaged", reason, offset=self.count) from error
        buffer[: len(piece)] = piece
        self.count += len(piece)
        if self.unpacked is not self.packed and self.count > max(BOMB_BYTES, BOMB_RATIO * self.packed.tell()):
            reason = (
                f"it holds more than {BOMB_RATIO} times the bytes that it takes; unpack it yourself if that is right"
            )
            raise Rejection("decompression_bomb", reason, bytes=self.count)
        return len(piece)


@contextmanager
def open_packed(address: str | Path) -> Iterator[Any]:
    """The file at a path or address as it lies there, seekable.

    Raises:
        Rejection: `vanished`, `unreadable` or `not_a_file`.
    """
    try:
        if not is_remote(str(address)) and not stat.S_ISREG(os.stat(address).st_mode):  # noqa: PTH116
            raise Rejection("not_a_file", "it is a pipe, a device or another special file; give a regular file instead")
        file = find_place(address).open()
    except FileNotFoundError:
        raise Rejection("vanished", "nothing is there any more; was it moved, or is it a broken link?") from None
    except OSError as error:
        why = error.strerror or str(error).partition("\n")[0]
        raise Rejection("unreadable", f"it cannot be read ({why}); check its permissions") from None
    with file:
        yield file


@contextmanager
def open_unpacked(address: str | Path, compression: str | None) -> Iterator[io.BufferedReader]:
    """The file unpacked, to be read from its beginning to its end; raises what `open_packed` and `Unpacked` raise."""
    with open_packed(address) as packed:
        yield io.BufferedReader(Unpacked(packed, compression), BUFFER_BYTES)


def read_whole(address: str | Path, compression: str | None, limit: int) -> bytes:
    """All that is in a file of one text.

    Raises:
        Rejection: `too_large`, or what `open_unpacked` raises.
    """
    with open_unpacked(address, compression) as stream:
        content = stream.read(limit + 1)
    if len(content) > limit:
        raise Rejection("too_large", f"it holds more than the {limit:,} bytes that are read; split it", limit=limit)
    return content
