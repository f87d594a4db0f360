"""Which claim types a statement holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from transforms.weights.table import load_weights

LEAST = -1.0
"""Log-odds that the likeliest type needs for the statement to be a claim at all."""

SURE = 0.0
"""Log-odds that every further type needs."""

SPARSE = 0.45
"""Share of its statements up to which a page that claims something is one that hardly claims anything."""

BARE = 0.3
LEAST_ON_BARE = 1.0
"""Log-odds that a type needs on a page of at most this share: opening hours, posts to fill and events are told in
words of the trade. Between the two shares the need grows evenly, so that no one statement decides on a whole page."""

FEWEST = 6
"""Statements from which on that share says something."""


class Choice(NamedTuple):
    """Why a type was chosen: the cue that speaks for it most, and its log-odds."""

    rule: str
    log_odds: float


def choose_types(features: Sequence[str], around: Sequence[str] = ()) -> dict[str, Choice]:
    """The claim types that a statement holds: by itself, or given what `around` says of those beside it."""
    weights = load_weights("claim_types")
    scores = weights.add_up(features, around)
    chosen = list_chosen(scores)
    reasons = weights.name_reasons(features, chosen) if chosen else ()
    return {weights.answers[i]: Choice(why, scores[i]) for i, why in zip(chosen, reasons, strict=True)}


def list_chosen(scores: Sequence[float]) -> list[int]:
    """Places of the types whose log-odds are enough."""
    best = max(range(len(scores)), key=scores.__getitem__)
    return [i for i, score in enumerate(scores) if score >= SURE or (i == best and score >= LEAST)]


def choose_on_page(shown: Sequence[Sequence[str]]) -> list[dict[str, Choice]]:
    """The claim types that each statement of a page holds.

    Args:
        shown: the features of each statement that could claim something, in order.
    """
    return weigh_page([choose_types(*told) for told in zip(shown, look_beside(shown), strict=True)])


def look_beside(shown: Sequence[Sequence[str]]) -> list[list[str]]:
    """What the statements before and after each one hold by themselves: pages say like things together."""
    weights = load_weights("claim_types")
    alone = [[weights.answers[i] for i in list_chosen(weights.add_up(features))] for features in shown]
    return list_beside(alone)


def list_beside(alone: Sequence[Sequence[str]]) -> list[list[str]]:
    """The features that the types of each statement's neighbours make; `nothing` for one that claims nothing.

    Where a page begins and ends counts as well, unless it is short.

    Args:
        alone: the types that each statement of a page holds by itself, in order.
    """
    told: list[Sequence[str]] = [types or ("nothing",) for types in alone]
    top, end = (("the top",), ("the end",)) if len(alone) >= FEWEST else ((), ())
    befores, afters = [top, *told][: len(told)], [*told[1:], end][: len(told)]
    return [
        [*(f"after {kind}" for kind in before), *(f"ahead of {kind}" for kind in after)]
        for before, after in zip(befores, afters, strict=True)
    ]


def weigh_page(chosen: Sequence[dict[str, Choice]]) -> list[dict[str, Choice]]:
    """The types that the statements of one page hold, given what its other statements hold.

    Args:
        chosen: per statement that could claim something, what it holds by itself.
    """
    share = sum(map(bool, chosen)) / max(len(chosen), 1)
    if len(chosen) < FEWEST or share >= SPARSE:
        return list(chosen)
    needed = LEAST + (LEAST_ON_BARE - LEAST) * min(1.0, (SPARSE - share) / (SPARSE - BARE))
    return [{name: why for name, why in types.items() if why.log_odds >= needed} for types in chosen]
