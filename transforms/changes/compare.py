"""What became of a claim between two versions of a page: which way it went, and by what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from transforms.changes.facts import ClaimFacts, Number
from transforms.changes.match import Match

CERTAINTIES = ("hedged", "asserted")
BASES = ("none", "testimonial", "authority", "survey", "unnamed_study", "named_study")
"""What a statement rests on, the weakest first."""


@dataclass(frozen=True)
class Difference:
    """One thing that became of a claim; `attribute`, `was` and `now` are None if it appeared or vanished whole."""

    change: str
    attribute: str | None = None
    was: str | None = None
    now: str | None = None


def compare(match: Match) -> Iterator[Difference]:
    """What became of a claim: nothing, one thing, or several, each by itself.

    A claim gets stronger when a hedge goes, promotional words come, it rests on better evidence, or it takes sides;
    weaker the other way round. It is reversed when it takes the other side or is negated where it was not.
    """
    if match.old is None or match.new is None:
        yield Difference("appeared" if match.old is None else "vanished")
        return
    old, new = match.old, match.new
    yield from _compare_ranks("certainty", CERTAINTIES.index(old.certainty), CERTAINTIES.index(new.certainty), old, new)
    yield from _compare_ranks("hype", int(old.hype), int(new.hype), old, new)
    yield from _compare_ranks("evidence_basis", _rank(old), _rank(new), old, new)
    yield from _compare_sides(old, new)
    yield from _compare_numbers(old, new)


def _rank(claim: ClaimFacts) -> int:
    return BASES.index(claim.evidence_basis)


def _compare_ranks(name: str, was: int, now: int, old: ClaimFacts, new: ClaimFacts) -> Iterator[Difference]:
    if was != now:
        word = "strengthened" if now > was else "weakened"
        yield Difference(word, name, _write(getattr(old, name)), _write(getattr(new, name)))


def _compare_sides(old: ClaimFacts, new: ClaimFacts) -> Iterator[Difference]:
    if old.stance != new.stance:
        sides = ("neutral" not in (old.stance, new.stance), new.stance == "neutral")
        word = "reversed" if sides[0] else "weakened" if sides[1] else "strengthened"
        yield Difference(word, "stance", old.stance, new.stance)
    elif old.negated != new.negated:
        yield Difference("reversed", "negated", _write(old.negated), _write(new.negated))


def _compare_numbers(old: ClaimFacts, new: ClaimFacts) -> Iterator[Difference]:
    """A difference for each kind of number that is not the same; null on the side that states none of it."""
    for kind in sorted({number[0] for number in old.numbers ^ new.numbers}):
        was, now = (_write_numbers(claim, kind) for claim in (old, new))
        yield Difference("renumbered", kind, was, now)


def _write_numbers(claim: ClaimFacts, kind: str) -> str | None:
    found = sorted((n for n in claim.numbers if n[0] == kind), key=lambda n: tuple((v is None, v) for v in n[1:]))
    return "; ".join(map(_write_number, found)) or None


def _write_number(number: Number) -> str:
    """A number as `67 percent`, a range as `20 to 30 day`, an open one as `at least 3 session`."""
    _, low, high, unit = number
    if low is not None and high is not None:
        value = f"{low:g}" if low == high else f"{low:g} to {high:g}"
    else:
        value = f"at least {low:g}" if low is not None else f"at most {high:g}" if high is not None else "some"
    return f"{value} {unit}".strip()


def _write(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
