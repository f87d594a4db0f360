"""Weights as they are kept, and the features that they weigh."""

from __future__ import annotations

import pytest

from tests.transforms.makers import read_sentence
from transforms.claim_types.choose import LEAST, SURE, choose_types, list_beside
from transforms.weights.features import list_features
from transforms.weights.known import list_known_words
from transforms.weights.table import ALWAYS, DECISIONS, Weights, load_weights, locate_weights
from transforms.weights.words import find_words, list_words
from warehouse.tables import values

SMALL = Weights(
    ("yes", "no"), {ALWAYS: (-1.0, 0.5), "cue": (2.0, -1.0), "w:word": (3.0, 0.0), "other cue": (0.5, 0.25)}
)


def test_scores_add_up_over_the_features_that_are_known() -> None:
    assert SMALL.add_up([]) == [-1.0, 0.5]
    assert SMALL.add_up(["cue", "other cue", "never seen"]) == [1.5, -0.25]


def test_a_cue_explains_an_answer_before_a_single_word() -> None:
    assert SMALL.name_reason(["w:word", "cue", "other cue"], 0) == "cue"
    assert SMALL.name_reason(["w:word", "never seen"], 0) == "w:word"
    assert SMALL.name_reason(["never seen"], 0) == ALWAYS


@pytest.mark.parametrize(
    ("decision", "answers"),
    [
        ("claim_types", values.CLAIM_TYPES),
        ("stance", values.STANCES),
        ("evidence_basis", values.EVIDENCE_BASES),
    ],
)
def test_the_shipped_weights_are_whole(decision: str, answers: tuple[str, ...]) -> None:
    weights = load_weights(decision)
    assert set(weights.answers) == set(answers)
    assert {len(row) for row in weights.rows.values()} == {len(weights.answers)}
    lines = locate_weights(decision).read_text(encoding="utf-8").splitlines()
    assert len(weights.rows) == len(lines) - 1, "a feature is listed twice"


def test_words_are_told_apart_from_the_first_word() -> None:
    found = list_words("Patients improved, and improving patients stay.")
    assert {"w:patient", "w:patient...", "w:improv", "w:and", "w:stay"} <= found
    assert {"w:patient improv", "w:improv and", "sense.improve", "sense.people"} <= found


@pytest.mark.parametrize(
    "text", ["Patients improved, and improving patients stay.", "Quokkas slept well.", "12 of 20 (60%)", ""]
)
def test_the_words_that_are_read_are_those_with_weights_and_all_senses(text: str) -> None:
    rows = {name for decision in DECISIONS for name in load_weights(decision).rows}
    found = list_words(text)
    assert list_known_words(text) == {name for name in found if name in rows or name.startswith("sense.")}


def test_words_are_found_again_by_what_they_show() -> None:
    text = "The nightmares came back."
    assert [text[slice(*place)] for place in find_words(text, "w:came back")] == ["came back"]
    assert [text[slice(*place)] for place in find_words(text, "sense.return")] == ["back"]
    assert [text[slice(*place)] for place in find_words(text, "w:the...")] == ["The"]


def test_features_say_what_is_in_a_statement_and_where_it_stands() -> None:
    features = list_features(read_sentence("Ketamine may ease PTSD."), {"dose"}, in_study=True)
    assert len(features) == len(set(features))
    assert {"names:therapy", "condition", "quantity:dose", "in study", "kind:sentence", "short", "w:ease"} <= set(
        features
    )
    assert "substance.ketamine" not in features, "a rule must not depend on one therapy's name"


def test_types_need_a_score_and_the_best_needs_less() -> None:
    assert LEAST < SURE
    assert choose_types([]) == {}
    assert set(choose_types(list_features(read_sentence("Ketamine reduced PTSD symptoms."), (), False))) == {"efficacy"}


def test_what_stands_beside_a_statement_bears_on_it() -> None:
    assert list_beside([["safety"], [], ["onset", "efficacy"]]) == [
        ["ahead of nothing"],
        ["after safety", "ahead of onset", "ahead of efficacy"],
        ["after nothing"],
    ]
    assert list_beside([["safety"]] * 6)[0] == ["after the top", "ahead of safety"]
    shown, weights = list_features(read_sentence("It wore off by evening."), (), False), load_weights("claim_types")
    alone, among = (weights.add_up(shown, more) for more in ((), ("after safety", "ahead of safety")))
    assert among[weights.answers.index("safety")] > alone[weights.answers.index("safety")]
