"""The version of the code that makes rows: a run recomputes what another version made."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from flows.setup import CHECKOUT, VOCABULARIES

PARTS = ("**/*.py", "**/*.csv", "**/*.toml")
"""What decides on the rows, below `transforms`."""


@cache
def code_version(vocabularies: Path = VOCABULARIES) -> str:
    """Release and a digest of rules, weights and the vocabularies of a folder, such as `0.1.0+3f9a…`.

    Where the folder lies makes no difference, only what is in it.
    """
    return _name(_digest(((CHECKOUT / "transforms", PARTS), (vocabularies, ("*.toml",)))))


@cache
def check_version() -> str:
    """Release and a digest of the checks and the declared tables: rows that passed them need not be checked again."""
    folders = (CHECKOUT / "expectations", CHECKOUT / "warehouse" / "tables")
    return _name(_digest((folder, ("**/*.py",)) for folder in folders))


def _digest(places: Iterable[tuple[Path, tuple[str, ...]]]) -> str:
    digest = sha256()
    for folder, patterns in places:
        for path in sorted(path for pattern in patterns for path in folder.glob(pattern)):
            content = path.read_bytes()
            digest.update(f"{path.relative_to(folder).as_posix()}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()[:12]


def _name(digest: str) -> str:
    return f"{version('claimhouse')}+{digest}"
