"""Folding keeps every character in its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.lexicon.fold import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("PTSD-related", "ptsd related"),
        ("Don’t", "don't"),
        ("Ketamine's effect", "ketamine   effect"),
        ("MADRS/CAPS-5", "madrs caps 5"),
        ("Größe", "größe"),
        ("🙂 ok", "  ok"),
        ("", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_no_character_moves(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert fold(folded) == folded
    assert all(char.isalnum() or char in "' " for char in folded)
