"""The main job as it runs unattended: served by `claimhouse schedule`, or deployed to a work pool by `prefect.yaml`.

Its parameters are plain values, which Prefect keeps as JSON; those that are not given come from the settings.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from flows.setup import prepare_prefect

prepare_prefect()

from prefect import flow, get_run_logger, runtime  # noqa: E402 - Prefect reads its settings when it is imported
from prefect.client.schemas.objects import State  # noqa: E402
from prefect.states import Completed  # noqa: E402

from flows.ingest.choice import choose_engine  # noqa: E402
from flows.main import run  # noqa: E402
from flows.setting_types import to_absolute  # noqa: E402
from flows.settings import load_settings  # noqa: E402
from flows.show.progress import listening  # noqa: E402
from flows.unattended.hooks import tell_of_failure, tell_of_snapshot  # noqa: E402
from flows.unattended.logs import log_as_json, log_to, stop_logging_to  # noqa: E402
from warehouse.locations import check_warehouse  # noqa: E402
from warehouse.snapshots import Snapshot, current_snapshot  # noqa: E402

log = logging.getLogger(__name__)


@flow(
    name="claimhouse-scheduled",
    timeout_seconds=load_settings().timeout,
    persist_result=False,
    on_failure=[tell_of_failure],
    on_crashed=[tell_of_failure],
)
def scheduled_run(
    inputs: list[str] | None = None,
    warehouse: str | None = None,
    keep: int | None = None,
    vocabularies: str | None = None,
    retries: int | None = None,
    retry_delay: float | None = None,
) -> State[Any]:
    """Read the texts and publish a snapshot, unless a run that was due later has done so already.

    Args:
        inputs: folders of texts, or single ones.
        warehouse: where to publish.
        keep: how many snapshots stay.
        vocabularies: folder of the vocabulary files.
        retries: tries of a step after the first, when a passing fault stops it.
        retry_delay: seconds before the second try; doubled with each further one.
    """
    settings = load_settings(
        inputs=inputs, warehouse=warehouse, keep=keep, vocabularies=vocabularies, retries=retries,
        retry_delay=retry_delay,
    )  # fmt: skip
    with _telling_prefect(settings.log_format == "json"), listening(log.info):
        if newer := _find_newer(settings.warehouse):
            return Completed(name="Skipped", message=f"{newer.id} was published after this run was due")
        result = run.fn(
            [to_absolute(item) for item in settings.inputs],
            settings.warehouse,
            settings.keep,
            settings.vocabularies.absolute(),
            engine=choose_engine(settings.engine, settings.scheduler, settings.store),
            retries=settings.retries,
            retry_delay=settings.retry_delay,
            reread=settings.reread,
        )
        tell_of_snapshot(result.snapshot)
        counts = ", ".join(f"{number} {outcome}" for outcome, number in sorted(result.intake.count().items()))
        return Completed(message=f"{result.snapshot.id}: {counts or 'no text'}")


def _find_newer(warehouse: Path) -> Snapshot | None:
    """The current snapshot if it is younger than the moment for which this run was scheduled: runs that piled up while
    nobody served them would all read the same texts."""
    due = runtime.flow_run.scheduled_start_time
    snapshot = current_snapshot(check_warehouse(warehouse))
    return snapshot if snapshot and due and runtime.deployment.id and snapshot.created_at > due else None


class _ToPrefect(logging.Handler):
    """Hands records on to the logger of the flow run, which Prefect's pages show."""

    def __init__(self) -> None:
        super().__init__()
        self._logger = get_run_logger()

    def emit(self, record: logging.LogRecord) -> None:
        self._logger.log(record.levelno, record.getMessage())


@contextmanager
def _telling_prefect(as_json: bool) -> Iterator[None]:
    """Have what is logged shown on Prefect's pages; that writes it to standard error as well, unless JSON is wanted."""
    handlers: list[logging.Handler] = [log_to(_ToPrefect()), *([log_as_json()] if as_json else [])]
    try:
        yield
    finally:
        for handler in handlers:
            stop_logging_to(handler)
