"""Lines of a page as headings, table rows, list items and paragraphs."""

from __future__ import annotations

import re
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.statements.blocks import LONGEST_HEADING, looks_like_title, read_blocks

PAGE = """# What ketamine does #

It blocks a receptor, and relief may follow within hours of an infusion,
which lasts about 40 minutes.

**Side effects**
Common ones are:
- nausea
* dizziness
1. a dull head

Costs and coverage
Few insurers pay for it, as far as anybody knows at this time of the year.
Is it legal?
Yes, off label."""

KINDS = [
    ("heading", "What ketamine does", None),
    (
        "text",
        "It blocks a receptor, and relief may follow within hours of an infusion,\nwhich lasts about 40 minutes.",
        "What ketamine does",
    ),
    ("heading", "Side effects", "What ketamine does"),
    ("text", "Common ones are:", "Side effects"),
    ("list_item", "nausea", "Side effects"),
    ("list_item", "dizziness", "Side effects"),
    ("list_item", "a dull head", "Side effects"),
    ("heading", "Costs and coverage", "Side effects"),
    ("text", "Few insurers pay for it, as far as anybody knows at this time of the year.", "Costs and coverage"),
    ("heading", "Is it legal?", "Costs and coverage"),
    ("text", "Yes, off label.", "Is it legal?"),
]


def read(text: str) -> list[tuple[str, str]]:
    """Kind and text of every block."""
    return [(block.kind, text[block.start : block.end]) for block in read_blocks(text)]


def test_a_page() -> None:
    found = [(block.kind, PAGE[block.start : block.end], block.section) for block in read_blocks(PAGE)]
    assert found == KINDS


@pytest.mark.parametrize("bullet", ["- ", "* ", "• ", "•", "– ", "✓ ", "1. ", "12) ", "(a) ", "iv. ", "> - "])
def test_a_bullet_is_no_part_of_its_item(bullet: str) -> None:
    assert read(f"The most common effects are these.\n{bullet}some nausea, for a day")[1] == (
        "list_item",
        "some nausea, for a day",
    )


def test_items_know_the_line_that_introduces_them() -> None:
    text = "Possible effects include:\n- nausea\n- headache\n\nAll of these pass by themselves in a day or two.\n- rest"
    announced = [text[slice(*b.lead_in)] if b.lead_in else None for b in read_blocks(text) if b.kind == "list_item"]
    assert announced == ["Possible effects include:", "Possible effects include:", None]


def test_lines_under_an_introduction_are_items_without_bullets() -> None:
    assert [kind for kind, _ in read("People report:\n\nbetter sleep\nfewer nightmares\nmore calm")] == [
        "text",
        *["list_item"] * 3,
    ]


def test_numbered_lines_above_paragraphs_are_headings_and_items_of_a_list_are_not() -> None:
    page = "1. It works fast\nMost feel it within a day.\n\n2. It wears off\nNobody knows when.\n\n1. eat\n2. rest\n\nThat is all."
    kinds = [(kind, text) for kind, text in read(page) if kind != "text"]
    assert kinds == [
        ("heading", "It works fast"),
        ("heading", "It wears off"),
        ("list_item", "eat"),
        ("list_item", "rest"),
    ]


def test_a_table_has_a_head_and_rows_without_its_rule() -> None:
    text = "| Group | Fall |\n|---|:--:|\n| Ketamine | 24.4 |\n| Midazolam | 10.9 |\n\nBoth fell, as the table shows."
    blocks = list(read_blocks(text))
    assert [(b.kind, text[b.start : b.end]) for b in blocks][:3] == [
        ("heading", "Group | Fall"),
        ("table_row", "Ketamine | 24.4"),
        ("table_row", "Midazolam | 10.9"),
    ]
    assert [text[slice(*b.header)] if b.header else None for b in blocks] == [None, *["Group | Fall"] * 2, None]


def test_lines_that_were_broken_to_fit_a_page_are_one_paragraph() -> None:
    broken = (
        "The trial gave ketamine or midazolam to adults with chronic\n"
        "symptoms of PTSD over two weeks, and those who were given\n"
        "ketamine fared better than the others did on the scale of\n"
        "Clark and others by the end."
    )
    assert read(broken) == [("text", broken)]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("How Ketamine Works", True),
        ("5 Reasons to Try It", True),
        ("Ketamine helps many people.", False),
        ("ketamine therapy", False),
        ("The Drug, Which Helps,", False),
        ("Symptoms of PTSD in veterans and in their families and friends", False),
        ("", False),
    ],
)
def test_titles(line: str, title: bool) -> None:
    assert looks_like_title(line) is title


@pytest.mark.parametrize("mark", ["", "# ", "1. "])
def test_a_line_of_a_page_in_length_is_no_heading(mark: str) -> None:
    assert "heading" not in {kind for kind, _ in read(mark + "Abc" * LONGEST_HEADING)}


@given(
    st.lists(
        st.one_of(
            st.text(alphabet=st.characters(exclude_categories=["Cs"])),
            st.sampled_from(
                ["# Title", "** **", "|---|", "| a | b |", "- item", "Note:", "> quote", "It helped a lot."]
            ),
        ),
        max_size=12,
    ).map("\n".join)
)
def test_blocks_are_in_order_and_lose_no_word(text: str) -> None:
    blocks = list(read_blocks(text))
    assert all(b.start < b.end and text[b.start : b.end] == text[b.start : b.end].strip() for b in blocks)
    assert all(left.end <= right.start for left, right in pairwise(blocks))
    held = " ".join(text[b.start : b.end] for b in blocks)
    assert all(word in held for word in re.findall(r"[^\W\d_]{5,}", text))


@pytest.mark.parametrize(
    "junk", ["\n", "a\n\n", "# a ", "#", "|", "| a ", "-", "- - ", "*", ".[1 ", '."', "> ", "a:\n"]
)
def test_time_grows_with_the_text_only(junk: str) -> None:
    text = "| " + junk * (100_000 // len(junk)) + "x"
    started = time.process_time()
    list(read_blocks(text))
    assert time.process_time() - started < 3


def test_a_blank_line_ends_a_paragraph_unless_its_last_line_must_go_on() -> None:
    post = "My blood pressure was checked every half hour or so btw\n\nquietharbor, 8:11 pm"
    assert [text for _, text in read(post)] == post.split("\n\n")


def test_a_line_that_ends_in_a_preposition_goes_on_in_the_next() -> None:
    broken = "The trial of ketamine took place in a hospital in which veterans with\nPTSD had been treated before."
    assert read(broken) == [("text", broken)]
