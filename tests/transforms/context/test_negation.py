"""Whether the main assertion is negated."""

from __future__ import annotations

import pytest

from tests.transforms.makers import read_sentence
from transforms.context.negation import CASES, is_negated

MORE = [
    ("Neither drug helped.", True),
    ("No serious side effects were observed.", True),
    ("It is not yet known how ketamine works.", True),
    ("The study found that ketamine did not help.", True),
    ("Ketamine isn’t approved for PTSD.", True),
    ("Ketamine is contraindicated in psychosis.", False),
    ("How ketamine works is unknown.", False),
    ("Although it is not approved, ketamine eases symptoms in most people.", False),
    ("Patients with or without PTSD improved.", False),
    ("There is no doubt that ketamine works.", False),
    ("Ketamine eased symptoms.", False),
    ("The difference of −2.7 points (95% CI −6.1 to 0.7; p = 0.12) was not significant.", True),
    ("I had been on it for nine years and it never did much.", True),
    ("They have hardly ever been compared.", False),
    ("The arm on ketamine did better, no question.", False),
    ("It worked for three weeks, then nothing.", False),
    ("The study was small, with 58% no longer meeting criteria.", False),
]


@pytest.mark.parametrize(("text", "negated"), [*CASES, *MORE])
def test_negation(text: str, negated: bool) -> None:
    reading = read_sentence(text)
    assert is_negated(reading) is negated
    assert bool(reading.used) is negated
