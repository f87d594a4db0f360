"""Numbers whose role the head of their column tells: how many took part, in a table that lists studies."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transforms.quantities.found import Found

COUNT_COLUMN = re.compile(
    r"\W*(?:n|no\.? of (?:participants|patients)|participants|patients|sample(?: size)?|enrol+ed|people|veterans|size)\W*",
    re.I,
)
COUNT = re.compile(r"\s*\**(\d{1,3}(?:,\d{3})+|\d{1,6})\b")
STUDIES_COLUMN = re.compile(r"\W*(?:trials|studies|RCTs)\s?\((?:n|participants|patients|people|veterans)\)\W*", re.I)
BRACKETED = re.compile(r"\s*\**\d{1,3}\s?\((\d{1,3}(?:,\d{3})+|\d{1,6})\)")
"""`2 (194)` below `Studies (participants)`."""


def find_column_counts(row: str, header: str) -> Iterator[Found]:
    """Participants, from the cells of a row that stand below a head such as `n` or `Participants`."""
    at = 0
    for cell, head in zip(row.split("|"), header.split("|"), strict=False):
        number = _find_count(cell, head)
        if number:
            count = float(number.group(1).replace(",", ""))
            if count >= 1:
                start, end = at + number.start(1), at + number.end(1)
                yield Found(start, end, "participant_count", count, count, "participant", "exact")
        at += len(cell) + 1


def _find_count(cell: str, head: str) -> re.Match[str] | None:
    if COUNT_COLUMN.fullmatch(head):
        return COUNT.match(cell)
    return BRACKETED.match(cell) if STUDIES_COLUMN.fullmatch(head) else None
