"""Focus: the treatment that a paragraph or section goes on about without naming it again.

"Exposure therapy is hard going. A third of people quit." speaks of exposure therapy twice. The focus is the treatment that
the statement before in the same paragraph is mainly about, else the only one that the heading or the line above names.
"""

from __future__ import annotations

from collections.abc import Sequence

from transforms.context import subject
from transforms.reading import Reading

OPENING = 16
"""Characters at the start of a statement in which its topic stands."""


def follow_focus(readings: Sequence[Reading]) -> None:
    """Tell each statement the focus in which it stands: the vocabulary id of a treatment, or None."""
    focus: str | None = None
    block: int | None = None
    for reading in readings:
        if reading.span.block != block:
            block, focus = reading.span.block, _name_only(reading.above) or _name_only(reading.before)
        reading.focus = focus
        focus = _find_main(reading) or focus


def _name_only(names: frozenset[str]) -> str | None:
    treatments = {n.split(".", 1)[1] for n in names if n.startswith("substance.")} - subject.PLACEBO_LIKE
    return treatments.pop() if len(treatments) == 1 else None


def _find_main(reading: Reading) -> str | None:
    """The treatment that a statement is mainly about, if it names one; a comparator only if the statement opens with it."""
    hits = (h for h in reading.find("substance") if h.concept.name not in subject.PLACEBO_LIKE)
    named = [h for h in hits if not subject.is_past(reading, h)]
    therapies = reading.setting.therapies
    therapy = next((h.concept.name for h in named if h.concept.name in therapies), None)
    if therapy is not None or not named:
        return therapy
    first = named[0]
    return first.concept.name if first.start - reading.span.start < OPENING else None
