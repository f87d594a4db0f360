"""Vocabularies: one TOML file per therapy, and the terms that all share."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from transforms.lexicon.patterns import expand
from transforms.lexicon.scan import Concept
from warehouse.errors import InputError

FOLDER = Path(__file__).parents[2] / "seeds" / "vocabularies"
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


@dataclass(frozen=True)
class Vocabulary:
    """All vocabulary files merged: terms by concept, the therapies, and what each therapy treats."""

    terms: Mapping[Concept, tuple[str, ...]]
    therapies: frozenset[str]
    treats: Mapping[str, tuple[str, ...]]


@cache
def load_vocabulary(folder: Path = FOLDER) -> Vocabulary:
    """Read and merge every `*.toml` file of a folder.

    Raises:
        InputError: a file is no TOML, or has an unknown section or a wrong entry; names the file and the line.
    """
    terms: dict[Concept, tuple[str, ...]] = {}
    treats: dict[str, tuple[str, ...]] = {}
    for path in sorted(folder.glob("*.toml")):
        data = _read_file(path)
        for concept, patterns in _read_sections(path, data):
            terms[concept] = tuple(dict.fromkeys([*terms.get(concept, ()), *patterns]))
        for therapy in data.get("therapies", ())[:1]:
            treats[therapy] = tuple(data.get("conditions_treated", ()))
        for therapy in data.get("therapies", ()):
            treats.setdefault(therapy, ())
    return Vocabulary(terms, frozenset(treats), treats)


def _read_file(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"is not a vocabulary: {error}", where=path.name, todo="Mend that line.") from error


def _read_sections(path: Path, data: Mapping[str, Any]) -> Iterator[tuple[Concept, list[str]]]:
    for section, entries in data.items():
        if section in {"title", "therapies", "conditions_treated"}:
            continue
        if section not in FAMILIES or not isinstance(entries, dict):
            allowed = ", ".join(FAMILIES)
            raise _wrong(path, section, f"unknown section [{section}]", f"Use one of: {allowed}.")
        for name, patterns in entries.items():
            yield Concept(FAMILIES[section], name), _check_patterns(path, name, patterns)


def _check_patterns(path: Path, name: str, patterns: object) -> list[str]:
    if not isinstance(patterns, list) or not all(isinstance(p, str) for p in patterns):
        raise _wrong(path, name, f"{name} must be a list of words in quotes", 'Write it as name = ["word", "word"].')
    for pattern in patterns:
        try:
            list(expand(pattern))
        except ValueError as error:
            raise _wrong(path, pattern, str(error), "Write choices as {one|other}.") from error
    return patterns


def _wrong(path: Path, needle: str, what: str, todo: str) -> InputError:
    lines = path.read_text(encoding="utf-8").splitlines()
    line = next((i for i, text in enumerate(lines, 1) if needle in text), 1)
    return InputError(what, where=f"{path.name}, line {line}", todo=todo)
