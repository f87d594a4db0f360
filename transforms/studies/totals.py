"""How many took part in a study, where one statement gives them in parts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.quantities.found import Found

EQUALS = re.compile(r"\b[Nn][*_]?\s?[=:]\s?\Z")
COMPARED_BEFORE = re.compile(r"\b(?:compar(?:ed|es|ing)|matched)\s+\Z", re.I)
AGAINST = re.compile(r"[^.;()]{0,80}?\b(?:with|to|and|against)\s+", re.I)
ALLOCATED = re.compile(
    r"\b(?:randomi[sz]ed|randomly|assigned|allocated|involv\w+|includ\w+|enrol\w+|recruit\w+)\b", re.I
)
SEXES = re.compile(
    r"\S+ (?:[\w-]+ )?(?P<one>(?:wo)?men|(?:fe)?males|boys|girls) (?:and|plus) \S+ (?:[\w-]+ )?(?!(?P=one)\b)(?:(?:wo)?men|(?:fe)?males|boys|girls)\b"
)


def add_up(text: str, counts: Sequence[Found]) -> int | None:
    """All who took part: a count that is the sum of others, or else the sum of those of the arms; None without arms."""
    return _find_total(counts) or _add_compared(text, counts) or _add_arms(text, counts)


def _find_total(counts: Sequence[Found]) -> int | None:
    """A count that is the sum of two others, which are its arms; counts that add up to a sum not told are none."""
    sizes = [int(q.low or 0) for q in counts]
    for i, whole in enumerate(sizes):
        rest = sizes[:i] + sizes[i + 1 :]
        if whole > 8 and any(a + b == whole for n, a in enumerate(rest) for b in rest[n + 1 :]):
            return whole
    return None


def _add_compared(text: str, counts: Sequence[Found]) -> int | None:
    """`compared 45 veterans who received ketamine with 44 who received a sedative`: all of them took part."""
    if len(counts) != 2:
        return None
    one, other = sorted(counts, key=lambda q: q.start)
    if COMPARED_BEFORE.search(text[: one.start]) and AGAINST.fullmatch(text[one.end : other.start]):
        return int((one.low or 0) + (other.low or 0))
    return None


def _add_arms(text: str, counts: Sequence[Found]) -> int | None:
    """All who were randomised to arms that have their sizes in brackets, and `six men and six women`."""
    if len(counts) < 2 or not ALLOCATED.search(text):
        return None
    sizes = [int(q.low or 0) for q in counts]
    if all(EQUALS.search(text[: q.start]) for q in counts):
        return sum(sizes)
    one, other = sorted(counts, key=lambda q: q.start)[:2]
    both = len(counts) == 2 and SEXES.fullmatch(text[one.start : other.end])
    return sum(sizes) if both else None
