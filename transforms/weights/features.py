"""What a statement shows that bears on its claim types: the cues in it, and where it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from sys import intern

from transforms.reading import Reading
from transforms.weights.table import Features
from transforms.weights.words import list_words

VOCABULARY = {"condition", "symptom", "scale", "route", "journal", "authority", "institution"}
LEFT_OUT = VOCABULARY | {"substance", "section"}
INHERITED = {
    "efficacy", "onset", "durability", "safety", "mechanism", "protocol", "regulatory", "condition_cue", "evidence",
}  # fmt: skip
BROUGHT_IN = INHERITED | {"condition", "symptom", "safety.risk"}
"""Names that count if the line that introduces a statement holds them."""


class _Named(dict[str, str]):
    """The feature that each name makes by a rule; an empty one for a name that makes none."""

    def __init__(self, rule: Callable[[str], str | bool], prefix: str = "") -> None:
        self.rule, self.prefix = rule, prefix

    def __missing__(self, name: str) -> str:
        self[name] = feature = intern(self.prefix + name) if self.rule(name) else ""
        return feature


def _counts_itself(name: str) -> bool:
    family, _, rest = name.partition(".")
    return family == "symptom" or (family not in LEFT_OUT if rest else name in VOCABULARY)


OWN = _Named(_counts_itself)
ABOVE = _Named(lambda name: name in INHERITED or name.startswith("section."), "above:")
ANNOUNCED = _Named(lambda name: name.startswith("section."), "announced:")
BEFORE = _Named(BROUGHT_IN.__contains__, "before:")
PREVIOUS = _Named(INHERITED.__contains__, "previous:")


SHORT, LONG = 8, 28
"""Statements of fewer words are short, of more long."""


def list_features(
    reading: Reading, kinds: Iterable[str], in_study: bool, read_words: Callable[[str], set[str]] = list_words
) -> Features:
    """Names of the features that a statement shows, each once.

    Args:
        reading: the statement.
        kinds: kinds of the quantities in it.
        in_study: whether it speaks of an identified study.
        read_words: what makes features of its words.
    """
    found = read_words(reading.text)
    found.update(map(OWN.__getitem__, reading.names))
    found.update(map(PREVIOUS.__getitem__, reading.previous))
    found.update(_list_around(reading.above, reading.before), [f"quantity:{kind}" for kind in kinds])
    _add_treatments(reading, found)
    _add_places(reading, in_study, found)
    found.discard("")
    return Features(found)


@lru_cache(maxsize=256)
def _list_around(above: frozenset[str], before: frozenset[str]) -> frozenset[str]:
    """Features from the heading and the line that introduces a statement, which many statements share."""
    return frozenset(
        [*(ABOVE[name] for name in above), *(ANNOUNCED[name] for name in before), *(BEFORE[name] for name in before)]
    )


def _add_treatments(reading: Reading, found: set[str]) -> None:
    therapy, other = reading.names_therapy, reading.names_comparator
    if therapy:
        found.add("names:therapy")
    if other:
        found.add("names:other")
    elif not therapy:
        found.add("names:condition only" if reading.has("condition", "symptom") else "names:nothing")


def _add_places(reading: Reading, in_study: bool, found: set[str]) -> None:
    words = len(reading.text.split())
    found.add("short" if words < SHORT else "long" if words > LONG else "middling")
    found.add("kind:" + reading.span.kind)
    if in_study:
        found.add("in study")
    if reading.span.quoted:
        found.add("quoted")
