"""One small set of records for all tables that agree with each other: two texts, one study, numbers that differ."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator
from typing import Any

from warehouse import tables as t
from warehouse.schema import Row, table_of

NOW = dt.datetime(2026, 3, 4, 5, 6, 7, 89, tzinfo=dt.UTC)
TRIAL = "In 2021 a trial at Example University gave 41 adults 0.5 mg/kg ketamine or midazolam."
RESULT = "Symptoms fell by 67% within 24 hours."
OTHER = "The 2021 trial at Example University of 30 adults may not show that it helps, 🙂 says שלום."


def make_row(record: type, **facts: Any) -> Row:
    """A record with nulls wherever nothing is said and nulls are allowed."""
    nulls = {column.name: None for column in table_of(record).columns if column.nullable}
    return record(**nulls | facts)


def make_rows(run_id: str = "run-1") -> Iterator[Row]:
    """All the rows, in the order of the tables."""
    yield from make_sources()
    yield from make_texts()
    yield from make_claims()
    yield from make_mentions()
    yield from make_worth()
    yield make_change(run_id)
    yield from make_outcome(run_id)


def make_document(name: str, *lines: str) -> t.Document:
    """A text of the source of the same name."""
    text = "\n".join(lines)
    digest = hashlib.sha256(text.encode()).hexdigest()
    facts: dict[str, Any] = {
        "title": f"A text of the {name}",
        "format": "text",
        "language": "en",
        "therapy": "ketamine",
    }
    facts |= {"sha256": digest, "char_count": len(text), "text": text, "ingested_at": NOW, "is_current": True}
    row: t.Document = make_row(t.Document, document_id=f"d-{name}", source_id=name, uri=f"{name}.txt", **facts)
    return row


CLINIC, FORUM = make_document("clinic", TRIAL, RESULT), make_document("forum", OTHER)


def make_sources() -> Iterator[Row]:
    """A clinic with a publisher and a date, and a forum of which little is known."""
    common = {"label_basis": "manifest", "language": "en"}
    clinic = {"source_type": "clinic", "commercial_interest": "sells_treatment", "publisher": "Example Clinic"}
    yield make_row(t.Source, source_id="clinic", published_on=dt.date(2025, 12, 31), **common, **clinic)
    yield make_row(t.Source, source_id="forum", source_type="forum", commercial_interest="unknown", **common)


def make_texts() -> Iterator[Row]:
    """The documents and their statements, one a line."""
    for document in (CLINIC, FORUM):
        yield document
        yield t.DocumentSignature(document_id=document.document_id, method="none", shingle_count=0, signature="AAAA")
        for ordinal, line in enumerate(document.text.split("\n")):
            facts = {key: value for key, value in place(document, line).items() if key != "quote"}
            name = f"{document.source_id}-{ordinal}"
            yield make_row(t.Statement, statement_id=name, ordinal=ordinal, kind="sentence", text=line, **facts)


def place(document: t.Document, quote: str) -> dict[str, Any]:
    """Where the quote stands, as the columns of a table say it."""
    start = document.text.index(quote)
    return {"document_id": document.document_id, "start": start, "end": start + len(quote), "quote": quote}


def make_claims() -> Iterator[Row]:
    """Three claims on the study, one of them hedged, with their numbers and a cue."""
    yield _make_claim("clinic-0", CLINIC, TRIAL, "evidence", "neutral", mention_id="m1")
    yield _make_claim("clinic-1", CLINIC, RESULT, "efficacy", "favourable", mention_id="m1", proposition_id="p1")
    hedged = {"certainty": "hedged", "negated": True, "mention_id": "m2", "proposition_id": "p1"}
    yield _make_claim("forum-0", FORUM, OTHER, "efficacy", "unfavourable", **hedged)
    yield _make_quantity("q1", "clinic-0", TRIAL, "41 adults", 41.0, kind="participant_count", unit="participant")
    yield _make_quantity("q2", "clinic-0", TRIAL, "0.5 mg/kg", 0.5, kind="dose", unit="mg/kg")
    yield _make_quantity("q3", "clinic-1", RESULT, "67%", 67.0, kind="percentage", unit="percent")
    yield make_row(t.Cue, statement_id="clinic-1", cue="efficacy", concept="fall", **place(CLINIC, "fell"))


def _make_claim(statement: str, document: t.Document, quote: str, kind: str, stance: str, **facts: Any) -> Row:
    fixed = {"subject": "therapy", "substance": "ketamine", "condition": "ptsd", "evidence_basis": "named_study"}
    fixed |= {"study_id": "s1", "rule": "by hand", "extractor": "test 1"}
    judged = {"negated": False, "certainty": "asserted", "hype": False} | facts
    ids = {"claim_id": f"{statement}-{kind}", "statement_id": statement, "source_id": document.source_id}
    return make_row(t.Claim, claim_type=kind, stance=stance, **ids, **place(document, quote), **fixed, **judged)


def _make_quantity(name: str, statement: str, line: str, quote: str, number: float, **facts: Any) -> Row:
    assert quote in line
    facts |= {"low": number, "high": number, "qualifier": "exact", **place(CLINIC, quote)}
    return make_row(t.Quantity, quantity_id=name, statement_id=statement, **facts)


def make_mentions() -> Iterator[Row]:
    """The study as each of the texts tells it, with the arms that one of them names."""
    facts = {"study_id": "s1", "year": 2021, "institution": "Example University", "status": "published"}
    facts |= {"design": "controlled_trial", "substance": "ketamine"}
    yield make_row(t.StudyMention, mention_id="m1", participant_count=41, **facts, **place(CLINIC, TRIAL))
    yield make_row(t.StudyMention, mention_id="m2", participant_count=30, **facts, **place(FORUM, OTHER))
    yield make_row(t.StudyArm, mention_id="m1", ordinal=1, label="ketamine", dose_mg_per_kg=0.5, document_id="d-clinic")
    yield make_row(t.StudyArm, mention_id="m1", ordinal=2, label="midazolam", document_id="d-clinic")


def make_worth() -> Iterator[Row]:
    """The study, its entry in the catalogue, where they differ, the proposition and the scorecards."""
    study = {"year": 2021, "participant_count": 41, "design": "controlled_trial", "substance": "ketamine"}
    found = {"reference_id": "r1", "match_probability": 0.9, "resolution": "matched"}
    counts = {"mention_count": 2, "source_count": 2, "status": "published", "institution": "Example University"}
    yield make_row(t.Study, study_id="s1", **study, **found, **counts)
    yield make_row(t.ReferenceStudy, reference_id="r1", title="A trial", origin="pubmed", **study)
    compared = {"study_id": "s1", "reference_id": "r1", "mention_id": "m1", "rank": 1, "match_probability": 0.9}
    yield t.StudyMatch(field="participant_count", stated="41", expected="41", level="same", weight=9.1, **compared)
    yield make_row(t.StudyMatch, field="follow_up", expected="A trial", level="only_reference", weight=-2.3, **compared)
    differing = {"study_id": "s1", "mention_id": "m2", "against": "reference", "severity": "warning"}
    yield t.Discrepancy(attribute="participant_count", stated="30", expected="41", **differing)
    yield t.Discrepancy(attribute="journal", stated="Some Journal", expected="Another", **differing)
    directions = {"favourable_count": 1, "unfavourable_count": 1, "agreement": "disagree", "with_study_count": 2}
    claims = {"claim_count": 2, "source_count": 2, "independent_source_count": 2, "claim_type": "efficacy"}
    about = {"subject": "therapy", "topic": "other", "hedged_count": 1}
    yield make_row(t.Proposition, proposition_id="p1", label="ketamine reduces PTSD", **claims, **directions, **about)
    judged = {"study_id": "s1", "reference_id": "r1", "verdict": "supported"}
    yield t.Verdict(claim_id="clinic-1-efficacy", attribute="outcome", stated="favourable", found="therapy", **judged)
    zeros = {column.name: 0 for column in table_of(t.SourceScorecard).columns if column.name.endswith("_count")}
    shares = {"share_with_study": 1.0, "share_hype": 0.0, "study_count": 1}
    clinic = {"claim_count": 2, "share_hedged": 0.0, "share_unfavourable": 0.0, "discrepancy_count": 0}
    forum = {"claim_count": 1, "share_hedged": 1.0, "share_unfavourable": 1.0, "discrepancy_count": 2}
    yield make_row(t.SourceScorecard, source_id="clinic", **zeros | clinic | shares)
    yield make_row(t.SourceScorecard, source_id="forum", **zeros | forum | shares)


def make_change(run_id: str) -> Row:
    """A claim of the forum that an older version of its text did not make."""
    about = {"claim_type": "efficacy", "subject": "therapy", "stance": "neutral", "change": "appeared"}
    versions = {"source_id": "forum", "uri": "forum.txt", "document_id": "d-forum", "previous_document_id": "d-forum"}
    said = {"claim_id": "forum-0-efficacy", "quote": OTHER, "run_id": run_id, "changed_at": NOW}
    return make_row(t.ClaimChange, change_id="c1", **about, **versions, **said)


def make_outcome(run_id: str) -> Iterator[Row]:
    """What the run says of itself: a check that passed, a text that was kept out, and the run."""
    checked = {"expectation": "key is unique", "severity": "critical", "success": True, "checked_at": NOW}
    counts = {"row_count": 3, "unexpected_count": 0}
    yield make_row(t.ValidationResult, run_id=run_id, table_name="claims", **checked, **counts)
    kept_out = {"table_name": "documents", "row_id": "empty.txt", "expectation": "not empty", "row_json": "{}"}
    yield t.QuarantinedRow(run_id=run_id, reason="The file is empty. Put text into it.", **kept_out)
    totals = {"document_count": 2, "new_document_count": 2, "claim_count": 3, "code_version": "0.1.0"}
    yield make_row(t.Run, run_id=run_id, snapshot=run_id, started_at=NOW, finished_at=NOW, **totals)
