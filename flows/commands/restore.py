"""`claimhouse restore`: the DuckDB file of a snapshot anew, out of the Parquet files alone."""

from __future__ import annotations

from pathlib import Path

import click

from flows.commands.options import warehouse_option


@click.command("restore")
@warehouse_option
@click.option("--snapshot", metavar="ID", help="Snapshot to restore; without it, the current one.")
def restore_command(warehouse: Path, snapshot: str | None) -> None:
    """Make claimhouse.duckdb anew out of the Parquet files, and manifest.json too if it is lost.

    Also after a warehouse was moved or copied: the views lead to absolute paths. No Parquet file is changed.
    """
    from warehouse.locations import DATABASE, check_warehouse
    from warehouse.restore import restore

    restored = restore(check_warehouse(warehouse), snapshot)
    rows = sum(file.rows for file in restored.files)
    click.echo(f"{restored.path / DATABASE}: {len(restored.tables)} tables, {rows:,} rows")
