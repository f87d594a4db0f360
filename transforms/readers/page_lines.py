"""The lines of an extracted page: a block on each, list items with `- `, table rows as `| a | b |`.

The tree is trafilatura's: `head`, `p`, `quote`, `list` of `item`, `table` of `row` of `cell`, `lb` for a line
break, and inline elements. Its own serialiser drops joiners and direction marks, which some scripts need.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

Element = Any
"""An lxml element; lxml has no types of its own."""

SPACE = re.compile(r"[ \t\r\n\f]+")
"""The white space that HTML collapses; a no-break space stays."""
BLOCKS = frozenset(("body", "head", "p", "quote", "list", "item", "table", "row", "cell", "div"))
INDENT = "  "


def write_lines(body: Element) -> str:
    """The text of an extracted page, without trailing white space, one block to a line."""
    return "\n".join(line for line in map(str.rstrip, _walk(body, 0)) if line.strip())


def _walk(element: Element, depth: int) -> Iterator[str]:
    """Lines of a block element; inline pieces between its blocks make lines of their own."""
    if element.tag == "table":
        yield from _write_table(element)
        return
    inline: list[str] = [element.text or ""]
    for child in element:
        if child.tag in BLOCKS:
            yield from _close(inline, element.tag)
            yield from _write_item(child, depth) if child.tag == "item" else _walk(child, depth)
        else:
            inline.append(_flatten(child))
        inline.append(child.tail or "")
    yield from _close(inline, element.tag)


def _close(inline: list[str], tag: str) -> Iterator[str]:
    """The lines of the inline pieces so far; a heading stays one line."""
    text = SPACE.sub(" ", "".join(inline))
    inline.clear()
    breaks = " " if tag == "head" else "\n"
    yield from (part.strip(" ") for part in text.replace(LINE_BREAK, breaks).split("\n"))


LINE_BREAK = "\x00"
"""Stands for a `<br>` while white space is collapsed; no decoded text holds it."""


def _flatten(element: Element) -> str:
    """The text of an inline element, its own tail left out."""
    if element.tag == "lb":
        return LINE_BREAK
    if not isinstance(element.tag, str):
        return ""
    return (element.text or "") + "".join(_flatten(child) + (child.tail or "") for child in element)


def _write_item(item: Element, depth: int) -> Iterator[str]:
    """The item on one line, then the items of the lists in it, one step further in."""
    own = _join(_pieces(item, skip=("list",)))
    if own:
        yield f"{INDENT * depth}- {own}"
    for inner in item.iter("list"):
        if next(inner.iterancestors("item")) is item:
            yield from _walk(inner, depth + 1)


def _write_table(table: Element) -> Iterator[str]:
    """A row to a line, and a rule below the first one if it is a head."""
    for number, row in enumerate(r for r in table.iter("row") if next(r.iterancestors("table")) is table):
        cells = row.findall("cell")
        texts = [_join(_pieces(cell)).replace("|", "\\|") for cell in cells]
        yield f"| {' | '.join(texts)} |"
        if number == 0 and all(c.get("role") == "head" for c in cells):
            yield "|" + "---|" * len(cells)


def _pieces(element: Element, skip: Iterable[str] = ()) -> Iterator[str]:
    """The text within an element, blocks and line breaks set apart by spaces."""
    yield element.text or ""
    for child in element:
        gap = " " if child.tag in BLOCKS or child.tag == "lb" else ""
        yield gap
        if child.tag not in skip:
            yield from _pieces(child, skip)
        yield gap + (child.tail or "")


def _join(pieces: Iterable[str]) -> str:
    return SPACE.sub(" ", "".join(pieces)).strip(" ")
