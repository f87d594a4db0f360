"""Which claim types a statement holds."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.weights.table import load_weights

LEAST = -1.25
"""Log-odds that the likeliest type needs for the statement to be a claim at all."""

SURE = -0.2
"""Log-odds that every further type needs."""


def choose_types(features: Sequence[str]) -> dict[str, str]:
    """The claim types that a statement holds, each with its rule: the cue that speaks for it most."""
    weights = load_weights("claim_types")
    scores = weights.add_up(features)
    best = max(range(len(scores)), key=scores.__getitem__)
    chosen = [i for i, score in enumerate(scores) if score >= SURE or (i == best and score >= LEAST)]
    return {weights.answers[i]: weights.name_reason(features, i) for i in chosen}
