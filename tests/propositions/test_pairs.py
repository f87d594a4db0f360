"""The labelled pairs: enough of them, and told apart no worse than the grouping was measured to."""

from __future__ import annotations

from collections import Counter

from benchmarks.propositions import judge, measure, read_pairs


def test_there_are_enough_pairs_and_hard_ones_among_them() -> None:
    pairs = read_pairs()
    assert len(pairs) >= 100
    assert len({(pair.first, pair.second) for pair in pairs}) == len(pairs)
    kinds = Counter(pair.kind for pair in pairs if not pair.same)
    assert all(kinds[kind] >= 10 for kind in ("direction", "outcome", "number"))
    assert {pair.kind for pair in pairs if pair.same} == {"paraphrase"}


def test_grouping_is_as_good_as_measured() -> None:
    precision, recall, _ = measure(judge(read_pairs(), align=True))
    assert precision >= 0.80
    assert recall >= 0.60
