"""Calendar years and decades."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transforms.lexicon.gates import gate, gate_ways
from transforms.quantities.around import text_before
from transforms.quantities.found import Found
from transforms.quantities.people import AFTER_PERSON

YEAR = gate(
    r"(?<![\w.,$£€/-])(?P<year>1[89]\d\d|20[0-4]\d)(?P<decade>s)?"
    r"(?![\d%]|[.,·]\d|\s?(?:mg|patients|participants|people|adults|veterans|points?)\b)",
)
"""From 1800 to 2049: a later number that stands alone counts something else."""
_YEAR = r"(?:1[89]\d\d|20[0-4]\d)"
_MONTH = r"(?:(?:early |late |mid-)?(?:\d{1,2}\s+)?(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?\s+(?:\d{1,2},?\s+)?)?"
SPAN = gate_ways(
    rf"\b(?:between\s+{_MONTH}(?P<low>{_YEAR})\s+and|from\s+{_MONTH}(?P<first>{_YEAR})\s+(?:to|through|until))\s+{_MONTH}(?P<high>{_YEAR})(?![\d%-]|[.,]\d)"
    rf"|(?<![\w.,$£€/–-])(?P<start>{_YEAR})\s?[–—-]\s?(?P<end>{_YEAR})(?![\d%-]|[.,]\d)",
    re.I,
)
"""Years that are the ends of one span: `between 2012 and 2019`, `2008–2011`, `from May 2016 to June 2019`."""
DECADE = gate(
    r"\b(?:since|in|during|from|until|by) the (?P<decade>(?:early |late |mid-?)?(?P<tens>twent|thirt|fort|fift|sixt|sevent|eight|ninet)ies)\b",
    re.I,
)
CENTURY = 1900
TENS = {"twent": 20, "thirt": 30, "fort": 40, "fift": 50, "sixt": 60, "sevent": 70, "eight": 80, "ninet": 90}
OLDEST = 1930
"""A number below this before people is a count of them: `a trial in 1884 women`."""
NO_YEAR_BEHIND = re.compile(r"(?:[$£€#]|No\.|ISRCTN|NCT|\bn\s?=|\d{1,2}[-/])\s?\Z")
NO_YEAR_BEFORE = re.compile(r"[-/–]\d{2}[-/]\d|-\d{6}|\s*(?:Hz|mg|IU|U\.)")


def find_years(text: str) -> Iterator[Found]:
    """All years of a statement, spans first; `the 1960s` and `the sixties` are a range of ten."""
    for found in DECADE.finditer(text):
        low = float(CENTURY + TENS[found.group("tens").lower()])
        yield Found(found.start("decade"), found.end(), "calendar_year", low, low + 9, "year", "range")
    for found in SPAN.finditer(text):
        start = next(name for name in ("low", "first", "start") if found.group(name))
        low, high = float(found.group(start)), float(found.group("high") or found.group("end"))
        if low < high:
            yield Found(found.start(start), found.end(), "calendar_year", low, high, "year", "range")
    for found in YEAR.finditer(text):
        year = float(found.group("year"))
        if found.group("decade"):
            yield Found(found.start(), found.end(), "calendar_year", year, year + 9, "year", "range")
        elif _is_free(text, found):
            yield Found(found.start(), found.end(), "calendar_year", year, year, "year", "exact")


def _is_free(text: str, found: re.Match[str]) -> bool:
    """False for a price, a size, the number of a rule or registration, and a day written in figures."""
    before = text_before(text, found.start(), 12)
    if NO_YEAR_BEHIND.search(before) or NO_YEAR_BEFORE.match(text, found.end()):
        return False
    counts = AFTER_PERSON.match(text, found.end())
    return not (counts and (int(found.group("year")) < OLDEST or re.search(r"\d,\s\Z", before)))
