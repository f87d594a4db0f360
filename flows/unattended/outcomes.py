"""What became of a run and of its inputs, told to those who look later: the journal and the logs."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from warehouse.errors import ChecksBlocked, ClaimhouseError
from warehouse.journal import BLOCKED, FAILED, PUBLISHED, Entry, write_entry

if TYPE_CHECKING:
    from flows.ingest.intake import Intake

log = logging.getLogger(__name__)

MOST_LOGGED = 100
"""Inputs of each outcome that the logs name; the tables name all."""


@contextmanager
def keeping_journal(warehouse: Path, run_id: str, started: dt.datetime, flow_run_id: str | None) -> Iterator[None]:
    """Write down that the run starts, and how it ended when it has ended."""
    entry = Entry(run_id, started, flow_run_id=flow_run_id)
    write_entry(warehouse, entry)
    try:
        yield
    except BaseException as error:
        outcome = BLOCKED if isinstance(error, ChecksBlocked) else FAILED
        reason = _explain(error)
        log.error("Run %s %s: %s", run_id, outcome, reason, extra={"run_id": run_id})
        write_entry(warehouse, replace(entry, outcome=outcome, ended_at=dt.datetime.now(dt.UTC), reason=reason))
        raise
    write_entry(warehouse, replace(entry, outcome=PUBLISHED, ended_at=dt.datetime.now(dt.UTC)))
    log.info("Run %s published", run_id, extra={"run_id": run_id})


def _explain(error: BaseException) -> str:
    if isinstance(error, ClaimhouseError):
        return str(error)
    if isinstance(error, KeyboardInterrupt | SystemExit) or type(error).__name__ == "TerminationSignal":
        return "it was stopped before its end. Run again: it goes on where it was"
    if (
        isinstance(error, TimeoutError) or type(error).__name__ == "CancelledError"
    ):  # so Prefect ends what takes too long
        return "it took longer than the time limit allows. Raise the setting `timeout`, or read less at a time"
    return f"{type(error).__name__}: {error}"


def log_inputs(intake: Intake) -> None:
    """Log what became of the inputs, each by its name; of many only the first of each outcome."""
    for item in intake.kept_out[:MOST_LOGGED]:
        log.warning("Kept out %s", item.reason, extra={"document": item.uri})
    if not log.isEnabledFor(logging.INFO):
        return
    told: dict[str, int] = {"quarantined": MOST_LOGGED}
    for uri, outcome in intake.outcomes:
        told[outcome] = told.get(outcome, 0) + 1
        if told[outcome] <= MOST_LOGGED and outcome != "unchanged":
            log.info("%s: %s", uri, outcome, extra={"document": uri})
    log.info("%d texts came in: %s", intake.total, ", ".join(f"{n} {name}" for name, n in intake.count().items()))
