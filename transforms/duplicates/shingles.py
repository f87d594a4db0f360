"""A text as the set of its runs of four words, each as one number."""

from __future__ import annotations

import re
import zlib

import numpy as np
from numpy.typing import NDArray

RUN = 4
"""Words of a run: fewer are shared by chance, more are broken by every small edit."""

WORD = re.compile(r"\w+")
MOST_WORDS = 1_000_000
FACTORS = np.array([0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB, 0xD6E8FEB86659FD93], np.uint64)
"""Odd constants without a pattern, one for each place in a run."""


class _Words(dict[str, int]):
    """Words as numbers that are the same on every machine; words of texts read before are kept, up to a bound."""

    def __missing__(self, word: str) -> int:
        if len(self) >= MOST_WORDS:
            self.clear()
        raw = word.encode()
        number = self[word] = zlib.crc32(raw) << 32 | zlib.crc32(raw[::-1])
        return number


_WORDS = _Words()


def list_shingles(text: str) -> NDArray[np.uint64]:
    """The distinct runs of words of a text, whatever their case and signs; of a text with few words, it alone."""
    words = WORD.findall(text.lower())
    numbers = np.fromiter(map(_WORDS.__getitem__, words), np.uint64, len(words))
    count = max(len(words) - RUN + 1, min(len(words), 1))
    mixed = np.zeros(count, np.uint64)
    for place, factor in enumerate(FACTORS[: len(words)]):
        mixed += numbers[place : place + count] * factor
    mixed ^= mixed >> np.uint64(31)
    return np.unique(mixed * FACTORS[0])
