"""The steps of a run as plain functions over a draft; the Prefect flow in `main.py` says when each runs."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from flows.catalogue import write_references
from flows.changes import record_changes
from flows.duplicates import mark_duplicates
from flows.ingest.assembly import Assembly
from flows.ingest.engine import Engine, InProcess, LocalPool
from flows.ingest.extraction import Extraction, choose_batch_bits, is_little
from flows.ingest.intake import Intake, take_in
from flows.ingest.work import Work
from flows.linking import link_all, link_changes
from flows.setup import VOCABULARIES
from flows.show.progress import Pace, tell
from flows.version import check_version, code_version
from flows.watch.sources import watch_sources
from flows.watch.watcher import Watched
from transforms.readers import Input
from warehouse.draft import Draft
from warehouse.locations import drafts_folder
from warehouse.shards import choose_bits
from warehouse.snapshots import Snapshot, current_snapshot, read_table
from warehouse.tables import QuarantinedRow, Run
from warehouse.upgrade import list_differences, upgrade

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
    "claim_changes",
)
"""Tables that are checked after them."""


UPGRADED = "tmp-upgraded"
"""Folder in the draft's folder."""


@dataclass(frozen=True)
class RunFacts:
    """What identifies a run: its id, its start, the warehouse, the snapshot that it follows, its vocabularies.

    `is_upgraded` says that an older version published that snapshot, and its tables were brought up to date.
    """

    run_id: str
    started_at: dt.datetime
    warehouse: Path
    before: Snapshot | None
    vocabularies: Path = VOCABULARIES
    is_upgraded: bool = False

    @property
    def work(self) -> Work:
        """The work folder of the warehouse."""
        return Work.of(self.warehouse)

    @property
    def code_version(self) -> str:
        """The version of the code and the vocabularies that this run reads with."""
        return code_version(self.vocabularies)

    @property
    def same_code(self) -> bool:
        """True if the snapshot before was made by this very code, so that its rows can be carried over."""
        if self.before is None or self.is_upgraded:
            return self.before is None
        versions = read_table(self.before, "runs", ["run_id", "code_version"]).to_pylist()
        return any(r["run_id"] == self.before.id and r["code_version"] == self.code_version for r in versions)


def start_run(warehouse: Path, run_id: str, now: dt.datetime, vocabularies: Path = VOCABULARIES) -> RunFacts:
    """Facts of a run that starts now; the snapshot of an older version is brought up to date aside, in the draft.

    Raises:
        WarehouseError: that cannot be done, or the current snapshot is damaged.
    """
    before = current_snapshot(warehouse)
    if before is None or not list_differences(before):
        return RunFacts(run_id, now, warehouse, before, vocabularies)
    tell("Bringing the tables of an older version up to date")
    upgraded = upgrade(before, drafts_folder(warehouse) / run_id / UPGRADED)
    return RunFacts(run_id, now, warehouse, upgraded, vocabularies, is_upgraded=True)


def watch(facts: RunFacts, inputs: Sequence[Input]) -> Watched:
    """Fetch the pages of the addresses that the inputs name; see `watch_sources`."""
    return watch_sources(inputs, facts.warehouse, facts.started_at)


def ingest(facts: RunFacts, inputs: Sequence[Input], watched: Watched | None = None, *, reread: bool = False) -> Intake:
    """Read the inputs; see `take_in`."""
    same = facts.same_code
    now, work = facts.started_at, facts.work
    return take_in(inputs, facts.before, now, work, watched, run_id=facts.run_id, same_code=same, reread=reread)


def transform(facts: RunFacts, intake: Intake, draft: Draft, engine: Engine | None = None) -> None:
    """Write sources, documents and all rows read from them to the draft.

    What was read out of a batch of texts lies in the work folder until it is published, so that a run that is killed is
    taken up where it was.
    """
    draft.add(intake.sources.values())
    for rows in intake.read_kept_out(facts.run_id):
        draft.write("quarantine", rows)
    if facts.before is not None and not facts.same_code:
        tell(f"Other code or vocabularies made {facts.before.id}: every text is read anew")
    draft.lay_out(choose_bits(intake.documents, intake.chars, facts.before.bits if facts.before else None))
    opened = Assembly.open(facts.work, facts.before, draft, same_code=facts.same_code)
    with facts.work.explained(intake.fresh_chars), opened as assembly:
        shards = assembly.list_shards()
        assembly.keep_others(shards)
        failed = _extract(facts, intake, assembly, engine).run(shards)
        assembly.carry_quarantine()
    draft.add(_report_failure(facts, document_id, reason) for document_id, reason in failed)
    tell("Marking copies")
    mark_duplicates(draft, facts.work, facts.before, same_code=facts.same_code)
    record_changes(facts, draft)


def _extract(facts: RunFacts, intake: Intake, assembly: Assembly, engine: Engine | None) -> Extraction:
    little = is_little(intake.fresh, intake.fresh_chars)
    chosen = InProcess() if little else engine or LocalPool()
    return Extraction(
        assembly=assembly,
        engine=chosen,
        store=facts.work.choose_store(chosen.store),
        code_version=facts.code_version,
        vocabularies=facts.vocabularies,
        batch_bits=choose_batch_bits(intake.fresh, intake.fresh_chars, assembly.draft.bits),
        pace=Pace("Extracted", "texts", intake.fresh),
    )


def _report_failure(facts: RunFacts, document_id: str, reason: str) -> QuarantinedRow:
    return QuarantinedRow(
        run_id=facts.run_id,
        table_name="statements",
        row_id=document_id,
        expectation="extractor_failed",
        reason=f"Nothing could be read out of the document {document_id}: {reason}. Please report it.",
        row_json=json.dumps({"document_id": document_id}),
    )


def link(draft: Draft, facts: RunFacts | None = None) -> None:
    """Put the reference catalogue into the draft, and build the marts: what can have changed since the run before.

    Without `facts` everything is built.
    """
    write_references(draft)
    before = facts.before if facts and facts.same_code else None
    if facts is None or before is None or not link_changes(draft, before, facts.work):
        link_all(draft)


def open_for_checks(facts: RunFacts, draft: Draft) -> tuple[Path, Path | None]:
    """The draft as a database, and, where the rows before passed these very checks, one of what changed since."""
    before = facts.before
    same_checks = before is not None and before.checked_with == check_version()
    return draft.refresh(), draft.refresh_changes() if same_checks else None


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
                document_count=intake.documents,
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
