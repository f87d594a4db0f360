"""`claimhouse run`: the main job, with progress while it works and a summary at its end."""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from flows.commands.options import (
    engine_option,
    inputs_option,
    keep_option,
    log_format_option,
    reread_option,
    scheduler_option,
    store_option,
    vocabularies_option,
    warehouse_option,
)
from flows.setup import quieten_prefect

if TYPE_CHECKING:
    from rich.console import Console
    from rich.status import Status

    from flows.clock import Clock
    from flows.main import RunResult


log = logging.getLogger(__name__)

SECONDS_BETWEEN_LINES = 30.0
"""How often a run that writes to a file or a pipe tells how far it is."""


@click.command("run")
@inputs_option
@warehouse_option
@vocabularies_option
@keep_option
@reread_option
@engine_option
@scheduler_option
@store_option
@log_format_option
@click.option("--timings", is_flag=True, help="Show where the time went.")
@click.option("--json", "as_json", is_flag=True, help="Print the summary as one JSON object, for programs.")
def run_command(
    inputs: tuple[Path | str, ...],
    warehouse: Path,
    vocabularies: Path,
    keep: int,
    reread: bool,
    engine: str,
    scheduler: str,
    store: str,
    log_format: str,
    timings: bool,
    as_json: bool,
) -> None:
    """Read texts, check what is found in them, publish a snapshot.

    Exit codes: 0 published, 1 blocked by checks, 2 bad input or usage.
    """
    from rich.console import Console

    from flows.clock import Clock
    from flows.ingest.choice import choose_engine
    from transforms.lexicon.vocabulary import load_vocabulary
    from transforms.readers import read_inputs

    read_inputs(list(inputs))  # raises at once what would else be raised once Prefect has started
    load_vocabulary(vocabularies)
    chosen = choose_engine(engine, scheduler, store)
    console, clock = Console(stderr=True, quiet=log_format == "json"), Clock()
    _choose_logs(log_format)
    result = _run(
        partial(_start, inputs, warehouse, keep, vocabularies, chosen, reread=reread), vocabularies, console, clock
    )
    _tell(result, as_json)
    if timings:
        clock.show(console)


def _choose_logs(log_format: str) -> None:
    """Logs as JSON on standard error in the place of the progress for people, or only what the command tells itself."""
    quieten_prefect(outcomes=log_format != "json")
    if log_format == "json":
        from flows.unattended.logs import log_as_json

        log_as_json()


def _tell(result: RunResult, as_json: bool) -> None:
    if as_json:
        from flows.show.summary_json import write_summary

        click.echo(write_summary(result))
        return
    from rich.console import Console

    from flows.show.summary import print_summary

    print_summary(result, Console())


def _start(*arguments: Any, **options: Any) -> RunResult:
    """Run the flow; imported here because Prefect looks for its server when it is imported."""
    from flows.main import run

    result: RunResult = run(*arguments, **options)
    return result


def _run(start: Callable[[], RunResult], vocabularies: Path, console: Console, clock: Clock) -> RunResult:
    """Run the flow, its steps shown and timed; while Prefect's server starts, what is slow to import is imported."""
    with console.status("Starting Prefect") as status:

        def show(line: str) -> None:
            clock.begin(line)
            log.info(line)
            status.update(line)
            if not console.is_terminal:
                console.print(line, markup=False, highlight=False)

        from flows.unattended.server import start_server

        clock.begin("Starting Prefect")
        wait_for_server = start_server()
        threading.Thread(target=_load_checks, args=(vocabularies,), daemon=True).start()
        import flows.main  # noqa: F401 - while the server starts
        from flows.show.progress import listening

        wait_for_server()
        with listening(show, _watch(console, status)):
            result = start()
        clock.end()
        _tell_if_alone(console)
        return result


def _tell_if_alone(console: Console) -> None:
    """Prefect's server only takes notes: a run goes on without it, but how it ended will not be in Prefect's pages."""
    from flows.unattended.server import ServerError, reach_server

    try:
        reach_server(os.environ["PREFECT_API_URL"])
    except ServerError:
        line = "Prefect's server went away during the run: all is published, but Prefect does not know"
        if console.quiet:
            log.warning(line)
        else:
            click.echo(line, err=True)


def _watch(console: Console, status: Status) -> Callable[[str], None]:
    """What shows how far a step is: in place on a terminal, else a line now and then."""
    last = time.monotonic()

    def show(line: str) -> None:
        nonlocal last
        status.update(line)
        if not console.is_terminal and time.monotonic() - last >= SECONDS_BETWEEN_LINES:
            last = time.monotonic()
            console.print(line, markup=False, highlight=False)

    return show


def _load_checks(vocabularies: Path) -> None:
    """Load the lexicon and import Great Expectations while Prefect's server starts: that takes four seconds, and
    there are two cores.

    Whatever goes wrong here goes wrong again, and is told, where the checks run.
    """
    with suppress(Exception):
        from transforms.extract import load_extractor

        load_extractor(vocabularies)
        import great_expectations  # noqa: F401
