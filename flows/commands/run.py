"""`claimhouse run`: the main job, with progress while it works and a summary at its end."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from flows.commands.options import vocabularies_option
from flows.setup import CHECKOUT, quieten_prefect
from warehouse.locations import default_warehouse

if TYPE_CHECKING:
    from rich.console import Console
    from rich.status import Status

    from flows.clock import Clock
    from flows.main import RunResult


SECONDS_BETWEEN_LINES = 30.0
"""How often a run that writes to a file or a pipe tells how far it is."""


@click.command("run")
@click.option(
    "--input", "inputs", multiple=True, type=click.Path(path_type=Path), metavar="DIR_OR_FILE",
    help="A folder of texts with its sources.csv, or one file; repeatable. Default: the example texts.",
)  # fmt: skip
@click.option("--warehouse", type=click.Path(path_type=Path), metavar="DIR", help="Where to publish.")
@vocabularies_option
@click.option("--keep", type=click.IntRange(1), default=5, show_default=True, metavar="N", help="Snapshots to keep.")
@click.option("--timings", is_flag=True, help="Show where the time went.")
@click.option("--json", "as_json", is_flag=True, help="Print the summary as one JSON object, for programs.")
def run_command(
    inputs: tuple[Path, ...], warehouse: Path | None, vocabularies: Path, keep: int, timings: bool, as_json: bool
) -> None:
    """Read texts, check what is found in them, publish a snapshot.

    Exit codes: 0 published, 1 blocked by checks, 2 bad input or usage.
    """
    from rich.console import Console

    from flows.clock import Clock
    from transforms.lexicon.vocabulary import load_vocabulary
    from transforms.readers import read_inputs

    chosen = list(inputs) or [CHECKOUT / "seeds" / "texts"]
    read_inputs(chosen)  # raises at once what would else be raised once Prefect has started
    load_vocabulary(vocabularies)
    console, clock = Console(stderr=True), Clock()
    result = _run(chosen, warehouse or default_warehouse(), keep, vocabularies, console, clock)
    _tell(result, as_json)
    if timings:
        clock.show(console)


def _tell(result: RunResult, as_json: bool) -> None:
    if as_json:
        from flows.summary_json import write_summary

        click.echo(write_summary(result))
        return
    from rich.console import Console

    from flows.summary import print_summary

    print_summary(result, Console())


def _run(
    inputs: list[Path], warehouse: Path, keep: int, vocabularies: Path, console: Console, clock: Clock
) -> RunResult:
    """Run the flow, its steps shown and timed; while Prefect's server starts, what is slow to import is imported."""
    with console.status("Starting Prefect") as status:

        def show(line: str) -> None:
            clock.begin(line)
            status.update(line)
            if not console.is_terminal:
                console.print(line, markup=False, highlight=False)

        from flows.server import start_server

        clock.begin("Starting Prefect")
        quieten_prefect()
        wait_for_server = start_server()
        threading.Thread(target=_load_checks, args=(vocabularies,), daemon=True).start()
        from flows.main import run
        from flows.progress import listening

        wait_for_server()
        with listening(show, _watch(console, status)):
            result = run(inputs, warehouse, keep, vocabularies)
        clock.end()
        return result


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
