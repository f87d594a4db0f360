"""One vocabulary file as it was read, and what can be wrong with it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from transforms.lexicon import positions
from transforms.lexicon.scan import Concept
from warehouse.errors import InputError

FAMILIES = {
    "substances": "substance",
    "conditions": "condition",
    "symptoms": "symptom",
    "scales": "scale",
    "routes": "route",
    "journals": "journal",
    "authorities": "authority",
    "institutions": "institution",
    "mechanisms": "mechanism",
}
"""Sections of a vocabulary file, and the family of concepts that each fills."""

LISTS = {"therapies": "substances", "conditions_treated": "conditions"}
"""Lists of ids above the sections, and the section that explains these ids."""

SYNTAX_LINE = re.compile(r" \(at (?:line (?P<line>\d+), column \d+|end of document)\)")


@dataclass(frozen=True)
class Problem:
    """Something wrong in a vocabulary file: where, what, and what to do."""

    file: str
    line: int
    what: str
    todo: str

    def to_error(self) -> InputError:
        """The error that tells it."""
        return InputError(self.what, where=f"{self.file}, line {self.line}", todo=self.todo)


@dataclass(frozen=True)
class VocabularyFile:
    """A vocabulary file that is valid TOML; its entries may be wrong."""

    name: str
    text: str
    data: Mapping[str, Any]

    @cached_property
    def lines(self) -> Mapping[positions.KeyPath, int]:
        """The line of every section, entry and item, by its path."""
        return positions.find_lines(self.text)

    def report(self, path: positions.KeyPath, what: str, todo: str) -> Problem:
        """A problem at the entry of that path, or at what is nearest above it."""
        lines = (self.lines[path[:depth]] for depth in range(len(path), 0, -1) if path[:depth] in self.lines)
        return Problem(self.name, next(lines, 1), what, todo)

    def list_ids(self, key: str) -> list[str]:
        """The ids in one of `LISTS`; none where it is wrong."""
        held = self.data.get(key)
        return [name for name in held if isinstance(name, str)] if isinstance(held, list) else []

    def list_terms(self) -> Iterator[tuple[str, Concept, list[str]]]:
        """The entries of the known sections that are lists of words, with their section."""
        for section, entries in self.data.items():
            known = section in FAMILIES and isinstance(entries, dict)
            for name, terms in entries.items() if known else ():
                if isinstance(terms, list):
                    yield section, Concept(FAMILIES[section], name), [t for t in terms if isinstance(t, str)]


def read_files(folder: Path) -> list[VocabularyFile | Problem]:
    """Every `*.toml` file of a folder, sorted by name, or why it cannot be read.

    Raises:
        InputError: there is no such folder, or no such file in it.
    """
    paths = sorted(folder.glob("*.toml")) if folder.is_dir() else []
    if not paths:
        what = "there is no vocabulary (*.toml) in this folder" if folder.is_dir() else "there is no such folder"
        raise InputError(what, where=str(folder), todo="Copy seeds/vocabularies and add yours to it.")
    return [_read_file(path) for path in paths]


def _read_file(path: Path) -> VocabularyFile | Problem:
    try:
        content = path.read_bytes()
        text = content.decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n")
        return VocabularyFile(path.name, text, tomllib.loads(text))
    except OSError as error:
        return Problem(path.name, 1, f"it cannot be read: {error.strerror}", "Check its permissions.")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return Problem(path.name, line, f"byte 0x{content[error.start]:02x} is not UTF-8", "Save the file as UTF-8.")
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return _explain_syntax(path.name, text, str(error))


def _explain_syntax(name: str, text: str, message: str) -> Problem:
    found = SYNTAX_LINE.search(message)
    last = text.rstrip().count("\n") + 1
    line = int(found["line"]) if found and found["line"] else last
    what = f"it is no TOML: {SYNTAX_LINE.sub('', message)}"
    return Problem(name, line, what, 'Mend that line: sections are [name], entries name = ["word", "word"].')
