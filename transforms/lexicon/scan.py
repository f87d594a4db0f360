"""One pass over a text that finds every word of every list."""

from __future__ import annotations

from collections.abc import Iterable
from operator import itemgetter
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation

from transforms.lexicon.fold import fold
from transforms.lexicon.patterns import expand


class Concept(NamedTuple):
    """What a word stands for: the family of its list and the name in it, such as `("condition", "ptsd")`."""

    family: str
    name: str


class Hit(NamedTuple):
    """A word found: offsets in the text, and what it stands for."""

    start: int
    end: int
    concept: Concept


START = itemgetter(1)
_make = tuple.__new__
"""Makes a named tuple in a third of the time that calling its class takes."""


class Lexicon:
    """Word lists compiled for scanning.

    Args:
        entries: pairs of a concept and the patterns that stand for it.
    """

    def __init__(self, entries: Iterable[tuple[Concept, Iterable[str]]]) -> None:
        forms: dict[str, list[Concept]] = {}
        for concept, patterns in entries:
            for pattern in patterns:
                for form in expand(pattern):
                    known = forms.setdefault(form, [])
                    if concept not in known:
                        known.append(concept)
        self._concepts = [tuple(concepts) for concepts in forms.values()]
        self._automaton = AhoCorasick([f" {form} " for form in forms], implementation=Implementation.ContiguousNFA)

    def scan(self, text: str) -> list[Hit]:
        """All hits in order of start, longest first; words match whole, in any case, hyphenated or not."""
        found = self._automaton.find_matches_as_indexes(f" {fold(text)} ", overlapping=True)
        found.reverse()  # matches come by end: of two that start together, the longer one is now first
        found.sort(key=START)
        concepts = self._concepts
        return [_make(Hit, (start, end - 2, concept)) for which, start, end in found for concept in concepts[which]]


def drop_contained(hits: Iterable[Hit], families: frozenset[str]) -> list[Hit]:
    """The hits without those of `families` that lie inside a longer hit of these families.

    `depression` inside `treatment-resistant depression` is no mention of its own.
    """
    kept: list[Hit] = []
    reach: tuple[int, int] = (-1, -1)
    for hit in hits:
        start, end, concept = hit
        if concept[0] in families:
            if end <= reach[1] and (start, end) != reach:
                continue
            reach = (start, end)
        kept.append(hit)
    return kept
