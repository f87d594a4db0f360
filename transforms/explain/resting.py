"""Where a claim's evidence basis and study came from."""

from __future__ import annotations

from transforms.context.basis import guess_basis, list_basis_features
from transforms.explain.reason import Place, Reason
from transforms.explain.scene import Scene
from transforms.explain.weighing import weigh_answer
from transforms.studies.mention import Mention
from warehouse.tables.values import EVIDENCE_BASES

SIGNS = {
    "testimonial": ("a person tells of their own experience", ("basis.self", "basis.accounts")),
    "survey": ("a survey is named", ("basis.survey",)),
    "authority": (
        "an agency or an expert says so",
        ("authority", "basis.guideline", "basis.expert", "regulatory.approval", "regulatory.guideline"),
    ),
    "unnamed_study": ("studies are named that nothing identifies", ("basis.studies",)),
    "none": ("nothing that it rests on is named", ()),
}
"""The plainest sign of each basis in words, and the cues that show it."""


def explain_study(scene: Scene, mention_id: str | None) -> Reason:
    """The study that the statement speaks of: named by itself, or carried over from a statement before."""
    if scene.mention is None:
        return Reason("mention_id", None, "the statement speaks of no study that the text identifies")
    because, places = _tell_study(scene, scene.mention)
    return Reason("mention_id", mention_id, because, places)


def explain_basis(scene: Scene, claim_type: str, value: str) -> Reason:
    """What the claim rests on, by its plainest sign and by the weights."""
    features = list_basis_features(scene.reading, scene.features, claim_type, scene.study)
    told = scene.study == "named_study" or (scene.study is not None and scene.reading.in_record)
    allowed = [basis for basis in EVIDENCE_BASES if basis != "named_study" or told]
    decision = weigh_answer(scene, "evidence_basis", features, allowed)
    guess = guess_basis(scene.reading, claim_type, scene.study)
    because, places = _tell_sign(scene, guess)
    if decision.answer != value:
        return Reason("evidence_basis", value, "what an agency or the law has ruled rests on it", places)
    if guess != value:
        because = f"the weights speak for it more than for its plainest sign, {guess}: {because}"
    return Reason("evidence_basis", value, because, places, decision)


def _tell_sign(scene: Scene, guess: str) -> tuple[str, tuple[Place, ...]]:
    if scene.mention is not None and guess == scene.study:
        return _tell_study(scene, scene.mention)
    because, cues = SIGNS[guess]
    return because, scene.find(*cues) if cues else ()


def _tell_study(scene: Scene, mention: Mention) -> tuple[str, tuple[Place, ...]]:
    what = "survey" if mention.is_survey() else "study"
    known = name_identity(mention)
    span = mention.first.span
    if mention.first is scene.reading:
        return f"the statement introduces the {what}{known}", ()
    return f"carried over from the {what} that is introduced here{known}", (scene.whole.place(span.start, span.end),)


def name_identity(mention: Mention) -> str:
    """What identifies a study, in brackets; nothing if nothing does."""
    known = mention.identity
    named = (known.authors, known.journal, known.institution, known.year, known.registry_id, known.doi, known.pmid)
    parts = [str(part) for part in named if part]
    parts += [f"{known.count} participants"] if known.count else []
    return f" ({', '.join(parts)})" if parts else ""
