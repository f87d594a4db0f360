"""Times that are not a figure before a unit: `at week 12`, `a month later`, `lasting for weeks`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transforms.quantities.around import text_before
from transforms.quantities.bounds import bound
from transforms.quantities.durations import Span, guess_time
from transforms.quantities.found import Found
from transforms.quantities.numbers import Number, read_value
from transforms.quantities.roles import DAYS, Role
from transforms.reading import Reading

ORDINAL_TIME = re.compile(
    r"\b(?P<unit>weeks?|days?|months?|hours?|years?)[-\s]+(?P<n>\d{1,3}|one|two|three|four|five|six|seven|eight|twelve)"
    r"(?:\s?(?P<sep>to|–|-|and)\s?(?P<m>\d{1,3}))?\b",
    re.I,
)
LASTING = re.compile(r"\b(?:through|until|maintained|sustained|lasted|persisted|out to)\b[^.;,]{0,25}\Z", re.I)
ARTICLE_TIME = re.compile(
    r"\b(?:an?|one)[-\s]+(?P<unit>hour|day|week|fortnight|month|year)\b(?!\s+(?:of|ago|old))", re.I
)
VAGUE = re.compile(
    r"\b(?:(?P<low>hours|days|weeks|months|years)(?:\s+(?:or|to|and)\s+(?:even\s+)?(?P<high>days|weeks|months|years))?"
    r"|a\s+(?:few|couple of)\s+(?P<few>hours|days|weeks|months))\b"
    r"(?!\s+(?:ago|old|of age|of (?!relief|benefit|remission))|-)",
    re.I,
)
VAGUE_LOW = {"hours": 1 / 24, "days": 2, "weeks": 14, "months": 60, "years": 730}
"""The least that a unit in the plural stands for, in days."""
ARTICLE_KINDS = frozenset({"follow_up", "effect_duration", "onset", "treatment_duration"})


def find_ordinal_times(reading: Reading, text: str) -> Iterator[Found]:
    """`at week 12`, `days 3 and 7`: times of follow-up counted from the start."""
    for found in ORDINAL_TIME.finditer(text):
        lasting = LASTING.search(text_before(text, found.start()))
        kind = "effect_duration" if lasting and reading.has("durability") else "follow_up"
        days = DAYS[found.group("unit").lower().rstrip("s")]
        low, high = (round(read_value(found.group(g) or found.group("n")) * days, 4) for g in ("n", "m"))
        if found.group("sep") == "and" or high < low:
            yield Found(found.start(), found.end("n"), kind, low, low, "day", "exact")
            yield Found(found.start("m"), found.end("m"), kind, high, high, "day", "exact")
        else:
            how = "range" if high > low else "exact"
            yield Found(found.start(), found.end(), kind, low, high, "day", how)


def find_vague_times(reading: Reading, text: str) -> Iterator[Found]:
    """Times without a figure: `a month later`, then `within hours`, `lasting for weeks`, `may take months`."""
    for found in ARTICLE_TIME.finditer(text):
        meaning = guess_time(reading, Span(found.start(), found.end(), found.group("unit")))
        if meaning and meaning[0] in ARTICLE_KINDS:
            number, role = Number(found.start(), found.end(), 1, 1), Role(meaning[0], meaning[2], found.end())
            yield bound(text, number, role, meaning[1])
    for found in VAGUE.finditer(text):
        unit = (found.group("low") or found.group("few")).lower()
        meaning = guess_time(reading, Span(found.start(), found.end(), unit, vague=True))
        if meaning and _may_be_vague(meaning[0], unit):
            yield _read_vague(found, unit, meaning[0])


def _may_be_vague(kind: str, unit: str) -> bool:
    """Whether a unit in the plural alone says anything on a kind: `within months` is no onset."""
    if kind == "onset":
        return unit in {"hours", "days"}
    return kind == "comparator_onset" or (kind == "effect_duration" and unit != "hours")


def _read_vague(found: re.Match[str], unit: str, kind: str) -> Found:
    low = VAGUE_LOW[unit]
    if kind != "onset":
        return Found(found.start(), found.end(), kind, low, None, "day", "at_least")
    if unit == "hours" and not found.group("high"):
        return Found(found.start(), found.end(), kind, 1, 24, "hour", "range")
    return Found(found.start(), found.end(), kind, round(low * 24), None, "hour", "at_least")
