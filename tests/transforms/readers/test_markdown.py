"""Markdown keeps its characters; only its title is read out of it."""

from __future__ import annotations

import pytest

from transforms.readers.markdown import parse_markdown


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# A title\n\nText.", "A title"),
        ("Text first.\n\n  ## **Bold** title ##\n", "Bold** title"),
        ("# **All bold**", "All bold"),
        ("# About C#", "About C#"),
        ("A title\n=====\n\nText.", "A title"),
        ("A title\n---\nText.", "A title"),
        ("---\ntitle: x\n---\n\n# After front matter", "After front matter"),
        ("```\n# a comment\n```\n\n# A title", "A title"),
        ("- item\n---\n\nText.", None),
        ("#hashtag and text", None),
        ("#\n\n# \n", None),
        ("Only text.", None),
        ("x" * 30_000 + "\n# Too late", None),
    ],
)
def test_first_heading_is_the_title_and_the_text_is_untouched(text: str, title: str | None) -> None:
    page = parse_markdown(text)
    assert (page.text, page.title) == (text, title)
