"""The ways of a pattern: the alternatives that it is a choice of, each a pattern of its own.

`(?P<cite>…)|\\bled by (?P<led>…)` has two. Most texts hold the literals of none or of one, and one alone is found much
faster than all at every place of a text.
"""

from __future__ import annotations

import re
import re._constants as sre  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
import sys
from collections.abc import Iterator, Sequence
from typing import Any

from transforms.lexicon import starts
from transforms.lexicon.starts import compile_parsed, parse

FIXED = frozenset({sre.AT, sre.ASSERT, sre.ASSERT_NOT, sre.LITERAL, sre.NOT_LITERAL, sre.IN, sre.ANY})
"""What matches in one way only: a choice behind it may be taken apart without a change in what is found first."""

Tokens = list[tuple[Any, Any]]


class AtStart:
    """A pattern that can match at the start of a text only, and is tried there only."""

    __slots__ = ("match",)

    def __init__(self, plain: re.Pattern[str]) -> None:
        self.match = plain.match

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The match, as `re.Pattern.search`."""
        return None if start else self.match(text, 0, end)

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """The match if there is one, as `re.Pattern.finditer`."""
        found = self.search(text, start, end)
        return iter(()) if found is None else iter((found,))


def split_ways(pattern: str, flags: int = 0) -> list[Any]:
    """The ways of a pattern, as parsed, in its order.

    Raises:
        ValueError: the pattern may match nothing.
    """
    parsed = parse(pattern, flags | re.UNICODE)
    if not starts.KNOWN:
        return [parsed]
    if parsed.getwidth()[0] == 0:
        raise ValueError(f"{pattern!r} may match nothing: it has no ways")
    return [parser.SubPattern(parsed.state, way) for way in _split(list(parsed), parsed.state)]


def compile_way(way: Any, pattern: str, flags: int = 0) -> re.Pattern[str] | AtStart:
    """One way of a pattern, with all groups of the pattern."""
    if not starts.KNOWN:
        return re.compile(pattern, flags)
    made = compile_parsed(way, way.state, pattern, flags)
    return AtStart(made) if way[0] == (sre.AT, sre.AT_BEGINNING_STRING) else made


def _split(tokens: Tokens, state: Any) -> list[Tokens]:
    for at, (op, value) in enumerate(tokens):
        if op in FIXED:
            continue
        ways: Sequence[Any] = []
        if op is sre.BRANCH:
            ways = value[1]
        elif op is sre.SUBPATTERN:
            inner = _split(list(value[3]), state)
            ways = [[(op, (*value[:3], parser.SubPattern(state, way)))] for way in inner] if len(inner) > 1 else []
        return [[*tokens[:at], *way, *tokens[at + 1 :]] for way in ways] or [tokens]
    return [tokens]
