"""Whom a claim is about, and which substance and condition it concerns."""

from __future__ import annotations

import pytest

from tests.transforms.makers import extract, read_sentence
from transforms.context.subject import find_condition, find_subject, find_substance


@pytest.mark.parametrize(
    ("text", "subject", "substance"),
    [
        ("Ketamine reduced PTSD symptoms.", "therapy", "ketamine"),
        ("Ketamine worked better than midazolam.", "therapy", "ketamine"),
        ("Unlike SSRIs, ketamine works fast.", "therapy", "ketamine"),
        ("SSRIs take weeks to work.", "comparator", "ssri"),
        ("Traditional medication often fails.", "comparator", None),
        ("It had 26 participants and no placebo.", "therapy", "carried"),
        ("The 2022 paper in Archives of Affective Medicine was sterner.", "therapy", "carried"),
        ("Previous ECT failure did not predict the outcome.", "therapy", "carried"),
        ("They took 56 mg weekly on top of an SSRI.", "therapy", "carried"),
        ("The effect faded.", "therapy", "carried"),
        ("One in three adults gains little from a first course of medication.", "comparator", None),
        ("Three in ten people stay unwell despite two antidepressants.", "comparator", "antidepressant"),
        ("I’d been on escitalopram since college and it never really helped.", "comparator", "escitalopram"),
        ("Works in hours, where antidepressants need weeks.", "therapy", "carried"),
        ("It was approved for adults who have not responded to antidepressants.", "therapy", "carried"),
        ("Meanwhile exposure therapy, dull as it is, still helps.", "comparator", "psychotherapy"),
    ],
)
def test_subject_and_substance(text: str, subject: str, substance: str | None) -> None:
    reading = read_sentence(text)
    assert find_subject(reading, "efficacy") == subject
    assert find_substance(reading, subject, "carried") == substance


def test_a_claim_on_the_condition_names_no_substance() -> None:
    reading = read_sentence("PTSD affects veterans.")
    assert find_subject(reading, "condition") == "condition"
    assert find_substance(reading, "condition", "ketamine") is None


@pytest.mark.parametrize(
    ("text", "above", "condition"),
    [
        ("Ketamine eases depression.", None, "depression"),
        ("Ketamine eases suicidality in people with PTSD.", None, "ptsd"),
        ("Ketamine works.", "depression", "depression"),
        ("Ketamine works.", None, "ptsd"),
        ("Ketamine has not been shown to prevent suicide.", None, "suicidality"),
    ],
)
def test_condition(text: str, above: str | None, condition: str) -> None:
    assert find_condition(read_sentence(text), "efficacy", above) == condition


def test_a_text_without_therapy_and_condition_says_nothing() -> None:
    assert extract("The film was shown to 41 adults and improved their mood.", "A Film").claims == []
