"""From what was read in a text to the rows of the published tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from transforms.extract import VERSION, ClaimFound, Extraction, Extractor, extract_text
from transforms.identify import begin_id, make_id
from transforms.lexicon.scan import Hit
from transforms.reading import Reading
from transforms.statements.split import StatementSpan
from transforms.studies import attributes
from transforms.studies.mention import Mention
from warehouse.schema import Row
from warehouse.tables import Claim, Cue, Document, Quantity, Statement, StudyArm, StudyMention

EXTRACTOR = f"claimhouse {VERSION}"
ALWAYS_SHOWN = frozenset({"substance", "condition", "journal", "institution", "authority", "basis"})
"""Families of cues that are kept for every claim, whatever its type."""

Ids = Mapping[int, str]
"""Ids of the statements of a document by their start."""


def extract_rows(document: Document, extractor: Extractor | None = None) -> tuple[Document, list[Row]]:
    """The document with its therapy set, and all rows that it gives, in no particular order.

    `study_id`, `proposition_id` and `topic` of claims and mentions are null: the marts set them.
    """
    found = extract_text(document.text, document.title, extractor)
    return replace(document, therapy=found.setting.therapy), make_rows(document, found)


def make_rows(document: Document, found: Extraction) -> list[Row]:
    """The rows of all that was read from a document; those of one table are in the order of what they tell."""
    return [*make_statements(document, found.spans), *make_findings(document, found)]


def make_findings(document: Document, found: Extraction) -> list[Row]:
    """The rows of all that was found in the statements: claims, quantities, cues, study mentions and arms."""
    name_mention = begin_id("mention", document.document_id)
    mention_ids = {id(m): name_mention(m.first.span.start, n) for n, m in enumerate(found.mentions)}
    name_statement = begin_id("statement", document.document_id)
    spans = {claim.reading.span.start: claim.reading.span.end for claim in found.claims}
    ids = {start: name_statement(start, end) for start, end in spans.items()}
    rows: list[Row] = [_make_claim(document, claim, ids, mention_ids) for claim in found.claims]
    rows += _make_quantities(document, found, ids)
    rows += _make_cues(document, found.claims, ids)
    for mention in found.mentions:
        rows.append(_make_mention(document, mention, mention_ids[id(mention)], found))
        rows += _make_arms(document, mention, mention_ids[id(mention)], found)
    return rows


def make_statements(document: Document, spans: Iterable[StatementSpan]) -> Iterator[Statement]:
    """The rows of the statements of a document, from where they stand."""
    text, name_statement = document.text, begin_id("statement", document.document_id)
    for ordinal, span in enumerate(spans):
        start, end, kind, section, *_ = span
        yield Statement(
            statement_id=name_statement(start, end),
            document_id=document.document_id,
            ordinal=ordinal,
            kind=kind,
            section=section,
            start=start,
            end=end,
            text=text[start:end],
        )


def _make_claim(document: Document, claim: ClaimFound, ids: Ids, mention_ids: dict[int, str]) -> Claim:
    statement_id = ids[claim.reading.span.start]
    return Claim(
        claim_id=make_id("claim", statement_id, claim.claim_type),
        statement_id=statement_id,
        document_id=document.document_id,
        source_id=document.source_id,
        start=claim.reading.span.start,
        end=claim.reading.span.end,
        quote=claim.reading.text,
        claim_type=claim.claim_type,
        subject=claim.subject,
        substance=claim.substance,
        condition=claim.condition,
        stance=claim.stance,
        negated=claim.negated,
        certainty=claim.certainty,
        evidence_basis=claim.evidence_basis,
        hype=claim.hype,
        mention_id=mention_ids[id(claim.mention)] if claim.mention is not None else None,
        study_id=None,
        proposition_id=None,
        topic=None,
        rule=claim.rule,
        extractor=EXTRACTOR,
    )


def _make_quantities(document: Document, found: Extraction, ids: Ids) -> Iterator[Quantity]:
    name_quantity = begin_id("quantity", document.document_id)
    for reading, quantity in found.quantities:
        start, end = reading.span.start + quantity.start, reading.span.start + quantity.end
        yield Quantity(
            quantity_id=name_quantity(start, end, quantity.kind),
            statement_id=ids[reading.span.start],
            document_id=document.document_id,
            start=start,
            end=end,
            quote=document.text[start:end],
            kind=quantity.kind,
            low=quantity.low,
            high=quantity.high,
            unit=quantity.unit,
            qualifier=quantity.qualifier,
        )


def _make_cues(document: Document, claims: Iterable[ClaimFound], ids: Ids) -> Iterator[Cue]:
    by_statement: dict[str, tuple[Reading, set[str]]] = {}
    for claim in claims:
        reading, types = by_statement.setdefault(ids[claim.reading.span.start], (claim.reading, set()))
        types.add("condition_cue" if claim.claim_type == "condition" else claim.claim_type)
    for statement_id, (reading, types) in by_statement.items():
        for hit in {id(hit): hit for hit in _choose_hits(reading, types)}.values():
            yield Cue(
                statement_id=statement_id,
                document_id=document.document_id,
                start=hit.start,
                end=hit.end,
                quote=document.text[hit.start : hit.end],
                cue=hit.concept.family.removesuffix("_cue"),
                concept=hit.concept.name,
            )


def _choose_hits(reading: Reading, types: set[str]) -> Iterator[Hit]:
    shown = ALWAYS_SHOWN | types
    yield from (hit for hit in reading.hits if hit.concept.family in shown)
    yield from reading.used


def _make_mention(document: Document, mention: Mention, mention_id: str, found: Extraction) -> StudyMention:
    comparator = attributes.find_comparator(mention, found.setting)
    design, status = attributes.find_design(mention, has_comparator=comparator is not None)
    course = attributes.find_bounds(mention, ("treatment_duration",))
    effect = attributes.find_bounds(mention, ("effect_duration",))
    known = mention.identity
    return StudyMention(
        mention_id=mention_id,
        document_id=document.document_id,
        study_id=None,
        start=mention.first.span.start,
        end=mention.first.span.end,
        quote=mention.first.text,
        journal=known.journal,
        year=known.year,
        institution=known.institution,
        authors=known.authors,
        registry_id=known.registry_id,
        doi=known.doi,
        pmid=known.pmid,
        design=design,
        participant_count=attributes.find_count(mention),
        population=attributes.find_population(mention),
        substance=attributes.find_substance(mention, found.setting),
        condition=attributes.find_condition(mention, found.setting),
        comparator=comparator,
        session_count=attributes.find_sessions(mention),
        treatment_days_min=course[0],
        treatment_days_max=course[1],
        effect_days_min=effect[0],
        effect_days_max=effect[1],
        status=status,
    )


def _make_arms(document: Document, mention: Mention, mention_id: str, found: Extraction) -> Iterator[StudyArm]:
    for ordinal, arm in enumerate(attributes.find_arms(mention, found.setting), 1):
        yield StudyArm(
            mention_id=mention_id,
            ordinal=ordinal,
            label=arm.label,
            substance=arm.substance,
            dose_mg_per_kg=arm.dose_mg_per_kg,
            participant_count=arm.participant_count,
            document_id=document.document_id,
        )
