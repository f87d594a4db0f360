"""Where negation, certainty and hype came from: the words that rules went by, or their absence."""

from __future__ import annotations

from transforms.explain.reason import Reason
from transforms.explain.scene import Scene


def explain_negation(scene: Scene, negated: bool) -> Reason:
    """The word that negates the main clause, or why none does."""
    if negated:
        return Reason("negated", True, "negates the main clause", scene.used("negation"))
    there = scene.find("negation.trigger")
    return Reason("negated", False, "does not govern the main clause" if there else "no word of negation", there)


def explain_certainty(scene: Scene, certainty: str) -> Reason:
    """The hedges."""
    if certainty == "hedged":
        return Reason("certainty", certainty, "weakened by", scene.used("hedging"))
    there = scene.find("hedging")
    return Reason("certainty", certainty, "is no hedge here" if there else "no word weakens it", there)


def explain_hype(scene: Scene, hype: bool) -> Reason:
    """The promotional words."""
    if hype:
        return Reason("hype", True, "promotional strength", scene.used("hype"))
    there = scene.find("hype")
    return Reason("hype", False, "is denied, or a status, here" if there else "no promotional word", there)
