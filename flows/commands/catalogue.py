"""`claimhouse catalogue`: the studies that mentions are compared with, those shipped and those that users bring."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from flows.commands.options import vocabularies_option, warehouse_option

if TYPE_CHECKING:
    from flows.catalogue import Account

MOST_NAMED = 10
"""Records that were kept out, of which the summary tells each."""

LISTED = """SELECT reference_id, year, journal, participant_count AS n, substance, condition, design, origin, title
FROM reference_studies WHERE ($1 IS NULL OR substance = $1) AND ($2 IS NULL OR condition = $2)
ORDER BY substance NULLS LAST, year, reference_id LIMIT $3"""

KEPT_OUT = "SELECT file, record, reason FROM kept_out ORDER BY ALL LIMIT $1"

TOTALS = """SELECT origin, count(*) AS studies, count(doi) AS with_doi, count(pmid) AS with_pmid,
    count(registry_id) AS with_registry_id, count(participant_count) AS with_n,
    count(substance) AS with_substance, min(year) AS first_year, max(year) AS last_year
FROM reference_studies GROUP BY origin ORDER BY studies DESC, origin"""

REASONS = """SELECT file, regexp_replace(reason, ':.*', '') AS reason, count(*) AS records
FROM kept_out GROUP BY ALL ORDER BY ALL LIMIT 20"""


@click.group("catalogue")
def catalogue_command() -> None:
    """The studies that mentions are compared with: those shipped, and those that you add."""


@catalogue_command.command("add")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@warehouse_option
@vocabularies_option
def add_command(files: tuple[Path, ...], warehouse: Path | None, vocabularies: Path) -> None:
    """Add studies from PubMed XML, ClinicalTrials.gov JSON (version 2), OpenAlex or Crossref JSON.

    \b
    Files may be gzipped or zipped; JSON may be one study, a page, an array, or lines.
    claimhouse catalogue add pubmed26n0001.xml.gz studies.zip
    claimhouse catalogue add works.jsonl --warehouse /srv/claims

    A study that is there already is replaced if the record was revised later. The next `claimhouse run` publishes
    the catalogue as the table reference_studies.

    Exit codes: 0 added, 2 nothing could be used.
    """
    from rich.console import Console

    from flows.catalogue import add_files
    from flows.show.visible import make_visible
    from warehouse.locations import default_warehouse

    console = Console(stderr=True)
    with console.status("Reading") as status:
        account = add_files(warehouse or default_warehouse(), files, vocabularies=vocabularies, tell=status.update)
    for line in _tell_account(account):
        click.echo(make_visible(line))


@catalogue_command.command("list")
@warehouse_option
@click.option("--substance", metavar="ID", help="Only studies of this substance, such as ketamine.")
@click.option("--condition", metavar="ID", help="Only studies on this condition, such as ptsd.")
@click.option("--kept-out", is_flag=True, help="The records that could not be used, instead.")
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, metavar="N", help="Rows to show.")
def list_command(
    warehouse: Path | None, substance: str | None, condition: str | None, kept_out: bool, limit: int
) -> None:
    """List the studies of the catalogue, the shipped ones among them."""
    if kept_out:
        _show(warehouse, KEPT_OUT, [limit])
    else:
        _show(warehouse, LISTED, [substance, condition, limit])


@catalogue_command.command("summary")
@warehouse_option
def summary_command(warehouse: Path | None) -> None:
    """Count the studies by origin, and what was kept out by file and reason."""
    _show(warehouse, TOTALS, [])
    _show(warehouse, REASONS, [], title="Kept out")


def _tell_account(account: Account) -> list[str]:
    merged = account.merged
    assert merged is not None
    parts = [
        f"{count:,} {name}"
        for name, count in (
            ("added", merged.added), ("replaced by a newer record", merged.replaced), ("unchanged", merged.unchanged),
            ("older than what is held", merged.older), ("there more than once", merged.repeated),
        )
        if count
    ]  # fmt: skip
    total = sum(account.kept_out.values())
    lines = [
        f"{merged.read + total:,} records read: {', '.join([*parts, *([f'{total:,} kept out'] if total else [])])}"
    ]
    lines += [
        f"  kept out: {item.file}, {f'record {item.record}' if item.record else 'the file'}: {item.reason}"
        for item in account.first_kept_out[:MOST_NAMED]
    ]
    if total > MOST_NAMED:
        lines.append(f"  and {total - MOST_NAMED:,} more: see `claimhouse catalogue list --kept-out`")
    return lines


def _show(warehouse: Path | None, query: str, values: list[object], *, title: str = "") -> None:
    """Print the result of a query; under a title only if there are rows."""
    import shutil

    from flows.show.result_table import render_table
    from transforms.catalogue.seeds import read_seeds
    from warehouse.locations import check_warehouse, default_warehouse
    from warehouse.references import gather_references, open_references

    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    with open_references(check_warehouse(warehouse or default_warehouse()), read_seeds()) as connection:
        gather_references(connection)
        text, count = render_table(connection.execute(query, values).to_arrow_reader(), most=None, width=width)
    if title and count.startswith("0 "):
        return
    sys.stdout.buffer.write((f"\n{title}\n" * bool(title) + text).encode())
    sys.stdout.buffer.flush()
    if not title:
        click.echo(count, err=True)
