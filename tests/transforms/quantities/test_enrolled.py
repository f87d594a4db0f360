"""The number enrolled among all the counts of people that a study is told with."""

from __future__ import annotations

import pytest

from tests.transforms.makers import ABOUT
from transforms.extract import read_document
from transforms.quantities.enrolled import find_enrolled

CASES = [
    ("We screened 311 veterans and randomised 158 to ketamine (n = 79) or saline (n = 79).", 158),
    ("Ketamine was given to 41 patients. Of these, 27 responded and three withdrew.", 41),
    ("Patients got ketamine (n = 30) or midazolam (n = 32). All 62 patients were analysed.", 62),
    ("Of 96 veterans enrolled, 48 were assigned to ketamine and 48 to placebo.", 96),
    ("Seven participants on ketamine dropped out of the 120-patient trial.", 120),
    ("A meta-analysis of nine ketamine trials with 447 patients found relief. Side effects struck 32 people.", 447),
    ("One of two doses of ketamine was infused.", None),
]


@pytest.mark.parametrize(("text", "count"), CASES)
def test_enrolled(text: str, count: int | None) -> None:
    best = find_enrolled([(reading, found) for reading, found, _ in read_document(text, ABOUT)])
    assert (best.low if best else None) == count
