"""The linkage model: how much each agreement and disagreement between a mention and a study weighs.

After Fellegi and Sunter, a level of a field weighs log2(m/u) bits: `m` is how often mentions of a study show it towards
that study, `u` how often they show it towards another. `weights.csv` holds both. Where `u` is left open, it is the
frequency of the agreeing value (`frequencies.sql`), so that a rare journal weighs more than one that prints half of all
studies. Other than in pairwise linkage, the candidates of a mention compete with each other and with the studies that
the catalogue does not hold: the probabilities of one mention's candidates add up to one at most.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

MOST_BITS = 10.0
"""What the agreement of one value weighs at most, however rare: numbers also agree by chance."""

MOST_BITS_OF = {"institution": 5.0, "authors": 8.0}
"""Less where one value stands for several studies of the same topic."""


@dataclass(frozen=True)
class Level:
    """How likely a level is among mentions of the study (`m`) and of others (`u`; None if the value's frequency)."""

    m: float
    u: float | None


@dataclass(frozen=True)
class Settings:
    """What is chosen, not derived.

    `unseen`, `unseen_share`: how many average studies that could be meant, and are not in the catalogue, weigh against
        a match: so many, and this share of the entries, since a large catalogue is of a large field.
    `threshold`: the probability from which a match is taken; chosen in `benchmarks/resolution.py`.
    `unseen_mentions`, `join_threshold`: the same for two mentions; texts cite few studies, hence the smaller number.
    `background`: studies that smooth the frequencies of a small catalogue.
    `most_sharing`: a key that more entries share is not used to find candidates.
    """

    unseen: float = 200.0
    unseen_share: float = 0.25
    threshold: float = 0.93
    unseen_mentions: float = 100.0
    join_threshold: float = 0.97
    background: float = 200.0
    most_sharing: int = 500


@cache
def load_weights() -> Mapping[str, Mapping[str, Level]]:
    """The levels of each field, in the order of the file."""
    fields: dict[str, dict[str, Level]] = {}
    with Path(__file__).with_name("weights.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            level = Level(float(row["m"]), float(row["u"]) if row["u"] else None)
            fields.setdefault(row["field"], {})[row["level"]] = level
    return fields


def write_weight(field: str, prefix: str = "l.") -> str:
    """The SQL of a field's weight in bits; a field that one of the two says nothing of weighs nothing."""
    whens = (f"WHEN '{name}' THEN {_write_bits(field, level, prefix)}" for name, level in load_weights()[field].items())
    return f"CASE v.{field} {' '.join(whens)} ELSE 0 END"


def write_weights() -> Iterator[str]:
    """The weights of all fields, each named `w_` and the field."""
    for field in load_weights():
        yield f"{write_weight(field)} AS w_{field}"


def _write_bits(field: str, level: Level, prefix: str) -> str:
    if level.u is None:
        return f"round(least(log2({level.m} / {prefix}u_{field}), {MOST_BITS_OF.get(field, MOST_BITS)}), 2)"
    return f"{round(math.log2(level.m / level.u), 2)}"
