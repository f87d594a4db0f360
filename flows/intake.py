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

LABELS = ("source_type", "commercial_interest", "language", "publisher")


@dataclass
class Intake:
    """What came in, by outcome, and the sources and documents of the warehouse after it.

    `fresh` names the documents whose rows must be computed; the rows of the other current ones are carried over.
    """

    sources: dict[str, Source] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    fresh: set[str] = field(default_factory=set)
    outcomes: list[tuple[str, str]] = field(default_factory=list)
    kept_out: list[RejectedInput] = field(default_factory=list)

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
    known = set(intake.documents)
    seen: set[str] = set()
    for item in read_inputs(list(inputs)):
        if isinstance(item, RejectedInput):
            intake.kept_out.append(item)
            intake.outcomes.append((item.uri, "quarantined"))
        else:
            _settle(intake, item, known, seen, now)
    if not same_code:
        intake.fresh.update(d.document_id for d in intake.documents.values() if d.is_current)
    return intake


def _read_records(snapshot: Snapshot, name: str) -> list[Any]:
    record = TABLES[name].record
    return [record(**row) for row in read_table(snapshot, name).to_pylist()]


def _settle(intake: Intake, item: InputText, known: set[str], seen: set[str], now: dt.datetime) -> None:
    clash = _find_clash(intake, item, seen)
    if clash is not None:
        intake.kept_out.append(clash)
        intake.outcomes.append((item.uri, "quarantined"))
        return
    document = _make_document(item, now)
    twin = _find_twin(intake, document)
    outcome = "unchanged" if document.document_id in known else "duplicate" if twin else "published"
    if document.document_id in known:
        held = intake.documents[document.document_id]
        document = replace(document, ingested_at=held.ingested_at, duplicate_of=held.duplicate_of, therapy=held.therapy)
        if (held.title, held.is_current) != (document.title, True):
            intake.fresh.add(document.document_id)
    else:
        document = replace(document, duplicate_of=twin)
        intake.fresh.add(document.document_id)
    _retire_older(intake, document)
    intake.documents[document.document_id] = document
    intake.sources[item.source.source_id] = item.source
    seen.add(item.source.source_id)
    intake.outcomes.append((item.uri, outcome))


def _find_clash(intake: Intake, item: InputText, seen: set[str]) -> RejectedInput | None:
    """A label that contradicts the one the same run gave to the same source."""
    held = intake.sources.get(item.source.source_id)
    if held is None or item.source.source_id not in seen:
        return None
    for name in LABELS:
        mine, theirs = getattr(item.source, name), getattr(held, name)
        if mine != theirs:
            reason = (
                f"{item.uri}: the source {item.source.source_id} has {name} {theirs!r} for another text and {mine!r} "
                f"here. Give both the same label, or this text a source_id of its own"
            )
            return RejectedInput(item.uri, "conflicting_label", reason, {"source_id": item.source.source_id})
    return None


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
    for held in intake.documents.values():
        if held.sha256 == document.sha256 and held.document_id != document.document_id and held.duplicate_of is None:
            return held.document_id
    return None


def _retire_older(intake: Intake, document: Document) -> None:
    for held in list(intake.documents.values()):
        same_place = (held.source_id, held.uri) == (document.source_id, document.uri)
        if same_place and held.is_current and held.document_id != document.document_id:
            intake.documents[held.document_id] = replace(held, is_current=False)


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



