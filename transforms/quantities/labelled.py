"""Numbers whose role the label before them tells: `Enrollment | 124`, `Sessions: usually 6`."""

from __future__ import annotations

import re

from transforms.quantities.numbers import Number
from transforms.quantities.roles import Role

_ABOUT = r"[^|:\d]{0,25}[|:]\s*(?:(?:about|around|approximately|usually|typically|at least|up to|planned|n\s?=)\s*|[~≈]\s?)?\Z"
LABELS = (
    (
        "participant_count",
        "participant",
        re.compile(
            rf"\W*(?:(?:number|total) of )?(?:participants|patients|subjects|enrol+ment|sample size|people enrol+ed){_ABOUT}",
            re.I,
        ),
    ),
    (
        "session_count",
        "session",
        re.compile(
            rf"\W*(?:(?:usual |typical |total )?number of )?(?:visits|sessions|infusions|treatments|doses|blocks|injections){_ABOUT}",
            re.I,
        ),
    ),
)
ALONE = re.compile(r"\s*(?:[|,;.(]|\Z|(?:in total|over|spread|given|planned|per arm)\b)")
LONGEST = 70
"""Characters in which a label with its number begins."""


def guess_labelled(text: str, number: Number) -> Role | None:
    """The role of a whole number that stands alone behind a label at the beginning of its row or line."""
    if number.start > LONGEST or not number.is_whole or number.low < 1 or not ALONE.match(text, number.end):
        return None
    for kind, unit, label in LABELS:
        if label.match(text[: number.start]):
            return Role(kind, unit, number.end)
    return None
