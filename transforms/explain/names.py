"""Where a claim's subject, substance and condition came from."""

from __future__ import annotations

from transforms.explain.reason import Reason
from transforms.explain.scene import Scene


def explain_subject(scene: Scene, subject: str) -> Reason:
    """Whom the claim is about."""
    therapies = scene.reading.setting.therapies
    named = scene.reading.find("substance")
    therapy = scene.whole.show(h for h in named if h.concept.name in therapies)
    others = [h for h in named if h.concept.name not in therapies]
    other = scene.whole.show([*others, *scene.reading.find("subject.other_treatment")])
    if subject == "condition":
        return Reason("subject", subject, "a claim of the type condition is about the condition")
    if subject == "comparator":
        return Reason("subject", subject, "another treatment is what the statement is mainly about", other)
    if therapy and other:
        return Reason("subject", subject, "the therapy is named, the other treatment only beside it", therapy + other)
    if therapy:
        return Reason("subject", subject, "the therapy is named, and no other treatment", therapy)
    if other:
        return Reason("subject", subject, "the other treatment is only what it is compared or combined with", other)
    return Reason("subject", subject, "no other treatment is named")


def explain_substance(scene: Scene, subject: str, value: str | None) -> Reason:
    """Where the substance was read."""
    if value is None:
        return Reason("substance", None, _explain_no_substance(subject))
    named = [h for h in scene.reading.find("substance") if h.concept.name == value]
    if named:
        return Reason("substance", value, "named in the statement", scene.whole.show(named[:1]))
    return _explain_carried(scene, "substance", value, scene.reading.setting.therapy)


def _explain_no_substance(subject: str) -> str:
    if subject == "condition":
        return "a claim about the condition concerns no substance"
    if subject == "comparator":
        return "the other treatment is none of the vocabulary"
    return "neither the statement nor the text names a therapy of the vocabulary"


def explain_condition(scene: Scene, value: str | None) -> Reason:
    """Where the condition was read."""
    if value is None:
        return Reason("condition", None, "neither the statement, nor its heading, nor the title names one")
    named = [h for h in scene.reading.find("condition") if h.concept.name == value]
    if named:
        return Reason("condition", value, "named in the statement", scene.whole.show(named))
    return _explain_carried(scene, "condition", value, scene.reading.setting.condition)


def _explain_carried(scene: Scene, family: str, value: str, main: str | None) -> Reason:
    """A name that stands elsewhere in the document: above, before, in the title, or most often in the text."""
    name = f"{family}.{value}"
    reading, whole = scene.reading, scene.whole
    if name in reading.above:
        return Reason(family, value, f"from the heading above it: {reading.span.section}")
    if name in reading.before:
        return Reason(family, value, "from the line that introduces it")
    if name in whole.title_names:
        return Reason(family, value, f"from the title: {whole.title}")
    hits = whole.hits_by_name.get(name, [])
    if value == main and hits:
        times = "once" if len(hits) == 1 else f"{len(hits)} times"
        what = "the therapy" if family == "substance" else "the condition"
        return Reason(family, value, f"{what} that the text names most ({times}), here first", whole.show(hits[:1]))
    return Reason(family, value, "from elsewhere in the text", whole.show(hits[:1]))
