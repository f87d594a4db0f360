"""Files that need not be opened again: how a file is told from another state of it, what a reading leaves behind."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version

from transforms.readers.labels import Labels
from transforms.readers.manifest_row import Label
from transforms.readers.sources import Offer
from transforms.readers.walk import Found

PACKAGES = ("fastwarc", "lxml", "orjson", "py3langid", "pyarrow", "pypdfium2", "trafilatura")
"""Packages that decide on the text that is read out of a file, or on its language."""


@dataclass(frozen=True, slots=True)
class FileState:
    """A file of this machine as it was found; any other state of it is another text until it is read.

    `modified` and `changed` are in nanoseconds; the second one moves whatever sets the first one back. `labels` is a
    digest of what the manifest says of the file, and of who reads it.
    """

    path: str
    uri: str
    size: int
    modified: int
    changed: int
    inode: int
    labels: str


@dataclass(frozen=True, slots=True)
class Opened:
    """What is read from here on, up to `Closed`, lies in this file."""

    state: FileState


@dataclass(frozen=True, slots=True)
class Closed:
    """The file is read. `state` is the one in which it was all the while, None if it changed meanwhile."""

    state: FileState | None
    offers: tuple[Offer, ...] = ()


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A file that was not opened: its texts are those of its last reading, `offers` its sources in this run."""

    state: FileState
    offers: tuple[Offer, ...]


Recall = Callable[[FileState], Sequence[Offer] | None]
"""What the sources of a file were when it was last read in this very state; None if it has to be read."""


def take_state(found: Found, labels: Labels) -> FileState | None:
    """The state of a file; None for one in object storage, or one that cannot be looked at."""
    if found.remote:
        return None
    try:
        facts = found.path.stat()
    except OSError:
        return None
    told = blake2b(
        f"{_describe_labels(found, labels)}\0{name_readers()}".encode("utf-8", "surrogatepass"), digest_size=8
    )
    return FileState(
        str(found.path), found.uri, facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns, facts.st_ino, told.hexdigest()
    )


def renumber(offers: Sequence[Offer], found: Found, labels: Labels) -> Sequence[Offer]:
    """The offers with the line that labels the file now, by which a conflict is told."""
    row = labels.manifest_of(found.path.parent).find(found.path)
    if not isinstance(row, Label) or len(offers) != 1 or offers[0].where == found.uri:
        return offers
    return [replace(offers[0], label=replace(offers[0].label, line=row.line))]


def _describe_labels(found: Found, labels: Labels) -> str:
    """What the manifest says of a file, whatever the line in which it says so."""
    manifest = labels.manifest_of(found.path.parent)
    row = manifest.find(found.path)
    shared = isinstance(row, Label) and row.source_id in manifest.shared
    return repr((replace(row, line=0) if row else None, shared, labels.show(manifest)))


@cache
def name_readers() -> str:
    """The versions of what reads files; the code of the readers is part of the version of the code."""
    return " ".join(f"{name} {_find_version(name)}" for name in PACKAGES)


def _find_version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
