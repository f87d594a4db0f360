"""What a reader is, and which one reads which file: a format is one module of this package with a `READER`."""

from __future__ import annotations

import datetime as dt
import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath

from transforms.readers.files import MAX_BYTES


@dataclass(frozen=True, slots=True)
class Page:
    """What a reader makes of a decoded file: the text that offsets count in, and what the file says about itself."""

    text: str
    title: str | None = None
    published_on: dt.date | None = None
    publisher: str | None = None


@dataclass(frozen=True, slots=True)
class Reader:
    """A reader of one format; `parse` takes decoded characters and may raise a `Rejection`."""

    format: str
    endings: tuple[str, ...]
    parse: Callable[[str], Page]
    max_bytes: int = MAX_BYTES


@cache
def readers_by_ending() -> Mapping[str, Reader]:
    """Every reader of this package by the endings of its files, such as `.txt`."""
    package = importlib.import_module(__package__ or "")
    names = sorted(info.name for info in pkgutil.iter_modules(package.__path__))
    modules = (importlib.import_module(f"{package.__name__}.{name}") for name in names)
    readers = [m.READER for m in modules if hasattr(m, "READER")]
    return {ending: reader for reader in readers for ending in reader.endings}


def find_reader(uri: str) -> Reader | None:
    """The reader for a file by its ending in any case; None for an ending that no reader knows."""
    return readers_by_ending().get(PurePosixPath(uri).suffix.lower())
