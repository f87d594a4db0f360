"""Copies found for a few texts that came or went are those that looking at all texts finds."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.duplicates import changed
from transforms.duplicates.changed import Copies, Gone
from transforms.duplicates.groups import STARTS, find_originals, make_keys
from transforms.duplicates.signatures import SIZE, Signatures

FAMILIES = np.random.default_rng(7).integers(0, 1 << 32, (3, SIZE), dtype=np.uint32)


def make_signatures(seed: int, count: int) -> Signatures:
    """Signatures of texts that are much or little like one of three others, so that chains and large bands arise."""
    dice = np.random.default_rng(seed)
    family = FAMILIES[dice.integers(0, 3, count)]
    other = dice.integers(0, 1 << 32, (count, SIZE), dtype=np.uint32)
    return np.where(dice.random((count, SIZE)) < dice.uniform(0.3, 0.95, (count, 1)), family, other)


def find(signatures: Signatures) -> list[int]:
    """The originals by looking at all texts."""
    return find_originals(signatures, np.full(len(signatures), 300)).tolist()


def cut(signatures: Signatures) -> list[np.ndarray]:
    """The bands of texts."""
    return [make_keys(signatures, start) for start in STARTS]


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 60), st.data())
def test_texts_that_come_and_go(seed: int, count: int, data: st.DataObject) -> None:
    signatures = make_signatures(seed, count)
    places = st.lists(st.integers(0, count - 1), unique=True, max_size=4)
    come, gone = data.draw(places), data.draw(places)
    before = [place for place in range(count) if place not in come]
    after = [place for place in range(count) if place not in gone]
    held = {before[n]: before[original] for n, original in enumerate(find(signatures[before]))}
    place_of = {place: n for n, place in enumerate(after)}
    bands = np.stack(cut(signatures))
    shuffled = np.random.default_rng(seed).permutation(len(after))
    copies = Copies(
        cut(signatures[after][shuffled]),
        np.argsort(shuffled),
        np.array([place_of.get(held.get(place, place), n) for n, place in enumerate(after)], np.int64),
        lambda wanted: (signatures[after][wanted], np.full(len(wanted), 300)),
    )
    came = [place_of[place] for place in come if place in place_of]
    went = [Gone(sum(p < place for p in after), bands[:, place]) for place in gone if place not in come]
    if came or went:
        copies.update(came, went)
    assert copies.originals.tolist() == find(signatures[after])


def test_too_many_are_left_to_looking_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changed, "FEWEST", 5)
    signatures = make_signatures(1, 60)
    copies = Copies(
        cut(signatures), np.arange(60), np.arange(60), lambda wanted: (signatures[wanted], np.full(len(wanted), 300))
    )
    assert copies.update(range(20), []) is None
