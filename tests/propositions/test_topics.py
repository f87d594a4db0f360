"""The topic of a claim: from its words, its numbers, the vocabulary."""

from __future__ import annotations

import pytest

from tests.propositions.makers import Page, build, only
from tests.propositions.topic_cases import CASES
from tests.rows import make_row
from transforms.propositions.topics import OTHER, load_topics
from warehouse.tables import Cue
from warehouse.tables.values import CLAIM_TYPES, QUANTITY_KINDS


@pytest.fixture(scope="module")
def topics() -> dict[str, str]:
    """The topic found for the quote of each case, by type and quote."""
    pages = [Page(f"p{n}", text, {"claim_type": kind}) for n, (kind, text, _) in enumerate(CASES)]
    return {f"{row['claim_type']} {row['quote']}": row["topic"] for row in build(pages)["claims"]}


@pytest.mark.parametrize(("kind", "text", "topic"), CASES)
def test_words_tell_the_topic(kind: str, text: str, topic: str, topics: dict[str, str]) -> None:
    assert topics[f"{kind} {text}"] == topic


def test_every_type_has_topics_and_one_for_the_rest() -> None:
    named = {topic.claim_type: topic.name for topic in load_topics() if topic.name == OTHER}
    assert set(named) == set(CLAIM_TYPES)


def test_numbers_and_kinds_are_those_of_quantities() -> None:
    used = {kind for topic in load_topics() for kind in (*topic.kinds, topic.number) if kind}
    assert used <= set(QUANTITY_KINDS)


def test_a_number_tells_the_topic_where_no_word_does() -> None:
    page = Page("a", "They got six.", {"claim_type": "protocol"}, ("session_count", "session", 6, 6))
    assert only(build([page])["claims"])["topic"] == "sessions"


def test_a_mechanism_of_the_vocabulary_needs_no_word_list() -> None:
    page = Page("a", "It binds sigma sites.", {"claim_type": "mechanism"})
    cue = make_row(
        Cue,
        statement_id="st-a",
        document_id="d-a",
        start=9,
        end=14,
        quote="sigma",
        cue="mechanism",
        concept="sigma_sites",
    )
    marts = build([page], cue)
    assert only(marts["claims"])["topic"] == "sigma_sites"
    assert only(marts["propositions"])["label"] == "Ketamine acts through sigma sites"
