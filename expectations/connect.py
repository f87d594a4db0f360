"""How the checks open a draft: read-only, with bounded memory, offline, with times in UTC."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

from warehouse.errors import WarehouseError

MEMORY_LIMIT = "2GB"
"""What DuckDB may hold before it spills; the largest sorts of a million rows stay below half of it."""


def write_settings(spill: Path) -> dict[str, Any]:
    """DuckDB's settings for a draft, which spills into the folder `spill`; extensions are never fetched."""
    return {
        "memory_limit": MEMORY_LIMIT,
        "temp_directory": str(spill),
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
    }


@contextmanager
def open_draft(database: Path, spill: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection to the draft.

    Raises:
        WarehouseError: there is no such file, or another connection holds it.
    """
    try:
        connection = duckdb.connect(database, read_only=True, config=write_settings(spill))
    except duckdb.Error as error:
        raise WarehouseError(
            f"The draft cannot be opened to be checked: {error}",
            where=str(database),
            todo="Close every other connection to it first.",
        ) from error
    with connection:
        connection.execute("SET TimeZone = 'UTC'")
        yield connection
