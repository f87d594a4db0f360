"""A quantity as it was found in a statement."""

from __future__ import annotations

from typing import NamedTuple


class Found(NamedTuple):
    """A quantity in a statement, offsets counted from the statement's start."""

    start: int
    end: int
    kind: str
    low: float | None
    high: float | None
    unit: str
    qualifier: str
