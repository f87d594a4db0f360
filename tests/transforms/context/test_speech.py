"""Statements that assert nothing, from which no claim is read."""

from __future__ import annotations

import pytest

from tests.transforms.makers import list_types, read_sentence
from transforms.context.speech import is_silent

SILENT = [
    "Does ketamine ease PTSD?",
    "Call us today to book a ketamine infusion.",
    "Talk to your doctor about ketamine.",
    "In this article we look at ketamine for PTSD.",
    "Thank you for reading about ketamine.",
    "Our clinic offers ketamine infusions for PTSD.",
    "Contact our team for a free ketamine consultation.",
    "Ketamine should only be pursued under medical care.",
    "RELATED: Ketamine eases depression",
    "A vial of ketamine for PTSD is shown at a clinic in Lima on May 3, 2019.",
    "Service | Price | What you get\nSingle ketamine infusion | $425 | Up to 60 min, vitals, recovery snack",
    "Credit: Ketamine eases depression by A. Nobody",
]
SPEAKING = [
    "Ketamine reduced PTSD symptoms.",
    "Use of ketamine has grown in clinics.",
    "Contact with ketamine was brief in the trial.",
    "Ketamine carries a risk of dependence.",
]


@pytest.mark.parametrize("text", SILENT)
def test_no_claim(text: str) -> None:
    assert list_types(text) == set()


@pytest.mark.parametrize("text", SPEAKING)
def test_an_assertion_is_not_silent(text: str) -> None:
    assert not is_silent(read_sentence(text))


def test_a_heading_makes_no_claim() -> None:
    assert list_types("# Ketamine Reduces PTSD Symptoms\n\nIt is sunny.") == set()
