"""Verdicts on claims: founded on the catalogue's entry of the very study, or none."""

from __future__ import annotations

from typing import Any

import pytest

from tests.propositions.makers import Page, build
from tests.rows import make_row
from warehouse.tables import ReferenceStudy, StudyMention

DOI = "10.1000/trial.1"
QUOTE = "In the trial PTSD symptoms fell."
RESTS = {"mention_id": "m", "evidence_basis": "named_study"}


def judge(
    claim: dict[str, Any], outcome: str | None, number: Any = None, quote: str = QUOTE, doi: str = DOI
) -> list[tuple[str, str]]:
    """Attribute and verdict of a claim that rests on a trial whose primary outcome favoured that side."""
    mention = {
        "design": "randomized_controlled_trial",
        "status": "published",
        "substance": "ketamine",
        "condition": "ptsd",
    }
    told = make_row(
        StudyMention, mention_id="m", document_id="d-a", start=0, end=5, quote=quote[:5], doi=doi,
        participant_count=int(number[2]) if number else None, **mention,
    )  # fmt: skip
    known = make_row(
        ReferenceStudy, reference_id=f"doi:{DOI}", doi=DOI, title="A trial", participant_count=158, origin="seed",
        design="randomized_controlled_trial", substance="ketamine", condition="ptsd", comparator="placebo",
        outcome_favours=outcome, primary_outcome="CAPS-5", effect_days=27.5,
    )  # fmt: skip
    marts = build([Page("a", quote, RESTS | claim, number)], told, known)
    return [(row["attribute"], row["verdict"]) for row in marts["verdicts"]]


@pytest.mark.parametrize(
    ("claim", "outcome", "verdict"),
    [
        ({}, "therapy", "supported"),
        ({}, "neither", "contradicted"),
        ({}, "comparator", "contradicted"),
        ({"stance": "unfavourable"}, "neither", "supported"),
    ],
)
def test_claims_on_symptoms_are_held_against_the_primary_outcome(
    claim: dict[str, Any], outcome: str, verdict: str
) -> None:
    assert judge(claim, outcome) == [("outcome", verdict)]


@pytest.mark.parametrize(
    ("claim", "outcome"),
    [
        ({}, None),
        ({"stance": "unfavourable"}, "therapy"),
        ({"subject": "comparator"}, "neither"),
        ({"substance": "midazolam"}, "neither"),
        ({"claim_type": "safety"}, "neither"),
    ],
)
def test_what_the_primary_outcome_does_not_tell_has_no_verdict(claim: dict[str, Any], outcome: str | None) -> None:
    assert judge(claim, outcome) == []


def test_another_outcome_than_the_primary_has_no_verdict() -> None:
    assert judge({}, "neither", quote="In the trial sleep improved.") == []


@pytest.mark.parametrize(("low", "verdict"), [(90.0, "contradicted"), (14.0, "supported"), (40.0, None), (1.0, None)])
def test_how_long_an_effect_lasts_is_held_against_the_median_of_the_trial(low: float, verdict: str | None) -> None:
    found = judge({"claim_type": "durability"}, "therapy", ("effect_duration", "day", low, None), "It lasted long.")
    assert found == ([("effect_days", verdict)] if verdict else [])


def test_what_is_hoped_for_those_whom_nothing_helped_has_no_verdict() -> None:
    quote = "Those who had not responded to other drugs improved."
    assert judge({}, "neither", quote=quote) == [("outcome", "contradicted")]
    assert judge({"certainty": "hedged"}, "neither", quote=quote) == []


def test_a_study_that_the_catalogue_does_not_hold_has_no_verdict() -> None:
    assert judge({}, "neither", doi="10.1000/another") == []


@pytest.mark.parametrize(("count", "verdict"), [(158.0, "supported"), (1580.0, "contradicted")])
def test_numbers_of_participants_are_held_against_the_catalogue(count: float, verdict: str) -> None:
    number = ("participant_count", "participant", count, count)
    found = judge({"claim_type": "evidence", "stance": "neutral"}, None, number, "The trial enrolled adults.")
    assert found == [("participant_count", verdict)]


@pytest.mark.parametrize(
    "quote",
    [
        "In the trial depression eased.",
        "In the trial it worked as well as the placebo.",
        "In the trial all three groups got better.",
        "In the trial people slept better, and their sleep was sound.",
    ],
)
def test_what_a_trial_may_well_have_found_beside_its_primary_outcome_is_not_called_contradicted(quote: str) -> None:
    assert ("outcome", "contradicted") not in judge({}, "neither", quote=quote)
    assert judge({}, "neither") == [("outcome", "contradicted")]


def test_a_claim_on_another_condition_is_not_held_against_the_trial() -> None:
    assert judge({"condition": "depression"}, "neither") == []
