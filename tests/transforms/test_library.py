"""Claimhouse as a library."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import transforms
from transforms import TextFindings, read_text
from warehouse.errors import InputError

ROOT = Path(__file__).parents[2]
TEXT = (
    "Ketamine may ease the symptoms of PTSD within 24 hours. A 2021 trial in JAMA Psychiatry gave 41 adults ketamine."
)


def test_three_lines_give_claims() -> None:
    found = read_text(TEXT)
    assert isinstance(found, TextFindings)
    assert (found.therapy, found.condition) == ("ketamine", "ptsd")
    assert (found.claims[0].quote, found.claims[0].certainty) == (TEXT[:55], "hedged")
    assert {q.quote for q in found.quantities} >= {"24 hours", "41 adults"}
    assert [(study.journal, study.participant_count) for study in found.studies] == [("JAMA Psychiatry", 41)]


def test_same_text_gives_the_same_ids() -> None:
    first, second = read_text(TEXT), read_text(TEXT)
    assert first.claims == second.claims and first.studies == second.studies
    assert {c.claim_id for c in first.claims}.isdisjoint(c.claim_id for c in read_text(f"{TEXT} ").claims)


def test_title_tells_what_a_text_is_about() -> None:
    assert read_text("It eased symptoms quickly.").claims == ()
    found = read_text("It rapidly reduced symptoms within 24 hours.", title="Psilocybin for depression")
    assert (found.therapy, found.condition) == ("psilocybin", "depression")


@given(st.text())
def test_offsets_are_exact_in_any_text(noise: str) -> None:
    found = read_text(f"{noise} Ketamine may ease PTSD in 41 adults. {noise}")
    for row in (*found.claims, *found.quantities, *found.studies, *found.cues):
        assert found.text[row.start : row.end] == row.quote


def test_unknown_names_are_told(tmp_path: Path) -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = transforms.nothing
    with pytest.raises(InputError, match="there is no vocabulary"):
        read_text(TEXT, vocabularies=tmp_path)


def test_the_readme_shows_what_happens() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    section = readme.split("## As a library\n")[1].split("\n## ")[0]
    code, said = re.findall(r"```(?:python|text)\n(.*?)```", section, re.DOTALL)[:2]
    ended = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=ROOT)
    assert ended.stdout == said
