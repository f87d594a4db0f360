"""What the statements on one study add up to: design, size, course, how long the effect lasted, arms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from transforms.context import subject
from transforms.context.subject import PLACEBO_LIKE
from transforms.lexicon.gates import gate
from transforms.quantities.found import Found
from transforms.reading import Reading, Setting
from transforms.studies import signals
from transforms.studies.mention import Mention

CONTROL = gate(
    r"\b(control group|waiting[- ]list|wait[- ]list|active comparator|treatment as usual|usual care|therapy alone|comparison group)\b",
    re.I,
)
ABSENT = re.compile(r"\b(?:no|without|lack(?:s|ed|ing)?)\s+(?:an?\s+)?\Z", re.I)
POPULATION = gate(
    r"\b(?:\d[\d,]*|[Tt]wo|[A-Z]?[a-z]+(?:-[a-z]+)?)?\s?(?P<who>(?:(?:military|combat|U\.?S\.?|male|female|active[- ]duty|older|young|adult|civilian|PTSD)\s+)*(?:adults|patients|people|participants|veterans|volunteers|women|men|individuals|soldiers|service members|sufferers|survivors)\s+(?:diagnosed with|with|who|living with|suffering from)\s+(?:[\w’'-]+\s+){0,5}?(?:PTSD|depression|disorder|criteria))"
)


@dataclass(frozen=True, slots=True)
class Arm:
    """One arm as named: label, vocabulary id of what was given, dose in mg/kg, participants."""

    label: str
    substance: str | None
    dose_mg_per_kg: float | None
    participant_count: int | None


def find_design(mention: Mention, *, has_comparator: bool) -> tuple[str, str]:
    """Design and status that the statements on a study give it; arms without a word on chance make it controlled."""
    texts = [reading.text for reading, _ in mention.told]
    joined = " ".join(texts)
    design = next((name for name, pattern in signals.DESIGNS if pattern.search(joined)), "unspecified")
    if design == "unspecified" and (has_comparator or signals.DOSE_ARMS.search(joined)):
        design = "controlled_trial"
    status = "published"
    if any(signals.ONGOING.search(t) for t in texts[:2]) and not mention.identity.journal:
        status = "ongoing"
        design = "ongoing" if design in {"unspecified", "controlled_trial"} else design
    elif signals.UNPUBLISHED.search(" ".join(texts[:3])) or (design == "survey" and not mention.identity.journal):
        status = "unpublished"
    return design, status


def find_comparator(mention: Mention, setting: Setting) -> str | None:
    """The comparator as named, in lower case; None if the statements name none."""
    for reading, _ in mention.told:
        for hit in reading.find("substance"):
            name = hit.concept.name
            if name in PLACEBO_LIKE or (
                name not in setting.therapies and _is_compared(reading, hit.start - reading.span.start)
            ):
                return reading.text[hit.start - reading.span.start : hit.end - reading.span.start].lower()
        control = CONTROL.search(reading.text)
        if control and not ABSENT.search(reading.text[: control.start()]):
            return control.group(1).lower()
    doses = (signals.DOSE_ARMS.search(reading.text) for reading, _ in mention.told)
    return next((found.group("last") for found in doses if found), None)


def _is_compared(reading: Reading, at: int) -> bool:
    before = reading.text[max(0, at - 40) : at]
    return bool(
        re.search(r"\b(?:versus|vs\.?|compared (?:with|to)|against|or|than)\s+(?:[\w.-]+\s+){0,3}\Z", before, re.I)
    )


def find_substance(mention: Mention, setting: Setting) -> str | None:
    """Vocabulary id of the therapy studied: the first that the statements name, else the document's."""
    named = (h.concept.name for reading, _ in mention.told for h in reading.find("substance"))
    return next((name for name in named if name in setting.therapies), setting.therapy)


def find_condition(mention: Mention, setting: Setting) -> str | None:
    """Vocabulary id of the condition studied: the first that the statements name, else the document's."""
    readings = (reading for reading, _ in mention.told if reading.find("condition"))
    return next((name for r in readings if (name := subject.find_condition(r, "evidence", None))), setting.titled)


def find_population(mention: Mention) -> str | None:
    """Who took part, as named; None if no statement says."""
    for reading, _ in mention.told:
        found = POPULATION.search(reading.text)
        if found:
            return found.group("who")
    return None


def find_bounds(mention: Mention, kinds: tuple[str, ...]) -> tuple[float | None, float | None]:
    """Bounds of the first quantity of one of the kinds."""
    for _, quantities in mention.told:
        for q in quantities:
            if q.kind in kinds:
                return q.low, q.high
    return None, None


def find_sessions(mention: Mention) -> int | None:
    """Sessions of the therapy: the first count of infusions, doses or sessions that is not one of talk therapy."""
    for reading, quantities in mention.told:
        for q in quantities:
            if q.kind == "session_count" and q.low and not _is_talk(reading, q):
                return int(q.low)
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
        hits = reading.find("substance")
        names = list(dict.fromkeys(h.concept.name for h in hits))
        if (
            len(names) < 2
            or not set(names) & setting.therapies
            or not any(n in PLACEBO_LIKE or n not in setting.therapies for n in names)
        ):
            continue
        if not re.search(
            r"\b(?:or|versus|vs\.?|compared|against|randomi|assigned|received|arm|group)", reading.text, re.I
        ):
            continue
        for name in names:
            hit = next(h for h in hits if h.concept.name == name)
            at, end = hit.start - reading.span.start, hit.end - reading.span.start
            yield Arm(reading.text[at:end], name, _near(quantities, "dose", at, end, "mg/kg"), None)
        return


def _near(quantities: list[Found], kind: str, start: int, end: int, unit: str) -> float | None:
    """The value of a quantity right behind a span, else of one right before it."""
    fitting = [q for q in quantities if q.kind == kind and q.unit == unit]
    behind = (q.low for q in fitting if 0 <= q.start - end <= 12)
    before = (q.low for q in fitting if 0 <= start - q.end <= 6)
    return next(behind, None) or next(before, None)
