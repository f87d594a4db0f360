"""Numbers that take their role from the one before: `23.7 points on the drug and 14.8 on placebo`, `two on placebo`."""

from __future__ import annotations

import re

from transforms.quantities.found import Found
from transforms.quantities.numbers import Number
from transforms.quantities.people import AFTER_ARM, PARTICIPANT
from transforms.quantities.roles import Role
from transforms.reading import Reading

_CONTRAST = r"(?:\b(?:versus|vs\.?|against|and|but|or|compared (?:with|to)|than)|,)"
CONTRASTED = re.compile(rf"{_CONTRAST}\s+(?:only\s+|just\s+|by\s+|of\s+|a\s+|about\s+)*\Z", re.I)
IN_AN_ARM = re.compile(
    r"\s+(?:(?:in|with|on|for|under|among|after|from|following)\s+(?:the\s+|an?\s+|those\s+)?(?:\w+\s+)?(?P<arm>[\w-]+)|at\b)|\s*(?:[.;)]|\Z)",
    re.I,
)
OTHER_ARM = re.compile(
    r"\s+(?:(?:in|with|on|for|under|among|after|from|following|given|receiving|taking)\s+)(?:the\s+)?"
    r"(?:rest|others?|lower|higher|low|high|fake|sham|real|control|comparison|comparator|placebo|standard|second|first|active|dummy|saline|\w+[- ](?:group|arm|one))\b",
    re.I,
)
DIFFERENCE = re.compile(r"\bdifference (?:of|was|between [^.;,\d]{1,40} (?:of|was))\s+(?:just |only |about )?\Z", re.I)
"""`12 points against 5.4, a difference of`."""
RAISED = re.compile(
    r"\b(?:bump\w*|upped|rais\w+|increas\w+|went|go(?:es|ing)?|mov\w+|titrat\w+|lower\w*|drop\w*|cut|reduc\w+|step\w*|then|later)\s+(?:(?:it|me|her|him|them|up|down|back)\s+)*to\s+\Z",
    re.I,
)
"""`56 mg for the first two and then bumped to` before `84`."""
ALONE = re.compile(r"\s*(?:[.;,()]|\Z)")
NO_MORE = re.compile(r"\s*(?:[.,;:)]|\Z)|\s(?:and|or|over|for|at|after|during|once|twice)\b")
"""Behind the drug in `53 received MDMA and 51 placebo`."""
ONE_MORE = re.compile(r"one\s+(?:\w{3,}ed|had|was|left|quit)\b(?!\s+of)", re.I)
"""`three were hoarse, one fainted`."""
NOT_ONE = re.compile(r"\b(?:no|any|every|some|each|another|only|the|this|that|which)\s\Z", re.I)
"""Before a `one` that counts nobody new: `no one developed a craving`."""
TIMES = frozenset({"effect_duration"})


def carry_role(reading: Reading, text: str, number: Number, before: Found | None) -> Role | None:
    """The role of a bare number that is contrasted with the quantity before it; None if nothing says that it is one."""
    if before is None or number.is_range or number.start - before.end > REACH:
        return None
    if before.kind == "participant_count" and ONE_MORE.match(text, number.start):
        return None if NOT_ONE.search(text, before.end, number.start) else Role(*PARTICIPANT, number.end)
    if before.kind == "participant_count" and number.is_whole and number.low >= 1:
        return Role(*PARTICIPANT, number.end) if _names_arm(reading, text, number) else None
    if before.kind == "dose" and RAISED.search(text, before.end, number.start) and ALONE.match(text, number.end):
        return Role("dose", before.unit, number.end)
    if before.kind == "session_count" and number.is_whole and _is_of_drug(reading, text, number):
        told = CONTRASTED.search(text, max(before.end, number.start - 12), number.start) or text[
            : number.start
        ].endswith(" or ")
        return Role("session_count", "session", number.end) if told else None
    if before.kind == "score_change" and DIFFERENCE.search(text, max(before.end, number.start - 60), number.start):
        return Role("score_change", "point", number.end) if ALONE.match(text, number.end) else None
    if not CONTRASTED.search(text, max(before.end, number.start - 30), number.start):
        return None
    if before.kind == "effect_size" and not number.is_whole and IN_AN_ARM.match(text, number.end):
        return Role("effect_size", before.unit, number.end)
    if before.kind == "score_change" and IN_AN_ARM.match(text, number.end):
        return Role("score_change", "point", number.end)
    if before.kind in TIMES and OTHER_ARM.match(text, number.end):
        return Role(before.kind, before.unit, number.end)
    return None


def _is_of_drug(reading: Reading, text: str, number: Number) -> bool:
    """True for `six of saline`, behind `six infusions of ketamine or`."""
    if not text.startswith(" of ", number.end):
        return False
    at = number.end + len(" of ") + reading.span.start
    return any(hit.start == at for hit in reading.find("substance"))


REACH = 90
"""How many characters may stand between the two."""


def _names_arm(reading: Reading, text: str, number: Number) -> bool:
    found = AFTER_ARM.match(text, number.end)
    if found is None:
        right = number.end + 1 + reading.span.start
        ends = [hit.end - reading.span.start for hit in reading.find("substance") if hit.start == right]
        return any(NO_MORE.match(text, end) for end in ends)
    at = found.end() + reading.span.start
    named = any(at <= hit.start <= at + 12 for hit in reading.find("substance"))
    return named or OTHER_ARM.match(text, number.end) is not None
