"""Roles of numbers: what stands right before and right behind a number tells what it counts."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from transforms.quantities.numbers import Number

DAYS = {
    "day": 1,
    "week": 7,
    "month": 30,
    "year": 365,
    "fortnight": 14,
    "hour": 1 / 24,
    "wk": 7,
    "mo": 30,
    "yr": 365,
    "hr": 1 / 24,
    "h": 1 / 24,
    "minute": 1 / 1440,
    "min": 1 / 1440,
}
"""Days in each unit of time, without a plural s."""

SESSION = (
    r"(?:infusions?|sessions?|treatments?|doses?|injections?|visits?|blocks?|administrations?|procedures?|"
    r"appointments?|boosters?|conversations|meetings|talks|applications|consultations|ceremon(?:y|ies)|capsules?|shots?|shams|"
    r"drips?|IVs|journeys|(?:dosing|drug|medication|treatment|infusion)[- ]days?)"
)
TIME = r"(?P<unit>days?|weeks?|months?|years?|fortnights?|hours?|hrs?|wks?|mos?|yrs?|h|minutes?|mins?)\b"
_VERBS = (
    r"were|was|are|is|be|had|have|has|completed|received|got|given|who|did|took|met|screened|randomi[sz]ed|assigned|recruiting|"
    r"enrolled|and|or|with|at|on|by|for|of|in|to|per|from|as|than|that|weeks?|days?|months?|years?|hours?|minutes?"
)
WORDS = rf"(?:(?!(?:{_VERBS})\b(?!-))[\w’'/–-]+\s+)"

AFTER_SESSION = re.compile(
    rf"[-\s]++(?!(?:of|in|to|and|or|with|at|per|minutes?|hours?|days?|weeks?|months?|years?|mg|point)\b(?!-))"
    rf"(?!(?:main|different|other|available|approved|recommended|first-line|effective|common|proven|standard|such)\s+treatments?\b)"
    rf"(?:(?:{WORDS}|\d+-(?:hour|minute|min)\s+)(?:and\s+(?=\w+\s+(?:\w+\s+)?(?:{SESSION})))?){{0,4}}?{SESSION}\b",
    re.I,
)
AFTER_PERCENT = re.compile(r"\s?(?:%|percent\b|per\s?cent\b|percentage\b)(?:[- ]points?\b)?", re.I)
SOLUTION = re.compile(
    r"\s?%\s+(?:\w+\s+){0,2}?(?:ropivacaine|bupivacaine|lidocaine|saline|solution|glucose|dextrose|cream|gel|CI\b|CrI\b|confidence|credible)", re.I
)
"""Behind the strength of a solution or the level of an interval, which are no shares."""
AFTER_DOSE = re.compile(
    r"[-\s]?(?P<unit>mg\s?/\s?kg|mg per kg|milligrams? per kilo(?:gram)?s?|µg/kg|μg/kg|mcg/kg|mg|milligrams?|mcg|µg|μg|micrograms?|m[lL]|millilit(?:er|re)s?|cc)\b",
    re.I,
)
AFTER_POINT = re.compile(r"[-\s]++(?:more\s+|fewer\s+)?(?:(?!percentage)\S+\s+)?points?\b", re.I)
PRESSURE = re.compile(r"\b(?:blood pressure|systolic|diastolic|heart rate|pulse)\b[^.;]{0,50}\Z", re.I)
AFTER_TIME = re.compile(rf"[-\s]*(?:consecutive\s+|full\s+|more\s+|additional\s+|straight\s+|good\s+|solid\s+|whole\s+|further\s+|calendar\s+|intensive\s+)?{TIME}", re.I)
MAGNITUDE = re.compile(r"\s*(?:million|billion|thousand|trillion|k\b)", re.I)
INDEX = re.compile(r"\bI\s?[²2]\s?(?:=|of|was|:)?\s?\Z")
"""Heterogeneity between trials, which is a percentage of nothing that the texts speak of."""
PRICE = re.compile(r"[$£€¥]\s?\Z|\b(?:USD|EUR|GBP)\s?\Z")


@dataclass(frozen=True, slots=True)
class Role:
    """What a number counts: kind, unit, and how far its words reach behind the number."""

    kind: str
    unit: str
    end: int


Guess = Callable[[str, Number], Role | None]


def guess_share(text: str, number: Number) -> Role | None:
    """A percentage, written with a sign, in words or as a share."""
    if number.share:
        return Role("percentage", "percent", number.end)
    found = AFTER_PERCENT.match(text, number.end)
    return Role("percentage", "percent", found.end()) if found else None


def guess_dose(text: str, number: Number) -> Role | None:
    """A dose by weight; volumes make no row."""
    found = AFTER_DOSE.match(text, number.end)
    if found is None or found.group("unit").lower().startswith(("ml", "cc", "millil")):
        return None
    raw = found.group("unit").lower().replace(" ", "").replace("μ", "µ")
    unit = (
        "mg/kg"
        if "kilo" in raw or raw in {"mg/kg", "mgperkg"}
        else "mcg/kg"
        if raw in {"µg/kg", "mcg/kg"}
        else "mg"
        if raw.startswith(("mg", "milli"))
        else "mcg"
    )
    return Role("dose", unit, found.end())


def guess_points(text: str, number: Number) -> Role | None:
    """A change on an outcome scale, in points."""
    found = AFTER_POINT.match(text, number.end)
    return Role("score_change", "point", found.end()) if found else None


def guess_sessions(text: str, number: Number) -> Role | None:
    """Doses, infusions, blocks or therapy sessions."""
    found = AFTER_SESSION.match(text, number.end)
    if found is None or not number.is_whole or number.low > 400 or MAGNITUDE.match(text, number.end):
        return None
    return Role("session_count", "session", found.end())
