"""How often something is given, as a rate per week."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transforms.quantities.found import Found
from transforms.quantities.numbers import ONES, read_value
from transforms.quantities.roles import DAYS

PER_WEEK = (
    (r"once (?:a|per) week|once weekly|weekly|every week|one day a week", 1.0),
    (r"twice (?:a|per) week|twice weekly|two times (?:a|per) week|two days a week", 2.0),
    (r"three times (?:a|per) week|three times weekly|thrice weekly", 3.0),
    (r"daily|every day|once a day|nightly|once daily|each day", 7.0),
    (r"every (?:other|two|2) weeks?|fortnightly|biweekly|every fortnight", 0.5),
    (r"once a month|monthly|every month", 0.2333),
)
"""Ways to say a rate, each with the rate."""
NO_RATE = r"(?!\s+for an hour)"
FREQUENCY = tuple((re.compile(rf"\b(?:{words})\b{NO_RATE}", re.I), rate) for words, rate in PER_WEEK)
EVERY = re.compile(
    r"\bevery\s+(?P<low>\w+)(?:\s?(?:to|–|-|or)\s?(?P<high>\w+))?\s+(?P<unit>days?|weeks?|months?)\b", re.I
)


def find_frequencies(text: str) -> list[Found]:
    """All rates by start, `twice weekly` before the `weekly` in it."""
    return sorted(_find_all(text), key=lambda found: (found.start, -found.end))


def _find_all(text: str) -> Iterator[Found]:
    for pattern, rate in FREQUENCY:
        for found in pattern.finditer(text):
            yield Found(found.start(), found.end(), "frequency", rate, rate, "per_week", "exact")
    for found in EVERY.finditer(text):
        counts = [_read_count(raw) for raw in found.group("low", "high") if raw]
        if all(counts):
            days = DAYS[found.group("unit").lower().rstrip("s")]
            low, *_, high = sorted(round(7 / (count * days), 4) for count in counts * 2)
            yield Found(
                found.start(), found.end(), "frequency", low, high, "per_week", "exact" if low == high else "range"
            )


def _read_count(raw: str) -> float:
    """A count of days, weeks or months; 0 for any other word."""
    known = re.fullmatch(r"\d{1,3}", raw) or raw.lower() in ONES
    return read_value(raw) if known else 0.0
