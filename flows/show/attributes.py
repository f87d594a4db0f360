"""Rows of claims, numbers and studies in a few words."""

from __future__ import annotations

from rich.text import Text

from flows.show.paper import show
from flows.show.styles import NUMBER_STYLE, STANCE_STYLES
from warehouse.tables import Claim, Quantity, StudyArm, StudyMention

STATED = (
    "design", "status", "year", "journal", "institution", "authors", "registry_id", "doi", "pmid", "participant_count",
    "population", "substance", "condition", "comparator", "session_count", "treatment_days_min", "treatment_days_max",
    "effect_days_min", "effect_days_max",
)  # fmt: skip
"""Attributes of a study mention in the order in which they are shown."""


def describe_claim(claim: Claim, study: str = "") -> Text:
    """Type and attributes; what is usual is left out: not negated, asserted, resting on nothing, no hype."""
    words = [show(claim.claim_type, "bold"), show(claim.stance, STANCE_STYLES[claim.stance])]
    words += [show(claim.subject)] if claim.subject == "comparator" else []
    words += [show("negated", "red")] if claim.negated else []
    words += [show("hedged", "yellow")] if claim.certainty == "hedged" else []
    words += [show("hype", "magenta")] if claim.hype else []
    basis = f"{claim.evidence_basis} {study}".strip()
    words += [show(basis, "blue")] if claim.evidence_basis != "none" else []
    words += [show(name, "cyan") for name in (claim.substance, claim.condition) if name]
    return Text(" · ").join(words)


def describe_quantity(quantity: Quantity) -> Text:
    """The words, the role and the bounds: `about two weeks = effect_duration, approximately 14 day`."""
    line = show(quantity.quote, NUMBER_STYLE)
    return line.append(f" = {quantity.kind}, {describe_bounds(quantity)}", "")


def describe_bounds(quantity: Quantity) -> str:
    """The bounds with the unit: `exactly 41 participant`, `at most 24 hour`, `14 to 90 day`."""
    low, high = quantity.low, quantity.high
    number = f"{low:g} to {high:g}" if low is not None and high is not None and low != high else ""
    number = number or f"{low if low is not None else high:g}"
    how = {"exact": "", "range": "", "at_least": "at least ", "at_most": "at most "}
    return f"{how.get(quantity.qualifier, f'{quantity.qualifier} ')}{number} {quantity.unit}"


def describe_study(study: StudyMention) -> Text:
    """Every attribute that the text states."""
    stated = [(name, getattr(study, name)) for name in STATED if getattr(study, name) not in (None, "unspecified")]
    bare = {"design", "status", "year", "journal", "institution", "authors", "registry_id", "substance", "condition"}
    return Text(", ").join(
        show(value if name in bare else f"{name} {value:g}" if isinstance(value, float) else f"{name} {value}")
        for name, value in stated
    )


def describe_arm(arm: StudyArm) -> Text:
    """The arm as named, with its dose and size."""
    dose = f", {arm.dose_mg_per_kg:g} mg/kg" if arm.dose_mg_per_kg is not None else ""
    size = f", {arm.participant_count} participants" if arm.participant_count is not None else ""
    return show(f"arm {arm.ordinal}: {arm.label}{dose}{size}")
