"""Numbers as texts write them."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.quantities.numbers import MOST, find_numbers, read_value

FIGURES = [
    ("41", 41),
    ("1,204", 1204),
    ("0.5", 0.5),
    (".02", 0.02),
    ("−0.52", -0.52),
    ("-3", -3),
    ("zero", 0),
    ("forty-one", 41),
    ("ninety nine", 99),
    ("a hundred", 100),
    ("two hundred and twelve", 212),
    ("٤١", 41),
]

NUMBERS: list[tuple[str, list[tuple[str, float, float]]]] = [
    ("2 or 3 weeks", [("2 or 3", 2, 3)]),
    ("2 or 10 mg", [("2", 2, 2), ("10", 10, 10)]),
    ("two to three", [("two to three", 2, 3)]),
    ("2–3", [("2–3", 2, 3)]),
    ("18 - 70", [("18 - 70", 18, 70)]),
    ("20 and 30", [("20", 20, 20), ("30", 30, 30)]),
    ("between 20 and 30", [("20 and 30", 20, 30)]),
    ("between 30 and 20", [("30", 30, 30), ("20", 20, 20)]),
    ("54%–79%", [("54%–79", 54, 79)]),
    ("between 5% and 9%", [("5% and 9", 5, 9)]),
    ("rose from 20% to 50%", [("20", 20, 20), ("50", 50, 50)]),
    ("5% to 12 patients", [("5", 5, 5), ("12", 12, 12)]),
    ("−16.3 to −2.9", [("−16.3 to −2.9", -16.3, -2.9)]),
    ("CAPS-5", [("5", 5, 5)]),
    ("10-12", [("10-12", 10, 12)]),
    ("one in ten", [("one in ten", 10, 10)]),
    ("about a third of them", [("a third", 33.33, 33.33)]),
    ("two-thirds", [("two-thirds", 66.67, 66.67)]),
    ("3 out of every 4", [("3 out of every 4", 75, 75)]),
    ("12 per 1,000 people", [("12 per 1,000", 1.2, 1.2)]),
    ("41 adults in 2021", [("41", 41, 41), ("2021", 2021, 2021)]),
    ("one in 2000", [("one in 2000", 0.05, 0.05)]),
    ("half of them", [("half", 50, 50)]),
    ("half the dose", []),
    ("a third session", []),
    ("9 in 5", [("9", 9, 9), ("5", 5, 5)]),
    ("someone weighty", []),
    ("1" * 400, []),
    ("1,000,000,000,000", []),
]


@pytest.mark.parametrize(("raw", "value"), FIGURES)
def test_values(raw: str, value: float) -> None:
    assert read_value(raw) == value


@pytest.mark.parametrize(("text", "numbers"), NUMBERS)
def test_numbers(text: str, numbers: list[tuple[str, float, float]]) -> None:
    found = [(text[n.start : n.end], n.low, n.high) for n in find_numbers(text)]
    assert found == numbers


def test_a_sign_before_a_count_is_a_dash() -> None:
    (number,) = find_numbers("−5")
    bare = number.without_sign()
    assert bare is not None
    assert (bare.start, bare.end, bare.low, bare.high) == (1, 2, 5, 5)
    (below,) = find_numbers("−5 to 3")
    assert below.without_sign() is None


@given(st.integers(0, 9_999_999))
def test_figures_with_and_without_commas_are_the_same(value: int) -> None:
    (plain,), (grouped,) = find_numbers(f"of {value} x"), find_numbers(f"of {value:,} x")
    assert plain.low == plain.high == grouped.low == grouped.high == value


@given(st.text(alphabet=st.sampled_from("0123456789.,-–−% aonetwhirdfvsix"), max_size=60))
def test_numbers_are_apart_and_bounded(text: str) -> None:
    found = sorted(find_numbers(text), key=lambda number: number.start)
    assert all(left.end <= right.start for left, right in pairwise(found))
    assert all(n.low <= n.high <= MOST and n.start < n.end for n in found)


@pytest.mark.parametrize("junk", ["1", "1 ", "1,111", "1-", "a hundred and ", "1 of 2 ", "1% to ", "-", "1 to "])
def test_time_grows_with_the_text_only(junk: str) -> None:
    text = junk * (100_000 // len(junk))
    started = time.process_time()
    list(find_numbers(text))
    assert time.process_time() - started < 3
