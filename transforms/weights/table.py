"""A table of weights: log-odds of each answer by feature."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ALWAYS = "always"
"""Name of the row that holds the answers' base rates."""


@dataclass(frozen=True)
class Weights:
    """Weights of one decision: its answers in order, and a row of log-odds per feature."""

    answers: tuple[str, ...]
    rows: dict[str, tuple[float, ...]]

    def add_up(self, features: Iterable[str]) -> list[float]:
        """Log-odds of each answer, in the order of `answers`."""
        rows = self.rows
        found = [rows[ALWAYS], *(rows[f] for f in features if f in rows)]
        return [sum(column) for column in zip(*found, strict=True)]

    def name_reason(self, features: Iterable[str], answer: int) -> str:
        """The cue that speaks most for an answer; a single word only if there is no other."""
        known = [f for f in features if f in self.rows]
        cues = [f for f in known if not f.startswith("w:")] or known
        return max(cues, key=lambda f: self.rows[f][answer], default=ALWAYS)


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
