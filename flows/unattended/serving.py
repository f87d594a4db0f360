"""Serving the main job at set times from one machine, with Prefect's runner."""

from __future__ import annotations

import logging
import os
import signal
import sys
import threading
import time
import warnings
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import click

from flows.settings import PREFIX, Settings
from flows.setup import prepare_serving
from flows.unattended.server import OwnServer, reach_server, start_lasting_server
from warehouse.errors import InputError

if TYPE_CHECKING:
    from prefect.schedules import Schedule

NAME = "schedule"
"""The deployment's name in Prefect: `claimhouse-scheduled/schedule`."""
ENDED = "ended while runs were scheduled"
GRACE_SECONDS = 10.0
"""How long serving may take to end after its server; a run that is at work then publishes all or nothing."""


def serve(settings: Settings, port: int) -> None:
    """Serve until the process is stopped; the runs are processes of their own, one at a time.

    Raises:
        InputError: the times or the zone are none.
        ServerError: Prefect's server cannot be started or reached, or it ended meanwhile.
    """
    prepare_serving()
    _hand_on(settings)
    own = None if os.environ.get("PREFECT_API_URL") else start_lasting_server(port)
    schedule = _parse_times(settings)  # imports Prefect, which now finds its server
    reach_server(os.environ["PREFECT_API_URL"]) if own is None else own.wait()
    gone = _watch(own) if own else threading.Event()
    address = os.environ["PREFECT_API_URL"].removesuffix("/api")
    click.echo(f"Runs at {settings.cron} {settings.timezone}; Prefect's pages: {address}", err=True)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # until Prefect's runner takes it over
    try:
        _serve(settings, schedule)
    finally:
        if gone.is_set() and own:
            raise own.explain(ENDED)


def _hand_on(settings: Settings) -> None:
    """To the processes of the runs, in the environment; the rest are parameters, which Prefect's pages show."""
    os.environ[f"{PREFIX}TIMEOUT"] = str(settings.timeout)
    os.environ[f"{PREFIX}LOG_FORMAT"] = settings.log_format


def _parse_times(settings: Settings) -> Schedule:
    from prefect.client.schemas.schedules import CronSchedule
    from prefect.schedules import Cron

    try:
        ZoneInfo(settings.timezone)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise InputError("There is no such time zone", where=settings.timezone, todo="Use one such as UTC.") from error
    try:
        CronSchedule(cron=settings.cron)
    except ValueError as error:
        todo = 'Five fields, such as "0 6 * * *" for six in the morning.'
        raise InputError("These are no times", where=repr(settings.cron), todo=todo) from error
    return Cron(settings.cron, timezone=settings.timezone)


def _serve(settings: Settings, schedule: Schedule) -> None:
    from prefect.types.entrypoint import EntrypointType

    from flows.scheduled import scheduled_run

    logging.getLogger("asyncio").setLevel(logging.CRITICAL)  # Prefect's runner ends by an exception in a callback
    warnings.filterwarnings("ignore", message=".*astop.* was never awaited")
    scheduled_run.serve(
        name=NAME,
        schedule=schedule,
        paused=False,
        parameters={
            "inputs": [str(path) for path in settings.inputs],
            "warehouse": str(settings.warehouse),
            "keep": settings.keep,
            "vocabularies": str(settings.vocabularies),
            "retries": settings.retries,
            "retry_delay": settings.retry_delay,
        },
        limit=1,
        print_starting_message=False,
        entrypoint_type=EntrypointType.MODULE_PATH,
    )


def _watch(own: OwnServer) -> threading.Event:
    """Stop serving when the server has ended by itself: without it nothing would run, and nobody would know."""
    gone = threading.Event()

    def wait() -> None:
        own.process.wait()
        gone.set()
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(GRACE_SECONDS)  # Prefect's runner asks the server again and again for the run that is at work
        click.echo(f"claimhouse: {own.explain(ENDED)}", err=True)
        os._exit(2)

    threading.Thread(target=wait, daemon=True).start()
    return gone
