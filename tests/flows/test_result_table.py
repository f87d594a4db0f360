"""Tables on a terminal: text stays text, and narrow terminals get lists."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from flows.show.result_table import render_table
from flows.show.visible import HIDDEN, make_visible

ESCAPES = re.compile(r"\x1b\[[\d;]*m")


def render(columns: Mapping[str, Sequence[object]], *, width: int | None) -> str:
    """The table without the colours that are its own."""
    data = pa.table(dict(columns))
    text, _ = render_table(data.to_reader(), most=None, width=width)
    return ESCAPES.sub("", text)


def test_cells_are_text_and_nothing_else() -> None:
    hostile = ["[red]x[/red]", "\x1b[2J\x07", "a\nb", "\u202eabc", ":smile:", "[link=https://example.com]x[/link]"]
    shown = render({"a": hostile, "[b]": [None] * 6}, width=120)
    for cell in (
        "[red]x[/red]",
        "\\x1b[2J\\x07",
        "a\\nb",
        "\\u202eabc",
        ":smile:",
        "[link=https://example.com]",
        "[b]",
    ):
        assert cell in shown
    assert not set(shown) & {"\x1b", "\x07", "\u202e"}


def test_a_narrow_terminal_gets_a_list_of_values_for_each_row() -> None:
    columns: Mapping[str, Sequence[object]] = {f"column_{n}": [n, n + 10] for n in range(9)}
    shown = render(columns, width=60)
    assert re.search(r"row 2 ─.*\ncolumn_0 +10", shown)
    assert all(len(line) <= 60 for line in shown.splitlines())
    assert len(render(columns, width=None).splitlines()) == 4


def test_a_long_cell_is_cut() -> None:
    shown = render({"text": ["x" * 5000]}, width=None)
    assert shown.splitlines()[2] == "x" * 399 + "…"


def test_a_plan_is_shown_as_it_is_drawn() -> None:
    assert render({"explain_key": ["p"], "explain_value": ["┌─┐\n└─┘"]}, width=None) == "┌─┐\n└─┘\n"


@given(st.text(st.characters()))
def test_nothing_hidden_is_left(text: str) -> None:
    shown = make_visible(text)
    assert not HIDDEN.search(shown)
    assert shown == text or HIDDEN.search(text)
