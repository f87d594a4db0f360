"""Sessions that are counted without a number before a noun: `a single infusion`, `given twice`, `3 × 80 mg`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transforms.lexicon.gates import gate
from transforms.quantities.bounds import bound
from transforms.quantities.found import Found
from transforms.quantities.numbers import Number, read_value
from transforms.quantities.roles import PRICED, SESSION, Role

SINGLE = gate(
    rf"\b(?:single|lone|sole|solitary|one[- ]time|one-off|one(?=\s\d[\d.]*\s?mg))(?!-use)[-\s]+(?:(?!(?:or|and)\b(?! \d))[\w./’'-]+,?\s+){{0,6}}?(?:{SESSION}|exposure|spray|pill|tablet|top-?up)\b",
    re.I,
)
TIMES_GIVEN = gate(
    r"\b(?P<times>once|twice|thrice|(?P<n>\w+) times)\b"
    r"(?!\s+(?:a|an|per|each|every|weekly|daily|monthly|as|more|the|less|over(?!\s+(?:an?|the|about|around|roughly|\d+|two|three|four|five|six|eight|ten|twelve)\s)|higher|lower|likelier|or|in|yearly|nightly|before|again|inhibit\w*)\b)",
    re.I,
)
OR_TWICE = gate(r"\bonce or twice\b(?!\s+(?:an?|per|each|every|weekly|daily|monthly|before)\b)", re.I)
DID = re.compile(
    r"\b(?:done|given|gives?|administered|infused|injected|treated|dosed|took|takes?|taken|receives?|received|swallow(?:s|ed)?|met|attended|came in|had (?:it|the|ketamine|psilocybin|MDMA)|repeated|did it|tried it)\b[^.;|]{0,55}\Z",
    re.I,
)
IN_TOTAL = gate(
    rf"\b{SESSION}\b[^.;|]{{0,80}}?\b(?:to|for|making|totalling|totaling)\s+(?:a total of\s+)?(?P<n>(?:\d{{1,2}}|[a-z]+)) in (?:all|total)\b"
    rf"|\b{SESSION}\b[^.;|]{{0,80}}?\b(?:to|for) a total of\s+(?P<m>\d{{1,2}}|[a-z]+)(?=\s*(?:[,.;)]|\Z))",
    re.I,
)
"""`infusions were given three times a week, to a total of six`."""
CROSSED = gate(r"(?<![\d.])(?P<n>\d{1,2})\s?[×x]\s(?=\d)")


def find_sessions(text: str) -> Iterator[Found]:
    """All of a statement; surer forms first."""
    for single in SINGLE.finditer(text):
        if not PRICED.match(text, single.end()) and not single.group().endswith("s"):
            yield Found(single.start(), single.end(), "session_count", 1, 1, "session", "exact")
    for found in OR_TWICE.finditer(text):
        if DID.search(text, max(0, found.start() - 80), found.start()):
            yield Found(found.start(), found.end(), "session_count", 1, 2, "session", "range")
    for found in TIMES_GIVEN.finditer(text):
        count = _read_times(found)
        if count and DID.search(text, max(0, found.start() - 80), found.start()):
            number = Number(found.start(), found.end(), count, count)
            yield bound(text, number, Role("session_count", "session", found.end()))
    for found in IN_TOTAL.finditer(text):
        group = "n" if found.group("n") else "m"
        count = read_value(found.group(group))
        if count:
            yield Found(found.start(group), found.end(group), "session_count", count, count, "session", "exact")
    for found in CROSSED.finditer(text):
        count = float(found.group("n"))
        yield Found(found.start(), found.end(), "session_count", count, count, "session", "exact")


def _read_times(found: re.Match[str]) -> float:
    known = {"once": 1.0, "twice": 2.0, "thrice": 3.0}.get(found.group("times").lower())
    return known if known is not None else read_value(found.group("n"))
