"""Which claim types a statement holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from transforms.weights.table import load_weights

LEAST = -1.25
"""Log-odds that the likeliest type needs for the statement to be a claim at all."""

SURE = -0.2
"""Log-odds that every further type needs."""

SPARSE = 0.45
"""Share of its statements up to which a page that claims something is one that hardly claims anything."""

LEAST_ON_SPARSE = 1.0
"""Log-odds that a type needs on such a page: opening hours, posts to fill and events are told in words of the trade."""

FEWEST = 6
"""Statements from which on that share says something."""


class Choice(NamedTuple):
    """Why a type was chosen: the cue that speaks for it most, and its log-odds."""

    rule: str
    log_odds: float


def choose_types(features: Sequence[str]) -> dict[str, Choice]:
    """The claim types that a statement holds by itself."""
    weights = load_weights("claim_types")
    scores = weights.add_up(features)
    best = max(range(len(scores)), key=scores.__getitem__)
    chosen = [i for i, score in enumerate(scores) if score >= SURE or (i == best and score >= LEAST)]
    return {weights.answers[i]: Choice(weights.name_reason(features, i), scores[i]) for i in chosen}


def weigh_page(chosen: Sequence[dict[str, Choice]]) -> list[dict[str, Choice]]:
    """The types that the statements of one page hold, given what its other statements hold.

    Args:
        chosen: per statement that could claim something, what it holds by itself.
    """
    claiming = sum(map(bool, chosen))
    if len(chosen) < FEWEST or claiming >= SPARSE * len(chosen):
        return list(chosen)
    return [{name: why for name, why in types.items() if why.log_odds >= LEAST_ON_SPARSE} for types in chosen]
