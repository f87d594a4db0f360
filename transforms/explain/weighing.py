"""Decisions by weights, taken apart: what spoke for an answer, and what against it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from transforms.claim_types.choose import LEAST, SURE
from transforms.explain.reason import Contribution, Decision, Place
from transforms.explain.scene import Scene
from transforms.weights.features import VOCABULARY
from transforms.weights.table import ALWAYS, Weights, load_weights
from transforms.weights.words import find_words

MOST = 5
"""How many contributions are shown on each side."""
SMALL = 0.05
"""What contributes less than this, in log-odds, is left out."""


def weigh_type(scene: Scene, claim_type: str) -> Decision:
    """How a claim type was chosen: its log-odds against the least that it needs."""
    weights = load_weights("claim_types")
    features = [*scene.features, *scene.beside]
    scores = weights.add_up(features)
    answer = weights.answers.index(claim_type)
    best = max(range(len(scores)), key=scores.__getitem__) == answer
    least = LEAST if best else SURE
    rival = "the least that the likeliest type needs" if best else "the least that a further type needs"
    sides = _list_sides(scene, weights, features, lambda row: row[answer])
    return Decision(claim_type, round(scores[answer], 2), least, rival, *sides)


def weigh_answer(scene: Scene, decision: str, features: Sequence[str], allowed: Sequence[str] = ()) -> Decision:
    """How the likeliest of the answers that are allowed (without any, of all) won against the next one."""
    weights = load_weights(decision)
    scores = weights.add_up(features)
    known = [i for i, answer in enumerate(weights.answers) if not allowed or answer in allowed]
    first, second = sorted(known, key=lambda i: -scores[i])[:2]
    sides = _list_sides(scene, weights, features, lambda row: row[first] - row[second])
    rival = f"the next, {weights.answers[second]}"
    return Decision(weights.answers[first], round(scores[first], 2), round(scores[second], 2), rival, *sides)


def _list_sides(
    scene: Scene, weights: Weights, features: Sequence[str], measure: Callable[[tuple[float, ...]], float]
) -> tuple[tuple[Contribution, ...], tuple[Contribution, ...]]:
    found = {ALWAYS: measure(weights.rows[ALWAYS])}
    found |= {name: measure(weights.rows[name]) for name in features if name in weights.rows}
    ordered = sorted(found, key=lambda name: (-abs(found[name]), name))
    told = [(name, found[name]) for name in ordered if abs(found[name]) >= SMALL]
    speak_for = [_contribute(scene, name, weight) for name, weight in told if weight > 0]
    speak_against = [_contribute(scene, name, weight) for name, weight in told if weight < 0]
    return tuple(speak_for[:MOST]), tuple(speak_against[:MOST])


def _contribute(scene: Scene, feature: str, weight: float) -> Contribution:
    return Contribution(feature, round(weight, 2), show_feature(scene, feature))


def show_feature(scene: Scene, feature: str) -> tuple[Place, ...]:
    """The words of the statement that show a feature; none for one of its place, its length or its study."""
    kind, _, name = feature.partition(":")
    if kind == "w" or feature.startswith("sense."):
        return tuple(scene.locate(*place) for place in find_words(scene.reading.text, feature))
    if kind == "quantity":
        return tuple(scene.locate(q.start, q.end) for q in scene.quantities if q.kind == name)
    if kind == "names":
        therapies = scene.reading.setting.therapies
        wanted = [h for h in scene.reading.find("substance") if (h.concept.name in therapies) == (name == "therapy")]
        return scene.whole.show(wanted) if name in {"therapy", "other"} else ()
    cues = [word for word in feature.split() if word in VOCABULARY or ("." in word and ":" not in word)]
    return scene.find(*cues) if cues else ()
