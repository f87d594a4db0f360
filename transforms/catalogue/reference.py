"""From a record of a file to the reference study that is published: identifiers in one form, texts read."""

from __future__ import annotations

from dataclasses import replace

from transforms.catalogue import identifiers
from transforms.catalogue.source_record import Malformed, SourceRecord
from transforms.catalogue.texts import TextFacts, name_journal, read_texts
from transforms.extractor import Extractor
from warehouse.tables import ReferenceStudy

EARLIEST_YEAR = 1800
LARGEST_STUDY = 100_000_000
LONGEST_TEXT, MOST_AUTHORS = 1_000, 10


def make_reference(record: SourceRecord, latest_year: int, tool: Extractor) -> ReferenceStudy:
    """The reference study of a record.

    Args:
        record: the record as the file gives it.
        latest_year: a later year is a mistake of the file.
        tool: the vocabulary to read with.

    Raises:
        Malformed: it has no title, no identifier that is one, or a year that cannot be.
    """
    record = _check(record, latest_year)
    doi, pmid = identifiers.clean_doi(record.doi), identifiers.clean_pmid(record.pmid)
    registry_id = identifiers.clean_registry_id(record.registry_id or record.abstract)
    of_trial = registry_id if record.origin == "clinicaltrials" else None  # a trial may have several articles
    reference_id = identifiers.name_reference(doi, pmid, of_trial, record.other_id)
    if reference_id is None:
        given = record.doi or record.pmid or record.registry_id
        raise Malformed(f"{given!r} is no DOI, PubMed id or registry number" if given else "it has no identifier")
    named = (*record.named_substances, *record.named_conditions)
    facts = read_texts(record.title, record.abstract, named, tool)
    record = replace(record, journal=name_journal(record.journal, tool) if record.journal else None)
    return _fill(record, facts, reference_id, (doi, pmid, registry_id))


def _check(record: SourceRecord, latest_year: int) -> SourceRecord:
    title = _cut(record.title)
    if title is None:
        raise Malformed("it has no title")
    for year in (record.year, record.online_year):
        if year is not None and not (type(year) is int and EARLIEST_YEAR <= year <= latest_year):
            raise Malformed(f"{year!r} is no year between {EARLIEST_YEAR} and {latest_year}")
    return replace(record, title=title)


def _fill(
    record: SourceRecord, facts: TextFacts, reference_id: str, ids: tuple[str | None, str | None, str | None]
) -> ReferenceStudy:
    doi, pmid, registry_id = ids
    count = record.participant_count if record.participant_count is not None else facts.participant_count
    return ReferenceStudy(
        reference_id=reference_id,
        pmid=pmid,
        doi=doi,
        registry_id=registry_id,
        title=record.title,
        journal=_cut(record.journal),
        year=record.year,
        design=record.design or facts.design or "unspecified",
        participant_count=count if type(count) is int and 0 < count <= LARGEST_STUDY else None,
        substance=facts.substance,
        condition=facts.condition,
        comparator=_cut(record.comparator or facts.comparator),
        session_count=facts.session_count,
        treatment_days=facts.treatment_days,
        dose_mg_per_kg=facts.dose_mg_per_kg,
        primary_outcome=_cut(record.primary_outcome),
        outcome_favours=None,
        authors=_cut("; ".join(record.authors[:MOST_AUTHORS])),
        institution=_cut(record.institution),
        population=_cut(facts.population),
        arms=_cut(record.arms or facts.arms),
        online_year=record.online_year,
        effect_days=None,
        is_retracted=record.is_retracted if isinstance(record.is_retracted, bool) else None,
        origin=record.origin,
        revised_on=record.revised_on,
        verified_in=None,
    )


def _cut(text: str | None) -> str | None:
    """The text with single spaces, at most `LONGEST_TEXT` characters; None if nothing is left.

    What no file of UTF-8 can hold, and JSON writes as an escape, becomes a question mark.
    """
    if not text:
        return None
    short = " ".join(str(text).replace("\0", " ").split())[:LONGEST_TEXT]
    return short.encode("utf-8", "replace").decode("utf-8") or None
