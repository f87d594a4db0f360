"""From one text to its rows: statements, claims, quantities, cues, study mentions and arms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from transforms.claim_types.choose import Choice, choose_on_page
from transforms.context import basis, hedging, hype, negation, speech, stance, subject
from transforms.context.focus import follow_focus
from transforms.extractor import VOCABULARY_FAMILIES, Extractor, load_extractor
from transforms.lexicon.scan import Hit, drop_contained
from transforms.quantities.found import Found
from transforms.reading import Reading, Setting
from transforms.setting import is_relevant, read_setting
from transforms.statements.split import StatementSpan, split_statements
from transforms.studies.document import follow_studies
from transforms.studies.mention import Mention
from transforms.studies.track import Tracker
from transforms.weights.features import list_features
from transforms.weights.known import list_known_words
from transforms.weights.table import Features

VERSION = "rules-1"


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

    text: str
    setting: Setting
    extractor: Extractor
    claims: list[ClaimFound] = field(default_factory=list)
    quantities: list[tuple[Reading, Found]] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    _readings: list[Reading] | None = None

    @property
    def readings(self) -> list[Reading]:
        """The statements as the rules see them; a text that holds no claim is read so only when this is asked for."""
        if self._readings is None:
            self._readings = _read_statements(self.text, self.setting, self.extractor)
        return self._readings

    @property
    def spans(self) -> list[StatementSpan]:
        """Where the statements stand, in order."""
        known = self._readings
        return list(split_statements(self.text)) if known is None else [reading.span for reading in known]


def extract_text(text: str, title: str | None = None, extractor: Extractor | None = None) -> Extraction:
    """Read one text.

    Args:
        text: the text that all offsets count in.
        title: its title, which tells what it is about where the text does not.
        extractor: vocabulary and lexicon; the shipped ones by default.
    """
    tool = extractor or load_extractor()
    setting = read_setting(text, title, tool)
    result = Extraction(text, setting, tool)
    if not is_relevant(setting):
        return result
    tracker = Tracker.start(title)
    told = [t for t in basis.follow_basis(follow_studies(result.readings, tracker)) if not speech.is_silent(t[0])]
    shown = [
        list_features(reading, {q.kind for q in found}, mention is not None, list_known_words)
        for reading, found, mention in told
    ]
    for (reading, found, mention), features, types in zip(told, shown, choose_on_page(shown), strict=True):
        if types:
            result.claims.extend(_read_claims(reading, features, types, mention))
            result.quantities.extend((reading, q) for q in found)
    result.mentions = tracker.mentions
    return result


def read_document(text: str, title: str | None = None) -> Iterator[tuple[Reading, list[Found], Mention | None]]:
    """Statements that are no headings, with their quantities and the study that each speaks of."""
    tool = load_extractor()
    setting = read_setting(text, title, tool)
    if is_relevant(setting):
        yield from basis.follow_basis(follow_studies(_read_statements(text, setting, tool), Tracker.start(title)))


def _read_statements(text: str, setting: Setting, tool: Extractor) -> list[Reading]:
    hits = drop_contained(tool.lexicon.scan(text), VOCABULARY_FAMILIES)
    readings = [Reading(span, text[span.start : span.end], inside, setting) for span, inside in _share_out(text, hits)]
    _look_around(text, readings)
    experts = {r.span.block for r in readings if "basis.title" in r.names}
    for reading in readings:
        reading.expert_near = reading.span.block in experts
    follow_focus(readings)
    return readings


def _share_out(text: str, hits: Sequence[Hit]) -> Iterator[tuple[StatementSpan, list[Hit]]]:
    """The statements of a text, each with the hits that lie inside it."""
    at, count = 0, len(hits)
    for span in split_statements(text):
        start, end = span.start, span.end
        while at < count and hits[at][0] < start:
            at += 1
        inside = []
        while at < count and (hit := hits[at])[0] < end:
            if hit[1] <= end:
                inside.append(hit)
            at += 1
        yield span, inside


def _look_around(text: str, readings: Sequence[Reading]) -> None:
    """Tell each statement what the heading above it, the line that introduces it and the statement before it name."""
    sections: dict[str | None, frozenset[str]] = {None: frozenset()}
    before: frozenset[str] = frozenset()
    previous: Reading | None = None
    for reading in readings:
        span = reading.span
        reading.above = sections.get(span.section, frozenset())
        if span.header is not None:
            reading.header = text[slice(*span.header)]
        if span.kind == "heading":
            sections[reading.text] = reading.names
        if span.lead_in is None:
            before = frozenset()
        elif previous and previous.span.start >= span.lead_in[0] and previous.span.kind != "list_item":
            before = previous.names
        reading.before = before
        if previous and previous.span.block == span.block:
            reading.previous = previous.names
        previous = reading


def _read_claims(
    reading: Reading, features: Features, types: Mapping[str, Choice], mention: Mention | None
) -> Iterable[ClaimFound]:
    setting = reading.setting
    negated, hedged, promoted = negation.is_negated(reading), hedging.is_hedged(reading), hype.is_hype(reading)
    study = name_study(mention)
    around = reading.above, reading.before
    focus = reading.focus if reading.focus in setting.therapies else None
    carried = focus or _name_above(*around, "substance", setting.therapies) or setting.therapy
    above = _name_above(*around, "condition", frozenset())
    freed = "efficacy" in types and "durability" in types and stance.frees_of_symptoms(reading)
    for claim_type, (rule, _) in types.items():
        if freed and claim_type == "durability":
            continue
        about = subject.find_subject(reading, claim_type)
        resting = basis.find_basis(reading, features, claim_type, study)
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


@lru_cache(maxsize=512)
def _name_above(above: frozenset[str], before: frozenset[str], family: str, allowed: frozenset[str]) -> str | None:
    """The one name of a family in the heading above and the line before; many statements share these."""
    names = sorted(n.split(".", 1)[1] for n in above | before if n.startswith(f"{family}."))
    strong = [n for n in names if (n in allowed if allowed else n not in subject.WEAK_CONDITIONS)]
    return strong[0] if len(strong) == 1 else None


__all__ = [
    "VERSION",
    "VOCABULARY_FAMILIES",
    "ClaimFound",
    "Extraction",
    "Extractor",
    "extract_text",
    "load_extractor",
    "name_study",
    "read_document",
]
