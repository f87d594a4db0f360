"""Years and days as bibliographic records write them."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")


def find_year(text: str | None) -> int | None:
    """The first year in a text such as `2019 Jul-Aug` or `2022-01-19`."""
    found = YEAR.search(text or "")
    return int(found.group()) if found else None


def read_day(text: str | None) -> dt.date | None:
    """The day that a text such as `2024-03-05T10:00:00` begins with; a missing day or month counts as the first."""
    parts = [int(part) for part in re.findall(r"\d+", (text or "")[:10])]
    return make_day(*parts[:3]) if parts else None


def make_day(year: int, month: int = 1, day: int = 1) -> dt.date | None:
    """The date, or None if there is no such day."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def read_parts(field: Any) -> int | None:
    """The year of a Crossref date: `{"date-parts": [[2022, 1, 19]]}`."""
    try:
        year = field["date-parts"][0][0]
    except (TypeError, KeyError, IndexError):
        return None
    return year if isinstance(year, int) else None
