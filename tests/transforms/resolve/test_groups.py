"""Joining mentions into studies."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from transforms.resolve.groups import join_groups

NAMES = st.sampled_from("abcdefgh")
PAIRS = st.lists(st.tuples(NAMES, NAMES), max_size=20)
DOCUMENTS = st.fixed_dictionaries({name: st.sampled_from(["d1", "d2", "d3", "d4"]) for name in "abcdefgh"})


def test_pairs_that_hang_together_are_one_group_named_after_the_first() -> None:
    documents = {"b": "d1", "a": "d2", "c": "d3", "x": "d4"}
    assert join_groups(documents, [("b", "c"), ("c", "a")]) == {"a": "a", "b": "a", "c": "a", "x": "x"}


def test_two_mentions_of_a_document_are_two_studies_and_the_surer_pair_wins() -> None:
    documents = {"a": "d1", "b": "d2", "c": "d1"}
    assert join_groups(documents, [("a", "b"), ("b", "c")]) == {"a": "a", "b": "a", "c": "c"}
    assert join_groups(documents, [("b", "c"), ("a", "b")]) == {"a": "a", "b": "b", "c": "b"}


@given(DOCUMENTS, PAIRS)
def test_no_group_has_two_mentions_of_a_document(documents: dict[str, str], pairs: list[tuple[str, str]]) -> None:
    groups = join_groups(documents, pairs)
    assert set(groups) == set(documents)
    assert all(groups[name] == name for name in groups.values())
    told = [(group, documents[name]) for name, group in groups.items()]
    assert len(told) == len(set(told))
