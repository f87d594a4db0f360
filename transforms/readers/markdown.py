"""Markdown: the characters as they are, and the first heading as the title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from transforms.readers.registry import Page, Reader

HEAD = 20_000
"""Characters at the beginning in which the title is looked for."""
FENCE = re.compile(r" {0,3}(?:```|~~~)")
HASHED = re.compile(r" {0,3}#{1,6}[ \t]+(?P<title>\S.*)")
UNDERLINE = re.compile(r" {0,3}(?:=+|-{2,})[ \t]*\Z")
OTHER_BLOCK = re.compile(r"\s*(?:[-*+>|=]|\Z)")
"""How a line begins that an underline below does not make a heading: an item, a quotation, a row, a blank one."""


def parse_markdown(text: str) -> Page:
    """The file's own characters, markup and all, so that offsets point into the file."""
    lines = _skip_fences(_skip_front_matter(text[:HEAD].splitlines()))
    return Page(text, title=next(filter(None, _find_headings(lines)), None))


def _find_headings(lines: Iterator[str]) -> Iterator[str]:
    for line, below in pairwise([*lines, ""]):
        hashed = HASHED.match(line)
        if hashed:
            yield _strip_marks(_strip_closing_hashes(hashed["title"].rstrip()))
        elif UNDERLINE.match(below) and not OTHER_BLOCK.match(line):
            yield _strip_marks(line)


def _skip_front_matter(lines: list[str]) -> list[str]:
    if lines and lines[0].rstrip() == "---" and "---" in lines[1:]:
        return lines[lines.index("---", 1) + 1 :]
    return lines


def _skip_fences(lines: list[str]) -> Iterator[str]:
    inside = False
    for line in lines:
        if FENCE.match(line):
            inside = not inside
        elif not inside:
            yield line


def _strip_closing_hashes(title: str) -> str:
    """`Title ##` without its closing hashes; `About C#` as it is."""
    body = title.rstrip("#")
    return body if body[-1:] in ("", " ", "\t") else title


def _strip_marks(title: str) -> str:
    """The heading without marks of emphasis or code around it."""
    return title.strip().strip("*_`").strip()


READER = Reader("markdown", (".md", ".markdown"), parse_markdown)
