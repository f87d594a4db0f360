"""A table of weights: log-odds of each answer by feature."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import repeat
from pathlib import Path
from struct import Struct

ALWAYS = "always"
"""Name of the row that holds the answers' base rates."""

SCALE = 100
"""Weights are kept with two decimals and added up as whole hundredths, so that their order does not matter."""
LANE, ZERO = 32, 1 << 31
"""A row is one whole number with a lane of 32 bits per answer, so that a sum of rows adds up every answer. `ZERO`
is added to every lane of the sum, so that none is below zero when it is taken apart."""


class Features(list[str]):
    """What a statement shows, and what that adds up to in each decision that was asked for."""

    __slots__ = ("sums",)

    def __init__(self, names: Iterable[str] = ()) -> None:
        super().__init__(names)
        self.sums: dict[int, int] = {}


@dataclass(frozen=True)
class Weights:
    """Weights of one decision: its answers in order, and a row of log-odds per feature."""

    answers: tuple[str, ...]
    rows: Mapping[str, tuple[float, ...]]
    _packed: dict[str, int] = field(init=False, repr=False, compare=False)
    _cues: dict[str, tuple[float, ...]] = field(init=False, repr=False, compare=False)
    _lanes: Struct = field(init=False, repr=False, compare=False)
    _zeros: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Prepare the forms in which rows are added up and compared."""
        set_field = object.__setattr__
        set_field(self, "_packed", {name: _pack(row) for name, row in self.rows.items()})
        set_field(self, "_cues", {name: row for name, row in self.rows.items() if not name.startswith("w:")})
        set_field(self, "_lanes", Struct(f"<{len(self.answers)}I"))
        set_field(self, "_zeros", sum(ZERO << (LANE * i) for i in range(len(self.answers))) + self._packed[ALWAYS])

    def add_up(self, features: Iterable[str], more: Iterable[str] = ()) -> list[float]:
        """Log-odds of each answer, in the order of `answers`.

        Args:
            features: what a statement shows; if they are `Features`, their sum is kept for the next time.
            more: what else bears on the decision; no feature may stand in both.
        """
        get = self._packed.get
        if isinstance(features, Features):
            total = features.sums.get(id(self))
            if total is None:
                total = features.sums[id(self)] = sum(map(get, features, repeat(0)))
        else:
            total = sum(map(get, features, repeat(0)))
        total += sum(map(get, more, repeat(0)))
        lanes = self._lanes.unpack((total + self._zeros).to_bytes(self._lanes.size, "little"))
        return [(lane - ZERO) / SCALE for lane in lanes]

    def name_reason(self, features: Iterable[str], answer: int) -> str:
        """The cue that speaks most for an answer, of equals the first by name; a single word if there is none."""
        features = list(features)
        for rows in (self._cues, self.rows):
            found = [(-rows[name][answer], name) for name in features if name in rows]
            if found:
                return min(found)[1]
        return ALWAYS


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
        return Weights(tuple(answers), {name: tuple(map(float, values)) for name, *values in rows})
