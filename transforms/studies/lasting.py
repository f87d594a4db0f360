"""How long the effect of a study lasted, where its statements tell when it still held or when it was gone."""

from __future__ import annotations

import re

from transforms.lexicon.gates import gate
from transforms.studies.mention import Mention

TIMES = ("follow_up", "effect_duration", "treatment_duration")
HELD = gate(
    r"\b(?:maintained|sustained|persist\w*|still (?:in remission|well|doing|there|free|better|improved|benefit\w*|responding|present|below|under|without|above|going|apparent|evident|visible|be (?:seen|measured|detected|found|felt)|measurable|detectable|significant)|(?:could|can) still be \w+|lasted|held|endur\w*|remained (?:in|well|free|better|lower|improved|significant)|"
    r"(?:not (?:yet )?|n[’']t |(?:barely|hardly|scarcely) )(?:disappeared|faded|gone|narrowed|shrunk|waned|slipped)|stayed (?:well|better|in)|free of the diagnosis|hung around|durable)\b",
    re.I,
)
GONE = gate(
    r"\b(?:gone|lost|evaporated|vanished|disappeared|worn off|wore off|fad(?:ed|ing)|wan(?:ed|ing)|tail(?:ed|ing) off|melted away|slipp?(?:ed|ing)? back|(?:crept|come|came|drifted) back)\b",
    re.I,
)
NOT = re.compile(r"\b(?:not|never|no|n[’']t)\s+(?:\w+\s+){0,2}\Z", re.I)
WITHIN = re.compile(r"\b(?:by|within|inside|at|before)\s+(?:the\s+)?(?:end of\s+)?(?:\w+\s+)?\Z", re.I)
THROUGH = re.compile(r"\b(?:through|until|to|up to)\s+(?:\w+\s+)?\Z", re.I)


def find_lasting(mention: Mention) -> tuple[float | None, float | None]:
    """Days that an effect lasted at least and at most: it held at the last time told, or was gone by the first."""
    for reading, quantities in mention.told:
        held, gone = HELD.search(reading.text), GONE.search(reading.text)
        later = [q for q in quantities if held and q.start >= held.start()]
        for q in later or quantities:
            if q.kind not in TIMES or q.low is None or q.low < 2:
                continue
            before = reading.text[max(0, q.start - 30) : q.start]
            if held and not NOT.search(reading.text[: held.start()]):
                return q.low, q.high if THROUGH.search(before) else None
            if gone and not held and WITHIN.search(before) and not NOT.search(reading.text[: gone.start()]):
                return None, q.high
    return None, None
