"""What title and abstract tell of a study, read with the same rules as any other text.

Only what is sure is taken: of a study that is not the one study of its abstract, or of a number that could be another
study's, nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from transforms.context.subject import WEAK_CONDITIONS
from transforms.extract import extract_text
from transforms.extractor import VOCABULARY_FAMILIES, Extractor
from transforms.lexicon.scan import Hit, drop_contained
from transforms.reading import Setting
from transforms.studies import attributes
from transforms.studies.mention import Mention

LONGEST = 12_000
"""Characters of an abstract that are read."""

TITLE_DESIGNS = (
    ("meta_analysis", re.compile(r"\bmeta[- ]?analy(?:sis|ses|tic)\b", re.I)),
    ("systematic_review", re.compile(r"\bsystematic(?: literature)? review\b", re.I)),
    ("ongoing", re.compile(r"\b(?:study|trial)? ?protocol\b(?! (?:deviation|violation))", re.I)),
    ("randomized_controlled_trial", re.compile(r"\brandomi[sz]ed\b.{0,80}?\b(?:trial|study)\b", re.I | re.S)),
    ("open_label_trial", re.compile(r"\bopen[- ]label\b.{0,60}?\b(?:trial|study)\b", re.I | re.S)),
    ("case_report", re.compile(r"\bcase (?:report|series)\b", re.I)),
    ("observational", re.compile(r"\b(?:cohort|retrospective|observational|cross-sectional|case[- ]control)\b", re.I)),
)
"""Designs that a title names for the study itself."""

BYWORK = re.compile(r"\s*(?:\(.*|[:=/]\s.*)$", re.S)
"""What PubMed puts behind a journal's name: its place, or its name in full."""

SECONDARY = re.compile(r"\b(?:secondary|post[- ]hoc|exploratory|sub-?)\s?analys[ie]s\b", re.I)
"""A title that says so tells the numbers of another report again."""


@dataclass(frozen=True, slots=True)
class TextFacts:
    """What was read; None where the texts do not say it, or not surely."""

    substance: str | None = None
    condition: str | None = None
    design: str | None = None
    participant_count: int | None = None
    population: str | None = None
    comparator: str | None = None
    session_count: int | None = None
    treatment_days: float | None = None
    dose_mg_per_kg: float | None = None
    arms: str | None = None


def read_texts(title: str, abstract: str, named: Sequence[str], tool: Extractor) -> TextFacts:
    """What a title and an abstract say of the study.

    Args:
        title: the title.
        abstract: the abstract, a part with its label on a line of its own.
        named: substances and conditions that the record lists beside them.
        tool: the vocabulary to read with.
    """
    heads = _scan(tool, "\n".join((title, *named)))
    body = abstract[:LONGEST]
    therapy = _first(heads, "substance", tool) or _first(_scan(tool, body), "substance", tool)
    design = next((name for name, pattern in TITLE_DESIGNS if pattern.search(title)), None)
    condition = _first(heads, "condition", tool)
    if therapy is None:
        return TextFacts(condition=condition, design=design)
    found = extract_text(body, title, tool)
    if len(found.mentions) != 1 or SECONDARY.search(title):
        return TextFacts(substance=therapy, condition=condition, design=design)
    return _describe(found.mentions[0], found.setting, therapy, condition, design)


def name_journal(name: str, tool: Extractor) -> str:
    """The journal as the vocabulary calls it, if it knows it, else as it stands.

    `The American journal of psychiatry` and `JAMA psychiatry (Chicago, Ill.)` are known.
    """
    bare = BYWORK.sub("", name.strip().removeprefix("The ").removeprefix("the ")).replace(". ", " ").rstrip(" .")
    hits = (h for h in tool.topics.scan(bare) if h.concept.family == "journal")
    return next((h.concept.name for h in hits if h.start == 0 and h.end == len(bare)), name)


def _scan(tool: Extractor, text: str) -> list[Hit]:
    return drop_contained(tool.topics.scan(text), VOCABULARY_FAMILIES) if text else []


def _first(hits: Sequence[Hit], family: str, tool: Extractor) -> str | None:
    """The therapy or condition that is named first; of conditions one that is no mere symptom before one that is."""
    names = [h.concept.name for h in hits if h.concept.family == family]
    if family == "substance":
        return next((name for name in names if name in tool.vocabulary.therapies), None)
    return next(iter([n for n in names if n not in WEAK_CONDITIONS] or names), None)


def _describe(mention: Mention, setting: Setting, therapy: str, condition: str | None, design: str | None) -> TextFacts:
    comparator = attributes.find_comparator(mention, setting)
    found, _ = attributes.find_design(mention, has_comparator=comparator is not None)
    low, high = attributes.find_bounds(mention, ("treatment_duration",))
    arms = list(attributes.find_arms(mention, setting))
    doses = {arm.dose_mg_per_kg for arm in arms if arm.substance in setting.therapies and arm.dose_mg_per_kg}
    return TextFacts(
        substance=therapy,
        condition=condition or attributes.find_condition(mention, setting),
        design=design or (found if found != "unspecified" else None),
        participant_count=mention.identity.count,
        population=attributes.find_population(mention),
        comparator=comparator,
        session_count=attributes.find_sessions(mention),
        treatment_days=low if low == high else None,
        dose_mg_per_kg=doses.pop() if len(doses) == 1 else None,
        arms=" | ".join(arm.label for arm in arms) or None,
    )
