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
}

PERSON = (
    r"(?:adults|patients|people|participants|veterans|volunteers|women|men|subjects|individuals|soldiers|"
    r"sufferers|service\s?members|outpatients|inpatients|clients|respondents|students|nurses|firefighters|guests|customers|"
    r"responders|survivors|ppl|folks|adolescents|teenagers|drinkers|employees|households|Veterans|civilians?|completers|members|users|persons|recipients|"
    r"readers|enrol+ees|troops|sailors|marines|Marines|officers|mothers|doctors|clinicians|callers|others|controls)"
)
SESSION = (
    r"(?:infusions?|sessions?|treatments?|doses?|injections?|visits?|blocks?|administrations?|procedures?|"
    r"appointments?|boosters?|conversations|meetings|applications|consultations|ceremon(?:y|ies)|capsules?|shots?|shams|drips?)"
)
TIME = r"(?P<unit>days?|weeks?|months?|years?|fortnights?|hours?|hrs?|wks?|mos?|yrs?|h)\b"
WORDS = r"(?:(?!(?:were|was|had|have|has|completed|received|got|given|who|did|took|met|screened|randomi[sz]ed|and|or|with|at|on|by|for|of|in|to|per)\b)[\w’'/–-]+\s+)"
SINGULAR = r"(?:person|patient|participant|veteran|subject|adult|soldier|volunteer)"

AFTER_PERSON = re.compile(rf"[-\s]++(?:more\s+)?{WORDS}{{0,4}}?{PERSON}\b|-{SINGULAR}\b", re.I)
AFTER_OF = re.compile(
    rf"\s+(?:\((?:\d[\d.]*\s?%)\)\s+)?of\s+(?:the\s+|these\s+|those\s+|our\s+|its\s+|all\s+)?(?:{WORDS}){{0,4}}?(?:{PERSON}|them|whom)\b",
    re.I,
)
AFTER_VERB = re.compile(
    r"\s+(?:were|had|have|completed|dropped out|withdrew|received|took|met|got|enrolled|agreed|entered|finished|stopped|quit|discontinued|who|(?:were\s+)?(?:randomi[sz]ed|screened|assigned|excluded|analy[sz]ed|per (?:arm|group))|started|reported|described|developed|responded|remitted|achieved)\b",
    re.I,
)
BEFORE_COUNT = re.compile(
    r"(?:\*?\b[nN]\b\*?\s?=\s?|\b(?:enrol+ed|randomi[sz]ed|recruited|screened|included|involving|of whom|sample of|total of|assigned|followed|analy[sz]ed|"
    r"reviewed|studied|enrol+|recruit|randomi[sz]e)\s+(?:just\s+|only\s+|about\s+|around\s+|nearly\s+|some\s+|approximately\s+|up to\s+|at least\s+|as many as\s+|a total of\s+)?)\Z",
    re.I,
)
AFTER_SESSION = re.compile(
    rf"[-\s]++(?!(?:of|in|to|and|or|with|at|per|minutes?|hours?|days?|weeks?|months?|years?|mg|point)\b)(?:(?!(?:weeks?|days?|months?|minutes?)\b){WORDS}){{0,4}}?{SESSION}\b",
    re.I,
)
AFTER_PERCENT = re.compile(r"\s?(?:%|percent\b|per\s?cent\b|percentage\b)", re.I)
AFTER_DOSE = re.compile(
    r"[-\s]?(?P<unit>mg\s?/\s?kg|mg per kg|milligrams? per kilo(?:gram)?s?|µg/kg|μg/kg|mcg/kg|mg|milligrams?|mcg|µg|μg|micrograms?|m[lL]|millilit(?:er|re)s?|cc)\b",
    re.I,
)
AFTER_POINT = re.compile(r"[-\s]++(?:more\s+|fewer\s+)?(?:\S+\s+)?points?\b", re.I)
AFTER_TIME = re.compile(rf"[-\s]*(?:consecutive\s+|full\s+|more\s+|additional\s+|straight\s+)?{TIME}", re.I)
AFTER_AGE = re.compile(r"[-\s]*(?:years?|yrs?)[-\s]+(?:old|of age)\b", re.I)
BEFORE_AGE = re.compile(
    r"\b(?i:aged?|ages|mean age|median age|average age|age range|age of|ages eligible)(?:\s+(?:was|of|is|between|from|over|under|at least|about|around|:|=))*:?\s*\Z|[A-Z][a-z]+,\s\Z"
)
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


def guess_age(text: str, number: Number) -> Role | None:
    """An age in years."""
    found = AFTER_AGE.match(text, number.end)
    if found:
        return Role("age", "year", found.end())
    before = BEFORE_AGE.search(text, max(0, number.start - 40), number.start)
    if before is None or (
        before.group().endswith(", ") and not (16 <= number.low <= 99 and text[number.end : number.end + 1] == ",")
    ):
        return None
    years = re.match(r"\s?(?:years|yrs)\b", text[number.end :])
    return Role("age", "year", number.end + (years.end() if years else 0))


def guess_participants(text: str, number: Number) -> Role | None:
    """People who take part, by the noun behind or the verb before the number."""
    if not number.is_whole or number.low < 2 or MAGNITUDE.match(text, number.end):
        return None
    found = AFTER_PERSON.match(text, number.end)
    if found:
        return Role("participant_count", "participant", found.end())
    if AFTER_OF.match(text, number.end) or AFTER_VERB.match(text, number.end):
        return Role("participant_count", "participant", number.end)
    before = BEFORE_COUNT.search(text, max(0, number.start - 45), number.start)
    if before and not re.match(
        r"[-\s]*(?:mg|%|week|month|day|hour|minute|year|point|trial|stud|RCT|site|center|clinic|of the|session|infusion|dose)",
        text[number.end : number.end + 14],
        re.I,
    ):
        return Role("participant_count", "participant", number.end)
    return None


def guess_sessions(text: str, number: Number) -> Role | None:
    """Doses, infusions, blocks or therapy sessions."""
    found = AFTER_SESSION.match(text, number.end)
    if found is None or not number.is_whole or number.low > 400 or MAGNITUDE.match(text, number.end):
        return None
    return Role("session_count", "session", found.end())


SIGNED: tuple[Guess, ...] = (guess_share, guess_points)
"""Tried first, in order: numbers that may be negative."""

COUNTED: tuple[Guess, ...] = (guess_dose, guess_age, guess_participants, guess_sessions)
"""Tried next, in order: numbers before which a minus is a dash. Times are told apart in `durations`."""
