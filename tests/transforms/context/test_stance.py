"""Stance toward the therapy of the document."""

from __future__ import annotations

import pytest

from tests.transforms.makers import extract

STANCES = [
    ("Ketamine reduced PTSD symptoms.", "favourable"),
    ("Ketamine did not beat placebo.", "unfavourable"),
    ("Ketamine carries a risk of dependence.", "unfavourable"),
    ("SSRIs can take weeks or months to start working.", "favourable"),
    ("Ketamine is given by infusion over 40 minutes.", "neutral"),
    ("PTSD affects about six in a hundred adults.", "neutral"),
]


@pytest.mark.parametrize(("text", "stance"), STANCES)
def test_stance(text: str, stance: str) -> None:
    assert {claim.stance for claim in extract(text).claims} == {stance}
