"""DuckDB in memory: bounded, offline, and views over Parquet files."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import duckdb

MEMORY_LIMIT = "700MB"
"""What DuckDB may hold before it spills to disk."""


OFFLINE: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "python_enable_replacements": False,
}
"""No extension is fetched, and no Python variable is taken for a table."""


def open_engine(spill: Path) -> duckdb.DuckDBPyConnection:
    """A database in memory that spills into the folder `spill`, which must be no other database's.

    DuckDB makes that folder when it first spills, and removes it when the connection is closed. Times
    are shown in UTC.
    """
    connection = duckdb.connect(config=OFFLINE | {"memory_limit": MEMORY_LIMIT, "temp_directory": str(spill)})
    connection.execute("SET TimeZone = 'UTC'")
    return connection


def quote_name(name: str) -> str:
    """The name of a table or column as SQL writes it."""
    return '"' + name.replace('"', '""') + '"'


def quote_text(text: str) -> str:
    """The text as an SQL literal."""
    return "'" + text.replace("'", "''") + "'"


def write_scan(paths: Iterable[Path | str]) -> str:
    """The SQL that reads these Parquet files as one table; a `*` in the last part of a path stands for any name.

    Names of folders such as `year=2026` are not taken for columns.
    """
    listed = ", ".join(quote_text(_write_pattern(Path(path))) for path in paths)
    return f"read_parquet([{listed}], hive_partitioning = false)"


def create_view(connection: duckdb.DuckDBPyConnection, name: str, paths: Iterable[Path | str]) -> None:
    """Create the view `name` over these Parquet files."""
    connection.execute(f"CREATE VIEW {quote_name(name)} AS SELECT * FROM {write_scan(paths)}")  # noqa: S608


def _write_pattern(path: Path) -> str:
    """The path as DuckDB's pattern for it; a path without a pattern in its last part is taken as it is."""
    whole = path.absolute()
    if "*" not in path.name:
        return str(whole)
    folder = "".join(f"[{c}]" if c in "*?[" else c for c in str(whole.parent))
    return f"{folder}/{path.name}"
