"""The words of a statement that bear on a decision: those that the tables of weights have a row for.

Of the pairs of neighbours in a statement, one in ten has a row; only these are written out.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import NamedTuple

from transforms.weights.table import WORD, list_names
from transforms.weights.words import MOST_WORDS, OPENING, SHOWN, split_words

NOTHING: dict[str, str] = {}


class Known(NamedTuple):
    """A word: its stem, the features that it makes, the one as a first word, and those with the word behind it."""

    stem: str
    features: tuple[str, ...]
    opening: str
    before: dict[str, str]


class _KnownWords(dict[str, Known]):
    """What is known of each word; forgets all before they grow too many."""

    def __missing__(self, word: str) -> Known:
        if len(self) >= MOST_WORDS:
            self.clear()
        names, (stem, features) = list_names(), SHOWN[word]
        opening = features[0] + OPENING if features and features[0].startswith(WORD) else ""
        told = tuple(name for name in features if name in names or not name.startswith(WORD))
        self[word] = known = Known(stem, told, opening, _list_pairs().get(stem, NOTHING))
        return known


KNOWN = _KnownWords()


@cache
def _list_pairs() -> dict[str, dict[str, str]]:
    """The features of two neighbours, by the first stem and the second."""
    pairs: dict[str, dict[str, str]] = {}
    for name in list_names():
        first, space, second = name.removeprefix(WORD).partition(" ")
        if space and name.startswith(WORD):
            pairs.setdefault(first, {})[second] = name
    return pairs


def list_known_words(text: str) -> set[str]:
    """The features of `list_words` that have a row in some table of weights, and all senses."""
    words = [KNOWN[word] for word in split_words(text)]
    found = set().union(*[features for _, features, _, _ in words])
    found.update([before[stem] for (_, _, _, before), (stem, _, _, _) in pairwise(words) if stem in before])
    opening = next((opening for _, _, opening, _ in words if opening), "")
    if opening in list_names():
        found.add(opening)
    return found
