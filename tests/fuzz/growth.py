"""How time grows with the input: a piece repeated so often, and four times as often, may take about four times as long."""

from __future__ import annotations

import time
from dataclasses import dataclass

from tests.fuzz.targets import Target

LITTLE, TIMES, MUCH = 6_000, 4, 100_000
"""Characters of the shorter input, how much longer the other one is, and up to where both grow until they take time."""
MOST = 2.5
"""How many times longer than four times as long the longer input may take; a square would be four times."""
NOISE = 0.2
"""Seconds below which nothing is judged: there the work around the input and other processes count for more."""


@dataclass(frozen=True)
class Growth:
    """Seconds for the shorter and the longer input."""

    short: float
    long: float

    @property
    def is_steep(self) -> bool:
        """Whether time grew faster than the input, by more than what can be chance."""
        return self.long > NOISE and self.long > self.short * TIMES * MOST


def make_long(target: Target, piece: str, size: int) -> bytes:
    """The target's sample with a piece repeated in its middle until it is so long."""
    filling = (piece * (size // len(piece) + 1)).encode()
    middle = len(target.sample) // 2
    return target.sample[:middle] + filling + target.sample[middle:]


def measure(target: Target, piece: str) -> Growth:
    """How time grows where it can be measured; repeated where it looks steep, since other processes make some slow."""
    size = LITTLE
    growth = _measure(target, piece, size)
    while growth.long <= NOISE and size < MUCH:
        size *= TIMES
        growth = _measure(target, piece, size)
    for _ in range(2):
        if growth.is_steep:
            again = _measure(target, piece, size)
            growth = Growth(max(growth.short, again.short), min(growth.long, again.long))
    return growth


def _measure(target: Target, piece: str, size: int) -> Growth:
    return Growth(*(_time(target, make_long(target, piece, number)) for number in (size, size * TIMES)))


def _time(target: Target, content: bytes) -> float:
    started = time.process_time()
    target.take(content)
    return time.process_time() - started
