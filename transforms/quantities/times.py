"""Times that are not a figure before a unit: `at week 12`, `a month later`, `lasting for weeks`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transforms.lexicon.gates import gate
from transforms.quantities import time_cues as cues
from transforms.quantities.around import text_before, text_behind
from transforms.quantities.bounds import bound
from transforms.quantities.durations import guess_time
from transforms.quantities.found import Found
from transforms.quantities.numbers import Number, read_value
from transforms.quantities.roles import DAYS, Role
from transforms.quantities.spans import Span
from transforms.reading import Reading

ORDINAL_TIME = gate(
    r"\b(?P<unit>weeks?|wks?|days?|months?|hours?|years?)[-\s]+"
    r"(?P<n>\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|thirty)(?:\s?(?P<sep>to|–|-|and)\s?(?P<m>\d{1,3}))?\b"
    r"(?!\s+(?:(?:in|out of)\s+\w+|(?:hours?|days?|weeks?|months?|years?)\b))",
    re.I,
)
COUNTED = re.compile(
    r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|few|several|couple of|many))[-\s]+\Z",
    re.I,
)
"""Before a unit that belongs to the number before it: `at 12 weeks 58% had responded`."""
UP_TO = re.compile(r"\b(?:weekly|daily|monthly|fortnightly)\s+(?:\w+\s+)?(?:up to|until|through|to)\s+\Z", re.I)
"""`then weekly up to` before week 12: the length of the course."""
BEGAN_BY = re.compile(
    r"\bas early as\s+\Z|\b(?:(?:began|begins?|started|starts?) to (?:show|appear|emerge|work|lift|ease|improve)|emerged|set in|kicked in|appeared|noticeable|visible)\s+by\s+\Z",
    re.I,
)
"""`began to show by` before day 8: when an effect set in."""
THIS_ONE = re.compile(r"\b(?:last|this|past|next|that|each|per|every|a|one)\s\Z", re.I)
"""Before a unit that is no point in time: `last year seven in ten`."""
LASTING = re.compile(r"\b(?:through|until|maintained|sustained|lasted|persisted|out to)\b[^.;,]{0,25}\Z", re.I)
WORE_OFF = re.compile(
    r"\b(?:wore|wears|worn|fade[sd]?|gone|slipped|relapsed|(?:crept|came|comes|were|was) back|returned)\b[^.;,]{0,12}\s(?:around|about|after|within|in)\s+\Z",
    re.I,
)
AGAIN = re.compile(
    r"\b(?:day (?P<first>[01])|week 0|baseline|once|first (?:day|visit))\b[^.;|]{0,30}\b(?:again|then|repeated)\s+(?:at|on|in)\s+\Z",
    re.I,
)
"""`on day 0 and again at` before week 2: when the last dose was given."""
SLIDING = re.compile(
    r"[^.;,]{0,30}\b(?:slid\w*|slip\w*|sink\w*|sank|crash\w*|fad\w+|gone|wear\w* off|worn off|wore off|return\w*|crept|creep\w*|relaps\w+|(?:back|down|low|dark|flat|bad) again)\b",
    re.I,
)
"""Behind `by day 5`, in what somebody tells of themselves."""
PHASE = re.compile(r"\b(?:induction|maintenance|optimi[sz]ation|phase|titration|stage)\b\W{0,4}\Z", re.I)
DOSING_DAY = re.compile(
    r"\b(?:mg|doses?|dosed|given|administered|infus\w+|inject\w+|received|once|capsule)\b[^.;|]{0,70}\Z", re.I
)
ARTICLE_TIME = gate(
    r"\b(?:(?P<half>half[- ])?(?:an?|one)|(?P<first>the first))[-\s]+(?P<unit>hour|day|week|fortnight|month|year)\b(?P<two>\s+or\s+two\b)?"
    r"(?!\s+(?:of(?!\s+(?:the|a|an|their|each|starting|treatment|follow|(?:es)?ketamine|mdma|psilocybin|therapy|infusions|sessions|doses|\w+ing)\b)|ago|old)\b)",
    re.I,
)
VAGUE = gate(
    r"\b(?:(?P<low>hours|days|weeks|months|years)(?:\s+(?:or|to|and)\s+(?:even\s+)?(?P<high>days|weeks|months|years))?"
    r"|a\s+(?:few|couple of)\s+(?P<few>hours|days|weeks|months))\b"
    r"(?!\s+(?:ago|old|of age|of (?!relief|benefit|remission))|-)",
    re.I,
)
NEXT_DAY = gate(
    r"\b(?:by (?:the )?(?:very )?(?:next|following)|the very next) (?:day|morning|evening)\b|\bthe day after (?:dosing|the (?:dose|infusion|session|injection))\b",
    re.I,
)
SHOWED = gate(r"\b(?:show(?:s|ed)? up|quick\w*|separat(?:ed|ion)|emerged|showed|visible|apparent|evident)\b", re.I)
"""What a difference does on the day after a dose."""
VAGUE_LOW = {"hours": 1 / 24, "days": 2, "weeks": 14, "months": 60, "years": 730}
"""The least that a unit in the plural stands for, in days."""
FIRST_KINDS = frozenset({"treatment_duration"})
AFTER_FIRST = FIRST_KINDS | {"follow_up"}
ARTICLE_KINDS = frozenset({"follow_up", "effect_duration", "onset", "treatment_duration", "comparator_onset"})


def find_ordinal_times(reading: Reading, text: str) -> Iterator[Found]:
    """`at week 12`, `days 3 and 7`: times of follow-up counted from the start."""
    for found in ORDINAL_TIME.finditer(text):
        if THIS_ONE.search(text, max(0, found.start() - 8), found.start()) and found.group("n").isalpha():
            continue
        if COUNTED.search(text, max(0, found.start() - 12), found.start()):
            continue
        days = DAYS[found.group("unit").lower().rstrip("s")]
        low, high = (round(read_value(found.group(g) or found.group("n")) * days, 4) for g in ("n", "m"))
        kind = _read_ordinal_kind(reading, text, found)
        if again := AGAIN.search(text_before(text, found.start())):
            length = low - 1 if again.group("first") == "1" and days == 1 else low
            yield Found(found.start(), found.end(), "treatment_duration", length, length, "day", "exact")
        elif not found.group("m") and UP_TO.search(text_before(text, found.start())):
            yield Found(found.start(), found.end(), "treatment_duration", low, low, "day", "exact")
        elif kind == "treatment_duration":
            length = high - low + days
            yield Found(found.start(), found.end(), kind, length, length, "day", "exact")
        elif kind == "onset":
            by = re.search(r"\bby\s+\Z", text_before(text, found.start(), 8), re.I) is not None
            least, meant = (None, "at_most") if by else (low * 24, "exact")
            yield Found(found.start(), found.end(), kind, least, low * 24, "hour", meant)
        elif found.group("sep") == "and" or high < low:
            yield Found(found.start(), found.end("n"), kind, low, low, "day", "exact")
            yield Found(found.start("m"), found.end("m"), kind, high, high, "day", "exact")
        elif high > low:
            yield Found(found.start(), found.end(), kind, low, high, "day", "range")
        else:
            ends = r"\b(?:before|up to|by)\s+\Z" if kind == "effect_duration" else r"\b(?:before|up to)\s+\Z"
            until = re.search(ends, text_before(text, found.start(), 10), re.I)
            yield Found(
                found.start(), found.end(), kind, None if until else low, high, "day", "at_most" if until else "exact"
            )


def _read_ordinal_kind(reading: Reading, text: str, found: re.Match[str]) -> str:
    """What a point in time means; `""` for the day of a dose and for the start of a phase, which make no row."""
    before = text_before(text, found.start())
    if (
        found.group("m")
        and found.group("sep") != "and"
        and (PHASE.search(before) or cues.RATE_BEFORE.search_part(text, before) or reading.kind == "table_row")
    ):
        return "treatment_duration"
    if re.search(r"\bfrom\s+\Z", before, re.I) or re.match(r"\s+on(?:wards?)?\b", text_behind(text, found.end())):
        return ""
    if (
        found.group("unit").lower() in {"day", "days"}
        and found.group("n").lower() in {"0", "1", "one"}
        and (DOSING_DAY.search(before) or re.match(r",?\s\d[\d.]*\s?mg\b", text_behind(text, found.end()), re.I))
    ):
        return ""
    if BEGAN_BY.search(before):
        return "onset"
    if (
        reading.has("basis.self")
        and re.search(r"\bby\s+\Z", before, re.I)
        and SLIDING.match(text_behind(text, found.end()))
    ):
        return "effect_duration"
    lasting = LASTING.search(before) and reading.has("durability") and not cues.NOT_HELD.search(before)
    return "effect_duration" if lasting or WORE_OFF.search(before) else "follow_up"


def find_vague_times(reading: Reading, text: str) -> Iterator[Found]:
    """Times without a figure: `a month later`, then `within hours`, `lasting for weeks`, `may take months`."""
    for found in ARTICLE_TIME.finditer(text):
        meaning = guess_time(reading, Span(found.start(), found.end(), found.group("unit")))
        after = re.search(r"\bafter\s+\Z", text_before(text, found.start(), 8), re.I)
        if meaning and meaning[0] in (
            (AFTER_FIRST if after else FIRST_KINDS) if found.group("first") else ARTICLE_KINDS
        ):
            yield _read_article(text, found, meaning)
    for found in VAGUE.finditer(text):
        unit = (found.group("low") or found.group("few")).lower()
        meaning = guess_time(reading, Span(found.start(), found.end(), unit, vague=True))
        if meaning and _may_be_vague(meaning[0], unit):
            yield _read_vague(found, unit, meaning[0])
    for found in NEXT_DAY.finditer(text):
        if cues.STARTS.search(text) or SHOWED.search(text):
            if reading.has("safety.harm"):
                continue
            least = None if found.group().lower().startswith("by") else 24
            yield Found(found.start(), found.end(), "onset", least, 24, "hour", "exact" if least else "at_most")


def _read_article(text: str, found: re.Match[str], meaning: tuple[str, float, str]) -> Found:
    """`a month`, and `a day or two`, of which a limit takes the longer."""
    kind, factor, unit = meaning
    role = Role(kind, unit, found.end())
    if found.group("half"):
        factor = 180 if found.group("unit").lower() == "year" and unit == "day" else factor / 2
    one = bound(text, Number(found.start(), found.end(), 1, 1), role, factor)
    if not found.group("two"):
        return one
    if one.qualifier == "at_most":
        return bound(text, Number(found.start(), found.end(), 2, 2), role, factor)
    return bound(text, Number(found.start(), found.end(), 1, 2, "or"), role, factor)


def _may_be_vague(kind: str, unit: str) -> bool:
    """Whether a unit in the plural alone says anything on a kind: `within months` is no onset."""
    if kind == "onset":
        return unit in {"hours", "days"}
    return kind == "comparator_onset" or (kind in {"effect_duration", "follow_up"} and unit != "hours")


def _read_vague(found: re.Match[str], unit: str, kind: str) -> Found:
    low = VAGUE_LOW[unit]
    if found.group("few") and "couple" in found.group().lower() and kind != "onset":
        two = round(2 * DAYS[unit.rstrip("s")], 4)
        return Found(found.start(), found.end(), kind, two, two, "day", "approximately")
    if kind != "onset":
        return Found(found.start(), found.end(), kind, low, None, "day", "at_least")
    if unit == "hours" and not found.group("high"):
        return Found(found.start(), found.end(), kind, 1, 24, "hour", "range")
    return Found(found.start(), found.end(), kind, round(low * 24), None, "hour", "at_least")
