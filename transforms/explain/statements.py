"""Why a statement makes the claims that it makes, or none."""

from __future__ import annotations

from transforms.claim_types.choose import LEAST, LEAST_ON_BARE
from transforms.context import speech
from transforms.explain.reason import Reason
from transforms.explain.scene import Scene, Whole, set_scene
from transforms.explain.weighing import weigh_type
from transforms.reading import Reading
from transforms.weights.table import load_weights


def explain_statement(whole: Whole, reading: Reading, claim_types: list[str]) -> list[Reason]:
    """What kind of statement it is, and for each claim type that it makes the weights; without any, why not."""
    scene = set_scene(whole, reading)
    section = reading.span.section
    reasons = [
        Reason("kind", reading.kind, "by the layout of the text"),
        Reason("section", section, "the heading above it" if section else "no heading stands above it"),
    ]
    for claim_type in claim_types:
        reasons.append(Reason("claim_type", claim_type, "by the weights", (), weigh_type(scene, claim_type)))
    return reasons if claim_types else [*reasons, _explain_silence(scene)]


def _explain_silence(scene: Scene) -> Reason:
    reading, setting = scene.reading, scene.reading.setting
    if setting.therapy is None and setting.condition is None:
        return Reason("claims", None, "the text names no therapy and no condition of the vocabulary")
    if reading.kind == "heading":
        return Reason("claims", None, "a heading claims nothing")
    if speech.is_silent(reading):
        return Reason("claims", None, "it asks, announces, advises, greets or calls to act", scene.find("speech"))
    weights = load_weights("claim_types")
    scores = weights.add_up([*scene.features, *scene.beside])
    likeliest = weights.answers[max(range(len(scores)), key=scores.__getitem__)]
    because = (
        f"no claim type is likely enough; the likeliest, {likeliest}, needs log-odds of {LEAST},"
        f" and {LEAST_ON_BARE} on a page that hardly claims anything"
    )
    return Reason("claims", None, because, (), weigh_type(scene, likeliest))
