"""The files below an input folder, in an order that is the same everywhere."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from transforms.readers.records import RejectedInput, Rejection

MANIFEST_NAME = "sources.csv"
ASIDE = frozenset(("README", "LICENSE", "LICENCE", "COPYING", "NOTICE", "CHANGELOG"))
"""Files about a folder, by their name without ending: no texts, unless a manifest lists them."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file that was found: where it lies, and its POSIX path below the input folder.

    One in object storage has its address in `remote`; its `path` is where it would lie in a copy of the folder.
    """

    path: Path
    uri: str
    remote: str | None = None

    @property
    def address(self) -> str | Path:
        """What to open: its address in object storage, or else its path."""
        return self.remote or self.path

    @property
    def is_aside(self) -> bool:
        """True for hidden files and for those about a folder, which are read only where a manifest lists them."""
        name = self.path.name
        return name.startswith(".") or PurePosixPath(name).stem.upper() in ASIDE


def walk(root: Path) -> Iterator[Found | RejectedInput]:
    """Every file below a folder by path, and every folder or link that is not followed, with the reason.

    Hidden folders are left out. A linked folder is never entered, so no loop can form.
    """
    waiting = [root]
    while waiting:
        path = waiting.pop()
        uri = path.relative_to(root).as_posix()
        try:
            if path.is_dir() and not (path.is_symlink() and path != root):
                waiting.extend(sorted(_list_folder(path), reverse=True))
            else:
                yield Found(path, _check(path, root, uri))
        except Rejection as rejection:
            yield rejection.to_rejected(_show(uri))
        except OSError as error:
            reason = f"it cannot be reached ({error.strerror}); check the permissions of its folder"
            yield Rejection("unreadable", reason).to_rejected(_show(uri))


def _list_folder(folder: Path) -> list[Path]:
    try:
        with os.scandir(folder) as entries:
            return [Path(e.path) for e in entries if not (e.name.startswith(".") and e.is_dir(follow_symlinks=False))]
    except OSError as error:
        raise Rejection(
            "unreadable", f"the folder cannot be listed ({error.strerror}); check its permissions"
        ) from None


def _check(path: Path, root: Path, uri: str) -> str:
    """The uri of a file that may be read."""
    if uri != _show(uri) or not uri.isprintable():
        raise Rejection("file_name", "its name is not printable UTF-8; rename it")
    if path.is_symlink() and path.name != MANIFEST_NAME:
        _check_link(path, root)
    return uri


def _check_link(path: Path, root: Path) -> None:
    if path.is_dir():
        raise Rejection("linked_folder", "linked folders are not entered; give the folder itself as an input")
    try:
        inside = path.resolve().is_relative_to(root)
    except (OSError, RuntimeError):
        raise Rejection("unreadable", "the link leads in a circle; remove it") from None
    if not inside:
        raise Rejection("outside_folder", "the link leads out of the input folder; copy the file into it")


def _show(uri: str) -> str:
    """The path with bytes that are not UTF-8 written as escapes, so that it can be stored."""
    return os.fsencode(uri).decode("utf-8", "backslashreplace")
