"""What the single words of a statement show: their stems, pairs of neighbours, and senses."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from itertools import pairwise
from pathlib import Path
from sys import intern

WORD = re.compile(r"[a-z0-9]+")
ENDING = re.compile(r"(?:ing|ed|es|s|ly)\Z")
SENSE_ENDING = re.compile(r"(?:ing|ed|es|s|ly|e)\Z")
SENSES = Path(__file__).with_name("senses.toml")
SHORTEST, SHORTEST_STEMMED = 3, 5
"""Letters of the shortest word that counts by itself, and of the shortest whose ending is left out for its senses."""
OPENING = "..."
"""How the feature that the first word makes ends."""
MOST_WORDS = 100_000
"""How many different words are kept with what they show."""


class _Shown(dict[str, tuple[str, tuple[str, ...]]]):
    """The stem of each word and the features that it makes; forgets them all before they grow too many."""

    def __missing__(self, word: str) -> tuple[str, tuple[str, ...]]:
        if len(self) >= MOST_WORDS:
            self.clear()
        stem = ENDING.sub("", word)
        own = ("w:" + stem,) if len(word) >= SHORTEST and word.isalpha() else ()
        senses = load_senses().get(_stem_for_sense(word), ())
        self[word] = shown = stem, tuple(map(intern, own + senses))
        return shown


SHOWN = _Shown()


@cache
def load_senses() -> dict[str, tuple[str, ...]]:
    """The features `sense.NAME` of each stem of the list of senses."""
    with SENSES.open("rb") as file:
        senses = tomllib.load(file)
    found: dict[str, set[str]] = {}
    for name, words in senses.items():
        for word in words.replace("-", " ").split():
            found.setdefault(_stem_for_sense(word), set()).add("sense." + name)
    return {stem: tuple(sorted(names)) for stem, names in found.items()}


def _stem_for_sense(word: str) -> str:
    return SENSE_ENDING.sub("", word) if len(word) >= SHORTEST_STEMMED else word


def list_words(text: str) -> set[str]:
    """The features of a text's words.

    `w:STEM` for words of three letters and more without their commonest endings, `w:STEM...` for the first of these,
    `w:STEM STEM` for neighbours, and `sense.NAME` for what they mean.
    """
    shown = [SHOWN[word] for word in split_words(text)]
    found = {feature for _, features in shown for feature in features}
    found.update(f"w:{one} {other}" for (one, _), (other, _) in pairwise(shown))
    first = next((features[0] for _, features in shown if features and features[0][1] == ":"), None)
    if first is not None:
        found.add(first + OPENING)
    return found


def split_words(text: str) -> list[str]:
    """The words of a text in order, in lower case, which stems and features are looked up by."""
    return WORD.findall(text.lower())


def find_words(text: str, feature: str) -> list[tuple[int, int]]:
    """Where the words that make one of the features of `list_words` stand: pairs of start and end."""
    words = [(*match.span(), *SHOWN[match.group()]) for match in WORD.finditer(text.lower())]
    stems = feature.removeprefix("w:").removesuffix(OPENING).split(" ")
    if len(stems) == 2:
        return [(a[0], b[1]) for a, b in pairwise(words) if [a[2], b[2]] == stems]
    wanted = feature.removesuffix(OPENING)
    return [(start, end) for start, end, _, shown in words if wanted in shown]
