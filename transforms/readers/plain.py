"""Plain text: the characters as they are."""

from __future__ import annotations

from transforms.readers.registry import Page, Reader


def parse_plain(text: str) -> Page:
    """The text itself; a plain file says nothing about its title or date."""
    return Page(text)


READER = Reader("text", (".txt",), parse_plain)
