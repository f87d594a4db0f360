"""One file or stream without a label: its text and what it says about itself."""

from __future__ import annotations

import re
from pathlib import Path

from transforms.readers.files import MAX_BYTES, read_bytes
from transforms.readers.records import Rejection
from transforms.readers.registry import Page, Reader, find_reader, readers_by_ending
from warehouse.errors import InputError

HTML = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)
"""How a web page begins."""


def read_single_file(path: Path, form: str | None = None) -> tuple[Page, str]:
    """The text of a file and its format: the one named, or that of its ending.

    Raises:
        InputError: the file cannot be read, its format is not known, or there is no text in it.
    """
    if path.is_dir():
        todo = "Name the files in it, or publish them all with `claimhouse run --input`."
        raise InputError("this is a folder", where=str(path), todo=todo)
    if not path.exists():
        raise InputError("there is no such file", where=str(path), todo="Look for its name and folder.")
    reader = _choose_reader(form) if form else find_reader(path.name)
    if reader is None:
        endings, formats = ", ".join(readers_by_ending()), ", ".join(_list_formats())
        todo = f"There are {endings}; or name the format with --format: {formats}."
        raise InputError(f"no reader knows the ending {path.suffix!r}", where=str(path), todo=todo)
    try:
        return _parse(read_bytes(path, reader.max_bytes), reader)
    except Rejection as rejection:
        raise InputError(rejection.reason, where=str(path)) from rejection


def read_single_stream(content: bytes, form: str | None = None) -> tuple[Page, str]:
    """The text of what came through standard input; without a format a web page is known by its beginning.

    Raises:
        InputError: there is no text in it.
    """
    reader = _choose_reader(form or ("html" if HTML.match(content[:10_000]) else "text"))
    try:
        if len(content) > min(reader.max_bytes, MAX_BYTES):
            reason = f"it has {len(content):,} bytes, more than the {reader.max_bytes:,} that are read; split it"
            raise Rejection("too_large", reason)
        return _parse(content, reader)
    except Rejection as rejection:
        raise InputError(rejection.reason, where="standard input") from rejection


def _parse(content: bytes, reader: Reader) -> tuple[Page, str]:
    return reader.read(content), reader.format


def _choose_reader(form: str) -> Reader:
    readers = _list_formats()
    if form not in readers:
        raise InputError(f"there is no format {form!r}", where="--format", todo=f"There are {', '.join(readers)}.")
    return readers[form]


def _list_formats() -> dict[str, Reader]:
    return {reader.format: reader for reader in readers_by_ending().values()}
