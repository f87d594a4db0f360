"""The steps of a run as plain functions over a draft; the Prefect flow in `main.py` says when each runs."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

from flows.catalogue import write_references
from flows.duplicates import mark_duplicates
from flows.intake import Intake, take_in, to_quarantine
from flows.setup import VOCABULARIES
from flows.version import code_version
from transforms.extract import Extractor, load_extractor
from transforms.marts.build import build_marts
from transforms.rows import extract_rows
from warehouse.draft import Draft
from warehouse.schema import Row
from warehouse.snapshots import Snapshot, current_snapshot, read_table
from warehouse.tables import Document, Run

if TYPE_CHECKING:
    from expectations.run import CheckReport

EXTRACTED = ("sources", "documents", "document_signatures", "statements", "quantities", "cues", "study_arms")
"""Tables that are checked before the marts are built."""

LINKED = (
    "claims",
    "study_mentions",
    "studies",
    "reference_studies",
    "study_matches",
    "discrepancies",
    "propositions",
    "verdicts",
    "source_scorecards",
)
"""Tables that are checked after them."""

BY_DOCUMENT = ("statements", "claims", "quantities", "cues", "study_mentions")
BATCH = 256
"""Documents whose rows are held in memory at a time."""


@dataclass(frozen=True)
class RunFacts:
    """What identifies a run: its id, its start, the warehouse, the snapshot that it follows, its vocabularies."""

    run_id: str
    started_at: dt.datetime
    warehouse: Path
    before: Snapshot | None
    vocabularies: Path = VOCABULARIES

    @property
    def code_version(self) -> str:
        """The version of the code and the vocabularies that this run reads with."""
        return code_version(self.vocabularies)

    @property
    def same_code(self) -> bool:
        """True if the snapshot before was made by this very code, so that its rows can be carried over."""
        if self.before is None:
            return True
        versions = read_table(self.before, "runs", ["run_id", "code_version"]).to_pylist()
        return any(r["run_id"] == self.before.id and r["code_version"] == self.code_version for r in versions)


def start_run(warehouse: Path, run_id: str, now: dt.datetime, vocabularies: Path = VOCABULARIES) -> RunFacts:
    """Facts of a run that starts now."""
    return RunFacts(run_id, now, warehouse, current_snapshot(warehouse), vocabularies)


def ingest(facts: RunFacts, inputs: Sequence[Path]) -> Intake:
    """Read the inputs; see `take_in`."""
    return take_in(inputs, facts.before, facts.started_at, same_code=facts.same_code)


def transform(facts: RunFacts, intake: Intake, draft: Draft) -> None:
    """Write sources, documents and all rows read from them to the draft."""
    draft.add(intake.sources.values())
    current = [d for d in intake.documents.values() if d.is_current]
    fresh = [d for d in current if d.document_id in intake.fresh]
    _carry_over(facts, draft, {d.document_id for d in current} - intake.fresh)
    settled = dict(intake.documents)
    waiting, extractor = iter(fresh), load_extractor(facts.vocabularies)
    while batch := list(islice(waiting, BATCH)):
        for document in _extract_batch(batch, draft, extractor):
            settled[document.document_id] = document
    intake.documents = settled
    draft.add(settled.values())
    draft.add(to_quarantine(item, facts.run_id) for item in intake.kept_out)
    mark_duplicates(draft, facts.before)


def _extract_batch(batch: Sequence[Document], draft: Draft, extractor: Extractor) -> list[Document]:
    rows: list[Row] = []
    settled: list[Document] = []
    for document in batch:
        read, found = extract_rows(document, extractor)
        settled.append(read)
        rows += found
    draft.add(rows)
    return settled


def _carry_over(facts: RunFacts, draft: Draft, document_ids: set[str]) -> None:
    """Take the rows of these documents from the snapshot before, and those of them that its checks kept out."""
    if facts.before is None or not document_ids:
        return
    for name in BY_DOCUMENT:
        draft.write(name, _pick(read_table(facts.before, name), "document_id", document_ids))
    mentions = _pick(read_table(facts.before, "study_mentions"), "document_id", document_ids)
    mention_ids = set(mentions["mention_id"].to_pylist())
    draft.write("study_arms", _pick(read_table(facts.before, "study_arms"), "mention_id", mention_ids))
    kept_out = read_table(facts.before, "quarantine")
    still = [_belongs(row, document_ids, mention_ids) for row in kept_out.to_pylist()]
    draft.write("quarantine", kept_out.filter(pa.array(still, pa.bool_())))


def _pick(rows: pa.Table, column: str, wanted: set[str]) -> pa.Table:
    return rows.filter(pc.is_in(rows[column], value_set=pa.array(sorted(wanted), pa.string())))


def _belongs(kept_out: dict[str, str], document_ids: set[str], mention_ids: set[str]) -> bool:
    """Whether a row that was kept out was read from one of these documents: nothing else would tell of it again."""
    if kept_out["table_name"] not in (*BY_DOCUMENT, "study_arms"):
        return False
    row = json.loads(kept_out["row_json"])
    return row.get("document_id") in document_ids or row.get("mention_id") in mention_ids


def link(draft: Draft) -> None:
    """Put the reference catalogue into the draft, and build the marts."""
    write_references(draft)
    connection = draft.connect()
    try:
        for name, table in build_marts(connection):
            draft.replace(name, table)
    finally:
        connection.close()


def keep_out(draft: Draft, report: CheckReport) -> None:
    """Take the rows that fail a warning on a leaf table out of the draft."""
    for name, keys in report.kept_out.items():
        draft.remove_rows(name, keys)


def record(facts: RunFacts, intake: Intake, draft: Draft, flow_run_id: str | None, now: dt.datetime) -> None:
    """Write the run itself, after those before it."""
    if facts.before is not None:
        draft.write("runs", read_table(facts.before, "runs"))
    fresh_inputs = intake.count()
    draft.add(
        [
            Run(
                run_id=facts.run_id,
                flow_run_id=flow_run_id,
                started_at=facts.started_at,
                finished_at=now,
                document_count=len(intake.documents),
                new_document_count=fresh_inputs["published"] + fresh_inputs["duplicate"],
                claim_count=draft.count("claims"),
                code_version=facts.code_version,
                snapshot=facts.run_id,
            )
        ]
    )


def add_checked(draft: Draft, report: CheckReport) -> None:
    """Write what the checks found to the draft: results, and every failing row."""
    draft.add(report.results)
    draft.write("quarantine", report.failing)
