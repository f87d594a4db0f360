"""What a section speaks of when it comes to a study."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from transforms.context.subject import PLACEBO_LIKE, WEAK_CONDITIONS
from transforms.lexicon.gates import gate
from transforms.lexicon.scan import Hit
from transforms.reading import Reading

HEADING = -1
HARM = gate(
    r"\b(?:can|could|may|might|will|to|also|use) (?:also )?(?:cause|trigger|worsen|provoke|lead to|bring on)\b|\bside effects?\b|\badverse\b|\brisks? of\b",
    re.I,
)
"""What a therapy may do to people is not what a section is about."""
SCORED = re.compile(r"\s+(?:scores?|symptoms?|severity|scales?|ratings?|measures?|totals?)\b", re.I)
"""Behind a condition that is an outcome: `depression scores did improve` in a study of another."""
PASSED_OVER = PLACEBO_LIKE | WEAK_CONDITIONS
"""What a section names without being about it."""


def is_outcome(reading: Reading, hit: Hit) -> bool:
    """True for a condition that a statement names only as what was measured, beside the one that the text is about."""
    if hit.concept.name == reading.setting.condition:
        return False
    return SCORED.match(reading.text, hit.end - reading.span.start) is not None


@dataclass(slots=True)
class Topic:
    """The substance and the condition, by family, that the paragraph named first, else the paragraphs of the section
    before it, else its heading."""

    names: dict[str, str] = field(default_factory=dict)
    section: str | None = None
    blocks: dict[str, int] = field(default_factory=dict)

    def follow(self, reading: Reading) -> None:
        """Read on."""
        if reading.span.section != self.section:
            self.names, self.section, self.blocks = {}, reading.span.section, {}
            self._add(sorted(reading.above), HEADING)
        if reading.has("substance", "condition"):
            harm = reading.has("condition") and HARM.search(reading.text) is not None
            hits = reading.find("substance") if harm else reading.find("substance", "condition")
            kept = (hit for hit in hits if hit.concept.family == "substance" or not is_outcome(reading, hit))
            self._add((f"{hit.concept.family}.{hit.concept.name}" for hit in kept), reading.span.block)

    def _add(self, found: Iterable[str], block: int) -> None:
        for name in found:
            family, _, bare = name.partition(".")
            fits = family in {"substance", "condition"} and bare and bare not in PASSED_OVER
            if fits and self.blocks.get(family) != block:
                self.names[family], self.blocks[family] = name, block
