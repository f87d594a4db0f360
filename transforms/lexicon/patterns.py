"""The small pattern language of word lists: `improv{e|es|ed}` stands for improve, improves and improved."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transforms.lexicon.fold import fold

CHOICE = re.compile(r"\{([^{}]*)\}")


def expand(pattern: str) -> Iterator[str]:
    """Every folded form that a pattern stands for.

    Raises:
        ValueError: the braces do not pair up, or a form is empty.
    """
    choice = CHOICE.search(pattern)
    if choice is None:
        yield _checked(pattern)
        return
    for option in choice.group(1).split("|"):
        yield from expand(pattern[: choice.start()] + option + pattern[choice.end() :])


def _checked(form: str) -> str:
    if "{" in form or "}" in form:
        raise ValueError(f"braces of {form!r} do not pair up")
    folded = " ".join(fold(form + " ").split())
    if not folded:
        raise ValueError("a word list entry is empty")
    return folded
