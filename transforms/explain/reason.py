"""What an explanation is made of: places in the text, reasons for values, and weighed decisions."""

from __future__ import annotations

from dataclasses import dataclass

Value = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Place:
    """Words in a document's text: `quote` is exactly `text[start:end]`."""

    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one feature of a statement adds to a decision, in log-odds; `places` are the words that show the feature."""

    feature: str
    weight: float
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision by weights: the answer's log-odds, what they had to beat, and the strongest contributions.

    `least` is the threshold or the score of the runner-up, which `rival` says. The contributions are those to the
    margin over it; the small ones are left out.
    """

    answer: str
    score: float
    least: float
    rival: str
    speak_for: tuple[Contribution, ...]
    speak_against: tuple[Contribution, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """Where the value of one attribute came from, in words and places; `decision` where weights decided."""

    attribute: str
    value: Value
    because: str
    places: tuple[Place, ...] = ()
    decision: Decision | None = None
