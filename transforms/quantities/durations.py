"""What a span of time means: length of a course, of an effect, time to onset, follow-up."""

from __future__ import annotations

import re
from dataclasses import dataclass

from transforms.quantities.around import text_before, text_behind
from transforms.quantities.roles import DAYS, SESSION
from transforms.reading import Reading

SKIP_AFTER = re.compile(
    r"[\s,]*(?:ago|old|of age|of (?:experience|research|suffering|service|war|combat|follow|age)|earlier in|per\b|a (?:week|month|year|day)\b)|\s?-?long (?:session|wait|appointment)",
    re.I,
)
COURSE_NOUN = re.compile(
    r"[-\s]++(?:[\w-]+\s+)?(?:course|program(?:me)?|treatment|regimen|protocol|taper|phase|schedule|induction|period|cycle|retreat|trial|study)\b",
    re.I,
)
FOLLOW_NOUN = re.compile(
    r"[-\s]++(?:[\w-]+\s+)?(?:follow[- ]?up|assessment|mark|visit|check[- ]?in|evaluation|endpoint|end point|time ?point)\b",
    re.I,
)
APART = re.compile(r"[-\s]+apart\b", re.I)
LATER = re.compile(r"\s+(?:later|after|following|post\b|on\b|out\b|from (?:baseline|the)|into)", re.I)
LASTING = re.compile(
    r"\b(?:last(?:s|ed|ing)?|persist\w*|sustain\w*|maintain\w*|endur\w*|held(?: up)?|remain\w*|continu\w*|stay\w*|durab\w*|relief|better|benefit\w*|effects?|gains?|improve\w*|brilliant|free|remission)\b[^.;]{0,45}\Z",
    re.I,
)
FOR = re.compile(
    r"\b(?:for|lasting|lasted|lasts|through(?:out)?|up to|until)\s+(?:(?:at least|about|around|roughly|approximately|up to|more than|over|nearly|almost|only|just|as long as|some|another|a further|the next)\s+)*\Z",
    re.I,
)
OVER = re.compile(
    r"\b(?:over|across|during|throughout|spread over|in|span(?:s|ned|ning))\s+(?:(?:the course of|a period of|a|an|about|around|roughly|approximately|just|the|only|the next|the first|at least|as little as)\s+)*\Z",
    re.I,
)
AT = re.compile(
    r"\b(?:at|after|by|through|until|past|to|from|between)\s+(?:(?:about|around|roughly|just|only|the|a|an|as little as|week|day|month)\s+)*\Z",
    re.I,
)
WITHIN = re.compile(
    r"\b(?:within|inside|in as little as|in under|in less than|in just|in a matter of|in)\s+(?:(?:just|about|around|the first|first|roughly|only|a|an|one to)\s+)*\Z",
    re.I,
)
DELAY = re.compile(
    r"\b(?:take|takes|took|taking|require|requires|need|needs|wait|waiting)\b[^.;,]{0,40}\Z|\bas opposed to\b[^.;]{0,40}\Z|\brather than\b[^.;]{0,30}\Z|\bnot\s+\Z|\binstead of\b[^.;]{0,30}\Z",
    re.I,
)
DELAY_AFTER = re.compile(
    r"\s+(?:to\s+(?:work|show|take|feel|help|kick|reach|bring|begin|start|act|notice|see)|before\b|for (?:antidepressants|ssris))",
    re.I,
)
GIVEN_WITHIN = re.compile(rf"\b{SESSION}\s+(?:\w+\s+)?within\s+\Z", re.I)
FOLLOWED = re.compile(r"\bfollow(?:ed|ing)?(?:[- ]?up)?\b[^.;,]{0,25}\Z", re.I)
OF_TREATMENT = re.compile(
    r"\s+of\s+(?:[\w-]+\s+)?(?:treatment|therapy|daily|esketamine|ketamine|psilocybin|infusions|dosing|adjunctive|escitalopram|care)\b",
    re.I,
)
VAGUE_LASTING = re.compile(
    r"\b(?:for|last(?:s|ed|ing)?|persist(?:s|ed|ing)?|endure[sd]?)\s+(?:(?:for|just|only|several|many|up to|at least|even)\s+)*\Z",
    re.I,
)
GIVEN = re.compile(
    rf"\b(?:{SESSION}|doses?|given|administered|received|course|taken|twice|weekly|daily|treatment)\b", re.I
)
FADE = re.compile(
    r"\b(?:fade|faded|fades|wore|wear|wears|gone|evaporated|waned?|wanes|returned?|returns|relapsed?|came back|slipped|crept|disappeared|lost|short[- ]lived)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Span:
    """A span of time in a statement: where it stands and its bounds in days."""

    start: int
    end: int
    unit: str
    vague: bool = False


def guess_time(reading: Reading, span: Span) -> tuple[str, float, str] | None:
    """Kind, unit factor (days per unit or hours per unit) and unit of a span of time; None if it makes no row."""
    left, right = text_before(reading.text, span.start), text_behind(reading.text, span.end)
    unit = span.unit.lower().rstrip("s")
    if SKIP_AFTER.match(right):
        return None
    kind = _guess_kind(reading, span, left, right, unit)
    if kind is None:
        return None
    if kind == "onset":
        return kind, DAYS[unit] * 24, "hour"
    return kind, DAYS[unit], "day"


def _guess_kind(reading: Reading, span: Span, left: str, right: str, unit: str) -> str | None:
    if APART.match(right):
        return "treatment_duration"
    if FOLLOW_NOUN.match(right):
        return "follow_up"
    if COURSE_NOUN.match(right) and unit not in {"hour", "hr", "h"}:
        return (
            None
            if re.match(r"[-\s]+(?:trial|study)\b", right, re.I) and not GIVEN.search(right[:60])
            else "treatment_duration"
        )
    if DELAY.search(left) or DELAY_AFTER.match(right):
        return _guess_delay(reading, left, unit)
    if WITHIN.search(left) and (FADE.search(left[-60:]) or FADE.search(re.split(r"[,;]", right)[0][:60])):
        return "effect_duration"
    if GIVEN_WITHIN.search(left):
        return "treatment_duration"
    if (
        WITHIN.search(left)
        and not re.search(r"\bin (?:the )?(?:past|last|a)\b", left[-12:])
        and _speaks_of_onset(reading, unit)
    ):
        return "onset"
    return _guess_course(reading, span, left, right, unit)


def _guess_delay(reading: Reading, left: str, unit: str) -> str | None:
    if unit in {"hour", "hr", "h"}:
        return "onset" if reading.names_therapy and reading.has("onset") else None
    if reading.names_comparator or reading.has("onset.delay", "onset.speed"):
        return "comparator_onset"
    return None


def _speaks_of_onset(reading: Reading, unit: str) -> bool:
    if unit in {"hour", "hr", "h", "day"}:
        return not reading.has("safety.harm", "safety.watch", "evidence.design")
    return unit != "year" and reading.has("efficacy", "onset")


def _is_treated(reading: Reading) -> bool:
    """True unless the statement speaks of a condition alone: `people go years without symptoms`."""
    treated = reading.names_therapy or reading.names_comparator
    return treated or reading.has(
        "subject.this_therapy", "efficacy.gain", "signals.again", "signals.past", "basis.self"
    )


def _guess_course(reading: Reading, span: Span, left: str, right: str, unit: str) -> str | None:
    hours = unit in {"hour", "hr", "h"}
    if hours and (FOR.search(left) or reading.has("safety.watch")):
        return None
    if FOLLOWED.search(left) or LATER.match(right) or (AT.search(left) and not FOR.search(left)):
        return "follow_up"
    if hours:
        return None
    if span.vague:
        return "effect_duration" if VAGUE_LASTING.search(left) and _is_treated(reading) else None
    if OF_TREATMENT.match(right) and not OVER.search(left):
        return "treatment_duration"
    if OVER.search(left) and GIVEN.search(left + right):
        return "treatment_duration"
    if LASTING.search(left) or (reading.has("durability") and FOR.search(left)):
        return "effect_duration"
    if FOR.search(left) and GIVEN.search(left + right[:40]):
        return "treatment_duration"
    if reading.has("durability") and re.match(r"\s*(?:or (?:longer|more)|\Z|[.,;])", right):
        return "effect_duration"
    return None
