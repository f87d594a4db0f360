"""A text as statements."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.statements.split import LONGEST, split_statements, strip_quotes

PAGE = """# Voices

Q: Does it help?
A: It does. “I slept. I laughed again.” It lasts.

| n | Score |
|---|---|
| 41 | 24.4 |

Notes:
- "Rest." Then talk."""


def read(text: str) -> list[tuple[str, str]]:
    """Kind and text of every statement."""
    return [(span.kind, text[span.start : span.end]) for span in split_statements(text)]


def test_a_page() -> None:
    assert read(PAGE) == [
        ("heading", "Voices"),
        ("heading", "Q: Does it help?"),
        ("sentence", "It does."),
        ("sentence", "I slept."),
        ("sentence", "I laughed again."),
        ("sentence", "It lasts."),
        ("heading", "n | Score"),
        ("table_row", "41 | 24.4"),
        ("heading", "Notes:"),
        ("list_item", '"Rest." Then talk.'),
    ]


def test_answers_are_no_items_of_a_list() -> None:
    text = "Q. Does it help?\nA. It does. It lasts.\n\nA. Alone, a letter marks an item. It stays whole."
    assert [kind for kind, _ in read(text)] == ["heading", *["sentence"] * 4]
    assert [kind for kind, _ in read(text.partition("\n\n")[2])] == ["list_item"]


@pytest.mark.parametrize(
    ("line", "inner"),
    [
        ("– Effect held through week 16 –", "Effect held through week 16"),
        ("➤ No new safety signals", "No new safety signals"),
        ("× Recent heart attack", "Recent heart attack"),
        ("🌿 Two sessions with your guide.", "Two sessions with your guide."),
        ("★★★★☆ I slept for three weeks.", "I slept for three weeks."),
    ],
)
def test_what_marks_an_item_or_rates_is_no_part_of_it(line: str, inner: str) -> None:
    assert [text for _, text in read(line)] == [inner]


def test_sentences_inside_a_quotation_are_known() -> None:
    quoted = {PAGE[span.start : span.end] for span in split_statements(PAGE) if span.quoted}
    assert quoted == {"I slept.", "I laughed again."}


def test_statements_of_a_paragraph_share_their_block() -> None:
    blocks = {PAGE[span.start : span.end]: span.block for span in split_statements(PAGE)}
    assert blocks["It does."] == blocks["It lasts."] != blocks["Notes:"]


@pytest.mark.parametrize(
    ("raw", "bare"),
    [
        ("“All of it.”", "All of it."),
        ("“The first of several.", "The first of several."),
        ("the last of several.”", "the last of several."),
        ("He said “yes” to it.", "He said “yes” to it."),
        ("‘Twas’ the word.", "‘Twas’ the word."),
    ],
)
def test_quote_marks_around_a_sentence_are_no_part_of_it(raw: str, bare: str) -> None:
    start, end = strip_quotes(raw, 0, len(raw))
    assert raw[start:end] == bare


@pytest.mark.parametrize("text", ["x" * 9000, "word " * 2000, "- " + "x " * 4000 + "y" * 4000, "a" + " " * 5000 + "b"])
def test_a_run_of_text_that_nobody_wrote_comes_in_pieces(text: str) -> None:
    pieces = read(text)
    assert max(len(piece) for _, piece in pieces) <= LONGEST
    assert "".join("".join(piece.split()) for _, piece in pieces) == "".join(text.removeprefix("- ").split())


@given(
    st.text(
        alphabet=st.one_of(
            st.characters(exclude_categories=["Cs"]),
            st.sampled_from("\"“”'.!? \n|-#*:1aA"),
            st.sampled_from("e\u0301שא🙂"),
        )
    )
)
def test_statements_are_in_order_and_hold_no_white_space_at_their_ends(text: str) -> None:
    spans = list(split_statements(text))
    assert all(text[s.start : s.end] == text[s.start : s.end].strip() != "" for s in spans)
    assert all(left.end <= right.start for left, right in pairwise(spans))
    assert [s.block for s in spans] == sorted(s.block for s in spans)
