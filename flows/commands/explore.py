"""`claimhouse explore`: a page of a snapshot that people can look at."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from warehouse.explorer.choice import Choice


@click.command("explore")
@click.option("--warehouse", type=click.Path(path_type=Path), metavar="DIR", help="Warehouse to show.")
@click.option("--snapshot", metavar="ID", help="Snapshot to show; without it, the current one.")
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE", help="Where to write the page.")
@click.option("--source", "sources", multiple=True, metavar="ID", help="Only this source; repeatable.")
@click.option("--therapy", "therapies", multiple=True, metavar="ID", help="Only texts on this therapy; repeatable.")
@click.option("--most-claims", type=click.IntRange(1), metavar="N", help="Claims that the page may carry.")
@click.option("--open/--no-open", "opens", default=True, help="Whether to open it in the browser.")
def explore_command(
    warehouse: Path | None,
    snapshot: str | None,
    output: Path | None,
    sources: tuple[str, ...],
    therapies: tuple[str, ...],
    most_claims: int | None,
    opens: bool,
) -> None:
    """Build a page of a snapshot to read, filter and compare in, and open it.

    One file without any other: it works offline, can be mailed, and sends nothing anywhere. Its path is printed. By
    default it lies in WAREHOUSE/reports/RUN; the page that `claimhouse run` made lies in the snapshot itself.
    """
    from flows.show.explorer import write_explorer
    from warehouse.locations import default_warehouse
    from warehouse.snapshots import find_snapshot

    place = warehouse or default_warehouse()
    shown = find_snapshot(place, snapshot)
    page = write_explorer(place, shown, output, _choose(sources, therapies, most_claims))
    click.echo(str(page))
    if opens:
        _open(page)


def _choose(sources: tuple[str, ...], therapies: tuple[str, ...], most_claims: int | None) -> Choice:
    from warehouse.explorer.choice import MOST_CLAIMS, Choice

    return Choice(sources, therapies, most_claims or MOST_CLAIMS)


def _open(page: Path) -> None:
    """Open the page; where there is no browser, say so."""
    import webbrowser

    if not webbrowser.open(page.as_uri()):
        click.echo("No browser was found here: open that file in one.", err=True)
