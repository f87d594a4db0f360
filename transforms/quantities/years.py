"""Calendar years and decades."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transforms.quantities.around import text_before
from transforms.quantities.found import Found

YEAR = re.compile(
    r"(?<![\w.,$£€/-])(?P<year>1[89]\d\d|20[0-4]\d)(?P<decade>s)?"
    r"(?![\d%]|[.,]\d|\s?(?:mg|patients|participants|people|adults|veterans|points?)\b)",
)
"""From 1800 to 2049: a later number that stands alone counts something else."""
NO_YEAR_BEHIND = re.compile(r"(?:[$£€#]|No\.|ISRCTN|NCT|\bn\s?=|\d{1,2}[-/])\s?\Z")
NO_YEAR_BEFORE = re.compile(r"[-/–]\d{2}[-/]\d|\s*(?:Hz|mg|IU|U\.)")


def find_years(text: str) -> Iterator[Found]:
    """All years of a statement in order; `the 1960s` are a range of ten."""
    for found in YEAR.finditer(text):
        year = float(found.group("year"))
        if found.group("decade"):
            yield Found(found.start(), found.end(), "calendar_year", year, year + 9, "year", "range")
        elif _is_free(text, found):
            yield Found(found.start(), found.end(), "calendar_year", year, year, "year", "exact")


def _is_free(text: str, found: re.Match[str]) -> bool:
    """False for a price, a size, the number of a rule or registration, and a day written in figures."""
    before = text_before(text, found.start(), 12)
    return not NO_YEAR_BEHIND.search(before) and not NO_YEAR_BEFORE.match(text, found.end())
