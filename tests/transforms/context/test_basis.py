"""What a claim rests on."""

from __future__ import annotations

import pytest

from tests.transforms.makers import extract, read_sentence
from transforms.context.basis import is_testimonial

BASES = [
    ("A 2021 trial in JAMA found that ketamine reduced PTSD symptoms in 41 adults.", "named_study"),
    ("Studies show that ketamine reduces PTSD symptoms.", "unnamed_study"),
    ("After my first ketamine infusion I felt better and my nightmares stopped.", "testimonial"),
    ("The FDA has not approved ketamine for PTSD.", "authority"),
    ("Ketamine reduces PTSD symptoms.", "none"),
    ("Ketamine eases PTSD symptoms.[12]", "none"),
]


@pytest.mark.parametrize(("text", "basis"), BASES)
def test_basis(text: str, basis: str) -> None:
    assert {claim.evidence_basis for claim in extract(text).claims} == {basis}


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("I slept through the night.", True),
        ("Ketamine gave me my life back.", True),
        ("“I saw patients recover,” said Dr. Lee.", False),
        ("It is given i.v. or by mouth.", False),
        ("We enrolled adults, and I. Novak assessed them.", False),
    ],
)
def test_whose_experience_it_is(text: str, own: bool) -> None:
    assert is_testimonial(read_sentence(text)) is own
