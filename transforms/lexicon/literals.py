"""What a regular expression cannot match without: sets of literals of which a text must hold at least one.

`\\b(?:published|appear(?:ed|s)) in` matches no text without `published in`, `appeared in` or `appears in`. Any
white space reads as one space. Literals of a pattern for which case does not count are in lower case.
"""

from __future__ import annotations

import re
import re._constants as sre  # type: ignore[import-not-found]
from collections.abc import Iterable, Sequence
from typing import Any

from transforms.lexicon.starts import parse

DIGIT = "\\d"
"""Stands for any digit."""
YEAR = "(?:19|20)\\d\\d"
"""Stands for a year, such as a citation has."""
DIGIT_LENGTH, YEAR_LENGTH = 2.5, 4
"""How telling a digit and a year are, as the length of a literal."""
CENTURIES = frozenset(("19", "20"))
MOST_FORMS = 24
"""More forms than this of one stretch of literals are taken apart."""
LEAST_LENGTH = 2
"""Shorter literals stand in nearly every text."""
RARE = frozenset(":;&|$%@#=<>+*([")
"""Characters that tell something even alone."""
COMMON = frozenset(("the", "and", "for", "with", "that", "ing"))
"""Literals that tell nothing, as little as any two letters: nearly every statement holds one."""
FEW = 4
"""Up to so many literals that tell little are still better than none."""
MOST_SETS = 3
SPACE = ((sre.CATEGORY, sre.CATEGORY_SPACE),)

Tokens = Iterable[tuple[Any, Any]]
Forms = frozenset[str]


def require_literals(pattern: str | Tokens, flags: int = 0) -> list[Forms]:
    """Sets of literals such that every match of the pattern, or of one parsed, holds one of each set: the most telling.

    An empty list means that nothing can be said.
    """
    reader = _Reader()
    tokens = parse(pattern, flags | re.UNICODE) if isinstance(pattern, str) else pattern
    reader.read(tokens, bool(flags & re.IGNORECASE))
    reader.end_stretch()
    known = {_shorten(found) for found in reader.sets}
    telling = [found for found in known if _weigh(found) >= LEAST_LENGTH]
    telling = telling or [found for found in known if _weigh(found) >= 1 and len(found) <= FEW]
    return sorted(telling, key=_rank)[:MOST_SETS]


def _weigh(literals: Forms) -> float:
    return min(_measure(literal) for literal in literals)


def _measure(literal: str) -> float:
    if literal in {DIGIT, YEAR}:
        return DIGIT_LENGTH if literal == DIGIT else YEAR_LENGTH
    bare = literal.strip()
    if bare in COMMON or (len(bare) == 2 and bare.isalpha() and bare.islower()):
        return 1
    return LEAST_LENGTH if bare in RARE else len(bare)


def _rank(literals: Forms) -> tuple[float, int, list[str]]:
    return -_weigh(literals), len(literals), sorted(literals)


def _shorten(literals: Forms) -> Forms:
    """Without literals that hold a shorter one of the set."""
    return frozenset(a for a in literals if not any(b != a and b in a for b in literals))


class _Reader:
    """Walks through a parsed pattern; `forms` are the literals in a row up to here, in all their forms."""

    def __init__(self) -> None:
        self.forms: Forms = frozenset({""})
        self.sets: list[Forms] = []
        self.digits = 0

    def read(self, tokens: Tokens, caseless: bool) -> None:
        for op, value in tokens:
            if op in {sre.AT, sre.ASSERT_NOT}:
                continue
            forms = _list_forms(op, value, caseless)
            self._note_year(op, value)
            if forms is None:
                self.end_stretch()
                self._read_part(op, value, caseless)
                self.end_stretch()
            else:
                if len(self.forms) * len(forms) > MOST_FORMS:
                    self.end_stretch()
                self.forms = _combine(self.forms, forms)

    def _note_year(self, op: Any, value: Any) -> None:
        """Tell the two digits behind `19` or `20` from others; `digits` counts them."""
        if op is not sre.IN or not all(_is_digit(part) for part in value):
            self.digits = 0
        elif self.digits or all(form[-2:] in CENTURIES for form in self.forms):
            self.digits += 1
            if self.digits == 2:
                self.sets.append(frozenset({YEAR}))

    def end_stretch(self) -> None:
        if "" not in self.forms:
            self.sets.append(self.forms)
        self.forms = frozenset({""})

    def _read_part(self, op: Any, value: Any, caseless: bool) -> None:
        if op is sre.SUBPATTERN:
            self.read(value[3], _is_caseless(value, caseless))
        elif op is sre.ATOMIC_GROUP:
            self.read(value, caseless)
        elif op is sre.ASSERT and value[0] > 0:
            self.read(value[1], caseless)
        elif op in {sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT} and value[0] > 0:
            self.read(value[2], caseless)
        elif op is sre.BRANCH:
            self._read_branch(value[1], caseless)
        elif op is sre.IN and all(_is_digit(part) for part in value):
            self.sets.append(frozenset({DIGIT}))

    def _read_branch(self, ways: Sequence[Tokens], caseless: bool) -> None:
        """If each way needs a literal, the branch needs one of them; and so for the second best of each way."""
        ranked: list[list[Forms]] = []
        for way in ways:
            inner = _Reader()
            inner.read(way, caseless)
            inner.end_stretch()
            if not inner.sets:
                return
            ranked.append(sorted(inner.sets, key=_rank))
        for place in range(min(MOST_SETS, max(map(len, ranked)))):
            self.sets.append(frozenset().union(*(sets[min(place, len(sets) - 1)] for sets in ranked)))


def _is_caseless(group: tuple[Any, int, int, Any], caseless: bool) -> bool:
    _, added, dropped, _ = group
    return bool((caseless or added & re.IGNORECASE) and not dropped & re.IGNORECASE)


def _is_digit(part: tuple[Any, Any]) -> bool:
    op, value = part
    if op is sre.RANGE:
        return bool(value[0] >= ord("0") and value[1] <= ord("9"))
    return bool(part == (sre.CATEGORY, sre.CATEGORY_DIGIT) or (op is sre.LITERAL and chr(value) in "0123456789"))


def _list_forms(op: Any, value: Any, caseless: bool) -> Forms | None:
    """The forms of a part that is nothing but literals; None if it is more."""
    if op is sre.LITERAL:
        return _fold(value, caseless)
    if op is sre.IN and tuple(value) == SPACE:
        return frozenset({" "})
    if op is sre.IN:
        return _join(_fold(v, caseless) if o is sre.LITERAL else None for o, v in value)
    if op is sre.SUBPATTERN:
        return _list_sequence(value[3], _is_caseless(value, caseless))
    if op is sre.BRANCH:
        return _join(_list_sequence(way, caseless) for way in value[1])
    if op in {sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT}:
        return _list_repeats(value, caseless)
    return None


def _list_repeats(value: tuple[int, int, Any], caseless: bool) -> Forms | None:
    least, most, inner = value
    forms = _list_sequence(inner, caseless)
    if forms is None or least > 1 or (most > 1 and forms != {" "}):
        return None
    return forms if least else forms | {""}


def _list_sequence(tokens: Tokens, caseless: bool) -> Forms | None:
    forms: Forms = frozenset({""})
    for op, value in tokens:
        if op in {sre.AT, sre.ASSERT_NOT}:
            continue
        further = _list_forms(op, value, caseless)
        if further is None or len(forms) * len(further) > MOST_FORMS:
            return None
        forms = _combine(forms, further)
    return forms


def _combine(firsts: Forms, seconds: Forms) -> Forms:
    return frozenset((a[:-1] if a[-1:] == b[:1] == " " else a) + b for a in firsts for b in seconds)


def _join(ways: Iterable[Forms | None]) -> Forms | None:
    joint: set[str] = set()
    for way in ways:
        if way is None:
            return None
        joint |= way
    return frozenset(joint)


def _fold(code: int, caseless: bool) -> Forms | None:
    """A literal; None for a letter whose case is not plain, and for white space that is not a space."""
    char = chr(code)
    if (code > 127 and char.isalnum()) or (char.isspace() and char != " "):
        return None
    return frozenset({char.lower() if caseless else char})
