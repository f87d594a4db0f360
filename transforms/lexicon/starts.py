"""Patterns that look only where they may begin.

Python's `re` tries a pattern such as `\\b(?:said|says)` at every place of a text, because it begins with no letter but
with `\\b`. Here the characters that a match may begin with are read from the pattern and noted where `re` itself notes
them for patterns that begin with a character: all other places are passed over natively. What matches is the same.
"""

from __future__ import annotations

import _sre  # type: ignore[import-not-found]
import re
import re._compiler as compiler  # type: ignore[import-not-found]
import re._constants as sre  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
import sys
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

KNOWN = sys.implementation.name == "cpython" and (3, 11) <= sys.version_info[:2] <= (3, 13)
"""Whether this is a Python whose compiled patterns are known to look as is said here; with others patterns are plain
and no less right."""
NOTED = 2
"""Where the code of a pattern says what is noted of its beginning; 0 for nothing."""
CASES = {"s": "sSſ", "k": "kK\u212a", "i": "iIİı"}
"""Letters that match where case does not count, beside the two cases of each."""
REPEATS = frozenset({sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT})
WIDTHLESS = frozenset({sre.AT, sre.ASSERT, sre.ASSERT_NOT})

Tokens = Iterable[tuple[Any, Any]]
Starts = list[tuple[Any, Any]]
"""Characters, ranges and categories, as in a parsed `[…]`."""


@lru_cache(maxsize=8)
def parse(pattern: str, flags: int = 0) -> Any:
    """A pattern as parsed; kept for a while, since a gate asks for it several times in a row. Not to be changed."""
    return parser.parse(pattern, flags)


def compile_quick(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Compile a pattern, noting where it may begin."""
    if not KNOWN:
        return re.compile(pattern, flags)
    parsed = parse(pattern, flags | re.UNICODE)
    return compile_parsed(parsed, parsed.state, pattern, flags)


def compile_parsed(tokens: Tokens, state: Any, source: str, flags: int) -> re.Pattern[str]:
    """Compile a parsed pattern, or a way of one, with all groups of `state`; `source` is what it was written as."""
    parsed = parser.SubPattern(state, list(tokens))
    flags |= state.flags
    code = compiler._code(parsed, flags)
    starts = list_starts(parsed, bool(flags & re.IGNORECASE))
    if starts is not None and not code[NOTED]:
        code = [*_note(starts, code[3:5], flags), *code[code[1] + 1 :]]
    names: list[str | None] = [None] * state.groups
    for name, number in state.groupdict.items():
        names[number] = name
    made: re.Pattern[str] = _sre.compile(source, flags, code, state.groups - 1, state.groupdict, tuple(names))
    return made


def _note(starts: Starts, widths: list[int], flags: int) -> list[int]:
    code = [sre.INFO, 0, sre.SRE_INFO_CHARSET, *widths]
    charset, _ = compiler._optimize_charset(starts)
    compiler._compile_charset(charset, flags, code)
    code[1] = len(code) - 1
    return code


def list_starts(tokens: Tokens, caseless: bool) -> Starts | None:
    """What a match may begin with; None if that may be nearly anything, or nothing."""
    starts, may_be_empty = _read(tokens, caseless)
    broad = starts is None or any(op is sre.CATEGORY and value is not sre.CATEGORY_DIGIT for op, value in starts)
    return None if may_be_empty or broad else starts


def _read(tokens: Tokens, caseless: bool) -> tuple[Starts | None, bool]:
    """What a part may begin with (None for anything), and whether it may match nothing."""
    starts: Starts = []
    for op, value in tokens:
        if op in WIDTHLESS:
            continue
        more, may_be_empty = _read_one(op, value, caseless)
        if more is None:
            return None, False
        starts += more
        if not may_be_empty:
            return starts, False
    return starts, True


def _read_one(op: Any, value: Any, caseless: bool) -> tuple[Starts | None, bool]:
    if op is sre.LITERAL:
        return _list_cases(value, caseless), False
    if op is sre.IN:
        return _read_set(value, caseless), False
    if op is sre.SUBPATTERN:
        _, added, dropped, inner = value
        return _read(inner, bool((caseless or added & re.IGNORECASE) and not dropped & re.IGNORECASE))
    if op is sre.ATOMIC_GROUP:
        return _read(value, caseless)
    if op in REPEATS:
        starts, may_be_empty = _read(value[2], caseless)
        return starts, may_be_empty or value[0] == 0
    if op is sre.BRANCH:
        ways = [_read(way, caseless) for way in value[1]]
        known = [start for starts, _ in ways if starts is not None for start in starts]
        return None if any(starts is None for starts, _ in ways) else known, any(empty for _, empty in ways)
    return None, False


def _read_set(tokens: Tokens, caseless: bool) -> Starts | None:
    starts: Starts = []
    for op, value in tokens:
        if op is sre.NEGATE:
            return None
        if op is sre.LITERAL:
            more = _list_cases(value, caseless)
            if more is None:
                return None
            starts += more
        elif op is sre.RANGE and caseless and not _is_digits(value):
            return None
        else:
            starts.append((op, value))
    return starts


def _list_cases(code: int, caseless: bool) -> Starts | None:
    """A character in all cases that match; None for a letter whose cases are not plain."""
    char = chr(code)
    if not caseless or not char.isalpha():
        return [(sre.LITERAL, code)]
    if code > 127:
        return None
    return [(sre.LITERAL, ord(case)) for case in CASES.get(char.lower(), char.lower() + char.upper())]


def _is_digits(ends: tuple[int, int]) -> bool:
    return ends[0] >= ord("0") and ends[1] <= ord("9")
