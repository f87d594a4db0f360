"""Which claim types a statement holds: the weights of its features, added up.

The weights are fitted on annotated texts (`benchmarks/fit_claim_types.py`) and kept as data in `weights.csv`: one row
per feature, one column per claim type, in log-odds. A type needs a cue of its own among the features.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from transforms.claim_types import MODULES

WEIGHTS = Path(__file__).with_name("weights.csv")
TYPES = tuple(MODULES)
ALWAYS = "always"
"""Name of the row that holds the types' base rates."""


@cache
def load_weights(path: Path = WEIGHTS) -> dict[str, tuple[float, ...]]:
    """Weights by feature, in the order of `TYPES`."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        return {row["feature"]: tuple(float(row[name]) for name in TYPES) for row in rows}


def weigh(features: Sequence[str]) -> list[float]:
    """Log-odds of each claim type, in the order of `TYPES`."""
    weights = load_weights()
    rows = [weights[ALWAYS], *(weights[f] for f in features if f in weights)]
    return [sum(column) for column in zip(*rows, strict=True)]


def choose_types(features: Sequence[str], *, least: float = -1.6, sure: float = -0.5) -> dict[str, str]:
    """The claim types that a statement holds, each with its rule: the feature that speaks for it most.

    Args:
        features: what the statement shows.
        least: log-odds that the likeliest type needs.
        sure: log-odds that every further type needs.
    """
    scores = weigh(features)
    best = max(range(len(TYPES)), key=scores.__getitem__)
    chosen = [i for i, score in enumerate(scores) if score >= sure or i == best and score >= least]
    return {TYPES[i]: _name_rule(features, i) for i in chosen}


def _name_rule(features: Iterable[str], i: int) -> str:
    weights = load_weights()
    own = [f for f in features if f in weights and not f.startswith("w:")]
    return max(own, key=lambda f: weights[f][i], default=ALWAYS)
