"""What the statements on one study add up to: design, size, course, how long the effect lasted, arms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from transforms.context import subject
from transforms.context.subject import PLACEBO_LIKE
from transforms.lexicon.gates import gate
from transforms.lexicon.scan import Hit
from transforms.quantities.enrolled import find_enrolled
from transforms.quantities.found import Found
from transforms.reading import Reading, Setting
from transforms.studies.comparators import find_comparator, is_given
from transforms.studies.designs import CASES, find_design
from transforms.studies.lasting import find_lasting
from transforms.studies.mention import Mention
from transforms.studies.topics import is_outcome

POPULATION = gate(
    r"\b(?:\d[\d,]*|[Tt]wo|[A-Z]?[a-z]+(?:-[a-z]+)?)?\s?(?P<who>(?:(?:military|combat|U\.?S\.?|male|female|active[- ]duty|older|young|adult|civilian|PTSD)\s+)*(?:adults|patients|people|participants|veterans|volunteers|women|men|individuals|soldiers|service members|sufferers|survivors)\s+(?:diagnosed with|with|who|living with|suffering from)\s+(?:[\w’'-]+\s+){0,5}?(?:PTSD|depression|disorder|criteria))"
)


HOPED = gate(
    r"\b(?:may|might|could|would|can|potential(?:ly)?|hopes?|promis\w+)\s+(?:also\s+|one day\s+|even\s+)?(?:to\s+|for\s+)?(?:help|treat|ease|benefit|reliev|be (?:used|useful|helpful|tested))\w*|\bpeople who (?:take|took|use)\b",
    re.I,
)
"""Whom a therapy may help some day, or who takes it anyhow, need not be who took part."""
AT_HEAD = 20
"""Characters before the first word that a statement is about."""


@dataclass(frozen=True, slots=True)
class Arm:
    """One arm as named: label, vocabulary id of what was given, dose in mg/kg, participants."""

    label: str
    substance: str | None
    dose_mg_per_kg: float | None
    participant_count: int | None


def find_substance(mention: Mention, setting: Setting) -> str | None:
    """Vocabulary id of what was studied: the first therapy that the statements name, else what the section speaks of,
    else the document's therapy. A first statement that begins with another treatment is about that."""
    told = [[h.concept.name for h in reading.find("substance")] for reading, _ in mention.told]
    first = next((name for names in told for name in names if name in setting.therapies), None)
    opening = mention.first.find("substance")
    is_other = opening and not any(h.concept.name in setting.therapies for h in opening)
    if (
        is_other
        and opening[0].start - mention.first.span.start < AT_HEAD
        and opening[0].concept.name not in PLACEBO_LIKE
    ):
        return opening[0].concept.name
    topics = (name.split(".", 1)[1] for name in mention.topic if name.startswith("substance."))
    return first or next((name for name in topics if name in setting.therapies), None) or setting.therapy


def find_condition(mention: Mention, setting: Setting) -> str | None:
    """Vocabulary id of the condition studied: the first that the statements name, else the section's, else the document's.

    Later statements come after the title: they may tell of other complaints.
    """
    told = [r if r.find("condition") and not HOPED.search(r.text) else None for r, _ in mention.told]
    named = [subject.find_condition(r, "evidence", None) for r in told if r]
    opening = [r for n, r in enumerate(told[:OPENING]) if r and (n == 0 or not _names_outcomes(r))]
    first = [subject.find_condition(r, "evidence", None) for r in opening]
    topic = next((name.split(".", 1)[1] for name in mention.topic if name.startswith("condition.")), None)
    if topic and setting.titled and setting.titled.endswith(f"_{topic}"):
        topic = setting.titled  # `depression`, in a text on depression that resists treatment
    if not any(first) and HEALTHY.search(mention.first.text):
        return None
    known = [*first, topic, setting.titled, *named, setting.condition if mention.reported else None]
    return next((name for name in known if name), None)


HEALTHY = re.compile(
    r"\b(?:healthy (?:\w+ )?(?:volunteers|adults|participants|people|men|women|subjects)|mice|rats|rodents|in vitro)\b",
    re.I,
)
"""Those who have no condition."""


def _names_outcomes(reading: Reading) -> bool:
    """True if all conditions of a statement are named as what was measured."""
    return all(is_outcome(reading, hit) for hit in reading.find("condition"))


OPENING = 2
"""How many statements introduce a study."""


def find_population(mention: Mention) -> str | None:
    """Who took part, as named; None if no statement says."""
    for reading, _ in mention.told:
        found = POPULATION.search(reading.text)
        if found and not HOPED.search(reading.text[: found.end()]):
            return " ".join(found.group("who").split())
    return None


def find_bounds(mention: Mention, kinds: tuple[str, ...]) -> tuple[float | None, float | None]:
    """Bounds of the first quantity of one of the kinds; how long an effect lasted is also told by when it still held.

    Sessions that are told by the time between them take that time once less than there are sessions.
    """
    for reading, quantities in mention.told:
        ending = [q for q in quantities if q.kind in kinds and UNTIL.match(reading.text, q.start)]
        for q in ending or quantities:
            if q.kind in kinds:
                gaps = _count_gaps(mention) if BETWEEN.match(reading.text, q.end) else 1
                return q.low and q.low * gaps, q.high and q.high * gaps
    return find_lasting(mention) if "effect_duration" in kinds else (None, None)


UNTIL = re.compile(r"(?:weeks?|days?|months?)\s\d", re.I)
"""`week 12` as the end of a course, which is longer than `4 weeks` of a part of it."""
BETWEEN = re.compile(r"[-\s]+(?:apart\b|between\b|intervals?\b)", re.I)


def _count_gaps(mention: Mention) -> int:
    return max(1, (find_sessions(mention) or 2) - 1)


EARLIER = re.compile(r"\b(?:earlier|previous|prior|past) (?:[\w-]+ )?(?:trials|studies|reports|work)\b", re.I)


def find_sessions(mention: Mention) -> int | None:
    """Sessions of the therapy: the first count of infusions, doses or sessions that is not one of talk therapy."""
    for reading, quantities in mention.told:
        for q in quantities if not EARLIER.search(reading.text) else ():
            if q.kind == "session_count" and q.low and not _is_talk(reading, q):
                return None if q.qualifier == "range" else int(q.low)
    return None


def _is_talk(reading: Reading, q: Found) -> bool:
    return bool(
        re.search(
            r"\b(?:visit|preparat|integrat|therapy session|psychotherapy|exposure|conversation|booster)",
            reading.text[q.start : q.end + 12],
            re.I,
        )
    )


def find_arms(mention: Mention, setting: Setting) -> Iterator[Arm]:
    """The arms, where one statement names a therapy and what it was compared with."""
    for reading, quantities in mention.told:
        hits = [h for h in reading.find("substance") if is_given(reading, h)]
        names = list(dict.fromkeys(h.concept.name for h in hits))
        if (
            len(names) < 2
            or not set(names) & setting.therapies
            or not any(n in PLACEBO_LIKE or n not in setting.therapies for n in names)
        ):
            continue
        if not SET_APART.search(reading.text):
            continue
        yield from _make_arms(reading, [next(h for h in hits if h.concept.name == name) for name in names], quantities)
        return


SET_APART = re.compile(
    r"\b(?:or|versus|vs|compared|against|randomi\w+|assigned|allocated|received|took|given|arms?|groups?)\b", re.I
)
SIZED = re.compile(r"[^.;(]{0,80}\(\s?[nN]\s?=\s?")
TO_ARM = re.compile(
    r"\s*(?:(?:were|was|been)\s+)?(?:(?:assigned|allocated|randomi[sz]ed|given|received|receiving|took|taking|got|on|to|in)\s+)+(?:the\s+|an?\s+)?(?:(?:single|dose|of)\s+)*",
    re.I,
)
"""Between the number of people and what they were given."""


def _make_arms(reading: Reading, hits: list[Hit], quantities: list[Found]) -> Iterator[Arm]:
    """An arm for each treatment, with the dose and the number of people that stand beside its name."""
    counts = [q for q in quantities if q.kind == "participant_count" and q.low]
    places = [(h.start - reading.span.start, h.end - reading.span.start) for h in hits]
    borders = [*(at for at, _ in places[1:]), len(reading.text)]
    for hit, (at, end), border in zip(hits, places, borders, strict=True):
        before = (q for q in counts if q.end <= at and TO_ARM.fullmatch(reading.text, q.end, at))
        behind = (q for q in counts if end <= q.start < border and SIZED.fullmatch(reading.text, end, q.start))
        size = next(before, None) or next(behind, None)
        dose = _near(quantities, "dose", at, end, "mg/kg")
        yield Arm(reading.text[at:end], hit.concept.name, dose, int(size.low or 0) if size else None)


def _near(quantities: list[Found], kind: str, start: int, end: int, unit: str) -> float | None:
    """The value of a quantity right behind a span, else of one right before it."""
    fitting = [q for q in quantities if q.kind == kind and q.unit == unit]
    behind = (q.low for q in fitting if 0 <= q.start - end <= 12)
    before = (q.low for q in fitting if 0 <= start - q.end <= 6)
    return next(behind, None) or next(before, None)


__all__ = [
    "Arm",
    "find_arms",
    "find_bounds",
    "find_comparator",
    "find_condition",
    "find_design",
    "find_population",
    "find_sessions",
    "find_substance",
]


def find_count(mention: Mention) -> int | None:
    """Enrolled participants: the count that identifies the study, else the likeliest that is told of it later."""
    if mention.identity.count is not None and mention.identity.count > 1:
        return mention.identity.count
    found = find_enrolled(mention.told)
    if found is not None and found.low is not None:
        return int(found.low)
    return mention.identity.count if CASES.search(mention.first.text) else None
