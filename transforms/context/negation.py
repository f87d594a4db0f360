"""Negation: whether the main assertion is grammatically negated.

After the trigger lists of NegEx and ConText: a trigger negates what follows it up to a clause break. Here only the main
clause counts: a negation inside a relative clause ("those who have not responded") or behind `although` does not
negate the statement.
"""

from __future__ import annotations

import re

from transforms.reading import Reading

CUES = {
    "trigger": [
        "not", "no", "neither", "nor", "never", "none", "nobody", "no one", "nothing", "without", "cannot", "can't",
        "don't", "doesn't", "didn't", "isn't", "aren't", "wasn't", "weren't", "won't", "wouldn't", "hasn't", "haven't",
        "hadn't", "couldn't", "shouldn't", "failed to", "fails to", "fail to", "lack of", "lacks", "absence of",
        "no longer", "little evidence", "hardly",
    ],
}  # fmt: skip
PSEUDO = re.compile(
    r"\b(?:not only|not just|not merely|not simply|not necessarily only|no doubt|no matter|not least|or not|why not|not to mention|with or without|without \w+ing|no(?:t)? (?:surprise|wonder)|no\. ?\d|not alone)\b",
    re.I,
)
RELATIVE = re.compile(
    r"\b(?:who|whom|whose|that|which|where|when|if|because|since|although|though|while|whereas|unlike|despite|whether|than|as)\b",
    re.I,
)
CLAUSE_BREAK = re.compile(r"[;:]|,\s*(?:but|yet|and|so|while|though|although|whereas)\b|\bbut\b", re.I)
CASES = [
    ("Ketamine did not beat placebo.", True),
    ("People who have not responded to drugs improved.", False),
    ("It works not only fast but well.", False),
]


def is_negated(reading: Reading) -> bool:
    """True if a negation trigger governs the main clause; the trigger is marked as used."""
    for hit in reading.find("negation.trigger"):
        if _governs(reading, hit.start - reading.span.start, hit.end - reading.span.start):
            reading.used.append(hit)
            return True
    return False


def _governs(reading: Reading, start: int, end: int) -> bool:
    text = reading.text
    if any(m.start() <= start < m.end() for m in PSEUDO.finditer(text)):
        return False
    if text[start:end].lower() == "without":
        return not reading.has("safety.risk")
    clause = _clause_start(text, start)
    if (
        clause > 0
        and re.match(r"\W*(?:but|yet|though|although|while|whereas)\b", text[clause:], re.I)
        and _is_long(text[:clause])
    ):
        return False
    opened = list(RELATIVE.finditer(text, clause, start))
    if not opened:
        return True
    return _closes_before(text, opened[-1].start(), start)


def _clause_start(text: str, at: int) -> int:
    starts = [m.start() for m in CLAUSE_BREAK.finditer(text, 0, at)]
    return starts[-1] if starts else 0


def _is_long(before: str) -> bool:
    return len(before.split()) >= 4


def _closes_before(text: str, relative: int, at: int) -> bool:
    """True if the subordinate clause that opens at `relative` is closed by a comma before `at`, or is a frame."""
    word = re.match(r"\w+", text[relative:])
    lead = text[:relative].split()
    if word and word.group().lower() == "that" and lead and lead[-1].lower().strip(",") in FRAMES:
        return True
    return "," in text[relative:at]


FRAMES = frozenset(
    "found showed shows show suggests suggest reported report said says note notes noted conclude concluded "
    "warned warns evidence clear important states stated indicate indicates mean means fact is".split()
)
