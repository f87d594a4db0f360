"""`claimhouse export`: claims and studies in the formats of other tools."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from flows.commands.options import warehouse_option


def check_types(ctx: click.Context, option: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    """The claim types that were asked for; the tables are imported only now, so that help stays quick."""
    from warehouse.tables.values import CLAIM_TYPES

    for name in given:
        if name not in CLAIM_TYPES:
            raise click.BadParameter(f"{name!r} is not one of {', '.join(CLAIM_TYPES)}.", ctx, option)
    return given


def complete_types(ctx: click.Context, option: click.Parameter, begun: str) -> list[str]:
    """The claim types that begin so, for the shell."""
    from warehouse.tables.values import CLAIM_TYPES

    return [name for name in CLAIM_TYPES if name.startswith(begun)]


snapshot_option = click.option("--snapshot", metavar="ID", help="Snapshot to read; without it, the current one.")
therapy_option = click.option("--therapy", metavar="ID", help="Only this substance or procedure, such as ketamine.")
condition_option = click.option("--condition", metavar="ID", help="Only this condition, such as ptsd.")
output_option = click.option(
    "--output", type=click.Path(path_type=Path), metavar="FILE", help="File to write; without it, standard output."
)


@click.group("export")
def export_command() -> None:
    """Write claims or studies of a snapshot in the formats of other tools."""


@export_command.command("claims")
@click.option("--format", "form", type=click.Choice(["claimreview", "csv"]), required=True, help="Format to write.")
@therapy_option
@condition_option
@click.option(
    "--type",
    "types",
    multiple=True,
    metavar="TYPE",
    callback=check_types,
    shell_complete=complete_types,
    help="Only claims of this type, such as safety; repeatable.",
)
@click.option("--source", metavar="ID", help="Only claims of this source.")
@click.option("--rated", is_flag=True, help="Only claims that their study confirms or contradicts.")
@click.option("--page", metavar="URL", help="Where you publish explorer.html: a ClaimReview has its address there.")
@warehouse_option
@snapshot_option
@output_option
def claims_command(
    form: str,
    therapy: str | None,
    condition: str | None,
    types: tuple[str, ...],
    source: str | None,
    rated: bool,
    page: str | None,
    warehouse: Path,
    snapshot: str | None,
    output: Path | None,
) -> None:
    """Write claims as schema.org ClaimReview (JSON-LD) or as CSV.

    A ClaimReview has a rating only where the study that the claim rests on is in the catalogue and confirms or
    contradicts it. Search engines take reviews with a rating and an address: --rated --page URL. In CSV an apostrophe
    stands before a text that a spreadsheet would take for a formula.

    \b
    claimhouse export claims --format csv --type safety --output safety.csv
    claimhouse export claims --format claimreview --therapy ketamine > reviews.json
    """
    from flows.export.claim_review import check_page, write_claim_reviews
    from flows.export.rows import Counted, read_claims
    from flows.export.table import write_table
    from flows.export.target import open_target
    from warehouse.snapshots import find_snapshot

    check_page(page)
    found = find_snapshot(warehouse, snapshot)
    rows = read_claims(found, substance=therapy, condition=condition, types=types, source=source)
    claims = Counted(row for row in rows if row["verdict"] or not rated)
    with open_target(output, warehouse) as stream:
        if form == "csv":
            write_table(claims, stream)
        else:
            write_claim_reviews(claims, stream, found.created_at, page)
    click.echo(f"{claims.count:,} claims", err=True)


@export_command.command("studies")
@click.option("--format", "form", type=click.Choice(["ris", "bibtex"]), required=True, help="Format to write.")
@therapy_option
@condition_option
@warehouse_option
@snapshot_option
@output_option
def studies_command(
    form: str, therapy: str | None, condition: str | None, warehouse: Path, snapshot: str | None, output: Path | None
) -> None:
    """Write the studies that texts mention, as RIS or BibTeX for a reference manager.

    \b
    claimhouse export studies --format ris --output studies.ris
    claimhouse export studies --format bibtex --condition ptsd
    """
    from flows.export.bibtex import write_bibtex
    from flows.export.ris import write_ris
    from flows.export.rows import Counted, read_studies
    from flows.export.target import open_target
    from warehouse.snapshots import find_snapshot

    writers: dict[str, Callable[..., Any]] = {"ris": write_ris, "bibtex": write_bibtex}
    studies = Counted(read_studies(find_snapshot(warehouse, snapshot), substance=therapy, condition=condition))
    with open_target(output, warehouse) as stream:
        writers[form](studies, stream)
    click.echo(f"{studies.count:,} studies", err=True)
