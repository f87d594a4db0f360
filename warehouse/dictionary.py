"""The data dictionary, written from the declarations: `python -m warehouse.dictionary` puts it into the docs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

import duckdb
import pyarrow as pa

from warehouse import tables  # noqa: F401  (fills TABLES)
from warehouse.catalog import View, add_views, load_views
from warehouse.engine import quote_name
from warehouse.schema import TABLES, Column, Table

PAGE = Path(__file__).parent.parent / "docs" / "data-dictionary.md"

TYPES: dict[type, str] = {dt.date: "date32", dt.datetime: "timestamp[us, UTC]"}

HEAD = """# Data dictionary

Written from the declarations in `warehouse/tables/` and `warehouse/views/`; do not edit it, run
`python -m warehouse.dictionary`.

In a snapshot a table lies at `TABLE/*.parquet`, and `claimhouse.duckdb` has a view of its name with these
descriptions as comments. Columns in bold are the key. A column without “null” always has a value. The files of a
table are sorted by the columns named below it.
"""

VIEWS_HEAD = """## Views

Only in `claimhouse.duckdb`, and in `claimhouse sql`: queries over the tables above, a file each in `warehouse/views/`.
"""


def render_dictionary() -> str:
    """The whole page, in Markdown: the tables by group, in the order of their declaration, and the views."""
    parts = [HEAD]
    for group, held in groupby(TABLES.values(), key=lambda table: table.group):
        parts += [f"## {group}\n", *map(_render_table, held)]
    return "\n".join([*parts, VIEWS_HEAD, *_render_views()])


def write_dictionary() -> None:
    """Write the page to its place in the docs."""
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(render_dictionary(), encoding="utf-8")


def _render_table(table: Table) -> str:
    rows = [(_name(c), _type(c), _explain(c)) for c in table.columns]
    order = ", ".join(f"`{name}`" for name in table.sort)
    facts = f"{table.description} Sorted by {order}."
    return f"### {table.name}\n\n{facts}\n\n{_render_rows(('column', 'type', 'meaning'), rows)}"


def _name(column: Column) -> str:
    return f"**`{column.name}`**" if column.key else f"`{column.name}`"


def _type(column: Column) -> str:
    kind = TYPES.get(column.type) or str(column.to_arrow().type)
    return f"{kind}, null" if column.nullable else kind


def _explain(column: Column) -> str:
    return " ".join([column.description, *_list_bounds(column)])


def _list_bounds(column: Column) -> Iterator[str]:
    if column.unit:
        yield f"Unit: {column.unit}."
    if column.values:
        yield f"One of {', '.join(f'`{value}`' for value in column.values)}."
    if column.minimum is not None:
        yield f"At least {column.minimum:g}."
    if column.maximum is not None:
        yield f"At most {column.maximum:g}."
    if column.references:
        yield f"Refers to `{column.references}`."


def _render_views() -> Iterator[str]:
    """A section for each view; their columns are asked of DuckDB, over tables without rows."""
    with duckdb.connect() as connection:
        for table in TABLES.values():
            empty: pa.Table = table.to_arrow([])
            connection.register(table.name, empty)
        add_views(connection)
        for view in load_views():
            columns = connection.execute(f"DESCRIBE {quote_name(view.name)}").fetchall()
            yield _render_view(view, [(f"`{name}`", kind) for name, kind, *_ in columns])


def _render_view(view: View, columns: Iterable[tuple[str, ...]]) -> str:
    return f"### {view.name}\n\n{view.comment}\n\n{_render_rows(('column', 'type'), columns)}"


def _render_rows(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |\n" for line in lines)


if __name__ == "__main__":
    write_dictionary()
