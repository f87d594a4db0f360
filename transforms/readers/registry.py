"""What a reader is, and which one reads which file: a format is one module of this package with a `READER`."""

from __future__ import annotations

import datetime as dt
import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from transforms.readers.decode import decode
from transforms.readers.files import MAX_BYTES
from transforms.readers.streams import split_ending

if TYPE_CHECKING:
    from transforms.readers.bulk import BulkReader


@dataclass(frozen=True, slots=True)
class Page:
    """What a reader makes of a decoded file: the text that offsets count in, and what the file says about itself."""

    text: str
    title: str | None = None
    published_on: dt.date | None = None
    publisher: str | None = None


@dataclass(frozen=True, slots=True)
class Reader:
    """A reader of one format of one text a file; what parses it may raise a `Rejection`.

    `parse` takes decoded characters; `parse_bytes` takes the file as it is, where a format is no text.
    """

    format: str
    endings: tuple[str, ...]
    parse: Callable[[str], Page] | None = None
    parse_bytes: Callable[[bytes], Page] | None = None
    max_bytes: int = MAX_BYTES

    def read(self, content: bytes) -> Page:
        """What is in a file."""
        if self.parse_bytes is not None:
            return self.parse_bytes(content)
        assert self.parse is not None
        return self.parse(decode(content))


@cache
def readers_by_ending() -> Mapping[str, Reader]:
    """Every reader of this package by the endings of its files, such as `.txt`."""
    return {ending: reader for reader in _load_all("READER") for ending in reader.endings}


@cache
def bulk_readers_by_ending() -> Mapping[str, BulkReader]:
    """Every reader of files of many texts by the endings of such files, such as `.jsonl`."""
    return {ending: reader for reader in _load_all("BULK_READER") for ending in reader.endings}


def _load_all(name: str) -> list[Any]:
    """What the modules of this package declare under that name."""
    package = importlib.import_module(__package__ or "")
    names = sorted(info.name for info in pkgutil.iter_modules(package.__path__))
    modules = (importlib.import_module(f"{package.__name__}.{name}") for name in names)
    return [getattr(module, name) for module in modules if hasattr(module, name)]


def find_reader(uri: str) -> Reader | None:
    """The reader for a file by its ending, in any case and below that of a compression; None if no reader knows it."""
    return readers_by_ending().get(split_ending(uri)[0])


def find_bulk_reader(uri: str) -> BulkReader | None:
    """The reader for a file of many texts, by its ending as for `find_reader`."""
    return bulk_readers_by_ending().get(split_ending(uri)[0])


def list_endings() -> str:
    """The endings of all files that are read, for a message."""
    return ", ".join(f"*{ending}" for ending in sorted({*readers_by_ending(), *bulk_readers_by_ending()}))
