"""The DuckDB file beside the Parquet files: views over them, their comments, and the views of `views/*.sql`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

import duckdb

from warehouse import tables  # noqa: F401  (fills TABLES)
from warehouse.engine import create_view, quote_name, quote_text
from warehouse.schema import TABLES, Column, Table
from warehouse.snapshots import SnapshotFile

VIEWS = Path(__file__).parent / "views"


@dataclass(frozen=True)
class View:
    """A view of `views/*.sql`: its name is the file's, its comment the lines at the top that start with `--`."""

    name: str
    comment: str
    sql: str


def load_views() -> list[View]:
    """The views, in the order of their names: one may use those before it."""
    return [_parse_view(path.stem, path.read_text(encoding="utf-8")) for path in sorted(VIEWS.glob("*.sql"))]


def build_catalog(path: Path, folder: Path, files: Sequence[SnapshotFile]) -> None:
    """Make the DuckDB file `path`, with views over the files of the snapshot in `folder`; it is left closed."""
    with duckdb.connect(path) as connection:
        connection.begin()
        for table in TABLES.values():
            create_view(connection, table.name, [folder / f.path for f in files if f.table == table.name])
        add_views(connection)
        comment_on(connection)
        connection.commit()


def add_views(connection: duckdb.DuckDBPyConnection) -> None:
    """Create the views of `views/*.sql` where the tables are."""
    for view in load_views():
        connection.execute(view.sql)


def comment_on(connection: duckdb.DuckDBPyConnection) -> None:
    """Write the descriptions to those tables, columns and views that are there."""
    columns = connection.execute("SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal").fetchall()
    if comments := list(_write_comments(set(columns))):
        connection.execute(";\n".join(comments))


def _write_comments(there: set[tuple[str, str]]) -> Iterator[str]:
    names = {name for name, _ in there}
    for table in TABLES.values():
        if table.name in names:
            yield f"COMMENT ON VIEW {quote_name(table.name)} IS {quote_text(table.description)}"
            yield from _write_column_comments(table, there)
    for view in load_views():
        if view.name in names:
            yield f"COMMENT ON VIEW {quote_name(view.name)} IS {quote_text(view.comment)}"


def _write_column_comments(table: Table, there: set[tuple[str, str]]) -> Iterator[str]:
    for column in table.columns:
        if (table.name, column.name) not in there:
            continue
        place = f"{quote_name(table.name)}.{quote_name(column.name)}"
        yield f"COMMENT ON COLUMN {place} IS {quote_text(_describe(column))}"


def _describe(column: Column) -> str:
    """The description with what else its values are bound to, in one line."""
    unit = f" Unit: {column.unit}." if column.unit else ""
    values = f" One of: {', '.join(column.values)}." if column.values else ""
    return f"{column.description}{unit}{values}"


def _parse_view(name: str, sql: str) -> View:
    top = takewhile(lambda line: line.startswith("--"), sql.splitlines())
    return View(name, " ".join(line.removeprefix("--").strip() for line in top), sql)
