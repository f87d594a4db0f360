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
SENSE = "sense."
WORD = "w:"
"""How the features that are single words begin."""


DECISIONS = ("claim_types", "evidence_basis", "stance")
"""The decisions that are fitted; all are asked for the same features."""


@dataclass(frozen=True)
class Weights:
    """Weights of one decision: its answers in order, and a row of log-odds per feature.

    `place` is its lane among all decisions; None for weights that stand alone.
    """

    answers: tuple[str, ...]
    rows: Mapping[str, tuple[float, ...]]
    place: int | None = None

    @cached_property
    def packed(self) -> dict[str, int]:
        """Its rows, each packed into a number."""
        return {intern(name): pack(row) for name, row in self.rows.items()}

    @cached_property
    def _base(self) -> int:
        return self.packed[ALWAYS]

    @cached_property
    def _lanes(self) -> Struct:
        return Struct(f"<{len(self.answers)}I")

    def add_up(self, features: Iterable[str], more: Iterable[str] = ()) -> list[float]:
        """Log-odds of each answer, in the order of `answers`; no feature may stand in both or twice.

        Args:
            features: what a statement shows; of `Features` the sum is known.
            more: what else bears on this decision.
        """
        get, width = self.packed.get, LANE * len(self.answers)
        if isinstance(features, Features) and self.place is not None:
            shown = (features.total >> (LANE * self.place)) & ((1 << width) - 1)
        else:
            shown = sum(map(get, features, repeat(0)), zero(len(self.answers)))
        total = sum(map(get, more, repeat(0)), shown + self._base)
        return [(lane - ZERO) / SCALE for lane in self._lanes.unpack(total.to_bytes(self._lanes.size, "little"))]

    def name_reason(self, features: Iterable[str], answer: int) -> str:
        """The cue that speaks most for an answer, of equals the first by name; a single word if there is none."""
        return self.name_reasons(features, (answer,))[0]

    def name_reasons(self, features: Iterable[str], answers: Iterable[int]) -> list[str]:
        """`name_reason` of each of some answers."""
        rows, features = self.rows, features if isinstance(features, Features) else Features(features)
        known = [name for name in features.cues if name in rows] or [name for name in features if name in rows]
        return [min([(-rows[name][i], name) for name in known], default=(0.0, ALWAYS))[1] for i in answers]


class Features(list[str]):
    """What a statement shows."""

    __slots__ = ("_cues", "_senses", "_total")

    def __init__(self, names: Iterable[str]) -> None:
        super().__init__(names)
        self._total: int | None = None
        self._cues: list[str] | None = None
        self._senses: list[str] | None = None

    @property
    def total(self) -> int:
        """What it adds up to in all decisions at once, `ZERO` in every lane: a few hundred look-ups less."""
        if self._total is None:
            joint, zeros = _load_joint()
            self._total = sum(map(joint.get, self, repeat(0)), zeros)
        return self._total

    @property
    def cues(self) -> list[str]:
        """Those of them that are no single words, in order."""
        if self._cues is None:
            self._cues = [name for name in self if name[:2] != WORD]
        return self._cues

    @property
    def senses(self) -> list[str]:
        """Those of them that are senses of words, in order."""
        if self._senses is None:
            self._senses = [name for name in self.cues if name[:6] == SENSE]
        return self._senses


@cache
def zero(lanes: int) -> int:
    """A whole number of that many lanes of `ZERO`."""
    return sum(ZERO << (LANE * place) for place in range(lanes))


def pack(row: Iterable[float]) -> int:
    """The weights of a row in a lane each."""
    lanes = [round(weight * SCALE) + ZERO for weight in row]
    return int.from_bytes(_lanes(len(lanes)).pack(*lanes), "little") - zero(len(lanes))


@cache
def _lanes(number: int) -> Struct:
    return Struct(f"<{number}I")


@cache
def _load_joint() -> tuple[dict[str, int], int]:
    """The rows of all decisions side by side, and as many lanes of `ZERO`."""
    joint: dict[str, int] = {}
    for weights in map(load_weights, DECISIONS):
        shift = LANE * (weights.place or 0)
        for name, row in weights.packed.items():
            joint[name] = joint.get(name, 0) + (row << shift)
    return joint, zero(sum(len(load_weights(decision).answers) for decision in DECISIONS))


@cache
def list_names() -> frozenset[str]:
    """The features that have a row in the table of some decision."""
    return frozenset(name for decision in DECISIONS for name in load_weights(decision).rows)


def locate_weights(decision: str) -> Path:
    """The file of a decision's weights."""
    return Path(__file__).with_name(f"{decision}.csv")


@cache
def load_weights(decision: str) -> Weights:
    """The weights of a decision, such as `claim_types` or `stance`."""
    with locate_weights(decision).open(encoding="utf-8", newline="") as file:
        rows = iter(csv.reader(file))
        _, *answers = next(rows)
        before = DECISIONS[: DECISIONS.index(decision)] if decision in DECISIONS else ()
        place = sum(len(load_weights(other).answers) for other in before) if decision in DECISIONS else None
        return Weights(tuple(answers), {intern(name): tuple(map(float, values)) for name, *values in rows}, place)
