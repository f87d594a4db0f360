"""`claimhouse sql`: a query on a published snapshot, shown as a table or written as CSV, JSON or Parquet."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from flows.commands.options import warehouse_option
from warehouse.errors import InputError

if TYPE_CHECKING:
    import pyarrow as pa

FORMATS = ("table", "csv", "json", "jsonl", "parquet")


@click.command("sql")
@click.argument("sql", metavar="SQL")
@warehouse_option
@click.option("--snapshot", metavar="ID", help="Snapshot to read; without it, the current one.")
@click.option("--format", "form", type=click.Choice(FORMATS), help="By default a table on a terminal, else CSV.")
@click.option("--output", type=click.Path(path_type=Path), help="File to write; its ending chooses the format.")
@click.option("--limit-rows", type=click.IntRange(0), default=50, show_default=True, help="Rows of a table; 0: all.")
@click.option("--timeout", type=click.FloatRange(0, min_open=True), default=60.0, show_default=True, help="Seconds.")
def sql_command(
    sql: str,
    warehouse: Path,
    snapshot: str | None,
    form: str | None,
    output: Path | None,
    limit_rows: int,
    timeout: float,
) -> None:
    """Query a published snapshot in read-only DuckDB SQL; `-` reads the query from standard input.

    \b
    claimhouse sql "SHOW TABLES"
    claimhouse sql "DESCRIBE claims"
    claimhouse sql "FROM hedging_by_source"
    claimhouse sql "SELECT claim_type, count(*) FROM claims GROUP BY ALL" --format json
    """
    from warehouse.query import run_query
    from warehouse.snapshots import find_snapshot

    chosen = _choose_format(form, output)
    _check_output(warehouse, output, chosen)
    query = _read_stdin() if sql == "-" else sql
    reader = run_query(find_snapshot(warehouse, snapshot), query, timeout_seconds=timeout)
    with _open_target(output) as stream:
        _write(reader, stream, chosen, limit_rows, to_terminal=output is None and sys.stdout.isatty())


def _choose_format(form: str | None, output: Path | None) -> str:
    ending = output.suffix.removeprefix(".").lower() if output else ""
    if form or ending in FORMATS:
        return form or ending
    return "table" if output is None and sys.stdout.isatty() else "csv"


def _check_output(warehouse: Path, output: Path | None, chosen: str) -> None:
    if output is None:
        if chosen == "parquet" and sys.stdout.isatty():
            raise InputError("Parquet is not for a terminal", todo="Name a file with --output.")
    elif output.is_dir():
        raise InputError("This is a folder", where=str(output), todo="Name a file in it.")
    elif warehouse.resolve() in output.resolve().parents:
        raise InputError("Snapshots are never changed", where=str(output), todo="Write outside of the warehouse.")


def _read_stdin() -> str:
    try:
        return sys.stdin.buffer.read().decode()
    except UnicodeDecodeError as error:
        raise InputError(f"The query is not UTF-8: {error}", where="standard input") from error


@contextmanager
def _open_target(output: Path | None) -> Iterator[IO[bytes]]:
    """Standard output, or the file, which is only there once it is whole."""
    if output is None:
        yield sys.stdout.buffer
        return
    new = output.with_name(f".{output.name}.new")
    try:
        with new.open("wb") as stream:
            yield stream
        new.replace(output)
    except OSError as error:
        raise InputError(f"The file cannot be written: {error}", where=str(output)) from error
    finally:
        new.unlink(missing_ok=True)


def _write(reader: pa.RecordBatchReader, stream: IO[bytes], form: str, limit_rows: int, *, to_terminal: bool) -> None:
    if form == "table":
        _write_table(reader, stream, limit_rows, to_terminal=to_terminal)
        return
    from flows.show.result_formats import WRITERS

    WRITERS[form](reader, stream)
    stream.flush()


def _write_table(reader: pa.RecordBatchReader, stream: IO[bytes], limit_rows: int, *, to_terminal: bool) -> None:
    from flows.show.result_table import render_table

    width = shutil.get_terminal_size().columns if to_terminal else None
    text, count = render_table(reader, most=limit_rows or None, width=width)
    stream.write(text.encode())
    stream.flush()
    click.echo(count, err=True)
