"""`claimhouse run`: the main job, with progress while it works and a summary at its end."""

from __future__ import annotations

import threading
from pathlib import Path

import click

from flows.setup import CHECKOUT
from warehouse.locations import default_warehouse


@click.command("run")
@click.option(
    "--input", "inputs", multiple=True, type=click.Path(path_type=Path), metavar="DIR_OR_FILE",
    help="A folder of texts with its sources.csv, or one file; repeatable. Default: the example texts.",
)  # fmt: skip
@click.option("--warehouse", type=click.Path(path_type=Path), metavar="DIR", help="Where to publish.")
@click.option("--keep", default=5, show_default=True, metavar="N", help="Snapshots to keep.")
@click.option("--timings", is_flag=True, help="Show where the time went.")
def run_command(inputs: tuple[Path, ...], warehouse: Path | None, keep: int, timings: bool) -> None:
    """Read texts, check what is found in them, publish a snapshot.

    Exit codes: 0 published, 1 blocked by checks, 2 bad input or usage.
    """
    threading.Thread(target=_load_checks, daemon=True).start()
    from rich.console import Console

    from flows.clock import Clock

    console = Console(stderr=True)
    clock = Clock()
    with console.status("Starting Prefect") as status:

        def show(line: str) -> None:
            clock.begin(line)
            status.update(line)
            if not console.is_terminal:
                console.print(line, markup=False, highlight=False)

        clock.begin("Starting Prefect")
        from flows.main import run
        from flows.progress import listening

        with listening(show):
            result = run(list(inputs) or [CHECKOUT / "seeds" / "texts"], warehouse or default_warehouse(), keep)
        clock.end()
    from flows.summary import print_summary

    print_summary(result, Console())
    if timings:
        clock.show(console)


def _load_checks() -> None:
    """Import Great Expectations while Prefect's server starts: it takes four seconds, and there are two cores."""
    import great_expectations  # noqa: F401
