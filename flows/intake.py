"""Intake: every input ends in exactly one outcome, and the warehouse's documents follow from the outcomes."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from transforms.identify import make_id
from transforms.readers import InputText, RejectedInput, read_inputs
from warehouse.schema import TABLES
from warehouse.snapshots import Snapshot, read_table
from warehouse.tables import Document, QuarantinedRow, Source


@dataclass
class Intake:
    """What came in, by outcome, and the sources and documents of the warehouse after it.

    `fresh` names the documents whose rows must be computed; the rows of the other current ones are carried over.
    `first_with` holds the first document of each text, by the text's SHA-256;
    `current_at` the version in force, by source and uri,
    and `settled_at` the one that this run read there.
    """

    sources: dict[str, Source] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    fresh: set[str] = field(default_factory=set)
    outcomes: list[tuple[str, str]] = field(default_factory=list)
    kept_out: list[RejectedInput] = field(default_factory=list)
    first_with: dict[str, str] = field(default_factory=dict)
    current_at: dict[tuple[str, str], str] = field(default_factory=dict)
    settled_at: dict[tuple[str, str], str] = field(default_factory=dict)

    def count(self) -> Counter[str]:
        """Inputs by outcome: published, unchanged, duplicate, quarantined."""
        return Counter(outcome for _, outcome in self.outcomes)


def take_in(inputs: Iterable[Path], before: Snapshot | None, now: dt.datetime, *, same_code: bool) -> Intake:
    """Read the inputs and settle each against what the warehouse holds.

    Args:
        inputs: folders or files.
        before: the snapshot that the new one follows, if there is one.
        now: the moment that new documents are dated to.
        same_code: whether the rows of `before` can be carried over as they are.
    """
    intake = Intake()
    if before is not None:
        intake.sources = {s.source_id: s for s in _read_records(before, "sources")}
        intake.documents = {d.document_id: d for d in _read_records(before, "documents")}
    for held in intake.documents.values():
        if held.is_current:
            intake.current_at[held.source_id, held.uri] = held.document_id
        if held.duplicate_of is None:
            intake.first_with[held.sha256] = held.document_id
    for item in read_inputs(list(inputs)):
        if isinstance(item, RejectedInput):
            intake.kept_out.append(item)
            intake.outcomes.append((item.uri, "quarantined"))
        else:
            _settle(intake, item, now)
    if not same_code:
        intake.fresh.update(d.document_id for d in intake.documents.values() if d.is_current)
    return intake


def _read_records(snapshot: Snapshot, name: str) -> list[Any]:
    record = TABLES[name].record
    return [record(**row) for row in read_table(snapshot, name).to_pylist()]


def _settle(intake: Intake, item: InputText, now: dt.datetime) -> None:
    document = _make_document(item, now)
    place = (document.source_id, document.uri)
    if intake.settled_at.setdefault(place, document.document_id) != document.document_id:
        intake.kept_out.append(_reject_second(item))
        intake.outcomes.append((item.uri, "quarantined"))
        return
    twin = _find_twin(intake, document)
    held = intake.documents.get(document.document_id)
    outcome = "unchanged" if held else "duplicate" if twin else "published"
    if held:
        document = replace(document, ingested_at=held.ingested_at, duplicate_of=held.duplicate_of, therapy=held.therapy)
        if (held.title, held.is_current) != (document.title, True):
            intake.fresh.add(document.document_id)
    else:
        document = replace(document, duplicate_of=twin)
        intake.fresh.add(document.document_id)
    _retire_older(intake, document)
    intake.documents[document.document_id] = document
    intake.sources[item.source.source_id] = item.source
    intake.outcomes.append((item.uri, outcome))


def _reject_second(item: InputText) -> RejectedInput:
    """Two inputs of one run hold different texts of one source under one name: which is newer, nobody can tell."""
    reason = (
        f"{item.uri}: another input of this run holds a different text of the source {item.source.source_id} under the "
        f"same name. Give one of them another source_id or file name"
    )
    return RejectedInput(item.uri, "same_name_twice", reason, {"uri": item.uri, "source_id": item.source.source_id})


def _make_document(item: InputText, now: dt.datetime) -> Document:
    digest = sha256(item.text.encode("utf-8")).hexdigest()
    return Document(
        document_id=make_id("document", item.source.source_id, item.uri, digest),
        source_id=item.source.source_id,
        uri=item.uri,
        title=item.title,
        format=item.format,
        language=item.language,
        published_on=item.published_on,
        therapy=None,
        ingested_at=now,
        sha256=digest,
        char_count=len(item.text),
        text=item.text,
        duplicate_of=None,
        is_current=True,
    )


def _find_twin(intake: Intake, document: Document) -> str | None:
    """The first document with the same text, if it is another one."""
    first = intake.first_with.setdefault(document.sha256, document.document_id)
    return first if first != document.document_id else None


def _retire_older(intake: Intake, document: Document) -> None:
    place = (document.source_id, document.uri)
    held_id = intake.current_at.get(place)
    if held_id is not None and held_id != document.document_id:
        intake.documents[held_id] = replace(intake.documents[held_id], is_current=False)
    intake.current_at[place] = document.document_id


def to_quarantine(rejected: RejectedInput, run_id: str) -> QuarantinedRow:
    """The row that records a text that was kept out."""
    return QuarantinedRow(
        run_id=run_id,
        table_name="documents",
        row_id=rejected.uri,
        expectation=rejected.rule,
        reason=rejected.reason,
        row_json=json.dumps(dict(rejected.excerpt), ensure_ascii=False, sort_keys=True),
    )
