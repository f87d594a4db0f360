"""One scan finds every word of every list, and where it stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.lexicon.fold import fold
from transforms.lexicon.scan import Concept, Hit, Lexicon, drop_contained

PTSD, DEPRESSION = Concept("condition", "ptsd"), Concept("condition", "depression")
RESISTANT, WORSE = Concept("condition", "treatment_resistant_depression"), Concept("stance", "worse")
LEXICON = Lexicon(
    [
        (PTSD, ["PTSD", "post traumatic stress"]),
        (DEPRESSION, ["depress{ion|ed}"]),
        (RESISTANT, ["treatment-resistant depression"]),
        (WORSE, ["depressed", "worse"]),
    ]
)


def found(text: str) -> list[tuple[str, str]]:
    """The words found, with what they stand for."""
    return [(text[hit.start : hit.end], hit.concept.name) for hit in LEXICON.scan(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ptsd", [("ptsd", "ptsd")]),
        ("PTSD, then depression.", [("PTSD", "ptsd"), ("depression", "depression")]),
        ("Post-traumatic stress", [("Post-traumatic stress", "ptsd")]),
        ("PTSD’s toll", [("PTSD", "ptsd")]),
        ("PTSDs and undepressed", []),
        ("שלום 🙂 e\u0301 PTSD", [("PTSD", "ptsd")]),
        ("depressed", [("depressed", "depression"), ("depressed", "worse")]),
        ("", []),
    ],
)
def test_whole_words_in_any_writing(text: str, words: list[tuple[str, str]]) -> None:
    assert found(text) == words


def test_a_longer_word_comes_before_those_inside_it() -> None:
    hits = LEXICON.scan("Treatment-resistant depression")
    assert [hit.concept for hit in hits] == [RESISTANT, DEPRESSION]
    assert drop_contained(hits, frozenset({"condition"})) == hits[:1]
    assert drop_contained(hits, frozenset({"stance"})) == hits


def test_two_meanings_of_the_same_words_both_stay() -> None:
    same = [Hit(0, 4, PTSD), Hit(0, 4, DEPRESSION)]
    assert drop_contained(same, frozenset({"condition"})) == same


WORDS = st.sampled_from(
    ["PTSD", "depression", "Depressed", "worse", "help", "🙂", "e\u0301", "שלום", "ptsdx", "'", ". "]
)


@given(st.lists(WORDS).map(" ".join))
def test_every_hit_reads_as_a_listed_word(text: str) -> None:
    hits = LEXICON.scan(text)
    assert all(fold(text[h.start : h.end]) in {"ptsd", "depression", "depressed", "worse"} for h in hits)
    assert sum(h.concept == PTSD for h in hits) == text.split().count("PTSD")
    assert hits == sorted(hits, key=lambda hit: hit.start)
