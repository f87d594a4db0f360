"""Explanations of everything that texts give: true to the rows, and exact in their places."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.transforms.makers import make_titled
from transforms.explain.reason import Place, Reason
from transforms.explain.reread import KEYS, Reread, list_differences, read_again
from transforms.extract import load_extractor
from transforms.rows import extract_rows
from warehouse.schema import Row
from warehouse.tables import Claim, Quantity, Statement, StudyMention

ROOT = Path(__file__).parents[3]
TEXTS = sorted(p for p in (ROOT / "seeds" / "texts").iterdir() if p.suffix in {".txt", ".md"})
TEXTS += sorted((ROOT / "tests" / "annotated" / "development").glob("*.txt"))[:12]


@cache
def reread(path: Path) -> Reread:
    return read_again(make_titled(path.read_text(encoding="utf-8")), load_extractor())


def list_reasons(read: Reread, record: type) -> Iterator[tuple[Row, dict[str, Reason]]]:
    """Every row of a record type with its reasons by attribute."""
    for row in read.of(record):
        yield row, {reason.attribute: reason for reason in read.explain(getattr(row, KEYS[record]))}


def list_places(reason: Reason) -> Iterator[Place]:
    yield from reason.places
    if reason.decision is not None:
        for part in (*reason.decision.speak_for, *reason.decision.speak_against):
            yield from part.places


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_rows_are_those_of_the_extraction_and_all_are_explained(path: Path) -> None:
    read = reread(path)
    assert list(read.rows) == extract_rows(read.document)[1]
    for record in KEYS:
        for row, reasons in list_reasons(read, record):
            assert read.find(getattr(row, KEYS[record])) == row
            for name, reason in reasons.items():
                assert reason.because
                assert name == "claims" or reason.value == getattr(row, name, reason.value)
                for place in list_places(reason):
                    assert read.document.text[place.start : place.end] == place.quote != ""


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_claims_are_explained_by_the_words_that_made_them(path: Path) -> None:
    for row, reasons in list_reasons(reread(path), Claim):
        names = ["claim_type", "subject", "substance", "condition", "stance", "negated", "certainty", "evidence_basis"]
        assert list(reasons) == [*names, "hype", "mention_id"]
        decision = reasons["claim_type"].decision
        assert decision and decision.answer == row.claim_type and decision.score >= decision.least
        for name in ("stance", "evidence_basis"):
            made = reasons[name].decision
            assert made is None or (made.answer == getattr(row, name) and made.score >= made.least)
        ruled = (row.claim_type, row.evidence_basis) == ("regulatory", "authority")
        assert reasons["evidence_basis"].decision or (ruled and "ruled" in reasons["evidence_basis"].because)
        marked = {"negated": row.negated, "certainty": row.certainty == "hedged", "hype": row.hype}
        assert all(reasons[name].places for name, holds in marked.items() if holds)
        for name in ("substance", "condition"):
            reason = reasons[name]
            assert reason.value is None or reason.places or "from the" in reason.because


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_silent_statements_say_why(path: Path) -> None:
    read = reread(path)
    speaking = {claim.statement_id for claim in read.of(Claim)}
    for row, reasons in list_reasons(read, Statement):
        assert ("claims" in reasons) == (row.statement_id not in speaking)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_numbers_and_studies_are_placed(path: Path) -> None:
    read = reread(path)
    for row, reasons in list_reasons(read, Quantity):
        assert list(reasons) == ["kind", "low", "high", "unit", "qualifier"]
        assert all(row.quote in place.quote for place in reasons["kind"].places)
    for row, reasons in list_reasons(read, StudyMention):
        stated = {"journal", "institution", "year", "participant_count", "registry_id", "doi"}
        assert all(name in reasons for name in stated if getattr(row, name) is not None)


@given(st.text(max_size=80), st.none() | st.text(max_size=20))
def test_any_text_can_be_explained(text: str, title: str | None) -> None:
    said = f"Ketamine may ease PTSD. {text} It lasted for two weeks in 41 adults, not more, at Yale University in 2021."
    read = read_again(make_titled(said, title), load_extractor())
    for record in KEYS:
        for row in read.of(record):
            assert read.explain(getattr(row, KEYS[record]))


def test_differences_leave_out_what_is_set_later() -> None:
    read = read_again(make_titled("Ketamine eases PTSD."), load_extractor())
    (row,) = read.of(Claim)
    other = read_again(make_titled("Ketamine eases PTSD."), load_extractor()).of(Claim)[0]
    assert list_differences(row, other) == {}
    facts = {name: getattr(row, name) for name in Claim.__dataclass_fields__}
    changed = Claim(**facts | {"stance": "neutral", "study_id": "s", "extractor": "another"})
    assert list_differences(changed, row) == {"stance": ("neutral", row.stance)}
