"""A query's result as a table for people."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Sequence
from itertools import islice

import pyarrow as pa
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from flows.show.result_values import list_cells
from flows.show.visible import make_visible

CELL_CHARACTERS = 400
"""What is shown of a longer cell."""

COLUMN_WIDTH = 12
"""Where a terminal has less than this for each column, every row is shown as a list of its values."""

Rows = Sequence[Sequence[str | None]]


def render_table(reader: pa.RecordBatchReader, *, most: int | None, width: int | None) -> tuple[str, str]:
    """Up to `most` rows, all for None, as text, and a sentence that says how many there are.

    With a `width` the text is for a terminal, coloured and folded; without, every row is one line.
    """
    rows = list(islice(_list_rows(reader), None if most is None else most + 1))
    more = most is not None and len(rows) > most
    shown = rows[:most] if more else rows
    count = f"{len(shown):,} row{'' if len(shown) == 1 else 's'}"
    said = f"The first {count}; --limit-rows 0 shows all." if more else f"{count}."
    return _render(reader.schema, shown, width), said


def _render(schema: pa.Schema, rows: Rows, width: int | None) -> str:
    text = io.StringIO()
    console = Console(file=text, width=width or sys.maxsize, force_terminal=width is not None, highlight=False)
    if schema.names == ["explain_key", "explain_value"]:
        _print_plans(console, rows)
    elif width is not None and width < COLUMN_WIDTH * len(schema.names):
        _print_lists(console, schema, rows)
    else:
        console.print(_build_table(schema, rows, folded=width is not None))
    return text.getvalue() if width else "".join(f"{line.rstrip()}\n" for line in text.getvalue().splitlines())


def _list_rows(reader: pa.RecordBatchReader) -> Iterable[tuple[str | None, ...]]:
    for batch in reader:
        yield from zip(*map(list_cells, batch.columns), strict=True)


def _build_table(schema: pa.Schema, rows: Rows, *, folded: bool) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="bold")
    for field in schema:
        right = pa.types.is_integer(field.type) or pa.types.is_floating(field.type) or pa.types.is_decimal(field.type)
        header, justify = Text(make_visible(field.name)), "right" if right else "left"
        table.add_column(header, justify=justify, overflow="fold", no_wrap=not folded)  # type: ignore[arg-type]
    for row in rows:
        table.add_row(*map(_make_cell, row))
    return table


def _print_lists(console: Console, schema: pa.Schema, rows: Rows) -> None:
    for number, row in enumerate(rows, start=1):
        console.rule(Text(f"row {number}"), align="left", style="dim")
        grid = Table.grid(padding=(0, 2))
        for name, value in zip(schema.names, row, strict=True):
            grid.add_row(Text(make_visible(name), style="bold"), _make_cell(value))
        console.print(grid)


def _print_plans(console: Console, rows: Rows) -> None:
    """The plans of EXPLAIN, which are drawings of several lines."""
    for _, plan in rows:
        for line in (plan or "").splitlines():
            console.print(Text(make_visible(line)), soft_wrap=True)


def _make_cell(value: str | None) -> Text:
    if value is None:
        return Text("null", style="dim")
    cut = value if len(value) <= CELL_CHARACTERS else f"{value[: CELL_CHARACTERS - 1]}…"
    return Text(make_visible(cut))
