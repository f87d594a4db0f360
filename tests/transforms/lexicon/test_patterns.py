"""The pattern language of word lists."""

from __future__ import annotations

import pytest

from transforms.lexicon.patterns import expand


@pytest.mark.parametrize(
    ("pattern", "forms"),
    [
        ("ketamine", ["ketamine"]),
        ("improv{e|es|ed}", ["improve", "improves", "improved"]),
        ("can {|also }help", ["can help", "can also help"]),
        ("{a|the} {trial|study}", ["a trial", "a study", "the trial", "the study"]),
        ("{wear{|s}|wore}", ["wear", "wore", "wears", "wore"]),
        ("Meta-Analysis", ["meta analysis"]),
        ("people’s", ["people"]),
    ],
)
def test_expand(pattern: str, forms: list[str]) -> None:
    assert list(expand(pattern)) == forms


@pytest.mark.parametrize("pattern", ["improv{e|es", "improve}", "", "  ", "{|a}", "—"])
def test_a_wrong_pattern_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match=r"braces of .* do not pair up|entry is empty"):
        list(expand(pattern))
