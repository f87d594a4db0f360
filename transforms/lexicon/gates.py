"""Patterns behind a gate: a regular expression is tried only on texts that hold a literal that it needs.

Most patterns match few statements. One native pass over a statement finds the literals of all patterns at once; a
pattern whose literals are not among them is not tried. What a pattern needs is read from the pattern itself, so results
are the same as without. Use `gate` in place of `re.compile` for a pattern that is searched for in whole statements.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import reduce
from operator import methodcaller, or_
from typing import Any

from ahocorasick_rs import AhoCorasick, Implementation

from transforms.lexicon.literals import DIGIT, YEAR, require_literals
from transforms.lexicon.starts import compile_quick
from transforms.lexicon.ways import AtStart, compile_way, split_ways

ANY_DIGIT, ANY_YEAR = re.compile(r"\d"), re.compile(YEAR)
LOOKALIKES = str.maketrans("ſıİK", "siik")
"""Letters that match s, i or k where case does not count."""
MOST_KNOWN = 4096
"""How many texts are kept with what they show."""

_KNOWN: dict[str, int] = {}
"""What the latest texts show."""

Scan = Callable[..., list[tuple[int, int, int]]]
Way = re.Pattern[str] | AtStart


class _Gates:
    """The literals of all gated patterns, and which of them the latest texts hold."""

    def __init__(self) -> None:
        self.bits: dict[frozenset[str], int] = {}
        self.stale = True
        self.shown: tuple[list[int], list[int]] = ([], [])
        self.digit = self.year = 0

    def register(self, literals: frozenset[str]) -> int:
        """The bit that tells whether a text holds one of the literals."""
        if literals not in self.bits:
            self.bits[literals] = 1 << len(self.bits)
            self.stale = True
            _KNOWN.clear()
        return self.bits[literals]

    def look(self, text: str) -> int:
        """The bits that a text shows."""
        if self.stale:
            self._build()
        if len(_KNOWN) > MOST_KNOWN:
            _KNOWN.clear()
        plain = f" {' '.join(text.split())} "
        low = _replace_lookalikes(plain).lower()
        seen = 0
        if ANY_DIGIT.search(text):
            seen = self.digit | self.year if ANY_YEAR.search(text) else self.digit
        low_gates, high_gates = self.shown
        for which in {found[0] for found in self.scan_low(low, overlapping=True)}:
            seen |= low_gates[which]
        for which, _, _ in self.scan_high(plain, overlapping=True):
            seen |= high_gates[which]
        _KNOWN[text] = seen
        return seen

    def _build(self) -> None:
        shown: dict[str, int] = {}
        for literals, bit in self.bits.items():
            for literal in literals:
                shown[literal] = shown.get(literal, 0) | bit
        self.digit, self.year = shown.pop(DIGIT, 0), shown.pop(YEAR, 0)
        low = {literal: bits for literal, bits in shown.items() if literal == literal.lower()}
        high = {literal: bits for literal, bits in shown.items() if literal not in low}
        self.scan_low, self.scan_high = _compile(low), _compile(high)
        self.shown = list(low.values()), list(high.values())
        self.stale = False


def _compile(literals: Iterable[str]) -> Scan:
    scan: Scan = AhoCorasick(list(literals), implementation=Implementation.DFA).find_matches_as_indexes
    return scan


def _replace_lookalikes(text: str) -> str:
    plain = text.isascii() or not ("ſ" in text or "ı" in text or "İ" in text or "\u212a" in text)
    return text if plain else text.translate(LOOKALIKES)


_GATES = _Gates()


def _register(needed: Iterable[frozenset[str]]) -> int:
    """The bits that a text must show that holds one literal of each set."""
    need = 0
    for literals in needed:
        need |= _GATES.register(literals)
    return need


class Gated:
    """A pattern with the gate before it; `plain` is the pattern without, for short stretches of text.

    It is compiled when it is first used: many patterns meet no text that opens their gates.
    `match` and `fullmatch` fail soon by themselves: they are those of the plain pattern.
    """

    __slots__ = ("flags", "fullmatch", "match", "need", "pattern", "plain")

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern, self.flags = pattern, flags
        self._read_gates()

    def _read_gates(self) -> None:
        self.need = _register(require_literals(self.pattern, self.flags))

    def __getattr__(self, name: str) -> Any:
        """Compile, when what only the compiled pattern has is first asked for."""
        if name not in {"plain", "match", "fullmatch"}:
            raise AttributeError(name)
        self.plain = plain = compile_quick(self.pattern, self.flags)
        self.match, self.fullmatch = plain.match, plain.fullmatch
        return getattr(self, name)

    def is_open(self, text: str) -> bool:
        """True if the pattern may match."""
        seen = _KNOWN.get(text)
        if seen is None:
            seen = _GATES.look(text)
        return seen & self.need == self.need

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first match, as `re.Pattern.search`."""
        seen = _KNOWN.get(text)
        if seen is None:
            seen = _GATES.look(text)
        return self.plain.search(text, start, end) if seen & self.need == self.need else None

    def search_part(self, text: str, part: str) -> re.Match[str] | None:
        """The first match in a part of a text, cut out of it."""
        return self.plain.search(part) if self.is_open(text) else None

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """All matches, as `re.Pattern.finditer`."""
        seen = _KNOWN.get(text)
        if seen is None:
            seen = _GATES.look(text)
        return self.plain.finditer(text, start, end) if seen & self.need == self.need else iter(())


class GatedWays(Gated):
    """A choice of several patterns, each behind a gate of its own, and each compiled when its gate first opens."""

    __slots__ = ("known", "made", "needs", "parsed", "shown")

    def _read_gates(self) -> None:
        self.parsed = split_ways(self.pattern, self.flags)
        self.needs = [_register(require_literals(way, self.flags | way.state.flags)) for way in self.parsed]
        self.need, self.shown = 0, reduce(or_, self.needs)
        self.made: dict[int, Way] = {}
        self.known: dict[int, tuple[Way, ...]] = {}

    def list_open(self, text: str) -> tuple[Way, ...]:
        """The ways that may match."""
        seen = _KNOWN.get(text)
        if seen is None:
            seen = _GATES.look(text)
        shown = seen & self.shown
        ways = self.known.get(shown)
        if ways is None:
            if len(self.known) > MOST_KNOWN:
                self.known = {}
            opened = [number for number, need in enumerate(self.needs) if shown & need == need]
            ways = self.known[shown] = tuple(map(self._make, opened))
        return ways

    def _make(self, number: int) -> Way:
        if number not in self.made:
            self.made[number] = compile_way(self.parsed[number], self.pattern, self.flags)
        return self.made[number]

    def is_open(self, text: str) -> bool:
        """True if one of the ways may match."""
        return bool(self.list_open(text))

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first match, as `re.Pattern.search`: of two that start together, that of the way named first."""
        first: re.Match[str] | None = None
        for way in self.list_open(text):
            found = way.search(text, start, end)
            if found and (first is None or found.start() < first.start()):
                first = found
        return first

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """All matches, as `re.Pattern.finditer`."""
        ways = self.list_open(text)
        if len(ways) > 1:
            return _merge(ways, text, start, end)
        return ways[0].finditer(text, start, end) if ways else iter(())


def _merge(ways: Iterable[Way], text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The matches of several patterns as one that is a choice of them finds them; none may match nothing."""
    left = [(way, found) for way in ways if (found := way.search(text, start, end))]
    while left:
        first = min([found for _, found in left], key=_START)
        yield first
        at = first.end()
        moved = ((way, found if found.start() >= at else way.search(text, at, end)) for way, found in left)
        left = [(way, found) for way, found in moved if found]


_START = methodcaller("start")


def gate(pattern: str, flags: int = 0) -> Gated:
    """A pattern that is tried only where it may match."""
    return Gated(pattern, flags)


def gate_ways(pattern: str, flags: int = 0) -> GatedWays:
    """A choice of patterns of which only those are tried that may match; it must not match nothing."""
    return GatedWays(pattern, flags)
