"""Vocabularies: one TOML file per therapy, and the terms that all share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from transforms.lexicon.check import list_problems
from transforms.lexicon.scan import Concept
from transforms.lexicon.vocabulary_file import Problem, VocabularyFile, read_files

FOLDER = Path(__file__).parents[2] / "seeds" / "vocabularies"


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
        InputError: there is no such file, or an entry of one is wrong; names the file and the line.
    """
    files = read_files(folder)
    for problem in list_problems(files):
        raise problem.to_error()
    return _merge([file for file in files if isinstance(file, VocabularyFile)])


def _merge(files: list[VocabularyFile]) -> Vocabulary:
    terms: dict[Concept, tuple[str, ...]] = {}
    treats: dict[str, tuple[str, ...]] = {}
    for file in files:
        for _, concept, patterns in file.list_terms():
            terms[concept] = tuple(dict.fromkeys([*terms.get(concept, ()), *patterns]))
        therapies = file.list_ids("therapies")
        for therapy in therapies[:1]:
            treats[therapy] = tuple(file.list_ids("conditions_treated"))
        for therapy in therapies:
            treats.setdefault(therapy, ())
    return Vocabulary(terms, frozenset(treats), treats)


__all__ = ["FOLDER", "Problem", "Vocabulary", "load_vocabulary"]
