"""Which language a text is in: English ones are read, others are set aside and counted."""

from __future__ import annotations

from functools import cache
from typing import Any

from transforms.readers.records import Rejection

READ = "en"
"""The language whose claims can be read."""
OTHER_LANGUAGE = "other_language"
"""Under which rule texts in another one are set aside."""
HEAD, LEAST = 1_000, 25
"""Characters that are looked at, and how many different words there must be to tell a language."""
COMMON = frozenset(("the", "of", "and", "to", "in", "is", "for", "with", "that", "was", "are"))
ENOUGH_EVERY = 50
"""English prose has one of the common words in every 20 characters or so, no other language in every 50."""


def recognise(text: str, told: str | None = None) -> str:
    """The language of a text, as its label tells or else as its words do.

    A text that is too short to tell is taken for what can be read, since little can be read out of it.

    Raises:
        Rejection: `other_language`, for a text that is in none that can be read.
    """
    language = told or READ
    if language == READ:
        language = _look(text[:HEAD])
    if language != READ:
        told_so = "its label says" if told == language else "its words say"
        raise Rejection(
            OTHER_LANGUAGE, f"{told_so} that it is in {language!r}; only English is read", language=language
        )
    return language


def _look(head: str) -> str:
    words = head.lower().split()
    if len(set(words)) < LEAST or sum(map(COMMON.__contains__, words)) * ENOUGH_EVERY >= len(head):
        return READ
    return str(_load().classify(head)[0])


@cache
def _load() -> Any:
    """The model of py3langid; imported here because that takes the best part of a second."""
    import py3langid

    return py3langid
