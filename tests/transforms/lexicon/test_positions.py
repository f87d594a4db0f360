"""Where the entries of a TOML file stand."""

from __future__ import annotations

import tomllib

from hypothesis import given
from hypothesis import strategies as st

from transforms.lexicon.positions import find_lines

TRICKY = '''# [no section] a = ["#"]
title = "a # b = [c]"   # [neither]

therapies = [ "x", # "not this"
  'y', """z
over ] two lines""", "w" ]
[substances]
"two words" = []
plain = ["a, b", [1,
  2], {k = "v"}, "last" ]
dotted.key = ['"']
[conditions.inner]
deep = 3
'''


def test_entries_and_items_are_found_where_they_stand() -> None:
    tomllib.loads(TRICKY)
    assert dict(find_lines(TRICKY)) == {
        ("title",): 2,
        ("therapies",): 4,
        ("therapies", 0): 4,
        ("therapies", 1): 5,
        ("therapies", 2): 5,
        ("therapies", 3): 6,
        ("substances",): 7,
        ("substances", "two words"): 8,
        ("substances", "plain"): 9,
        ("substances", "plain", 0): 9,
        ("substances", "plain", 1): 9,
        ("substances", "plain", 2): 10,
        ("substances", "plain", 3): 10,
        ("substances", "dotted"): 11,
        ("substances", "dotted", "key"): 11,
        ("substances", "dotted", "key", 0): 11,
        ("conditions",): 12,
        ("conditions", "inner"): 12,
        ("conditions", "inner", "deep"): 13,
    }


@given(st.lists(st.lists(st.text(alphabet="ab[]{}=,#'| é", max_size=6), max_size=4), max_size=4), st.booleans())
def test_every_word_is_on_the_line_that_is_named(entries: list[list[str]], spread: bool) -> None:
    between = ",\n  " if spread else ", "
    lists = [between.join(f'"{word}"' for word in words) for words in entries]
    text = "[s]\n" + "".join(f"k{n} = [{words}]\n" for n, words in enumerate(lists))
    lines = find_lines(text)
    held = tomllib.loads(text)["s"]
    for name, words in held.items():
        for place, word in enumerate(words):
            assert f'"{word}"' in text.splitlines()[lines["s", name, place] - 1]
