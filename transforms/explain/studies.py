"""Where the attributes of a study mention came from: the statement of the text that says each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from transforms.explain.design_words import DESIGN_WORDS, STATUS_WORDS
from transforms.explain.reason import Place, Reason
from transforms.explain.scene import Whole
from transforms.quantities.found import Found
from transforms.reading import Reading
from transforms.studies.mention import Mention
from warehouse.tables import StudyMention

NAMES = ("journal", "institution", "authors", "registry_id", "doi", "pmid", "population", "comparator")
"""Attributes whose value stands in the text as it is, or is what a word of the vocabulary stands for."""

NUMBERS: Mapping[str, tuple[str, str]] = {
    "year": ("calendar_year", "low"),
    "participant_count": ("participant_count", "low"),
    "session_count": ("session_count", "low"),
    "treatment_days_min": ("treatment_duration", "low"),
    "treatment_days_max": ("treatment_duration", "high"),
    "effect_days_min": ("effect_duration", "low"),
    "effect_days_max": ("effect_duration", "high"),
}
"""Attributes that are a bound of a quantity: the kind of the quantity, and which bound."""

Told = list[tuple[Reading, list[Found]]]


def explain_mention(whole: Whole, mention: Mention, row: StudyMention) -> list[Reason]:
    """A reason for every attribute that a mention states; those that it does not state are left out."""
    span = mention.first.span
    told = [(mention.first, []), *mention.told] if not mention.told else list(mention.told)
    reasons = [
        Reason("quote", row.quote, "the first statement that speaks of it", (whole.place(span.start, span.end),))
    ]
    reasons += [_explain_name(whole, told, name, getattr(row, name)) for name in NAMES if getattr(row, name)]
    reasons += [
        _explain_number(whole, told, name, getattr(row, name)) for name in NUMBERS if getattr(row, name) is not None
    ]
    reasons += [_explain_concept(whole, told, name, getattr(row, name)) for name in ("substance", "condition")]
    return [*reasons, _explain_design(whole, told, row.design), _explain_status(whole, told, row.status)]


def _explain_name(whole: Whole, told: Told, attribute: str, value: str) -> Reason:
    place = next(_find_name(whole, told, value), None)
    if place is None and (match := re.search(re.escape(value), whole.text, re.I)):
        return Reason(attribute, value, "named elsewhere in the text", (whole.place(*match.span()),))
    if place is None:
        return Reason(attribute, value, "made from what the statements on it say")
    return Reason(attribute, value, "named", (place,))


def _find_name(whole: Whole, told: Told, value: str) -> Iterator[Place]:
    for reading, _ in told:
        for hit in reading.hits:
            if hit.concept.name == value:
                yield whole.place(hit.start, hit.end)
        if match := re.search(re.escape(value), reading.text, re.I):
            yield whole.place(reading.span.start + match.start(), reading.span.start + match.end())


def _explain_number(whole: Whole, told: Told, attribute: str, value: float) -> Reason:
    kind, bound = NUMBERS[attribute]
    for reading, quantities in told:
        for found in quantities:
            if found.kind == kind and getattr(found, bound) == value:
                start, end = reading.span.start + found.start, reading.span.start + found.end
                return Reason(attribute, value, f"the quantity of the kind {kind}", (whole.place(start, end),))
    place = next(_find_name(whole, told, f"{value:g}"), None)
    return Reason(attribute, value, "made from what the statements on it say", (place,) if place else ())


def _explain_concept(whole: Whole, told: Told, family: str, value: str | None) -> Reason:
    hits = [hit for reading, _ in told for hit in reading.find(family) if hit.concept.name == value]
    if hits:
        return Reason(family, value, "named in a statement on it", whole.show(hits[:1]))
    if value is None:
        return Reason(family, None, "neither a statement on it nor the text names one")
    return Reason(family, value, "what the text is about")


def _explain_design(whole: Whole, told: Told, design: str) -> Reason:
    place = _find_words(whole, told, DESIGN_WORDS.get(design))
    if place is not None:
        return Reason("design", design, "named", (place,))
    because = "no statement on it says" if design == "unspecified" else "what the statements on it add up to"
    return Reason("design", design, because)


def _explain_status(whole: Whole, told: Told, status: str) -> Reason:
    place = _find_words(whole, told, STATUS_WORDS.get(status))
    because = "nothing says otherwise" if status == "published" else "by what the statements on it say"
    return Reason("status", status, because, (place,) if place else ())


def _find_words(whole: Whole, told: Told, pattern: re.Pattern[str] | None) -> Place | None:
    """The first words in the statements on a study that a pattern fits."""
    for reading, _ in told if pattern else []:
        if pattern and (match := pattern.search(reading.text)):
            return whole.place(reading.span.start + match.start(), reading.span.start + match.end())
    return None
