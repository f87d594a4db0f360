"""Where every attribute of a claim came from."""

from __future__ import annotations

from transforms.context.stance import list_stance_features
from transforms.explain.names import explain_condition, explain_subject, explain_substance
from transforms.explain.reason import Reason
from transforms.explain.resting import explain_basis, explain_study
from transforms.explain.scene import Scene, Whole, set_scene
from transforms.explain.weighing import show_feature, weigh_answer, weigh_type
from transforms.explain.words import explain_certainty, explain_hype, explain_negation
from transforms.extract import ClaimFound
from warehouse.tables import Claim


def explain_claim(whole: Whole, found: ClaimFound, row: Claim) -> list[Reason]:
    """A reason for every attribute of a claim that was read again, in the order of the columns."""
    scene = set_scene(whole, found.reading, found.mention)
    return [
        _explain_type(scene, row),
        explain_subject(scene, row.subject),
        explain_substance(scene, row.subject, row.substance),
        explain_condition(scene, row.condition),
        _explain_stance(scene, row),
        explain_negation(scene, row.negated),
        explain_certainty(scene, row.certainty),
        explain_basis(scene, row.claim_type, row.evidence_basis),
        explain_hype(scene, row.hype),
        explain_study(scene, row.mention_id),
    ]


def _explain_type(scene: Scene, row: Claim) -> Reason:
    decision = weigh_type(scene, row.claim_type)
    places = show_feature(scene, row.rule)
    return Reason("claim_type", row.claim_type, f"by the rule {row.rule}", places, decision)


def _explain_stance(scene: Scene, row: Claim) -> Reason:
    if row.claim_type == "condition":
        return Reason("stance", row.stance, "what the condition is, is neutral toward the therapy")
    features = list_stance_features(scene.reading, scene.features, row.claim_type, row.subject, row.negated)
    decision = weigh_answer(scene, "stance", features)
    fading = scene.find("durability.fading")
    if row.claim_type == "durability" and row.subject == "therapy" and fading:
        because = "a rule for effects that fade, or do not"
        return Reason("stance", row.stance, because, fading, decision if decision.answer == row.stance else None)
    if decision.answer != row.stance:
        return Reason("stance", row.stance, "a rule of stance goes before the weights")
    return Reason("stance", row.stance, "by the weights", scene.find("stance"), decision)
