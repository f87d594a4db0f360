"""A table of weights: log-odds of each answer by feature."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import repeat
from pathlib import Path
from struct import Struct
from sys import intern

ALWAYS = "always"
"""Name of the row that holds the answers' base rates."""

SCALE = 100
"""Weights are kept with two decimals and added up as whole hundredths, so that their order does not matter."""
LANE, ZERO = 32, 1 << 31
"""A row is one whole number with a lane of 32 bits per answer, so that a sum of rows adds up every answer. `ZERO` is
added to every lane of the sum, so that none is below zero when it is taken apart."""
MASK = (1 << LANE) - 1
WORD = "w:"
"""How the features that are single words begin."""


@dataclass(frozen=True)
class Weights:
    """Weights of one decision: its answers in order, and a row of log-odds per feature."""

    answers: tuple[str, ...]
    rows: Mapping[str, tuple[float, ...]]

    @cached_property
    def _packed(self) -> dict[str, int]:
        return {intern(name): _pack(row) for name, row in self.rows.items()}

    @cached_property
    def _base(self) -> int:
        return self._packed[ALWAYS] + sum(ZERO << (LANE * place) for place in range(len(self.answers)))

    @cached_property
    def _lanes(self) -> Struct:
        return Struct(f"<{len(self.answers)}I")

    def add_up(self, features: Iterable[str]) -> list[float]:
        """Log-odds of each answer, in the order of `answers`; each feature may stand among them once."""
        total = sum(map(self._packed.get, features, repeat(0)), self._base)
        lanes = self._lanes.unpack(total.to_bytes(self._lanes.size, "little"))
        return [(lane - ZERO) / SCALE for lane in lanes]

    def name_reason(self, features: Iterable[str], answer: int) -> str:
        """The cue that speaks most for an answer, of equals the first by name; a single word if there is none."""
        packed, base, shift = self._packed, self._base, LANE * answer
        known = [name for name in features if name in packed]
        cues = [name for name in known if name[:2] != WORD] or known
        return min([(-((packed[name] + base) >> shift & MASK), name) for name in cues], default=(0, ALWAYS))[1]


def _pack(row: tuple[float, ...]) -> int:
    return sum(round(weight * SCALE) << (LANE * place) for place, weight in enumerate(row))


def locate_weights(decision: str) -> Path:
    """The file of a decision's weights."""
    return Path(__file__).with_name(f"{decision}.csv")


@cache
def load_weights(decision: str) -> Weights:
    """The weights of a decision, such as `claim_types` or `stance`."""
    with locate_weights(decision).open(encoding="utf-8", newline="") as file:
        rows = iter(csv.reader(file))
        _, *answers = next(rows)
        return Weights(tuple(answers), {intern(name): tuple(map(float, values)) for name, *values in rows})
