"""From one text to its rows: statements, claims, quantities, cues, study mentions and arms."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from transforms.claim_types import MODULES
from transforms.claim_types.choose import choose_types
from transforms.context import basis, hedging, hype, negation, sections, speech, stance, subject
from transforms.lexicon.scan import Concept, Hit, Lexicon, drop_contained
from transforms.lexicon.vocabulary import FOLDER, Vocabulary, load_vocabulary
from transforms.quantities.extract import find_quantities
from transforms.quantities.found import Found
from transforms.reading import Reading, Setting, collect_names
from transforms.statements.split import split_statements
from transforms.studies import signals
from transforms.studies.mention import Mention, read_identity
from transforms.studies.track import Tracker
from transforms.weights.features import list_features

VERSION = "rules-1"
VOCABULARY_FAMILIES = frozenset({"substance", "condition", "journal", "institution"})


@dataclass(frozen=True)
class Extractor:
    """A vocabulary and a lexicon ready to read texts; build one and keep it."""

    vocabulary: Vocabulary
    lexicon: Lexicon


@cache
def load_extractor(folder: Path = FOLDER) -> Extractor:
    """The extractor for the vocabularies of a folder; takes some milliseconds the first time."""
    vocabulary = load_vocabulary(folder)
    cues = {
        "hedging": hedging,
        "negation": negation,
        "hype": hype,
        "speech": speech,
        "subject": subject,
        "basis": basis,
        "stance": stance,
        "signals": signals,
        "section": sections,
    }
    modules = {**{("condition_cue" if n == "condition" else n): m for n, m in MODULES.items()}, **cues}
    entries: list[tuple[Concept, Iterable[str]]] = [*vocabulary.terms.items()]
    entries += [(Concept(family, name), terms) for family, m in modules.items() for name, terms in m.CUES.items()]
    return Extractor(vocabulary, Lexicon(entries))


@dataclass(slots=True)
class ClaimFound:
    """A claim as read: its statement, type, rule and attributes."""

    reading: Reading
    claim_type: str
    rule: str
    subject: str
    substance: str | None
    condition: str | None
    stance: str
    negated: bool
    certainty: str
    evidence_basis: str
    hype: bool
    mention: Mention | None


@dataclass(slots=True)
class Extraction:
    """All that was read from one text."""

    setting: Setting
    readings: list[Reading] = field(default_factory=list)
    claims: list[ClaimFound] = field(default_factory=list)
    quantities: list[tuple[Reading, Found]] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)


def extract_text(text: str, title: str | None = None, extractor: Extractor | None = None) -> Extraction:
    """Read one text.

    Args:
        text: the text that all offsets count in.
        title: its title, which tells what it is about where the text does not.
        extractor: vocabulary and lexicon; the shipped ones by default.
    """
    tool = extractor or load_extractor()
    readings, setting = _read_statements(text, title, tool)
    result = Extraction(setting, readings)
    if setting.therapy is None and setting.condition is None:
        return result
    tracker = Tracker()
    for reading, found, mention in _follow_studies(readings, tracker):
        claims = list(_read_claims(reading, found, mention, setting))
        result.claims.extend(claims)
        if claims:
            result.quantities.extend((reading, q) for q in found)
    result.mentions = tracker.mentions
    return result


def read_document(text: str, title: str | None = None) -> Iterator[tuple[Reading, list[Found], Mention | None]]:
    """Statements that are no headings, with their quantities and the study that each speaks of."""
    readings, setting = _read_statements(text, title, load_extractor())
    if setting.therapy is not None or setting.condition is not None:
        yield from _follow_studies(readings, Tracker())


def _follow_studies(
    readings: Sequence[Reading], tracker: Tracker
) -> Iterator[tuple[Reading, list[Found], Mention | None]]:
    quantities = {id(r): find_quantities(r) for r in readings if r.kind != "heading"}
    tracker.is_report = _is_report(readings, quantities)
    tracker.is_record = _is_record(readings)
    for reading in readings:
        if reading.kind == "heading":
            _note_heading(reading, tracker)
        else:
            found = quantities[id(reading)]
            yield reading, found, tracker.follow(reading, found)


def _note_heading(reading: Reading, tracker: Tracker) -> None:
    """A registry number, DOI or PubMed id in a heading or a line of metadata belongs to the study of the text."""
    identity = read_identity(reading, [])
    if identity.registry_id or identity.doi or identity.pmid:
        tracker.note(identity)


def _read_statements(text: str, title: str | None, tool: Extractor) -> tuple[list[Reading], Setting]:
    hits = drop_contained(tool.lexicon.scan(text), VOCABULARY_FAMILIES)
    title_hits = drop_contained(tool.lexicon.scan(title or ""), VOCABULARY_FAMILIES)
    setting = find_setting(hits, title_hits, tool.vocabulary)
    readings: list[Reading] = []
    at = 0
    sections: dict[str | None, frozenset[str]] = {None: frozenset()}
    before: frozenset[str] = frozenset()
    for span in split_statements(text):
        while at < len(hits) and hits[at].start < span.start:
            at += 1
        inside = []
        i = at
        while i < len(hits) and hits[i].start < span.end:
            if hits[i].end <= span.end:
                inside.append(hits[i])
            i += 1
        reading = Reading(
            span, text[span.start : span.end], inside, setting, sections.get(span.section, frozenset()), before
        )
        if span.header is not None:
            reading.header = text[slice(*span.header)]
        if span.kind == "heading":
            sections[reading.text] = reading.names
        if span.lead_in is None:
            before = frozenset()
        elif readings and readings[-1].span.start >= span.lead_in[0] and readings[-1].span.kind != "list_item":
            before = readings[-1].names
        reading.before = before
        if readings and readings[-1].span.block == span.block:
            reading.previous = readings[-1].names
        readings.append(reading)
    experts = {r.span.block for r in readings if r.has("basis.title")}
    for reading in readings:
        reading.expert_near = reading.span.block in experts
    return readings, setting


def find_setting(hits: Sequence[Hit], title_hits: Sequence[Hit], vocabulary: Vocabulary) -> Setting:
    """What a text is about: the therapy and condition that it names most, its title and its opening counting more."""
    therapy = _most_named(hits, title_hits, "substance", lambda name: name in vocabulary.therapies)
    condition = _most_named(hits, title_hits, "condition", lambda name: name not in subject.WEAK_CONDITIONS)
    titled = _first_condition(title_hits) if title_hits else condition
    return Setting(therapy, condition, vocabulary.therapies, titled)


def _first_condition(hits: Sequence[Hit]) -> str | None:
    """The condition that a title or heading names first; one that is no mere symptom before one that is."""
    named = [h.concept.name for h in hits if h.concept.family == "condition"]
    strong = [name for name in named if name not in subject.WEAK_CONDITIONS]
    return next(iter(strong or named), None)


def _most_named(hits: Sequence[Hit], title_hits: Sequence[Hit], family: str, wanted: object) -> str | None:
    assert callable(wanted)
    counts: Counter[str] = Counter()
    for hit in title_hits:
        if hit.concept.family == family and wanted(hit.concept.name):
            counts[hit.concept.name] += 1000
            break
    for hit in hits:
        if hit.concept.family == family and wanted(hit.concept.name):
            counts[hit.concept.name] += 3 if hit.start < 300 else 1
    return counts.most_common(1)[0][0] if counts else None


def _is_report(readings: Sequence[Reading], quantities: dict[int, list[Found]]) -> bool:
    """True if the text tells of one study: its opening points at one."""
    opening = [r for r in readings if r.kind != "heading"][:6]
    probe = Tracker()
    for reading in opening:
        probe.follow(reading, quantities[id(reading)])
    return bool(probe.mentions)


def _is_record(readings: Sequence[Reading]) -> bool:
    """True if the text is a study's own abstract or registry entry: all of it speaks of that study."""
    labels = {m.group(1).lower() for r in readings if (m := RECORD_LABEL.match(r.text))}
    research = sum(r.has("speech.research_we") for r in readings)
    return len(labels) >= 2 or (research >= 2 and len(readings) < 30)


RECORD_LABEL = re.compile(
    r"(?:\*\*)?(Methods?|Results|Findings|Conclusions?|Objectives?|Design|Participants|Interventions?|Allocation|Masking|"
    r"Enrol+ment|Eligibility|Inclusion|Exclusion|Primary outcomes?|Study type|Study design|Interpretation|Main outcomes?)\b"
)


def _read_claims(
    reading: Reading, quantities: Sequence[Found], mention: Mention | None, setting: Setting
) -> Iterable[ClaimFound]:
    if speech.is_silent(reading):
        return
    features = list_features(reading, {q.kind for q in quantities}, mention is not None)
    found = choose_types(features)
    if not found:
        return
    negated, hedged, promoted = negation.is_negated(reading), hedging.is_hedged(reading), hype.is_hype(reading)
    for claim_type, rule in found.items():
        about = subject.find_subject(reading, claim_type)
        resting = basis.find_basis(reading, features, claim_type, name_study(mention))
        carried = _name_above(reading, "substance", setting.therapies) or setting.therapy
        above = _name_above(reading, "condition", frozenset())
        yield ClaimFound(
            reading, claim_type, rule, about,
            subject.find_substance(reading, about, carried),
            subject.find_condition(reading, claim_type, above),
            stance.find_stance(reading, features, claim_type, about, negated),
            negated, "hedged" if hedged else "asserted", resting, promoted, mention,
        )  # fmt: skip


def name_study(mention: Mention | None) -> str | None:
    """What a statement on this study rests on: `named_study`, `survey`, or None without one."""
    if mention is None:
        return None
    return "survey" if mention.is_survey() else "named_study"


def _name_above(reading: Reading, family: str, allowed: frozenset[str]) -> str | None:
    names = sorted(n.split(".", 1)[1] for n in reading.above | reading.before if n.startswith(f"{family}."))
    strong = [n for n in names if (n in allowed if allowed else n not in subject.WEAK_CONDITIONS)]
    return strong[0] if len(strong) == 1 else None


__all__ = ["Extraction", "Extractor", "collect_names", "extract_text", "load_extractor"]
