"""Makes records for tests, with every column that a test does not care about filled in."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable
from typing import Any, TypeVar

from warehouse import tables as t
from warehouse.schema import table_of

Record = TypeVar("Record")

NOW = dt.datetime(2026, 3, 4, 5, 6, 7, tzinfo=dt.UTC)

USUAL: dict[type, dict[str, Any]] = {
    t.Source: {
        "source_type": "blog", "commercial_interest": "none_known", "label_basis": "manifest", "language": "en",
    },
    t.Document: {
        "format": "text", "language": "en", "therapy": "ketamine", "ingested_at": NOW, "is_current": True,
    },
    t.Claim: {
        "subject": "therapy", "substance": "ketamine", "condition": "ptsd", "stance": "neutral", "negated": False,
        "certainty": "asserted", "evidence_basis": "none", "hype": False, "rule": "by hand", "extractor": "test 1",
    },
    t.Quantity: {"qualifier": "exact"},
    t.StudyMention: {"design": "controlled_trial", "status": "published"},
    t.Study: {
        "design": "controlled_trial", "status": "published", "mention_count": 1, "source_count": 1,
        "resolution": "unmatched",
    },
    t.ReferenceStudy: {"design": "controlled_trial", "origin": "pubmed"},
    t.Proposition: {"subject": "therapy", "topic": "other", "hedged_count": 0},
    t.SourceScorecard: {c.name: 0 for c in table_of(t.SourceScorecard).columns if c.name.endswith("_count")},
}  # fmt: skip
"""By record type what its columns usually hold; all others are null unless given."""


def make(record: type[Record], **facts: Any) -> Record:
    """A record of these facts and the usual ones."""
    declared: type = record
    empty = dict.fromkeys(column.name for column in table_of(declared).columns)
    return record(**empty | USUAL.get(record, {}) | facts)


def make_document(name: str, source: str, lines: Iterable[str], **facts: Any) -> t.Document:
    """A document whose text is these lines; its title is its name."""
    text = "\n".join(lines)
    facts = {"uri": f"{name}.txt", "char_count": len(text), "sha256": hash_text(text)} | facts
    return make(t.Document, document_id=hash_text(name)[:16], source_id=source, title=name, text=text, **facts)


def hash_text(text: str) -> str:
    """The SHA-256 of a text, in hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def place(document: t.Document, quote: str) -> dict[str, Any]:
    """The columns that say where the quote stands first in the document."""
    start = document.text.index(quote)
    return {"document_id": document.document_id, "start": start, "end": start + len(quote), "quote": quote}


def split_lines(document: t.Document, *, heading: str) -> Iterable[t.Statement]:
    """A statement for each line of the document, `NAME:0`, `NAME:1` …"""
    for ordinal, line in enumerate(document.text.split("\n")):
        span = place(document, line)
        kind = "heading" if line == heading else "sentence"
        facts = {"ordinal": ordinal, "kind": kind, "text": span.pop("quote"), **span}
        yield make(t.Statement, statement_id=f"{document.title}:{ordinal}", **facts)


def make_claim(statement: t.Statement, source: str, claim_type: str, **facts: Any) -> t.Claim:
    """A claim with the span of its statement."""
    names = {"claim_id": f"{statement.statement_id}:{claim_type}", "claim_type": claim_type, "source_id": source}
    span = {"document_id": statement.document_id, "start": statement.start, "end": statement.end}
    return make(t.Claim, statement_id=statement.statement_id, quote=statement.text, **names, **span, **facts)


def make_quantity(name: str, statement: t.Statement, document: t.Document, quote: str, **facts: Any) -> t.Quantity:
    """A quantity at the first place of its quote."""
    return make(t.Quantity, quantity_id=name, statement_id=statement.statement_id, **place(document, quote), **facts)
