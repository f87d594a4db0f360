"""What identifies each study that a text points at."""

from __future__ import annotations

from typing import Any

import pytest

from tests.transforms.makers import extract
from tests.transforms.studies.identity_cases import ONE
from tests.transforms.studies.several_cases import NEWS, NONE, SEVERAL
from transforms.studies.identity import Identity


def title_for(text: str) -> str:
    """A title that tells what a case is about."""
    return "Psilocybin for depression" if "silocybin" in text else "Ketamine for PTSD"


def give(identity: Identity, names: dict[str, Any]) -> dict[str, Any]:
    """Of an identity the fields that a case names."""
    return {name: getattr(identity, name) for name in names}


@pytest.mark.parametrize(("text", "expected"), ONE + SEVERAL + NEWS + NONE)
def test_the_studies_of_a_text(text: str, expected: list[dict[str, Any]]) -> None:
    found = [mention.identity for mention in extract(text, title_for(text)).mentions]
    assert len(found) == len(expected)
    assert [give(identity, names) for identity, names in zip(found, expected, strict=True)] == expected
