"""A gate never closes before a text that its pattern matches."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.lexicon.gates import Gated, gate
from transforms.lexicon.literals import DIGIT, require_literals


@pytest.mark.parametrize(
    ("pattern", "required"),
    [
        (r"\b(?:published|appear(?:ed|s))\s+in\b", [{"published in", "appeared in", "appears in"}]),
        (r"\brandomi[sz]ed\b", [{"randomised", "randomized"}]),
        (r"adults?", [{"adult"}]),
        (r"(?<!no )control(?! group)", [{"control"}]),
        (r"\bNCT\s?\d{8}", [{"NCT"}, {DIGIT}]),
        (r"(?i:NCT) N", [{"nct N"}]),
        (r"(?:\w+ )?(?:study|trial)", [{"study", "trial"}]),
        (r"(?:study|\w+)", []),
        (r"(?:study)*", []),
        (r"(?=.*placebo)\w+", [{"placebo"}]),
        (r"\w+\s*:\s*\Z", [{":"}]),
        (r"é|[a-z]+", []),
    ],
)
def test_what_a_pattern_cannot_match_without(pattern: str, required: list[set[str]]) -> None:
    assert require_literals(pattern) == required


def test_case_does_not_count_where_the_pattern_says_so() -> None:
    assert require_literals("NCT|Trial", re.IGNORECASE) == [{"nct", "trial"}]
    risk = gate(r"\brisk\b", re.IGNORECASE)
    assert all(risk.search(text) for text in ("risk", "RISK", "Rıſk", "rİs\u212a"))
    assert gate(r"\bVA\b").search("the VA said") and not gate(r"\bVA\b").is_open("the value")


def test_a_gated_pattern_finds_what_the_plain_one_finds() -> None:
    pattern = gate(r"\bplacebo\s+group")
    assert [m.span() for m in pattern.finditer("placebo  group, placebo\ngroup")] == [(0, 14), (16, 29)]
    assert pattern.search("placebo group", 1) is None and list(pattern.finditer("placebo")) == []


def test_a_pattern_that_comes_later_is_not_forgotten() -> None:
    text = "Nothing but quokkas."
    assert gate("wombats").search(text) is None
    assert gate("quokkas").search(text) is not None


PARTS = st.sampled_from(
    [
        "trial", "Trial", r"\s+", r"\s?", r"\d+", "(?:a|an)", "[sz]", "(?:old|new)?", "(?:x|yz)+", "[^a]", r"\b", "é",
        "(?i:NCT)", "(?=t)", "(?!q)", "(?:stud(y|ies))", "-", ":", r"\w*", "ß", "k", "s", "i", r"(?:\d|two)", "(?>ab?)",
        "t*+",
    ]
)  # fmt: skip
PIECES = st.sampled_from(
    [
        "trial", "Trial", "TRIAL", "tri", "al", "ſ", "İ", "ı", "K", "k", "S", "i", "z", "12", "two", "a", "an", "old",
        "new", "xyz", "study", "studies", "STUDIES", "é", "ß", "-", ":", "nct", "NcT", "ab", "t",
        " ", "  ", "\n", "\u00a0", "",
    ]
)  # fmt: skip


@given(st.lists(PARTS, min_size=1, max_size=5).map("".join), st.lists(PIECES, max_size=10).map("".join), st.booleans())
def test_no_match_is_lost(pattern: str, text: str, caseless: bool) -> None:
    gated = Gated(re.compile(pattern, re.IGNORECASE if caseless else 0))
    if gated.plain.search(text):
        assert gated.is_open(text)
