"""Certainty: what weakens a statement."""

from __future__ import annotations

import pytest

from tests.transforms.makers import read_sentence
from transforms.context.hedging import CASES, is_hedged

MORE = [
    ("Ketamine appears to help.", True),
    ("Some patients improved on ketamine.", True),
    ("Ketamine is a promising option.", True),
    ("Studies suggest that ketamine works.", True),
    ("Ketamine can bring relief.", True),
    ("Ketamine can be administered at home.", False),
    ("Ketamine usually works.", False),
    ("May 2021 brought new data.", False),
    ("May it help you.", True),
    ("Ketamine eased symptoms.", False),
]


@pytest.mark.parametrize(("text", "hedged"), [*CASES, *MORE])
def test_hedges(text: str, hedged: bool) -> None:
    reading = read_sentence(text)
    assert is_hedged(reading) is hedged
    assert bool(reading.used) is hedged
