"""Wording joins what is said alike, and never opposites."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.propositions.makers import Page, build
from transforms.propositions.wording import lead_wordings, read_wording

SAME = (
    ("ketamine raises levels of bdnf", "levels of bdnf are increased by ketamine"),
    ("patients rest in a recliner", "the patient rests in a recliner chair"),
    ("vision may blur for an hour", "blurred vision occurs for an hour"),
)
OPPOSITE = (
    ("ketamine raises levels of bdnf", "ketamine lowers levels of bdnf"),
    ("ketamine raises levels of bdnf", "ketamine does not raise levels of bdnf"),
    ("ketamine doesn t raise levels of bdnf", "ketamine raises levels of bdnf"),
    ("patients fast 6 hours before", "patients fast 2 hours before"),
    ("vision blurs for an hour", "vision blurs for a week"),
    ("it strengthens the link to the cortex", "it weakens the link to the cortex"),
)
WORDS = st.lists(
    st.sampled_from(
        ["bdnf", "raises", "lowers", "not", "cortex", "spine", "hour", "week", "6", "sleep", "network", "ketamine"]
    ),
    max_size=6,
)


@pytest.mark.parametrize(("first", "second"), SAME)
def test_same_words_in_another_order_are_one(first: str, second: str) -> None:
    assert len(set(lead_wordings([first, second]).values())) == 1


@pytest.mark.parametrize(("first", "second"), OPPOSITE)
def test_opposites_are_never_one(first: str, second: str) -> None:
    assert len(set(lead_wordings([first, second]).values())) == 2


@given(st.lists(WORDS.map(" ".join), max_size=12), st.randoms())
def test_leaders_lead_themselves_whatever_the_order(texts: list[str], chance: random.Random) -> None:
    led = lead_wordings(texts)
    assert set(led) == set(texts)
    assert all(led[leader] == leader for leader in led.values())
    assert not any(read_wording(text).opposes(read_wording(leader)) for text, leader in led.items())
    assert lead_wordings(chance.sample(texts, len(texts))) == led


def test_words_of_the_group_tell_nothing() -> None:
    first, second = "ketamine for ptsd calms", "ketamine for ptsd excites"
    assert len(set(lead_wordings([first, second], frozenset({"ketamine", "ptsd"})).values())) == 2


def test_meaning_joins_what_words_leave_apart_but_not_opposites() -> None:
    kind = {"claim_type": "mechanism"}
    texts = ("It works like a reset.", "It gives a fresh start.", "It does not work like a reset.")
    pages = [Page(f"p{n}", text, kind) for n, text in enumerate(texts)]

    def joins(leaders: object) -> list[int]:
        return [0, 0, 2]

    assert len(build(pages)["propositions"]) == 3
    assert sorted(row["claim_count"] for row in build(pages, join=joins)["propositions"]) == [1, 2]


def test_leaders_close_in_meaning_join_unless_they_oppose() -> None:
    numpy = pytest.importorskip("numpy")
    from transforms.propositions.meaning import join_close

    leaders = [read_wording(text) for text in ("gives a fresh start", "not a reset", "works like a reset")]
    assert join_close(leaders, numpy.array([[1.0, 0.0], [1.0, 0.0], [0.9, 0.1]])) == [0, 1, 0]
    assert join_close([], numpy.empty((0, 2))) == []
