"""A bounded run of the fuzzing: spoiled inputs crash nothing, and time grows with the input only."""

from __future__ import annotations

import pytest

from tests.fuzz.growth import Growth, measure
from tests.fuzz.mutate import mutate
from tests.fuzz.targets import Target, list_targets

TARGETS = {target.name: target for target in list_targets()}
SEEDS = 25


@pytest.mark.parametrize("name", TARGETS)
def test_spoiled_input_crashes_nothing(name: str) -> None:
    target = TARGETS[name]
    target.take(target.sample)
    for seed in range(SEEDS):
        try:
            target.take(mutate(target.sample, seed))
        except Exception as error:
            pytest.fail(f"seed {seed}: {type(error).__name__}: {error}")


@pytest.mark.parametrize(
    ("name", "piece"),
    [
        ("extractor", "ketamine may "),
        ("extractor", "1,2-"),
        ("extractor", "et al. "),
        ("extractor", "[1"),
        ("extractor", "41 adults or 67% "),
        ("a.html", "<div>"),
        ("a.html", "<td>"),
        ("a.md", "*_["),
        ("a.csv", '",'),
        ("a.jsonl", '{"a":['),
        ("a.xml", "<!--"),
        ("feed", "<item>"),
        ("robots", "Disallow: /*a*b\n"),
        ("sql", "(("),
    ],
)
def test_time_grows_with_the_input_only(name: str, piece: str) -> None:
    growth = measure(TARGETS[name], piece)
    assert not growth.is_steep, growth


def test_steep_growth_is_seen() -> None:
    def cube(content: bytes) -> None:
        for _ in range((len(content) // 20) ** 3 // 50):
            pass

    assert measure(Target("cube", b"", cube), "x").is_steep
    assert not Growth(0.1, 0.5).is_steep
