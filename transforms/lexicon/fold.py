"""Folding: the form of a text in which words are compared. It has exactly as many characters as the text."""

from __future__ import annotations


class _Folding(dict[int, int | str]):
    """Maps one character to one: letters to lower case, apostrophes to ', everything else to a space."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        low = char.lower()
        folded = low if char.isalnum() and len(low) == 1 else "'" if char in "'’‘ʼ" else " "
        self[code] = folded
        return folded


_FOLDING = _Folding()


def fold(text: str) -> str:
    """The text in lower case, with punctuation and possessive endings as spaces; same length, same offsets."""
    return text.translate(_FOLDING).replace("'s ", "   ")
