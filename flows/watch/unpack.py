"""Reading a body: counted before and after decompression, so that a small answer cannot become a large one."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

from flows.watch.failures import FetchFailure
from flows.watch.manners import Manners

GZIP_MARK = b"\x1f\x8b"
AUTOMATIC = zlib.MAX_WBITS | 32
"""Tells zlib to see by itself whether it is gzip or zlib."""
PLAIN, PACKED = frozenset(("", "identity")), frozenset(("gzip", "x-gzip", "deflate"))
ACCEPTED = "gzip"
"""The encoding that is asked for."""


def read_body(chunks: Iterable[bytes], encoding: str, manners: Manners) -> bytes:
    """The whole body, decompressed.

    Raises:
        FetchFailure: `too_large`, or `broken_answer` if it cannot be decompressed.
    """
    encoding = encoding.strip().lower()
    if encoding not in PLAIN | PACKED:
        raise FetchFailure("broken_answer", f"it came in the encoding {encoding!r}, which was not asked for")
    received = _count(chunks, manners.received_bytes)
    return b"".join(received) if encoding in PLAIN else unpack(received, manners.unpacked_bytes)


def unpack(chunks: Iterable[bytes], limit: int) -> bytes:
    """What is packed with gzip or zlib, if it is no more than the limit.

    Raises:
        FetchFailure: `too_large` or `broken_answer`.
    """
    unpacker, parts, size = zlib.decompressobj(AUTOMATIC), [], 0
    try:
        for chunk in chunks:
            rest = chunk
            while rest:
                if unpacker.eof:  # another member of the same file, or padding
                    if not rest.startswith(GZIP_MARK):
                        break
                    unpacker = zlib.decompressobj(AUTOMATIC)
                parts.append(unpacker.decompress(rest, limit - size + 1))
                size += len(parts[-1])
                if size > limit:
                    raise _report_size(limit, "unpacked")
                rest = unpacker.unconsumed_tail or unpacker.unused_data
    except zlib.error as error:
        raise FetchFailure("broken_answer", f"its compression is broken ({error})", again=True) from None
    if not unpacker.eof:
        raise FetchFailure("broken_answer", "its compressed content breaks off", again=True)
    return b"".join(parts)


def _count(chunks: Iterable[bytes], limit: int) -> Iterable[bytes]:
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > limit:
            raise _report_size(limit, "sent")
        yield chunk


def _report_size(limit: int, how: str) -> FetchFailure:
    return FetchFailure("too_large", f"it has more than {limit:,} bytes, {how}; save its text and list that as file")
