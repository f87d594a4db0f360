"""Which claim of a changed page is which, and what became of it."""

from __future__ import annotations

import datetime as dt
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.changes.compare import compare
from transforms.changes.facts import ClaimFacts
from transforms.changes.match import match_claims
from transforms.changes.rows import Replacement, make_changes

DURABLE = "The effect of ketamine lasted for two weeks."


def make(quote: str, claim_type: str = "efficacy", **other: Any) -> ClaimFacts:
    facts: dict[str, Any] = {
        "claim_id": f"{claim_type}:{quote}", "subject": "therapy", "substance": "ketamine", "condition": "ptsd",
        "stance": "favourable", "negated": False, "certainty": "asserted", "evidence_basis": "none", "hype": False,
    }  # fmt: skip
    return ClaimFacts(quote=quote, claim_type=claim_type, **facts | other)


def tell(old: list[ClaimFacts], new: list[ClaimFacts]) -> list[tuple[str, str | None, str | None, str | None]]:
    found = [difference for match in match_claims(old, new) for difference in compare(match)]
    return [(d.change, d.attribute, d.was, d.now) for d in found]


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        ({}, {}, []),
        ({"certainty": "hedged"}, {}, [("strengthened", "certainty", "hedged", "asserted")]),
        ({}, {"certainty": "hedged"}, [("weakened", "certainty", "asserted", "hedged")]),
        ({}, {"hype": True}, [("strengthened", "hype", "false", "true")]),
        ({"evidence_basis": "named_study"}, {}, [("weakened", "evidence_basis", "named_study", "none")]),
        ({"stance": "neutral"}, {}, [("strengthened", "stance", "neutral", "favourable")]),
        ({}, {"stance": "neutral"}, [("weakened", "stance", "favourable", "neutral")]),
        ({}, {"stance": "unfavourable", "negated": True}, [("reversed", "stance", "favourable", "unfavourable")]),
        ({"negated": True}, {}, [("reversed", "negated", "true", "false")]),
    ],
)
def test_what_became_of_a_claim_in_nearly_the_same_words(
    was: dict[str, Any], now: dict[str, Any], told: list[tuple[str, ...]]
) -> None:
    assert tell([make(DURABLE, **was)], [make(f"{DURABLE} Really", **now)]) == told


def test_numbers_are_compared_kind_by_kind() -> None:
    old = make("67% of 41 adults improved.", numbers=frozenset({("percentage", 67.0, 67.0, "percent")}))
    new_numbers = {("percentage", 51.0, 60.0, "percent"), ("follow_up", 14.0, None, "day")}
    new = make("51% to 60% of 41 adults improved over two weeks.", numbers=frozenset(new_numbers))
    assert tell([old], [new]) == [
        ("renumbered", "follow_up", None, "at least 14 day"),
        ("renumbered", "percentage", "67 percent", "51 to 60 percent"),
    ]


def test_claims_that_move_and_are_laid_out_otherwise_did_not_change() -> None:
    quotes = ["Ketamine helps.", DURABLE, "Nausea is common."]
    old, new = [make(q) for q in quotes], [make(q.replace(" ", "\u00a0 ").upper()) for q in reversed(quotes)]
    assert tell(old, new) == []


def test_claims_of_other_words_or_types_are_others() -> None:
    old = [make(DURABLE, "durability"), make("Nausea is a common side effect.", "safety")]
    new = [make(DURABLE, "efficacy"), make("The agency approved the nasal spray.", "regulatory")]
    assert [change for change, *_ in tell(old, new)] == ["vanished", "vanished", "appeared", "appeared"]


def test_the_likest_claim_is_the_same_one() -> None:
    old = [make("Ketamine helped most adults with PTSD within a day.")]
    close = make("Ketamine helped many adults with PTSD within a day.")
    far = make("Ketamine helped most adults with depression within weeks.", condition="depression")
    (first, *rest) = match_claims(old, [far, close])
    assert first.new is close and [m.new for m in rest] == [far]


def test_structure_decides_between_the_same_words() -> None:
    old = [make("It helped most of them.", substance="mdma")]
    ketamine, mdma = make("It helped most of them now."), make("It helped most of them then.", substance="mdma")
    assert match_claims(old, [ketamine, mdma])[0].new is mdma


def test_many_alike_claims_are_matched_in_time() -> None:
    old = [make(f"Ketamine helped adult {chr(97 + n % 26)}{chr(97 + n // 26 % 26)} of the trial.") for n in range(3000)]
    new = [make(f"{claim.quote} Indeed {chr(97 + n % 26)}x") for n, claim in enumerate(old)]
    begun = time.monotonic()
    match_claims(old, new)
    assert time.monotonic() - begun < 10


CLAIMS = st.lists(
    st.builds(
        make,
        st.lists(st.sampled_from(["ketamine", "helps", "most", "adults", "67%"]), max_size=6).map(" ".join),
        st.sampled_from(["efficacy", "safety"]),
        certainty=st.sampled_from(["hedged", "asserted"]),
        numbers=st.frozensets(st.sampled_from([("percentage", 1.0, 1.0, "percent"), ("age", None, 2.0, "year")])),
    ),
    max_size=8,
)


@given(CLAIMS, CLAIMS)
def test_every_claim_is_in_one_match(old: list[ClaimFacts], new: list[ClaimFacts]) -> None:
    matches = match_claims(old, new)
    assert sorted(id(m.old) for m in matches if m.old) == sorted(map(id, old))
    assert sorted(id(m.new) for m in matches if m.new) == sorted(map(id, new))
    assert all(m.old.claim_type == m.new.claim_type for m in matches if m.old and m.new)


@given(CLAIMS)
def test_page_against_itself_changes_nothing(claims: list[ClaimFacts]) -> None:
    assert [c for c, *_ in tell(claims, claims)] in ([], [c for c, *_ in tell(claims, claims) if c == "renumbered"])


def test_rows_name_both_versions_and_have_ids_of_their_own() -> None:
    replacement = Replacement("s", "u", "new", "old", "run", dt.datetime(2026, 4, 1, tzinfo=dt.UTC))
    old, new = [make(DURABLE, certainty="hedged", hype=True)], [make(DURABLE), make("Nausea is common.", "safety")]
    rows = list(make_changes(replacement, old, new))
    assert [(r.change, r.claim_id is None, r.previous_claim_id is None) for r in rows] == [
        ("strengthened", False, False), ("weakened", False, False), ("appeared", False, True),
    ]  # fmt: skip
    assert len({row.change_id for row in rows}) == 3 and rows[0].similarity == 1
