"""Where each attribute came from, one origin at a time."""

from __future__ import annotations

import pytest

from transforms import read_text
from transforms.explain.reason import Reason

TITLE = "Ketamine for PTSD"
STUDY = "A 2021 trial in JAMA Psychiatry gave 41 adults with PTSD ketamine or midazolam. Symptoms fell by 67% in a day."


def explain(text: str, quote: str, attribute: str, title: str | None = TITLE) -> Reason:
    """The reason for an attribute of the first claim whose statement holds the quote."""
    found = read_text(text, title)
    claim = next(claim for claim in found.claims if quote in claim.quote)
    return next(reason for reason in found.explain(claim) if reason.attribute == attribute)


@pytest.mark.parametrize(
    ("text", "quote", "attribute", "because", "words"),
    [
        ("Ketamine may ease symptoms of PTSD.", "ease", "certainty", "weakened by", ["may"]),
        ("Ketamine eases PTSD. In May, ketamine eased PTSD.", "In May", "certainty", "is no hedge here", ["May"]),
        ("Ketamine eases PTSD.", "eases", "certainty", "no word weakens it", []),
        ("Ketamine did not ease PTSD.", "ease", "negated", "negates the main clause", ["not"]),
        ("Ketamine helps people whose PTSD did not improve.", "helps", "negated", "does not govern", ["not"]),
        ("Ketamine is a breakthrough that eases PTSD.", "eases", "hype", "promotional strength", ["breakthrough"]),
        ("Ketamine eases PTSD.", "eases", "substance", "named in the statement", ["Ketamine"]),
        ("Ketamine is a drug.\n\nIt eases PTSD symptoms.", "It eases", "substance", "from the title: Ketamine", []),
        ("Ketamine eases symptoms.", "eases", "condition", "from the title: Ketamine for PTSD", []),
        ("Ketamine eases PTSD.", "eases", "evidence_basis", "nothing that it rests on is named", []),
        ("Studies show that ketamine eases PTSD.", "eases", "evidence_basis", "that nothing", ["Studies show"]),
        (STUDY, "Symptoms fell", "evidence_basis", "carried over from the study", [STUDY.split(". ")[0] + "."]),
        (STUDY, "A 2021", "mention_id", "introduces the study (JAMA Psychiatry, 2021, 41 participants)", []),
    ],
)
def test_origin(text: str, quote: str, attribute: str, because: str, words: list[str]) -> None:
    reason = explain(text, quote, attribute)
    assert because in reason.because
    assert [place.quote for place in reason.places][: len(words) or None] == words


def test_names_come_from_the_heading_or_from_what_the_text_names_most() -> None:
    text = "# Spravato\nIt rapidly reduces the symptoms of depression within 24 hours.\n\n# Notes\nNothing more."
    above = explain(text, "It rapidly", "substance", None)
    assert (above.value, above.because) == ("esketamine", "from the heading above it: Spravato")
    most = explain("Ketamine eases PTSD.\n\nSymptoms improved within a day.", "Symptoms", "substance", None)
    assert most.because == "the therapy that the text names most (once), here first"
    assert [place.start for place in most.places] == [0]


def test_weights_name_what_spoke_for_and_against() -> None:
    decision = explain("Nausea is a common side effect of ketamine.", "Nausea", "claim_type").decision
    assert decision and decision.answer == "safety"
    assert "safety.harm" in {part.feature for part in decision.speak_for}
    assert "always" in {part.feature for part in decision.speak_against}
    assert all(part.weight > 0 for part in decision.speak_for) and all(
        part.weight < 0 for part in decision.speak_against
    )


def test_number_shows_its_words() -> None:
    found = read_text("The effect of ketamine lasted for about two weeks.", TITLE)
    (quantity,) = found.quantities
    told = {reason.attribute: reason for reason in found.explain(quantity)}
    assert told["low"].because == "2 as written, in the unit day 14"
    assert [place.quote for place in told["low"].places] == ["two"]
    assert [place.quote for place in told["unit"].places] == ["weeks"]
    assert [place.quote for place in told["qualifier"].places] == ["about"]


@pytest.mark.parametrize(
    ("text", "quote", "because"),
    [
        ("# Benefits\nKetamine eases PTSD.", "Benefits", "a heading claims nothing"),
        (
            "Ketamine eases PTSD.\n\nIt is asked often. Does ketamine work? It does.",
            "Does k",
            "it asks, announces, advises",
        ),
        ("Ketamine eases PTSD. The car park is behind the building.", "car park", "no claim type is likely enough"),
        ("The weather stayed grey.", "weather", "the text names no therapy and no condition"),
    ],
)
def test_silence_has_a_reason(text: str, quote: str, because: str) -> None:
    found = read_text(text)
    statement = next(s for s in found.statements if quote in s.text)
    assert because in found.explain(statement)[-1].because
