"""How often something is given, as a rate per week."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transforms.lexicon.gates import gate
from transforms.quantities.found import Found
from transforms.quantities.numbers import ONES, read_value
from transforms.quantities.roles import DAYS

PER_WEEK = (
    (r"once (?:a|per|each|every) week|once weekly|weekly|every week|one day a week", 1.0),
    (r"twice (?:a|per|each|every) week|twice weekly|two days a week", 2.0),
    (r"thrice weekly", 3.0),
    (r"twice (?:a day|daily)", 14.0),
    (r"daily|every (?:day|morning|evening)|once a day|nightly|every night|once daily|each day", 7.0),
    (r"every (?:other|second) day", 3.5),
    (r"every third day", 2.3333),
    (r"every (?:other|second) week|fortnightly|biweekly|every fortnight", 0.5),
    (r"once a month|once monthly|monthly|every month", 0.2333),
    (r"twice a month", 0.4667),
)
"""Ways to say a rate, each with the rate."""
_NOTHING_GIVEN = r"(?!\s+(?:costs?\b|fees?\b|price|payment|plan\b|newsletter|meeting|for an hour|li(?:fe|ves|ving)|functioning|activit|routine|recreational|news|Mail|struggle))"
FREQUENCY = tuple((gate(rf"\b(?:{words})\b{_NOTHING_GIVEN}", re.I), rate) for words, rate in PER_WEEK)
_COUNT = rf"\d{{1,2}}|{'|'.join(ONES)}"
TIMES = gate(
    rf"\b(?P<low>{_COUNT})(?:\s?(?:to|–|-|or)\s?(?P<high>{_COUNT}))?(?:\s+(?:times|nights|days|mornings|evenings|sessions|infusions|visits|treatments)|\s?[x×](?=\s?[/a]))?(?:\s+(?:a|per|each|every)\s+|(?<=[x×])\s?/\s?|\s+(?=\w+ly\b))(?:(?P<unit>day|week|month)(?!ly)|(?P<adverb>weekly|daily|monthly)(?!\s+\w+(?:s|d)\b))",
    re.I,
)
ONCE_OR_TWICE = gate(
    r"\bonce or twice\s+(?:(?:a|per|each|every)\s+)?(?P<unit>day|week|month|weekly|daily|monthly)\b", re.I
)
ADVERBS = {"weekly": "week", "daily": "day", "monthly": "month"}
EVERY = gate(
    r"\bevery\s+(?P<low>\w+)(?:\s?(?:to|–|-|or)\s?(?P<high>\w+))?\s+(?P<unit>days?|weeks?|wks?|months?)\b", re.I
)
NAMED = re.compile(r"Daily|Weekly|Monthly")
EITHER = re.compile(r"\s+or\s+", re.I)
THOUGHT = re.compile(
    r"\b(?:thought|think|thinking|wake|woke|cried|cry|live|lived|reliv\w+|struggl\w+|suffer\w*|felt|feel)\b[^.;]{0,40}\Z",
    re.I,
)
"""Before `every day` of a life, not of a treatment."""


def find_frequencies(text: str) -> list[Found]:
    """All rates by start, `twice weekly` before the `weekly` in it."""
    return _join_rates(text, sorted(_find_all(text), key=lambda found: (found.start, -found.end)))


def _join_rates(text: str, rates: list[Found]) -> list[Found]:
    """The rates with `weekly or fortnightly` as one range."""
    joined: list[Found] = []
    for found in rates:
        last = joined[-1] if joined else None
        if last and found.start > last.end and EITHER.fullmatch(text, last.end, found.start) and found.low != last.low:
            bounds = sorted(value for rate in (last, found) for value in (rate.low, rate.high) if value is not None)
            joined[-1] = _make_rate(last.start, found.end, bounds[0], bounds[-1])
        else:
            joined.append(found)
    return joined


def _find_all(text: str) -> Iterator[Found]:
    for pattern, rate in FREQUENCY:
        for found in pattern.finditer(text):
            if (
                NAMED.match(text, found.start())
                and found.start() > 0
                and text[found.start() - 2 : found.start() - 1].isalnum()
            ):
                continue  # a newspaper
            if not (rate == 7 and THOUGHT.search(text, max(0, found.start() - 60), found.start())):
                yield _make_rate(found.start(), found.end(), rate, rate)
    for found in ONCE_OR_TWICE.finditer(text):
        unit = found.group("unit").lower()
        rate = 7 / DAYS[ADVERBS.get(unit, unit)]
        yield _make_rate(found.start(), found.end(), round(rate, 4), round(2 * rate, 4))
    for found in EVERY.finditer(text):
        counts = [_read_count(raw) for raw in found.group("low", "high") if raw]
        if all(counts):
            days = DAYS[found.group("unit").lower().rstrip("s")]
            low, *_, high = sorted(round(7 / (count * days), 4) for count in counts * 2)
            yield _make_rate(found.start(), found.end(), low, high)
    for found in TIMES.finditer(text):
        days = DAYS[(found.group("unit") or ADVERBS[found.group("adverb").lower()]).lower()]
        low, *_, high = sorted(round(_read_count(raw) * 7 / days, 4) for raw in found.group("low", "high") * 2 if raw)
        if low > 0 and (found.group("unit") or "times" in found.group().lower()):
            yield _make_rate(found.start(), found.end(), low, high)


def _make_rate(start: int, end: int, low: float, high: float) -> Found:
    return Found(start, end, "frequency", low, high, "per_week", "exact" if low == high else "range")


def _read_count(raw: str) -> float:
    """A count of days, weeks or months; 0 for any other word."""
    known = re.fullmatch(r"\d{1,3}", raw) or raw.lower() in ONES
    return read_value(raw) if known else 0.0
