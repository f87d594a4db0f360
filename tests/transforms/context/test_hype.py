"""Promotional strength."""

from __future__ import annotations

import pytest

from tests.transforms.makers import read_sentence
from transforms.context.hype import CASES, is_hype

MORE = [
    ("Ketamine is a life-saver.", True),
    ("Ketamine is highly effective.", True),
    ("Ketamine offers hope to veterans.", True),
    ("It is a game changer for PTSD.", True),
    ("Ketamine is no miracle.", False),
    ("Ketamine is effective.", False),
    ("Patients hope to sleep.", False),
]


@pytest.mark.parametrize(("text", "promotes"), [*CASES, *MORE])
def test_hype(text: str, promotes: bool) -> None:
    reading = read_sentence(text)
    assert is_hype(reading) is promotes
    assert bool(reading.used) is promotes
