"""The main job as a Prefect flow: ingest, transform, check, link, check again, publish.

Tasks are coarse: one per step, whatever the number of texts. They hand each other the draft, which lies on disk.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from flows.setup import VOCABULARIES, prepare_prefect

prepare_prefect()

from prefect import flow, runtime, task  # noqa: E402 - Prefect reads its settings when it is imported
from prefect.cache_policies import NO_CACHE  # noqa: E402

from expectations.facts import InputCounts  # noqa: E402
from expectations.findings import CheckReport, join_reports  # noqa: E402
from expectations.report import judge  # noqa: E402
from expectations.run import run_checks  # noqa: E402
from flows import steps  # noqa: E402
from flows.grouping import name_grouping  # noqa: E402
from flows.ingest.engine import Engine  # noqa: E402
from flows.ingest.intake import Intake  # noqa: E402
from flows.show.explorer import publish_explorer  # noqa: E402
from flows.show.progress import tell  # noqa: E402
from flows.show.reports import write_report  # noqa: E402
from flows.unattended.artifacts import show_changes, show_checks  # noqa: E402
from flows.unattended.hooks import tell_of_claims, tell_of_failure, tell_of_sources  # noqa: E402
from flows.unattended.outcomes import keeping_journal, log_inputs  # noqa: E402
from flows.unattended.retries import with_retries  # noqa: E402
from flows.unattended.turns import take_turn  # noqa: E402
from flows.version import check_version  # noqa: E402
from flows.watch.watcher import Watched  # noqa: E402
from transforms.readers import Input  # noqa: E402
from warehouse.draft import Draft  # noqa: E402
from warehouse.errors import ChecksBlocked  # noqa: E402
from warehouse.publish import publish  # noqa: E402
from warehouse.snapshots import Snapshot  # noqa: E402

MOST_NAMED = 5
"""Failed checks that the message on a blocked run names."""


@dataclass(frozen=True, eq=False)
class RunResult:
    """What a run brought: the snapshot, what came in, what the checks said, the page that tells it, and the explorer."""

    snapshot: Snapshot
    intake: Intake
    report: CheckReport
    page: Path
    explorer: Path | None = None


def now() -> dt.datetime:
    """The present moment, UTC."""
    return dt.datetime.now(dt.UTC)


def make_run_id(moment: dt.datetime) -> str:
    """A run's id: its moment and six random digits, so that ids sort by time and never clash."""
    return f"{moment:%Y%m%dT%H%M%SZ}-{uuid.uuid4().hex[:6]}"


@task(cache_policy=NO_CACHE, persist_result=False, on_completion=[tell_of_sources])
def watch(facts: steps.RunFacts, inputs: Sequence[Input]) -> Watched:
    """Fetch the pages that the inputs name by their address; a source that fails is reported, and stops nothing."""
    return steps.watch(facts, inputs)


@task(cache_policy=NO_CACHE, persist_result=False)
def ingest(facts: steps.RunFacts, inputs: Sequence[Input], watched: Watched, reread: bool = False) -> Intake:
    """Read the inputs and settle each against the warehouse."""
    tell("Reading the texts")
    intake = steps.ingest(facts, inputs, watched, reread=reread)
    log_inputs(intake)
    return intake


@task(cache_policy=NO_CACHE, persist_result=False)
def transform(facts: steps.RunFacts, intake: Intake, draft: Draft, engine: Engine | None) -> None:
    """Read statements, claims, quantities and study mentions out of new texts; carry the others over."""
    tell(f"Extracting claims from {intake.fresh} of {intake.documents} texts")
    steps.transform(facts, intake, draft, engine)


@task(cache_policy=NO_CACHE, persist_result=False)
def link(facts: steps.RunFacts, draft: Draft) -> None:
    """Join studies and propositions across documents."""
    tell("Linking studies and propositions")
    steps.link(draft, facts)


@task(cache_policy=NO_CACHE, persist_result=False)
def check(facts: steps.RunFacts, draft: Draft, tables: Sequence[str], inputs: InputCounts | None) -> CheckReport:
    """Run the checks of some tables on the draft, and keep out the rows that only warn."""
    tell(f"Checking {len(tables)} tables")
    moment = now()
    whole, changes = steps.open_for_checks(facts, draft)
    report = run_checks(whole, run_id=draft.run_id, checked_at=moment, tables=tables, inputs=inputs, changes=changes)
    if not report.blocked:
        steps.keep_out(draft, report)
    return report


@task(cache_policy=NO_CACHE, persist_result=False)
def publish_draft(draft: Draft, keep: int) -> Snapshot:
    """Publish the draft as the new current snapshot."""
    tell("Publishing")
    return publish(draft, keep=keep, checked_with=check_version(), linked_with=name_grouping())


@task(cache_policy=NO_CACHE, persist_result=False)
def draw(snapshot: Snapshot, before: Snapshot | None, checks: Path) -> Path | None:
    """Write the explorer beside the tables."""
    tell("Drawing the explorer")
    return publish_explorer(snapshot, before, checks)


@flow(
    name="claimhouse",
    validate_parameters=False,
    persist_result=False,
    on_completion=[tell_of_claims],
    on_failure=[tell_of_failure],
    on_crashed=[tell_of_failure],
)
def run(
    inputs: Sequence[Input],
    warehouse: Path,
    keep: int = 5,
    vocabularies: Path = VOCABULARIES,
    engine: Engine | None = None,
    retries: int = 0,
    retry_delay: float = 10.0,
    reread: bool = False,
) -> RunResult:
    """Turn texts into a checked and published snapshot.

    Args:
        inputs: folders of texts, or single ones.
        warehouse: where to publish; the last `keep` snapshots stay.
        vocabularies: folder of the vocabulary files to read with.
        engine: what reads new texts out; worker processes on this machine by default.
        retries: tries after the first of every step but the extraction; the delay in seconds doubles each time.
        reread: open files again that did not change since the run before.

    Raises: ChecksBlocked (the snapshot before stays), InputError, WarehouseError.
    """
    started, again = now(), partial(with_retries, retries=retries, delay=retry_delay)
    with Draft.create(warehouse, make_run_id(started)) as draft, take_turn(draft.warehouse), _journal(draft, started):
        facts = steps.start_run(draft.warehouse, draft.run_id, started, vocabularies)
        intake = again(ingest)(facts, inputs, again(watch)(facts, inputs), reread)
        transform(facts, intake, draft, engine)
        report = again(check)(facts, draft, steps.EXTRACTED, count_inputs(intake))
        if not report.blocked:
            again(link)(facts, draft)
            report = join_reports(report, again(check)(facts, draft, steps.LINKED, None))
        page = write_report(draft, intake, report)
        show_checks(intake, report, page)
        if report.blocked:
            raise _explain_block(report, page)
        steps.add_checked(draft, report)
        steps.record(facts, intake, draft, runtime.flow_run.id, now())
        snapshot = again(publish_draft)(draft, keep)
        _end(facts, snapshot)
        return RunResult(snapshot, intake, report, page, draw(snapshot, facts.before, page))


def _end(facts: steps.RunFacts, snapshot: Snapshot) -> None:
    """Show what changed, and let go of what a run after a killed one would need."""
    show_changes(facts.before, snapshot)
    facts.work.end()


def _journal(draft: Draft, started: dt.datetime) -> AbstractContextManager[None]:
    return keeping_journal(draft.warehouse, draft.run_id, started, runtime.flow_run.id)


def count_inputs(intake: Intake) -> InputCounts:
    """The account of the inputs that the checks add up."""
    outcomes = intake.count()
    return InputCounts(
        read=intake.total,
        published=outcomes["published"],
        unchanged=outcomes["unchanged"],
        duplicate=outcomes["duplicate"],
        quarantined=outcomes["quarantined"],
    )


def _explain_block(report: CheckReport, page: Path) -> ChecksBlocked:
    blocking = [f"{f.check.table}.{f.check.name}" for f in report.findings if f.blocks]
    more = f" and {len(blocking) - MOST_NAMED} more" if len(blocking) > MOST_NAMED else ""
    return ChecksBlocked(
        f"{judge(report).headline}: {', '.join(blocking[:MOST_NAMED])}{more}",
        todo=f"The snapshot before is untouched. {page} tells what is wrong, quarantine.parquet beside it holds every"
        " failing row.",
    )
