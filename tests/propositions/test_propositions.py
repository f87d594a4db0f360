"""Propositions across sources: who says so, who independently, and whether they agree."""

from __future__ import annotations

from typing import Any

import pytest

from tests.propositions.makers import Page, build, only

LONG = "Across all of our clinics ketamine eases the symptoms of PTSD in a caring and quiet place near you."
DAYS = ("effect_duration", "day")
LASTS = {"claim_type": "durability"}
SLOW = {"claim_type": "onset", "subject": "comparator", "substance": "ssri"}


def propose(*pages: Page) -> dict[str, Any]:
    """The one proposition of these pages."""
    return only(build(pages)["propositions"])


def test_same_outcome_in_other_words_is_one_proposition_of_two_voices() -> None:
    found = propose(Page("a", "PTSD symptoms fell."), Page("b", "It relieved the symptoms."))
    assert found["label"] == "Ketamine eases PTSD symptoms"
    assert (found["claim_count"], found["source_count"], found["independent_source_count"]) == (2, 2, 2)
    assert found["agreement"] == "agree"


def test_direction_is_disagreement_not_another_proposition() -> None:
    other = {"stance": "unfavourable", "negated": True}
    found = propose(Page("a", "PTSD symptoms fell."), Page("b", "Symptoms did not fall.", other))
    assert (found["favourable_count"], found["unfavourable_count"], found["agreement"]) == (1, 1, "disagree")


def test_who_contradicts_itself_is_alone() -> None:
    other = {"stance": "unfavourable"}
    found = propose(Page("a", "Symptoms fell.", publisher="P"), Page("b", "Symptoms stayed.", other, publisher="P"))
    assert (found["independent_source_count"], found["agreement"]) == (1, "single")


@pytest.mark.parametrize(
    "others",
    [
        {"publisher": "Example Media"},
        {"publisher": "EXAMPLE media "},
        {"copy_of": "a"},
    ],
)
def test_copies_and_pages_of_a_publisher_are_one_voice(others: dict[str, str]) -> None:
    found = propose(Page("a", "Symptoms fell.", publisher="Example Media"), Page("b", "Symptoms improved.", **others))
    assert (found["source_count"], found["independent_source_count"]) == (2, 1)


def test_pages_of_a_site_without_a_publisher_are_one_voice() -> None:
    pages = [Page(n, f"Symptoms fell {n}.", url=f"https://www.clinic.example/{n}") for n in ("x", "y")]
    assert propose(*pages)["independent_source_count"] == 1
    assert propose(*pages, Page("z", "Symptoms fell.", url="https://other.example"))["independent_source_count"] == 2


def test_a_long_sentence_in_the_same_words_is_one_voice() -> None:
    pages = [Page("a", LONG, publisher="A"), Page("b", LONG.upper(), publisher="B")]
    assert propose(*pages)["independent_source_count"] == 1
    assert propose(*pages, Page("c", "Symptoms fell.", publisher="C"))["independent_source_count"] == 2


@pytest.mark.parametrize(
    ("numbers", "agreement"),
    [
        (((24, 24), (90, 90)), "disagree"),
        (((24, None), (14, None)), "agree"),  # at least 24 days, "weeks"
        (((24, None), (90, None)), "disagree"),  # at least 24 days, at least three months
        (((14, None), (90, 90)), "disagree"),
        (((14, 21), (21, 28)), "agree"),
        (((None, 30), (28, 28)), "agree"),  # up to a month, four weeks
    ],
)
def test_times_are_compared_in_one_unit(numbers: tuple[tuple[Any, Any], ...], agreement: str) -> None:
    pages = [Page(f"p{n}", f"It lasts {n}.", LASTS, (*DAYS, *ends)) for n, ends in enumerate(numbers)]
    found = propose(*pages)
    assert (found["agreement"], found["unit"], found["quantity_kind"]) == (agreement, "day", "effect_duration")
    assert found["low"] <= found["high"]


def test_a_fading_effect_and_a_lasting_one_agree_if_their_numbers_do() -> None:
    fades = LASTS | {"stance": "unfavourable"}
    pages = (
        Page("a", "It fades in two weeks.", fades, (*DAYS, 14, 14)),
        Page("b", "It lasts 14 days.", LASTS, (*DAYS, 14, 14)),
    )
    assert propose(*pages)["agreement"] == "agree"


def test_onset_of_a_comparator_counts_in_hours() -> None:
    pages = [
        Page("a", "SSRIs take two weeks.", SLOW, ("comparator_onset", "day", 14, 14)),
        Page("b", "SSRIs take a day.", SLOW, ("comparator_onset", "day", 1, 1)),
    ]
    found = propose(*pages)
    assert (found["low"], found["high"], found["unit"], found["agreement"]) == (24, 336, "hour", "disagree")


def test_doses_of_other_units_are_not_compared() -> None:
    dose = {"claim_type": "protocol", "stance": "neutral"}
    per_kg = [Page(n, "The dose was 0.5 mg/kg.", dose, ("dose", "mg/kg", 0.5, 0.5), publisher=n) for n in "ab"]
    found = propose(*per_kg, Page("c", "The dose was 40 mg.", dose, ("dose", "mg", 40, 40)))
    assert (found["low"], found["high"], found["unit"], found["agreement"]) == (0.5, 0.5, "mg/kg", "agree")


def test_labels_are_sentences_for_people() -> None:
    kinds: list[dict[str, Any]] = [
        {},
        {"condition": None},
        {"substance": None, "subject": "comparator"},
        {"claim_type": "safety", "substance": "mdma"},
        {
            "claim_type": "condition",
            "subject": "condition",
            "substance": None,
            "condition": "treatment_resistant_depression",
        },
    ]
    quotes = ("Symptoms fell.", "Symptoms fell.", "Symptoms fell.", "Nausea.", "It affects millions.")
    pages = [Page(f"p{n}", text, kind) for n, (kind, text) in enumerate(zip(kinds, quotes, strict=True))]
    assert {row["label"] for row in build(pages)["propositions"]} == {
        "Ketamine eases PTSD symptoms",
        "Ketamine eases symptoms",
        "Another treatment eases PTSD symptoms",
        "MDMA can cause nausea",
        "How common treatment-resistant depression is",
    }


def test_claims_without_a_clear_topic_are_told_apart_by_their_words() -> None:
    kind = {"claim_type": "mechanism"}
    texts = ("It works like a reset.", "It acts like a reset.", "It drains the lymph.")
    marts = build([Page(f"p{n}", text, kind) for n, text in enumerate(texts)])
    assert sorted((row["label"], row["claim_count"]) for row in marts["propositions"]) == [
        ("It acts like a reset.", 2),
        ("It drains the lymph.", 1),
    ]


def test_the_order_of_the_pages_changes_nothing() -> None:
    pages = [
        Page(f"p{n}", text, {"claim_type": "mechanism"})
        for n, text in enumerate(["A reset.", "Like a reset.", "Lymph."])
    ]
    first, second = build(pages), build(reversed(pages))
    for name in first:
        assert sorted(map(str, first[name])) == sorted(map(str, second[name]))


def test_scorecards_have_a_number_beside_every_share() -> None:
    hedged = {"certainty": "hedged", "hype": True}
    against = {"stance": "unfavourable"}
    pages = [
        Page("a", "Symptoms fell.", hedged),
        Page("b", "Symptoms stayed.", against),
        Page("c", "Nausea.", {"claim_type": "safety"}),
    ]
    cards = {row["source_id"]: row for row in build(pages)["source_scorecards"]}
    assert (cards["a"]["hedged_count"], cards["a"]["share_hedged"], cards["a"]["hype_count"]) == (1, 1, 1)
    assert (cards["b"]["unfavourable_count"], cards["b"]["disputed_count"], cards["b"]["share_disputed"]) == (1, 1, 1)
    assert (cards["c"]["alone_count"], cards["c"]["share_alone"], cards["c"]["disputed_count"]) == (1, 1, 0)
    assert all(card["checked_count"] == 0 and card["share_contradicted"] is None for card in cards.values())
