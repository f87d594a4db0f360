"""Offsets as a browser counts them: in UTF-16 units, where the tables count code points."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

WIDE = re.compile("[\U00010000-\U0010ffff]")
"""Characters that take two UTF-16 units."""


def find_wide(texts: Sequence[str]) -> dict[int, list[int]]:
    """Where the wide characters of each text stand, by the text's index; texts without any are left out."""
    wide = (i for i, text in enumerate(texts) if len(text.encode("utf-16-le", "surrogatepass")) != 2 * len(text))
    return {i: [match.start() for match in WIDE.finditer(texts[i])] for i in wide}


def to_utf16(offsets: list[int], texts: Sequence[int], wide: dict[int, list[int]]) -> list[int]:
    """The offsets in UTF-16 units; `texts` holds for each the index of the text that it counts in."""
    if not wide:
        return offsets
    return [
        offset + bisect_left(wide[text], offset) if text in wide else offset
        for offset, text in zip(offsets, texts, strict=True)
    ]
