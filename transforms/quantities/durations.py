"""What a span of time means: length of a course, of an effect, time to onset, follow-up."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from transforms.lexicon.gates import gate
from transforms.quantities import time_cues as cues
from transforms.quantities.roles import DAYS
from transforms.quantities.spans import HOURS, MINUTES, Place, Span, find_place
from transforms.reading import Reading

NEAR = 90
"""How many characters before a span the verb that governs it may stand."""


Rule = Callable[[Place], str | None]
LASTING_FOR = gate(rf"{cues.LASTING.pattern}\W*(?:\w+\W+){{0,3}}\Z", re.I)
NO_ROW = ""
"""What a rule says of a time that makes no row; None leaves it to the next rule."""


def guess_time(reading: Reading, span: Span) -> tuple[str, float, str] | None:
    """Kind, unit factor (days per unit or hours per unit) and unit of a span of time; None if it makes no row."""
    place = find_place(reading, span)
    kind = next((kind for rule in RULES if (kind := rule(place)) is not None), NO_ROW)
    if kind == NO_ROW:
        return None
    days = DAYS[place.unit]
    return (kind, days * 24, "hour") if kind == "onset" else (kind, days, "day")


def _skip(place: Place) -> str | None:
    if cues.FOLLOW_NOUN.match(place.right):
        return None
    if cues.SKIP_AFTER.match(place.right) or cues.SINCE_EVENT.match(place.right):
        return NO_ROW
    if cues.DURATION_OF_ILLNESS.match(place.right) or (place.unit == "year" and place.find(cues.IN_USE, place.left)):
        return NO_ROW
    if place.unit == "year" and cues.UP_TO_NOW.search(place.left):
        return NO_ROW
    if place.find(cues.ILL_FOR, place.left) or place.find(cues.UNCHANGED, place.left):
        return NO_ROW
    if place.unit == "year" and cues.SINCE_PLACE.match(place.right) and not place.reading.names_therapy:
        return NO_ROW
    opens = not place.left.strip() and cues.LATER.match(place.right)
    if opens and place.unit == "year" and cues.REPORTED.search(place.reading.text):
        return NO_ROW  # `Two years later, a second group reported …`
    return None


def _read_label(place: Place) -> str | None:
    if place.reading.kind != "table_row" and ":" not in place.left:
        return None
    label = place.reading.text.split("|")[0].split(":")[0]
    labels = [label, *place.list_heads()]
    return next((kind for text in labels for kind, pattern in cues.LABELS if pattern.match(text)), None)


def _read_course(place: Place) -> str | None:
    """Forms that speak of a course alone."""
    if cues.APART.match(place.right):
        return "treatment_duration"
    if place.unit not in HOURS | MINUTES and place.find(cues.AGAIN, place.left) and cues.AGAIN_AFTER.match(place.right):
        return "treatment_duration"
    if cues.FOLLOW_NOUN.match(place.right) or (place.find(cues.POINT_OF, place.left) and not place.is_short):
        return "follow_up"
    if place.find(cues.AGAIN_IN, place.left):
        return "treatment_duration"
    if place.is_short:
        return None
    if place.find(cues.SEEN_WEEKLY, place.left):
        return "follow_up"
    if cues.THE_SAME_AGAIN.match(place.right) or (
        cues.PHASE_HEAD.fullmatch(place.left) and cues.PHASE_IS.match(place.right)
    ):
        return "treatment_duration"
    noun = cues.COURSE_NOUN.match(place.right)
    if noun:
        of_study = re.search(r"(?:trial|study)\Z", noun.group(), re.I)
        if of_study and cues.JOINED.search(place.words) and not place.find(cues.DURING_STUDY, place.left):
            return "treatment_duration"
        return (
            NO_ROW
            if of_study and (place.find(cues.IN_STUDY, place.left) or not place.find(cues.GIVEN, place.right[:60]))
            else "treatment_duration"
        )
    if place.find(cues.RATE_BEFORE, place.left) or place.find(cues.IN_EACH, place.left):
        return "treatment_duration"
    if place.find(cues.COURSE_LASTS, place.left) and not place.find(cues.EFFECT_OF_COURSE, place.left):
        return "treatment_duration"
    return None


def _read_delay(place: Place) -> str | None:
    if not (place.find(cues.DELAY, place.left) or cues.DELAY_AFTER.match(place.right)):
        return None
    if place.is_short and place.find(cues.FOR_PLAIN, place.left):
        return NO_ROW
    if place.is_short:
        other = place.reading.names_comparator and not place.reading.names_therapy
        return "onset" if place.reading.has("onset") and not other else NO_ROW
    if place.find(cues.CONTRAST, place.left) and cues.STARTS.search(place.reading.text):
        return "comparator_onset"
    waited = re.search(r"\bwait", place.left, re.I) and not place.reading.names_therapy
    if waited or place.reading.names_comparator or place.reading.has("onset.delay", "onset.speed"):
        return "comparator_onset"
    return None


def _read_fading(place: Place) -> str | None:
    if place.is_short:
        near = place.left[-60:]
        settles = place.find(cues.FADE_BEFORE, near) or place.find(cues.SETTLES, near)
        return NO_ROW if settles and not place.find(cues.BACK, near) else None
    if place.find(cues.RELAPSE_OVER, place.left) or place.find(cues.NOT_HELD, place.left):
        return "follow_up"
    if place.find(cues.TO_RELAPSE, place.left) or place.find(cues.CEASED_FOR, place.left):
        return "effect_duration"
    if place.find(cues.FADE_BY, place.left):
        return None
    if place.find(cues.AFTER_HOURS, place.left) and cues.CAME_BACK.search(re.split(r"[,;]", place.right)[0][:60]):
        return "effect_duration"
    fades_after = place.find(cues.WITHIN, place.left) and place.find(cues.FADE, re.split(r"[,;]", place.right)[0][:60])
    if place.find(cues.FADE_BEFORE, place.left[-60:]) or fades_after:
        if cues.LATER.match(place.right) and not cues.AFTER_COURSE.match(place.right):
            return None
        return NO_ROW if cues.UNTREATED.search(place.reading.text) else "effect_duration"
    return None


def _read_onset(place: Place) -> str | None:
    if not place.find(cues.WITHIN, place.left) or re.search(r"\bin (?:the )?(?:past|last|an?)\s+\Z", place.left):
        return None
    if not place.is_short and _is_given_over(place):
        return "treatment_duration"
    if place.is_short or place.unit == "day":
        starts = cues.STARTS.search(place.reading.text)
        harmed = place.reading.has("safety.watch") or (place.reading.has("safety.harm") and not starts)
        speaks = starts or place.reading.has("onset.speed")
        return "onset" if speaks and not harmed else None
    starts = place.find(cues.STARTS, place.left[-90:]) or place.find(cues.STARTS, place.right[:40])
    return "onset" if starts and place.unit != "year" and place.reading.has("efficacy", "onset") else None


def _is_given_over(place: Place) -> bool:
    return place.find(cues.GIVEN_OVER, place.left) is not None and not place.find(cues.STARTS, place.left[-40:])


def _read_follow_up(place: Place) -> str | None:
    lasting = place.find(cues.FOR_PLAIN, place.left) and _governs(place) == "effect_duration"
    if (place.find(cues.SUSTAINED_TO, place.left) or place.find(cues.STILL_HELD, place.left)) and not place.is_short:
        return "effect_duration"
    if not place.is_short and place.find(cues.WATCHED, place.left):
        return "follow_up"
    if (
        place.unit not in MINUTES
        and place.find(cues.FOLLOWED, place.left)
        and not _is_given_over(place)
        and not lasting
        and not (place.is_short and place.find(cues.FOR_PLAIN, place.left))
    ):
        return "follow_up"
    if place.vague and not place.is_short:
        return None
    if place.is_short and _sets_in(place):
        return "onset"
    if cues.LATER.match(place.right) and not place.find(cues.FOR_PLAIN, place.left):
        return (
            NO_ROW
            if place.unit in MINUTES or (place.is_short and place.find(cues.MORE_GIVEN, place.left))
            else "follow_up"
        )
    if (
        place.find(cues.AT, place.left)
        and not place.find(cues.FOR_PLAIN, place.left)
        and not cues.OF_TREATMENT.match(place.right)
    ):
        return NO_ROW if place.unit in MINUTES or place.find(cues.MORE_GIVEN, place.left) else "follow_up"
    return NO_ROW if place.is_short else None


def _sets_in(place: Place) -> bool:
    """True for what somebody felt, or what improved sooner, so many hours after a dose."""
    if place.unit not in HOURS or place.reading.has("safety.harm", "safety.watch"):
        return False
    behind = cues.AFTER_DOSING.match(place.right) or cues.AFTER_HOURS.search(place.left)
    told = place.reading.has("basis.self") or cues.SOONER.search(place.reading.text)
    return behind is not None and bool(told) and cues.FELT.search(place.reading.text) is not None


def _governs(place: Place) -> str | None:
    """What the verb nearest before a span speaks of: an effect that lasts or a treatment that is given."""
    return _find_verb(place.left[-NEAR:])


@lru_cache(maxsize=256)
def _find_verb(near: str) -> str | None:
    lasting = max((m.end() for m in cues.LASTING.plain.finditer(near)), default=-1)
    given = max((m.end() for m in cues.GIVEN.plain.finditer(near)), default=-1)
    if lasting < 0 and given < 0:
        return None
    return "effect_duration" if lasting > given else "treatment_duration"


def _read_length(place: Place) -> str | None:
    """Spans behind `for`, `over` or a verb of lasting."""
    if cues.OF_RELIEF.match(place.right) and not place.is_short:
        return "effect_duration"
    if place.find(cues.LASTED_GOOD, place.words) and _is_treated(place.reading):
        return "effect_duration"
    if place.vague and _governs(place) != "effect_duration":
        return NO_ROW
    if place.vague:
        lasts = place.find(cues.VAGUE_LASTING, place.left) and _is_treated(place.reading)
        return "effect_duration" if lasts else NO_ROW
    if place.unit == "year" and not _is_treated(place.reading) and place.find(cues.FOR, place.left):
        return "effect_duration" if _governs(place) == "effect_duration" and not _is_illness(place) else NO_ROW
    if (cues.OF_TREATMENT.match(place.right) or _names_treatment(place)) and place.unit != "year":
        return "treatment_duration"
    if place.find(cues.OVER, place.left) and (
        place.find(cues.GIVEN, place.left) or place.find(cues.GIVEN, place.right[:40])
    ):
        return "treatment_duration"
    governs = _governs(place)
    if governs == "effect_duration" and _lasts(place):
        return NO_ROW if _is_illness(place) else "effect_duration"
    if place.find(cues.FOR, place.left) and (
        governs == "treatment_duration" or place.find(cues.GIVEN, place.right[:30])
    ):
        return "treatment_duration"
    ends = re.match(r"\s*(?:or (?:longer|more)|\Z|[.,;])", place.right)
    ends = ends if not place.find(cues.WITHIN, place.left) else None
    return "effect_duration" if place.reading.has("durability") and ends and not _is_illness(place) else None


def _lasts(place: Place) -> bool:
    return place.find(cues.FOR, place.left) is not None or bool(place.find(LASTING_FOR, place.left))


def _names_treatment(place: Place) -> bool:
    """True for `twelve weeks of prolonged exposure`, where what was given is in the vocabulary."""
    found = re.match(r"\s+of\s+(?:[\w-]+\s+){0,2}?", place.right)
    if found is None:
        return False
    at = place.reading.text.find(place.right) + place.reading.span.start
    return any(found.end() - 1 <= hit.start - at <= found.end() + 22 for hit in place.reading.find("substance"))


def _is_illness(place: Place) -> bool:
    """True for the time that a condition lasts: `when symptoms have lasted longer than a month`."""
    if cues.UNTREATED.search(place.reading.text):
        return True
    return place.find(cues.DIAGNOSIS, place.left) is not None and not _is_treated(place.reading)


def _is_treated(reading: Reading) -> bool:
    """True unless the statement speaks of a condition alone: `people go years without symptoms`."""
    treated = reading.names_therapy or reading.names_comparator
    return treated or reading.has(
        "subject.this_therapy", "efficacy.gain", "signals.again", "signals.past", "basis.self", "durability.fading"
    )


RULES: tuple[Rule, ...] = (
    _skip,
    _read_label,
    _read_course,
    _read_delay,
    _read_fading,
    _read_onset,
    _read_follow_up,
    _read_length,
)
"""Tried in order: surer forms before those that only a verb somewhere before the span decides."""
