"""Negation: whether the main assertion is grammatically negated.

After the trigger lists of NegEx and ConText: a trigger negates what follows it up to a clause break. Here only the main
clause counts: a negation inside a relative clause ("those who have not responded") or behind `although` does not
negate the statement.
"""

from __future__ import annotations

import re

from transforms.lexicon.gates import gate
from transforms.reading import Reading

CUES = {
    "trigger": [
        "not", "no", "neither", "nor", "never", "none", "nobody", "no one", "nothing", "cannot", "can't",
        "don't", "doesn't", "didn't", "isn't", "aren't", "wasn't", "weren't", "won't", "wouldn't", "hasn't", "haven't",
        "hadn't", "couldn't", "shouldn't", "lacks", "absence of", "no longer",
    ],
}  # fmt: skip
PSEUDO = gate(
    r"\b(?:not only|not just|not merely|not simply|not necessarily only|no doubt|no matter|not least|or not|why not|not to mention|with or without|without \w+ing|no(?:t)? (?:surprise|wonder)|nothing short of|no two |not rare|not uncommon|not unusual|not even (?:kidding|close)|no question|no kidding|no longer \w+ing|not applicable|then nothing|nothing, nothing|no (?:more|less|fewer) than|no\. ?\d|not alone)\b",
    re.I,
)
RELATIVE = re.compile(
    r"\b(?:who|whom|whose|(?<!\b[Ii]n )(?<!\b[Oo]f )(?<!\b[Aa]t )(?<!\b[Bb]y )(?<!\b[Oo]n )(?<!\b[Ff]or )(?<!\b[Aa]fter )that|which|where|when|if|because(?! of\b)|since|although|though|while|whereas|unlike|despite|whether|than|as)\b",
    re.I,
)
CLAUSE_BREAK = re.compile(r";|\s[–—-]\s|,\s*(?:but|yet|and|so|or|while|though|although|whereas)\b|\bbut\b", re.I)
ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
"""What stands in brackets breaks no clause: `a difference of 2.7 points (95% CI −6.1 to 0.7; p = 0.12) was not`."""
ADDED = re.compile(r"\b(?:and|or)\s+(?:[\w'’]+\s+){0,3}\Z", re.I)
"""What joins a further verb or object to a main clause that came before: `… is rising and is not covered`."""
OWN_CLAUSE = re.compile(r"\b(?:and|but) (?:it|they|we)(?: (?:did|does|do|has|have))? \Z", re.I)
"""`I had been on it for years and it` before `never did much`."""
AFTERTHOUGHT, NOT = re.compile(r"\w(?=,\s+\Z)"), re.compile(r"not\s+(?:an?|the|for|[\w-]+\W*\Z)", re.I)
"""`… is a start, not a verdict`."""
FOUND = re.compile(r"\b(?:found|showed|saw|reported|detected|observed|revealed|demonstrated|identified)\s+\Z", re.I)
"""`… enrolled 163 soldiers and found no advantage`: what was found is what the statement is about."""
FINITE = re.compile(r"\b(?:is|are|was|were|has|have|had|do|does|did|can|will|may|might|could|\w{2,}(?:ed|s))\b", re.I)
CASES = [
    ("Ketamine did not beat placebo.", True),
    ("People who have not responded to drugs improved.", False),
    ("It works not only fast but well.", False),
    ("That pilot had no comparison group.", True),
    ("Their conclusion was that ketamine is not a treatment.", True),
    ("Drop-out because of harms did not differ.", True),
    ("Ninety people is a start, not a verdict.", False),
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
    clause = _clause_start(text, start)
    if OWN_CLAUSE.search(text, max(0, start - 30), start):
        return True
    if (clause > 0 and _is_long(text[:clause])) or _is_added(text, start):
        return False
    opened = [m for m in RELATIVE.finditer(text, clause, start) if m.start() > 1 or m.group().lower() not in HEADS]
    if not opened:
        return True
    return _closes_before(text, opened[-1].start(), start)


def _clause_start(text: str, at: int) -> int:
    asides = [m.span() for m in ASIDE.finditer(text, 0, at)]
    starts = [m.start() for m in CLAUSE_BREAK.finditer(text, 0, at)]
    return next((start for start in reversed(starts) if not any(a <= start < b for a, b in asides)), 0)


def _is_added(text: str, at: int) -> bool:
    if FOUND.search(text, max(0, at - 20), at):
        return False
    joint = ADDED.search(text, max(0, at - 60), at)
    if joint is None and NOT.match(text, at):
        joint = AFTERTHOUGHT.search(text, max(0, at - 4), at)
    return joint is not None and _is_long(text[: joint.start()]) and FINITE.search(text, 0, joint.start()) is not None


def _is_long(before: str) -> bool:
    return len(before.split()) >= 4


def _closes_before(text: str, relative: int, at: int) -> bool:
    """True if the subordinate clause that opens at `relative` is closed by a comma before `at`, or is a frame."""
    word = re.match(r"\w+", text[relative:])
    lead = text[:relative].split()
    if word and word.group().lower() == "that" and lead and lead[-1].lower().strip(",") in FRAMES:
        return True
    return "," in text[relative:at]


HEADS = frozenset({"whether", "that"})
"""Words that open no clause where they open the sentence: `That pilot had no control group`."""
FRAMES = frozenset(
    "found showed shows show suggests suggest reported report said says note notes noted conclude concluded "
    "warned warns evidence clear important states stated indicate indicates mean means fact is was "
    "reveal reveals revealed cautioned know knows knew believe believes argue argues argued".split()
)
