"""Whole texts: all that is read from a news item, a table and a page of questions, and from any text at all."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.transforms.makers import ABOUT, extract, extract_by_table, list_types, make_titled
from transforms.extract import Extraction, load_extractor

NEWS = """Ketamine eases PTSD within a day, trial finds

PTSD affects about six in every hundred adults.

A 2021 trial in the American Journal of Psychiatry randomised 30 adults with chronic PTSD to ketamine (0.5 mg/kg) or \
midazolam. They received six infusions over two weeks. Two-thirds of those on ketamine responded, and CAPS-5 scores \
fell by 24.4 points. The effect lasted for about four weeks. Nausea and dizziness were common.

Ketamine has not been approved for PTSD by the FDA. Book your consultation today."""

TABLE = """| Outcome | Ketamine | Midazolam |
|---|---|---|
| Change in CAPS-5 | −19.6 | −11.3 |
| Patients with nausea | 33% | 12% |"""

QUESTIONS = """# Ketamine for depression: your questions

## Does ketamine work?
Ketamine can lift depression within hours.

## What are the side effects of ketamine?
Common side effects include:
- nausea
- a rise in blood pressure
- dissociation

## How is it given?
Patients receive 0.5 mg/kg by infusion twice a week."""


def claims_of(found: Extraction) -> list[tuple[str, str, str]]:
    """Every claim as the beginning of its statement, its type and its stance."""
    return [(c.reading.text[:24], c.claim_type, c.stance) for c in found.claims]


def test_a_news_item() -> None:
    found = extract(NEWS, "Ketamine eases PTSD within a day, trial finds")
    assert claims_of(found) == [
        ("PTSD affects about six i", "condition", "neutral"),
        ("A 2021 trial in the Amer", "protocol", "neutral"),
        ("A 2021 trial in the Amer", "evidence", "neutral"),
        ("They received six infusi", "protocol", "neutral"),
        ("Two-thirds of those on k", "efficacy", "favourable"),
        ("The effect lasted for ab", "durability", "favourable"),
        ("Nausea and dizziness wer", "safety", "unfavourable"),
        ("Ketamine has not been ap", "regulatory", "unfavourable"),
    ]


def test_quantities_of_a_news_item() -> None:
    found = extract(NEWS, "Ketamine eases PTSD within a day, trial finds")
    assert [(r.text[q.start : q.end], q.kind) for r, q in found.quantities] == [
        ("six in every hundred", "percentage"),
        ("2021", "calendar_year"),
        ("30 adults", "participant_count"),
        ("0.5 mg/kg", "dose"),
        ("six infusions", "session_count"),
        ("two weeks", "treatment_duration"),
        ("Two-thirds", "percentage"),
        ("24.4 points", "score_change"),
        ("four weeks", "effect_duration"),
    ]


def test_the_study_of_a_news_item_bears_the_claims_that_follow_it() -> None:
    found = extract(NEWS, "Ketamine eases PTSD within a day, trial finds")
    (mention,) = found.mentions
    bases = {c.reading.text[:24]: c.evidence_basis for c in found.claims}
    assert {text for text, basis in bases.items() if basis == "named_study"} == {
        "A 2021 trial in the Amer",
        "They received six infusi",
        "Two-thirds of those on k",
        "The effect lasted for ab",
        "Nausea and dizziness wer",
    }
    assert all((c.mention is mention) == (c.evidence_basis == "named_study") for c in found.claims)
    assert bases["Ketamine has not been ap"] == "authority"


def test_a_table() -> None:
    rows = extract_by_table(make_titled(TABLE))
    assert [(s.kind, s.text) for s in rows["Statement"]] == [
        ("heading", "Outcome | Ketamine | Midazolam"),
        ("table_row", "Change in CAPS-5 | −19.6 | −11.3"),
        ("table_row", "Patients with nausea | 33% | 12%"),
    ]
    assert list_types(TABLE) == {"efficacy", "safety"}
    assert [(q.quote, q.kind) for q in rows["Quantity"]] == [
        ("−19.6", "score_change"),
        ("−11.3", "score_change"),
        ("33%", "percentage"),
        ("12%", "percentage"),
    ]


def test_questions_with_answers_and_lists() -> None:
    found = extract(QUESTIONS, "Ketamine for depression: your questions")
    assert [(c.reading.text, c.claim_type, c.condition) for c in found.claims if c.reading.kind == "list_item"] == [
        ("nausea", "safety", "depression"),
        ("a rise in blood pressure", "safety", "depression"),
        ("dissociation", "safety", "depression"),
    ]
    types = {c.reading.text: c.claim_type for c in found.claims if c.reading.kind == "sentence"}
    assert types["Ketamine can lift depression within hours."] == "onset"
    assert types["Patients receive 0.5 mg/kg by infusion twice a week."] == "protocol"
    assert not any(c.reading.kind == "heading" for c in found.claims)


def test_what_a_text_is_about() -> None:
    setting = extract(NEWS, "Ketamine eases PTSD within a day, trial finds").setting
    assert (setting.therapy, setting.condition, setting.titled) == ("ketamine", "ptsd", "ptsd")
    assert "esketamine" in setting.therapies


def test_the_extractor_is_built_once() -> None:
    assert load_extractor() is load_extractor()


JUNK = [
    "a", "A", "1", "1 ", "1-", '"', "“", "'", ".", ". ", "- ", "-", "\n", "a\n\n", "| a ", "#", "*", "(", "[1] ", ".¹",
    "A. ", "Abc ", "Abc and ", "Journal of ", "University of ", "2020 ", "In 2020 ", "three weeks ", "days ", "every ",
    "12 patients ", "5 of 7 ", "a hundred and ", "5% ", "for about ", "week 3 and ", "p = ", "CI ", "10.1234/a",
    "ketamine ", "not that ", "🙂", "e\u0301", "שלום ", "漢字。", "lasting ", "\u00a0",
]  # fmt: skip
BEFORE = "A 2020 study in JAMA found that ketamine helped 12 patients with PTSD for 3 weeks, "


@pytest.mark.parametrize("junk", JUNK)
def test_time_grows_with_the_text_only(junk: str) -> None:
    text = f"{BEFORE}{junk * (20_000 // len(junk))} in 5 patients."
    started = time.process_time()
    extract_by_table(make_titled(text))
    assert time.process_time() - started < 4


@pytest.mark.parametrize("junk", ["1", "x", '"', "- ", "a "])
def test_a_line_of_a_fifth_of_a_megabyte_takes_no_seconds(junk: str) -> None:
    started = time.process_time()
    extract_by_table(make_titled(BEFORE + junk * (200_000 // len(junk))))
    assert time.process_time() - started < 4


USUAL = (
    "Ketamine PTSD depression patients adults study trial in JAMA 2021 found that it did not help may ease symptoms "
    "within hours weeks . , ! ? “ ” ( ) [1] 41 0.5 mg/kg twice a week p < .05 −1.1 95% CI n = University of X et al. "
    "NCT01234567 e.g. | - # 🙂 e\u0301 שלום ſ K İ"
)
WORDS = st.sampled_from([*USUAL.split(), '"', "\n", "\n\n", "\u2028", "\t", "\x00", "\ufeff", "\x85"])
ANY = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=80)
TEXTS = st.one_of(
    ANY, st.lists(WORDS, max_size=40).map(" ".join), st.lists(st.one_of(WORDS, ANY), max_size=10).map("".join)
)


@settings(max_examples=200, deadline=None)
@given(TEXTS.filter(bool), st.one_of(st.none(), st.just(ABOUT), ANY))
def test_any_text_gives_sound_rows(text: str, title: str | None) -> None:
    rows = extract_by_table(make_titled(text, title))
    statements = rows.get("Statement", [])
    assert all(s.text == text[s.start : s.end] != "" for s in statements)
    assert all(a.end <= b.start for a, b in pairwise(statements))
    for name in ("Claim", "Quantity", "Cue", "StudyMention"):
        assert all(row.quote == text[row.start : row.end] != "" for row in rows.get(name, []))
    for name, key in (("Statement", "statement_id"), ("Claim", "claim_id"), ("Quantity", "quantity_id")):
        ids = [getattr(row, key) for row in rows.get(name, [])]
        assert len(ids) == len(set(ids))
