"""Roles of numbers: what stands right before and right behind a number tells what it counts."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

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
    r"appointments?|boosters?|conversations|meetings|talks|applications|consultations|occasions|ceremon(?:y|ies)|capsules?|shots?|shams|"
    r"drips?|IVs|SGBs|journeys|(?:dosing|drug|medication|treatment|infusion)[- ]days?)"
)
TIME = r"(?P<unit>days?|weeks?|months?|years?|fortnights?|hours?|hrs?|wks?|mos?|yrs?|h|minutes?|mins?)\b"
_VERBS = (
    r"were|was|are|is|be|had|have|has|completed|received|got|given|who|did|took|met|screened|randomi[sz]ed|assigned|recruiting|"
    r"enrolled|during|after|before|when|while|because|and|or|with|at|on|by|for|of|in|to|per|from|as|than|that|regarding|concerning|between|versus|aided|helped|assisted|supervised|guided|interviewed|gave|saw|offered|weeks?|days?|months?|years?|hours?|minutes?"
)
WORDS = rf"(?:(?!(?:{_VERBS})\b(?!-))[\w’'/–-]+\s+)"

AFTER_SESSION = re.compile(
    rf"[-\s]++(?!(?:of|in|to|and|or|with|at|per|against|in favou?r|minutes?|mins?|hours?|hrs?|h|seconds?|secs?|s|days?|weeks?|wks?|months?|years?|mg|[µμ]g|mcg|ng|g|m[lL]|cc|IU|units?|point|mm\s?Hg|bpm|beats|kg|lbs?|pounds)\b(?!-))"
    rf"(?!(?:main|different|other|earlier|previous|prior|failed|past|antidepressant|available|approved|recommended|first-line|effective|common|proven|standard|such)\s+treatments?\b)"
    rf"(?:(?:{WORDS}|\w+-\w+,\s|\d+-(?:hour|minute|min)\s+)(?:(?:and|or)\s+(?=\w+\s+(?:\w+\s+)?(?:{SESSION})))?){{0,4}}?{SESSION}\b(?:\s+(?:sessions?|visits?|infusions?|doses?|injections?)\b)?",
    re.I,
)
COMPARED = re.compile(r"\s+(?:did(?:n['’]t| not)? |were (?:equally|similar|no)|differ|performed|compared)", re.I)
"""Behind `the two treatments`, which are no sessions."""
PRICED = re.compile(
    r"\s+(?:typically |usually |can |will |may |now |often )*(?:costs?|runs?|sells?|is priced|charges?|sets you back)\s[^.;]{0,20}?[$£€¥]\s?\d",
    re.I,
)
"""What one infusion costs is no count of infusions."""
STOPPED = re.compile(
    r"\s+(?:was|had to be)\s+(?:stopped|halted|interrupted|aborted|abandoned|cut short|paused)\b", re.I
)
"""Behind the one infusion of many that did not go well."""
ARM_DOSES = re.compile(
    r"\b(?:(?:either|both) of|(?:compar\w+|among|between|either at|at either of)(?: the)?)\s+\Z", re.I
)
PHASE = re.compile(r"\bphase\s\Z", re.I)
RATE = re.compile(r"\s+(?:per|a|each|every)\s+week\b", re.I)
"""Behind `one session`: a rate, no count."""
AFTER_PERCENT = re.compile(r"\s?(?:%|percent\b|per\s?cent\b|percentage\b)(?:[- ]points?\b)?", re.I)
SOLUTION = re.compile(
    r"\s?%\s+(?:\w+\s+){0,2}?(?:ropivacaine|bupivacaine|lidocaine|lignocaine|mepivacaine|articaine|oxygen|O2|N2O|nitrous oxide|isoflurane|sevoflurane|saline|solution|glucose|dextrose|cream|gel|CI\b|CrI\b|confidence|credible)",
    re.I,
)
"""Behind the strength of a solution or the level of an interval, which are no shares."""
MARGIN = re.compile(r"\bmargin (?:was |is |of |set at |at )+(?:about )?\Z", re.I)
"""Before the margin of non-inferiority, which is a share of no one."""
MIXTURE = re.compile(
    r"\b(?:saline|ropivacaine|bupivacaine|lidocaine|sodium chloride|oxygen|nitrous oxide|O2|N2O)\s+\(?\Z", re.I
)
AFTER_DOSE = re.compile(
    r"[-\s]?(?P<unit>mg\s?/\s?kg|mg per kg|milligrams? per kilo(?:gram)?s?|µg/kg|μg/kg|mcg/kg|mg|milligrams?|mcg|µg|μg|micrograms?|m[lL]|millilit(?:er|re)s?|cc|g|grams?)\b(?!\s?=)",
    re.I,
)
NO_DOSE = re.compile(r"\s?(?:/|per\s)\s?(?:d?l|ml|h|hr|hour|min|minute|cm|mm|m2|m\(2\))\b", re.I)
DOSE_UNITS = (
    (r"(?:mg|milligrams?)(?:/|per)(?:kg|kilo)", "mg/kg"),
    (r"(?:µg|mcg)/kg", "mcg/kg"),
    (r"ml|cc|millil", "mL"),
    (r"mg|milli", "mg"),
    (r"g", "g"),
    (r"", "mcg"),
)
"""Unit of a dose by how it is written, longer forms first."""
HALF_OF_DRUG = re.compile(
    r"(?:(?:an?|one|the)\s+)?half of (?:the |an? |its )(?:(?:older|old|racemic|original|parent|same|whole|ordinary|familiar|regular) )*(?:ketamine|ana?esthetic|drug|medicine|molecules?|compound|mixture|pair)\b(?! (?:group|arm|patients|participants|recipients|users))",
    re.I,
)
"""What esketamine is of ketamine is no share of people."""
AFTER_POINT = re.compile(
    r"[-\s]++(?:more\s+|fewer\s+)?(?:(?!percentage)\S+\s+)?points?\b"
    r"(?!\s+(?!(?:on|in)\s)(?:[\w-]+\s+){0,3}?(?:scale|questionnaire|measure|instrument|inventory|checklist|rating|test|agenda|plan)\b)",
    re.I,
)
PRESSURE = re.compile(r"\b(?:blood pressure|systolic|diastolic|heart rate|pulse)\b[^.;]{0,50}\Z", re.I)
AFTER_TIME = re.compile(
    rf"[-\s]*(?:consecutive\s+|full\s+|more\s+|additional\s+|straight\s+|good\s+|solid\s+|whole\s+|further\s+|calendar\s+|intensive\s+)?{TIME}",
    re.I,
)
MAGNITUDE = re.compile(r"\s*(?:million|billion|thousand|trillion|k\b)", re.I)
INDEX = re.compile(r"\bI\s?[²2]\s?(?:=|of|was|:)?\s?\Z")
"""Heterogeneity between trials, which is a percentage of nothing that the texts speak of."""
PRICE = re.compile(r"[$£€¥]\s?\Z|\b(?:USD|EUR|GBP)\s?\Z")


class Role(NamedTuple):
    """What a number counts: kind, unit, and how far its words reach behind the number."""

    kind: str
    unit: str
    end: int


Guess = Callable[[str, Number], Role | None]


def guess_share(text: str, number: Number) -> Role | None:
    """A percentage, written with a sign, in words or as a share."""
    if number.share:
        return None if HALF_OF_DRUG.match(text, number.start) else Role("percentage", "percent", number.end)
    found = AFTER_PERCENT.match(text, number.end)
    if (
        found is None
        or MARGIN.search(text, max(0, number.start - 40), number.start)
        or SOLUTION.match(text, number.end)
        or MIXTURE.search(text, max(0, number.start - 30), number.start)
    ):
        return None
    return Role("percentage", "percent", found.end())


def guess_dose(text: str, number: Number) -> Role | None:
    """A dose by weight or volume; the rate of an infusion or a level in blood makes no row."""
    found = AFTER_DOSE.match(text, number.end)
    if found is None or NO_DOSE.match(text, found.end()):
        return None
    raw = found.group("unit").lower().replace(" ", "").replace("μ", "µ")
    return Role("dose", next(unit for start, unit in DOSE_UNITS if re.match(start, raw)), found.end())


def guess_points(text: str, number: Number) -> Role | None:
    """A change on an outcome scale, in points."""
    found = AFTER_POINT.match(text, number.end)
    if found is None or PRESSURE.search(text, max(0, number.start - 70), number.start):
        return None
    return Role("score_change", "point", found.end())


NUMBER_OF = re.compile(
    rf"\bnumber of (?:[\w-]+\s+)?{SESSION}\s+(?:was|were|ranged|varied|averaged)\s+(?:from\s+|between\s+)?\Z", re.I
)
ENDS = re.compile(r"\s*(?:[.,;)]|\Z|\s(?:and|with|per|in|over|across)\b)")


def guess_sessions(text: str, number: Number) -> Role | None:
    """Doses, infusions, blocks or therapy sessions."""
    if (
        number.is_whole
        and ENDS.match(text, number.end)
        and NUMBER_OF.search(text, max(0, number.start - 60), number.start)
    ):
        return Role("session_count", "session", number.end)
    found = AFTER_SESSION.match(text, number.end)
    if found is None or not number.is_whole or number.low > 400 or MAGNITUDE.match(text, number.end):
        return None
    if PHASE.search(text, max(0, number.start - 8), number.start):
        return None
    if COMPARED.match(text, found.end()) and re.search(
        r"\bthe\s\Z", text[max(0, number.start - 6) : number.start], re.I
    ):
        return None
    if PRICED.match(text, found.end()) or (
        ARM_DOSES.search(text, max(0, number.start - 18), number.start)
        and text[number.end : found.end()].endswith("doses")
    ):
        return None
    if number.low == number.high == 1 and STOPPED.match(text, found.end()):
        return None
    if RATE.match(text, found.end()):
        return Role("frequency", "per_week", found.end())
    return Role("session_count", "session", found.end())
