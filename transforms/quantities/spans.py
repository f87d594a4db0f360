"""A span of time in a statement, with the words around it."""

from __future__ import annotations

import re
from typing import NamedTuple

from transforms.lexicon.gates import Gated
from transforms.quantities import time_cues as cues
from transforms.quantities.around import text_before, text_behind
from transforms.quantities.roles import DAYS
from transforms.reading import Reading

HOURS = frozenset({"hour", "hr", "h"})
MINUTES = frozenset({"minute", "min"})
CLAUSE_BEFORE, CLAUSE_BEHIND = re.compile(r"[.;|]\s"), re.compile(r"[.;|](?:\s|\Z)")


class Span(NamedTuple):
    """A span of time in a statement: where it stands and its bounds in days."""

    start: int
    end: int
    unit: str
    vague: bool = False


class Place(NamedTuple):
    """A span of time with the words around it that stand in the same clause."""

    reading: Reading
    left: str
    words: str
    right: str
    unit: str
    vague: bool
    start: int

    @property
    def is_short(self) -> bool:
        """True for hours and minutes."""
        return self.unit in HOURS or self.unit in MINUTES

    def find(self, cue: Gated, words: str) -> re.Match[str] | None:
        """The first match of a cue in some of the words around the span."""
        return cue.search_part(self.reading.text, words)

    def list_heads(self) -> list[str]:
        """What stands above the cell of a table that the span stands in."""
        heads = self.reading.header.split("|")
        column = self.reading.text[: self.start].count("|")
        return heads[column : column + 1] if self.reading.header else []


def find_place(reading: Reading, span: Span) -> Place:
    """The span with the words before and behind it in its clause, or in its cell of a table."""
    left = cues.LIST_HEAD.sub("", CLAUSE_BEFORE.split(text_before(reading.text, span.start))[-1])
    right = CLAUSE_BEHIND.split(text_behind(reading.text, span.end), 1)[0]
    unit = span.unit.lower()
    return Place(
        reading,
        left,
        reading.text[span.start : span.end],
        right,
        unit if unit in DAYS else unit.rstrip("s"),
        span.vague,
        span.start,
    )
