"""A gate never closes before a text that its pattern matches."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.lexicon.gates import Gated, gate, gate_ways
from transforms.lexicon.literals import DIGIT, YEAR, require_literals
from transforms.lexicon.starts import compile_quick


@pytest.mark.parametrize(
    ("pattern", "required"),
    [
        (r"\b(?:published|appear(?:ed|s))\s+in\b", [{"published in", "appeared in", "appears in"}]),
        (r"\brandomi[sz]ed\b", [{"randomised", "randomized"}]),
        (r"adults?", [{"adult"}]),
        (r"\((?:19|20)\d\d\b", [{YEAR}, {"(19", "(20"}, {DIGIT}]),
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


def test_of_ways_that_begin_together_the_first_is_taken() -> None:
    pattern = gate_ways(r"(?P<early>\btrial)|(?P<late>\btrial of \w+)|\A(?P<head>\w+ study)")
    found = list(pattern.finditer("One study, a trial of 12, a trial"))
    assert [m.lastgroup for m in found] == ["head", "early", "early"]
    assert pattern.search("a trial of one", 3) is None


def test_a_pattern_that_may_match_nothing_has_no_ways() -> None:
    with pytest.raises(ValueError, match="may match nothing"):
        gate_ways(r"trial|\d*")


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
    gated = Gated(pattern, re.IGNORECASE if caseless else 0)
    if gated.plain.search(text):
        assert gated.is_open(text)


PATTERNS = st.lists(PARTS, min_size=1, max_size=5).map("".join)


@given(
    st.lists(PATTERNS, min_size=1, max_size=3).map("|".join), st.lists(PIECES, max_size=10).map("".join), st.booleans()
)
def test_quick_patterns_and_ways_find_the_same(pattern: str, text: str, caseless: bool) -> None:
    flags = re.IGNORECASE if caseless else 0
    for start in (0, 2):
        expected = [(m.span(), m.groups()) for m in re.compile(pattern, flags).finditer(text, start)]
        assert [(m.span(), m.groups()) for m in compile_quick(pattern, flags).finditer(text, start)] == expected
        try:
            ways = gate_ways(pattern, flags)
        except ValueError:
            continue
        assert [(m.span(), m.groups()) for m in ways.finditer(text, start)] == expected
        first = ways.search(text, start)
        assert (first and (first.span(), first.groups())) == (expected[0] if expected else None)
