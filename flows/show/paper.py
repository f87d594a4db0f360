"""What commands print for people: coloured and folded on a terminal, plain lines in a pipe."""

from __future__ import annotations

import io
import os
import re
import shutil
import sys
from collections.abc import Iterable
from itertools import groupby

from rich.console import Console, RenderableType
from rich.text import Text

from flows.show.visible import make_visible

SPACE = re.compile(r"[\n\t]")

Mark = tuple[int, int, str]
"""Offsets in a text, and the style of what stands there."""


def print_all(parts: Iterable[RenderableType]) -> None:
    """Print to standard output, as UTF-8 whatever the locale."""
    on_terminal = sys.stdout.isatty()
    width = shutil.get_terminal_size().columns if on_terminal else None
    styled = on_terminal and not os.environ.get("NO_COLOR")
    sys.stdout.buffer.write(render(parts, width=width, styled=styled).encode("utf-8", "replace"))
    sys.stdout.buffer.flush()


def render(parts: Iterable[RenderableType], *, width: int | None, styled: bool) -> str:
    """The parts as text, folded at `width` if there is one; `styled` with the terminal's escape sequences."""
    text = io.StringIO()
    console = Console(file=text, width=width or sys.maxsize, force_terminal=styled, highlight=False, markup=False)
    for part in parts:
        console.print(part)
    return "".join(f"{line.rstrip()}\n" for line in text.getvalue().splitlines())


def show(value: object, style: str = "") -> Text:
    """Text from outside as it can be printed: on one line, hidden characters as escapes."""
    return Text(make_visible(str(value)), style)


def mark_text(text: str, start: int, marks: Iterable[Mark]) -> Text:
    """A text on one line with its marked parts in their styles.

    Args:
        text: the text.
        start: offset of its first character, from which the marks count.
        marks: where they overlap, the longer ones first.
    """
    styles = [""] * len(text)
    for left, right, style in sorted(marks, key=lambda mark: mark[0] - mark[1]):
        for at in range(max(0, left - start), min(len(text), right - start)):
            styles[at] = style
    line = Text()
    for style, run in groupby(range(len(text)), key=styles.__getitem__):
        piece = "".join(text[at] for at in run)
        line.append(make_visible(SPACE.sub(" ", piece)), style)
    return line
