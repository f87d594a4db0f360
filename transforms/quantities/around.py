"""What stands around a number: short stretches of text, so that a long statement is not read again for each."""

from __future__ import annotations

LOOKALIKES = str.maketrans("ſıİ", "siI")
"""Letters that a pattern takes for s or i where case does not count, each with the one that it is taken for."""


def to_plain(text: str) -> str:
    """The text with look-alike letters replaced; same length, same offsets."""
    if text.isascii() or not ("ſ" in text or "ı" in text or "İ" in text):
        return text
    return text.translate(LOOKALIKES)


def text_before(text: str, at: int, width: int = 160) -> str:
    """At most `width` characters before an offset."""
    return text[max(0, at - width) : at]


def text_behind(text: str, at: int, width: int = 160) -> str:
    """At most `width` characters from an offset on."""
    return text[at : at + width]
