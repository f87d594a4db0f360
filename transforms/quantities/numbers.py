"""Numbers as texts write them: figures, words, fractions, shares and ranges."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from transforms.lexicon.gates import ANY_DIGIT, Way, gate, gate_ways
from transforms.lexicon.starts import compile_quick

ONES = dict(
    zip(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split(),
        range(20),
        strict=True,
    )
)
TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
SMALL = {**ONES, **TENS}
SCALES = {"hundred": 100, "dozen": 12}
BETWEEN_DIGITS = re.compile(r"[,\s]")
SIGNS = str.maketrans("‑−–·", "---.")
"""Hyphens and minus signs as one sign, and the raised decimal point of some journals as a point."""
PART = {
    "half": 2,
    "third": 3,
    "thirds": 3,
    "quarter": 4,
    "quarters": 4,
    "fifth": 5,
    "fifths": 5,
    "tenth": 10,
    "tenths": 10,
}

_ONE = "|".join(ONES)
_TEN = "|".join(TENS)
_WORD = rf"(?:(?:{_TEN})(?:[-‑ ](?:{_ONE}))?|{_ONE})"
_HUNDREDS = rf"(?:{_WORD}|a)[ -]hundred(?:[ -](?:and[- ])?{_WORD})?"
_THOUSANDS = rf"(?:{_HUNDREDS}|{_WORD}|a)[ -]thousand(?:,?[ -](?:and[- ])?(?:{_HUNDREDS}|{_WORD}))?"
_WORDS = rf"{_THOUSANDS}|{_HUNDREDS}|hundred and {_WORD}|half a dozen|(?:{_WORD}|a) dozen|{_WORD}"
_SPACED = r"\d{1,3}(?:[\u00a0\u2002-\u200a\u202f]\d{3})+|\d{2,3}(?: \d{3})+(?=\s?\)|\s[a-z])"
_FIGURE = rf"(?<![\w.·])(?:[−–-]?(?:\d{{1,3}}(?:,\d{{3}})+|(?:{_SPACED})(?!\d)|\d+)(?:[.·]\d+)?|[−-]?[.·]\d+)"
_ATOM = rf"(?:{_FIGURE}|\b(?:{_WORDS})\b)"
_TIMES = r"[a-z]*\s?(?:weeks|days|months|years|hours|minutes|sessions|studies|trials)"
_TIMED = r"(?:(?:second|minute|hour|day|night|week|month|year|session|dose|infusion|point|trial|site|visit|time|mg|of|and|or|to)s?)"
_NO_PART = (
    r"(?!\s+(?:year|month|hour|century|dose|session|trial|study|group|arm|way|time|infusion|party|phase|day|week|"
    r"injection|block|treatment|attempt|wave|line|visit)s?\b)"
)
_PART_OF = r"of|over|within|after|the|our|their|those|were|had|did|met|said|no|who|have|has|report|still|or|to|reported|quit|got|showed|felt|saw|lost|experienced|stopped|received|are|is|went|needed|completed|relapse\w*|respond\w*|improve\w*|drop\w*"
_NO_HALF = r"(?!\s+an\s+hour)(?!\s+(?:of\s+)?(?:the|a)\s+(?:[\w’'-]+\s+)?(?:dose|time|price|cost|battle|molecule|story|first|second|day|century|hour|year))"

SHARE = gate_ways(
    rf"(?:(?P<least>{_ATOM})\s+(?:or|to)\s+(?={_ATOM}\s+(?:in|(?:out\s+)?of)\b))?(?P<num>(?<![a-z][−–-]){_ATOM}|\ba\b)\s+(?:(?!{_TIMED}\b)[a-z]+\s+)?(?:in|(?:out\s+)?of\s+every|out\s+of)\s+(?:every\s+)?(?P<den>{_ATOM}|hundred)\b(?!\s*(?:%|per|mg|{_TIMES}))"
    rf"|(?P<rate>{_FIGURE})\s+(?:\w+\s+)?(?:per|for every|in every)\s+(?P<base>1,?000|10,?000|100,?000|100)\b"
    rf"|\b(?P<parts>{_ATOM}|an?)[- ](?P<part>thirds?|quarters?|fifths?|tenths?)\b{_NO_PART}"
    rf"|\b(?:(?P<halves>an?|one)\s)?(?P<half>half)\b(?:(?=\s+(?:{_PART_OF})\b|\s\(\d|[.,;)]|\Z)|(?<=\bby half)|(?<=\bin half)){_NO_HALF}",
)
YEAR_LIKE = re.compile(r"1[89]\d\d|20[0-4]\d")
CHANGED = re.compile(
    r"\b(?:rose|risen|fell|fallen|grew|climbed|dropped|went|doubled|tripled|increas\w+|decreas\w+|declin\w+|improv\w+|"
    r"reduc\w+|cut|chang\w+|up|down|shrank|moved|jumped|lowered|raised)\b"
)
MOST = 1e9
"""A figure beyond this is a phone number, an address or noise, not a quantity."""

NUMBER = gate(
    rf"(?P<low>{_ATOM})(?:(?P<sign>\s?%)?(?:\s?[-–—‑]\s?|\s+(?:to|and|or)\s+(?:as\s+many\s+as\s+)?)(?P<high>{_ATOM})(?(sign)(?=\s?%|\s?per\s?cent)))?",
)
_A = r"an?(?=[-\s](?:hundred|thousand|dozen|half|third|quarter|fifth|tenth)|\s+(?:[a-z]+\s+)?(?:in|out|of)\b)"
START = compile_quick(rf"\b(?:{_A}|half|hundred|{_ONE}|{_TEN})\b|[−–-]?[.·]?\d[\d.,·]*")
"""Where a number may begin, in lower case: looked for first, because the patterns above are slow to try everywhere."""


class Number(NamedTuple):
    """A number or range at a place; `sep` is what stands between the two ends of a range."""

    start: int
    end: int
    low: float
    high: float
    sep: str = ""
    share: bool = False

    @property
    def is_range(self) -> bool:
        """True for two ends."""
        return self.sep != ""

    @property
    def is_whole(self) -> bool:
        """True if every end is a whole number."""
        return self.low.is_integer() and self.high.is_integer()

    def without_sign(self) -> Number | None:
        """The number from behind its sign on; None for a range that begins below zero."""
        if self.low >= 0:
            return self
        return None if self.is_range else Number(self.start + 1, self.end, -self.low, -self.high)


def read_value(raw: str) -> float:
    """The value of a figure or of number words: `1,204`, `−0.52`, `forty-one`, `a hundred and twelve`."""
    raw = raw.strip().lower().translate(SIGNS)
    if ANY_DIGIT.search(raw):
        return float(BETWEEN_DIGITS.sub("", raw))
    if raw.startswith("half"):
        return 6.0  # half a dozen
    total = part = 0
    for word in re.findall(r"[a-z]+", raw):
        if word == "thousand":
            total, part = (part or 1) * 1000, 0
        else:
            part = (part or 1) * SCALES[word] if word in SCALES else part + SMALL.get(word, 0)
    return float(total + part)


def find_numbers(text: str) -> Iterator[Number]:
    """Numbers and shares of a statement, shares first, not overlapping; a share is given in percent."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = text
    starts = [at for found in START.finditer(lower) for at in _list_starts(found)]
    taken = bytearray(len(lower))
    ways = SHARE.list_open(text)  # all in lower case, for which a text is looked through as if it were
    for number in _join_shares(lower, list(_find_shares(lower, starts, ways))) if ways else ():
        taken[number.start : number.end] = b"\1" * (number.end - number.start)
        yield number
    end = 0
    for start in starts:
        found = NUMBER.match(lower, start) if start >= end and not taken[start] else None
        if found and not any(taken[found.start() : found.end()]):
            end = found.end()
            yield from (number for number in _read_number(lower, found) if abs(number.high) <= MOST)


def _list_starts(found: re.Match[str]) -> tuple[int, ...]:
    """Where a number may begin: at a sign, else right behind it."""
    start = found.start()
    return (start,) if found.group()[0].isalnum() else (start, start + 1)


def _find_shares(lower: str, starts: Iterable[int], ways: Sequence[Way]) -> Iterator[Number]:
    end = 0
    for start in starts:
        for way in ways if start >= end else ():
            found = way.match(lower, start)
            number = _read_share(found) if found else None
            if number is not None:
                end = number.end
                yield number
            if found:
                break


def _tells_a_change(text: str, found: re.Match[str]) -> bool:
    """True for `rose from 20% to 50%`: two values, not the ends of a range."""
    before = text[max(0, found.start() - 40) : found.start()].lower()
    return before.rstrip().endswith("from") and CHANGED.search(before) is not None


def _read_share(found: re.Match[str]) -> Number | None:
    count, whole = _read_ratio(found)
    if whole <= 0 or count > whole or whole < 2:
        return None
    if count > 1 and YEAR_LIKE.fullmatch(found.group("den") or ""):
        return None  # `41 adults in 2021`
    percent = round(100 * count / whole, 2)
    if found.group("least"):
        least = round(100 * _count(found.group("least")) / whole, 2)
        return Number(found.start(), found.end(), least, percent, "or", share=True) if least < percent else None
    return Number(found.start(), found.end(), percent, percent, share=True)


def _join_shares(text: str, shares: list[Number]) -> Iterator[Number]:
    """Shares in order; `between a quarter and a third` is one range."""
    at = 0
    while at < len(shares):
        low, high = shares[at], shares[at + 1] if at + 1 < len(shares) else None
        if high is not None and low.low < high.high and _are_ends(text, low, high):
            yield Number(low.start, high.end, low.low, high.high, "to", share=True)
            at += 2
        else:
            yield low
            at += 1


def _are_ends(text: str, low: Number, high: Number) -> bool:
    """True for two shares that are the ends of a range, not two values or a change from one to the other."""
    joint, before = text[low.end : high.start].strip().lower(), text[max(0, low.start - 40) : low.start].lower()
    if joint == "and":
        return before.rstrip().endswith("between")
    return joint in {"to", "-", "–"} and not CHANGED.search(before)


def _read_ratio(found: re.Match[str]) -> tuple[float, float]:
    if found.group("half"):
        return 1.0, 2.0
    if found.group("part"):
        return _count(found.group("parts")), PART[found.group("part").lower()]
    if found.group("base"):
        return read_value(found.group("rate")), read_value(found.group("base"))
    return _count(found.group("num")), read_value(found.group("den"))


def _count(raw: str) -> float:
    return 1.0 if raw.lower() in {"a", "an"} else read_value(raw)


def _read_number(text: str, found: re.Match[str]) -> Iterator[Number]:
    low = read_value(found.group("low"))
    if found.group("high") is None:
        yield Number(found.start(), found.end(), low, low)
        return
    high = read_value(found.group("high"))
    sep = text[found.end("low") : found.start("high")].strip("% \u00a0\u2009\u202f").lower()
    joined = sep in {"-", "–", "—", "‑"}
    if joined and high < 0:
        high = -high
    if (found.group("sign") and sep == "to" and _tells_a_change(text, found)) or (
        sep == "or" and (high - low != 1 or text[found.end() : found.end() + 8].lstrip().lower().startswith("mg"))
    ):
        sep = "and"  # two values, not the ends of a range
    paired = sep != "and" or text[max(0, found.start() - 12) : found.start()].lower().rstrip().endswith("between")
    if high > low and paired:
        yield Number(found.start(), found.end(), low, high, sep)
    else:
        yield Number(found.start("low"), found.end("low"), low, low)
        yield Number(found.start("high"), found.end("high"), high, high)
