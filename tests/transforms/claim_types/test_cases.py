"""Every claim type against the cases beside its words."""

from __future__ import annotations

import re

import pytest

from tests.transforms.makers import list_types
from transforms.claim_types import MODULES
from transforms.weights.table import load_weights
from warehouse.tables.values import CLAIM_TYPES

CASES = [(name, text, expected) for name, module in MODULES.items() for text, expected in module.CASES]


@pytest.mark.parametrize(("claim_type", "text", "expected"), CASES)
def test_cases(claim_type: str, text: str, expected: bool) -> None:
    assert (claim_type in list_types(text)) is expected


def test_there_is_a_file_and_a_weight_for_every_claim_type() -> None:
    assert set(MODULES) == set(CLAIM_TYPES) == set(load_weights("claim_types").answers)


@pytest.mark.parametrize("name", MODULES)
def test_every_claim_type_has_cases_for_and_against(name: str) -> None:
    assert {expected for _, expected in MODULES[name].CASES} == {True, False}


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Unlike SSRIs, which take weeks, ketamine works within hours.", {"onset"}),
        ("Ketamine eased the symptoms a good deal, and the relief lasted several weeks.", {"efficacy", "durability"}),
        ("The trial enrolled 41 adults and gave six ketamine infusions over two weeks.", {"evidence", "protocol"}),
    ],
)
def test_sentences_of_the_codebook_that_say_one_thing_or_two(text: str, types: set[str]) -> None:
    assert list_types(text) == types


@pytest.mark.parametrize("name", MODULES)
def test_no_word_is_listed_twice(name: str) -> None:
    for words in MODULES[name].CUES.values():
        assert all(re.search(r"\w", word) for word in words)
        assert len(words) == len(set(words)), [word for word in words if words.count(word) > 1]
