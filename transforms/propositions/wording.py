"""Which claims on one topic are worded alike: by their telling words, and never across opposites.

Among the claims of one group the first in the order of the alphabet leads; each other joins the first leader that it
is like, or leads itself. So the order of the input changes nothing, and no chain joins what is unlike.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import ceil
from pathlib import Path

LIKE = 0.5
"""Share of the telling words of two claims that both must have."""

ENDING = re.compile(r"(?:ations?|ically|ingly|ments?|ingly|edly|ings?|ness|ers?|ied|ies|es|ed|ly|e|s)$")
DOUBLED = re.compile(r"([bdgmnprt])\1$")
SHORTEST_STEM = 4


@dataclass(frozen=True)
class Lists:
    """The word lists of `wording.toml`, by stem."""

    stop: frozenset[str]
    same: Mapping[str, str]
    left: Mapping[str, int]
    right: Mapping[str, int]
    negation: frozenset[str]


@dataclass(frozen=True)
class Wording:
    """A claim's words: the telling ones, the numbers, and whether it is negated.

    `left` and `right` have a bit for each pair of opposites: set where the text holds words of that side alone.
    """

    text: str
    telling: frozenset[str]
    numbers: frozenset[str]
    is_negated: bool
    left: int
    right: int

    def opposes(self, other: Wording) -> bool:
        """Whether the two take opposite sides, state other numbers, or only one of them is negated."""
        if self.is_negated != other.is_negated or self.numbers != other.numbers:
            return True
        return bool(self.left & other.right or self.right & other.left)

    def resembles(self, other: Wording) -> bool:
        """Whether enough of the telling words are the same."""
        shared = len(self.telling & other.telling)
        return shared > 0 and shared >= LIKE * (len(self.telling) + len(other.telling) - shared)


@cache
def load_lists() -> Lists:
    """The word lists; the first word of a row of `same` stands for all of it."""
    held = tomllib.loads(Path(__file__).with_name("wording.toml").read_text(encoding="utf-8"))
    return Lists(
        stop=frozenset(held["stop"].split()),
        same={stem(word): stem(row[0]) for row in held["same"] for word in row},
        left=_number_sides([left for left, _ in held["opposite"]]),
        right=_number_sides([right for _, right in held["opposite"]]),
        negation=frozenset(held["negation"].split()),
    )


def _number_sides(sides: Sequence[str]) -> dict[str, int]:
    """Of each stem the pairs of which it is on this side, a bit for each."""
    found: dict[str, int] = {}
    for place, words in enumerate(sides):
        for word in map(stem, words.split()):
            found[word] = found.get(word, 0) | 1 << place
    return found


@cache
def stem(word: str) -> str:
    """The word without its ending, if enough of it stays."""
    short = DOUBLED.sub(r"\1", ENDING.sub("", word))
    return short if len(short) >= SHORTEST_STEM else word.removesuffix("s") if len(word) > SHORTEST_STEM else word


def read_wording(text: str, leave_out: frozenset[str] = frozenset()) -> Wording:
    """The wording of a text in small letters without signs; `leave_out` are words that the group shares anyway."""
    lists = load_lists()
    words = text.replace("n t ", "nt ").split()
    kept = [stem(word) for word in words if word not in lists.stop and word not in leave_out]
    left = right = 0
    for word in kept:
        left |= lists.left.get(word, 0)
        right |= lists.right.get(word, 0)
    negated = (
        sum(word in lists.negation or (word.endswith("nt") and word[:-2] in AUXILIARIES) for word in words) % 2 == 1
    )
    telling = frozenset(lists.same.get(word, word) for word in kept if word not in lists.negation)
    numbers = frozenset(word for word in kept if word[0].isdigit())
    return Wording(text, telling, numbers, negated, left & ~right, right & ~left)


AUXILIARIES = frozenset("is are was were do does did has have had ca could would should wo".split())
"""What stands before the n't of a contraction."""


Join = Callable[[Sequence[Wording]], Sequence[int]]
"""Of leaders of one group, in their order, the position of the one that each joins by its meaning; its own if none."""


def lead_wordings(
    group: Iterable[str], leave_out: frozenset[str] = frozenset(), join: Join | None = None
) -> dict[str, str]:
    """For each text of a group the one that leads it; `join` may join leaders that say the same in other words."""
    wordings = [read_wording(text, leave_out) for text in sorted(set(group))]
    spread = Counter(word for wording in wordings for word in wording.telling)
    leaders: list[Wording] = []
    by_word: defaultdict[str, list[int]] = defaultdict(list)
    led: dict[str, int] = {}
    for wording in wordings:
        prefix = _pick_rarest(wording.telling, spread)
        near = sorted({place for word in prefix for place in by_word[word]})
        found = next((p for p in near if wording.resembles(leaders[p]) and not wording.opposes(leaders[p])), None)
        if found is None:
            found = len(leaders)
            leaders.append(wording)
            for word in prefix:
                by_word[word].append(found)
        led[wording.text] = found
    joined = join(leaders) if join else range(len(leaders))
    return {text: leaders[joined[place]].text for text, place in led.items()}


def _pick_rarest(telling: frozenset[str], spread: Mapping[str, int]) -> list[str]:
    """So many of the rarest words that a text that is like this one must share one of them."""
    ordered = sorted(telling, key=lambda word: (spread[word], word))
    return ordered[: len(ordered) - ceil(LIKE * len(ordered)) + 1]
