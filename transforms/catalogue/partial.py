"""Reading a pack that may be cut off: what stands before the cut is read, and only then the error raised."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Any

DAMAGE = (EOFError, OSError, zlib.error, zipfile.BadZipFile)


class _Whole(io.RawIOBase):
    """The bytes of a stream; an error waits until those before it were handed out."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream
        self._error: Exception | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if self._error is not None:
            raise self._error
        view, at = memoryview(buffer).cast("B"), 0
        while at < len(view):
            try:
                chunk = self._stream.read1(len(view) - at)
            except DAMAGE as error:
                self._error = error
                if at:
                    break
                raise
            if not chunk:
                break
            view[at : at + len(chunk)] = chunk
            at += len(chunk)
        return at


def buffer_whole(stream: Any, size: int) -> io.BufferedReader:
    """A stream that has `read1`, with a buffer; `read1` and `readline` give all that stands before a damage."""
    return io.BufferedReader(_Whole(stream), size)
