"""Where sentences end."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.statements.boundaries import split_sentences, trim

CASES = [
    ("It helps. It is quick.", ["It helps.", "It is quick."]),
    ("Does it help? Yes! It does…", ["Does it help?", "Yes!", "It does…"]),
    ("One sentence without a stop", ["One sentence without a stop"]),
    ("Dr. Ortiz gave 0.5 mg/kg i.v. to Mr. Lee.", ["Dr. Ortiz gave 0.5 mg/kg i.v. to Mr. Lee."]),
    ("Feder et al. tested it. Others did not.", ["Feder et al. tested it.", "Others did not."]),
    ("Some drugs, e.g. Zoloft, take weeks.", ["Some drugs, e.g. Zoloft, take weeks."]),
    ("It was tested in the U.S. The trial was small.", ["It was tested in the U.S.", "The trial was small."]),
    ("The U.S. Food and Drug Administration agreed.", ["The U.S. Food and Drug Administration agreed."]),
    ("The effect was large (d = 0.8). It faded.", ["The effect was large (d = 0.8).", "It faded."]),
    ("See Fig. 2 for scores. They fell.", ["See Fig. 2 for scores.", "They fell."]),
    ("J. Smith led it. A. Jones helped.", ["J. Smith led it.", "A. Jones helped."]),
    ("“It works.” She smiled.", ["“It works.”", "She smiled."]),
    ('"It works!" said Ana. "Really."', ['"It works!" said Ana.', '"Really."']),
    ("“I slept.” — Maria, a patient", ["“I slept.”", "— Maria, a patient"]),
    ("It helped.[12] It lasted.[3, 4]", ["It helped.[12]", "It lasted.[3, 4]"]),
    ("It helped.¹² It lasted.", ["It helped.¹²", "It lasted."]),
    ("so it helped. then it wore off", ["so it helped.", "then it wore off"]),
    ("It helped, btw. then it wore off, approx. a week on", ["It helped, btw.", "then it wore off, approx. a week on"]),
    ("It took approx. two weeks. i.v. ketamine is quicker", ["It took approx. two weeks. i.v. ketamine is quicker"]),
    ("The score fell [...] by half. It rose again.", ["The score fell [...] by half.", "It rose again."]),
    ("They wait . . . and wait. Then it lifts.", ["They wait . . . and wait.", "Then it lifts."]),
    ("He left at 5 p.m. on Monday.", ["He left at 5 p.m. on Monday."]),
    ("Patients got 25 mg. eHealth tools helped.", ["Patients got 25 mg. eHealth tools helped."]),
    ("Talks go on. mRNA is another story.", ["Talks go on.", "mRNA is another story."]),
    ("1) rest 2) talk 3) sleep", ["1) rest", "2) talk", "3) sleep"]),
    ("a. rest b. talk c. sleep", ["a. rest", "b. talk", "c. sleep"]),
    ("1) rest 3) talk", ["1) rest 3) talk"]),
    ("効いた。 すぐに。", ["効いた。", "すぐに。"]),
]


@pytest.mark.parametrize(("text", "sentences"), CASES)
def test_sentences(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in split_sentences(text, 0, len(text))] == sentences


def test_only_the_given_part_is_split() -> None:
    text = "Before. It helps. It lasts. Behind."
    assert [text[a:b] for a, b in split_sentences(text, 8, 27)] == ["It helps.", "It lasts."]


def test_trim_leaves_nothing_of_white_space() -> None:
    start, end = trim("a \u00a0\t b", 1, 4)
    assert start == end


@given(st.text(alphabet=st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from('.!?…()[]"”“ A1a\n'))))
def test_sentences_hold_every_character_but_white_space_in_order(text: str) -> None:
    spans = list(split_sentences(text, 0, len(text)))
    assert all(text[a:b] == text[a:b].strip() != "" for a, b in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())


@pytest.mark.parametrize("junk", ["A. ", ".¹", '."', ".[1,", "(a. ", ". " + "-" * 500, "1) ", "e.g.", "? "])
def test_time_grows_with_the_text_only(junk: str) -> None:
    text = junk * (100_000 // len(junk)) + "x"
    started = time.process_time()
    assert list(split_sentences(text, 0, len(text)))
    assert time.process_time() - started < 3
