"""When the trial is said to bear a claim out, and when not."""

from __future__ import annotations

from typing import Any

import pytest

from warehouse.explorer.verdicts import judge_claims

CLAIM = {"claim_id": "c1", "statement_id": "t1", "mention_id": "m1", "study_id": "s1", "evidence_basis": "named_study"}
MATCHED = {"study_id": "s1", "resolution": "matched"}
NUMBER = {"attribute": "participant_count", "stated": "185", "expected": "158"}
AGAINST = {"mention_id": "m1", "against": "reference"}


def judge(quote: str = "It helped.", *, number: float | None = None, **tables: Any) -> tuple[list[str], list[str]]:
    """The verdict on one claim, and the attributes of its reasons."""
    claim = CLAIM | {"quote": quote} | tables.get("claim", {})
    held = [{"statement_id": "t1", "kind": "participant_count", "low": number, "high": number}] if number else []
    other = [CLAIM | {"claim_id": "c2", "statement_id": "t2", "quote": "185 took part."}] if tables.get("other") else []
    numbers = [*held, {"statement_id": "t2", "kind": "participant_count", "low": 185.0, "high": 185.0}]
    found = judge_claims(
        [claim, *other], tables.get("studies", [MATCHED]), tables.get("verdicts", []), tables.get("told", []), numbers
    )
    reasons = found.reasons
    mine = [name for name, row in zip(reasons["attribute"], reasons["claim"], strict=True) if row == 0]
    return found.words[:1], mine


def verdict(word: str, attribute: str = "outcome") -> dict[str, str]:
    """A row of the table of verdicts."""
    return {"claim_id": "c1", "attribute": attribute, "verdict": word, "stated": "a", "found": "b"}


@pytest.mark.parametrize(
    ("verdicts", "word"),
    [
        ([verdict("contradicted")], "contradicted"),
        ([verdict("supported")], "supported"),
        ([verdict("contradicted", "participant_count")], "differs"),
        ([verdict("supported"), verdict("contradicted", "participant_count")], "differs"),
        ([], "no_difference"),
    ],
)
def test_the_table_of_verdicts_decides(verdicts: list[dict[str, str]], word: str) -> None:
    assert judge(verdicts=verdicts)[0] == [word]


def test_a_difference_is_blamed_on_the_claim_that_states_it() -> None:
    told = [NUMBER | AGAINST]
    assert judge(number=185.0, told=told) == (["differs"], ["participant_count"])
    assert judge(told=told, other=True) == (["no_difference"], [])
    assert judge(told=told) == (["differs"], ["participant_count"])


def test_differences_between_texts_are_no_verdict() -> None:
    assert judge(number=185.0, told=[NUMBER | AGAINST | {"against": "mention"}])[0] == ["no_difference"]


def test_the_result_is_judged_by_verdicts_alone() -> None:
    told = [AGAINST | {"attribute": "outcome", "stated": "favourable", "expected": "neither"}]
    assert judge(told=told)[0] == ["no_difference"]


@pytest.mark.parametrize(
    ("claim", "studies", "word"),
    [
        ({"study_id": None}, [], "not_identified"),
        ({"study_id": None, "evidence_basis": "none"}, [], "no_study"),
        ({}, [MATCHED | {"resolution": "unmatched"}], "not_in_catalogue"),
        ({}, [MATCHED | {"resolution": "ambiguous"}], "not_in_catalogue"),
        ({}, [MATCHED | {"resolution": "not_a_publication"}], "not_a_publication"),
    ],
)
def test_without_a_trial_it_says_why(claim: dict[str, Any], studies: list[dict[str, str]], word: str) -> None:
    assert judge(claim=claim, studies=studies)[0] == [word]
