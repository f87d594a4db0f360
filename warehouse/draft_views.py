"""A draft as DuckDB sees it: views over all of its parts, or over those alone that differ from the snapshot before."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import duckdb

from warehouse.engine import create_view
from warehouse.parts import EMPTY_PART, Parts
from warehouse.schema import TABLES
from warehouse.shards import is_sharded


def create_views(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """A view for each table; it sees parts that are written later, too."""
    for name in TABLES:
        create_view(connection, name, [folder / name / "*.parquet"])


def create_narrow_views(
    connection: duckdb.DuckDBPyConnection, folder: Path, parts: Parts, shards: Iterable[int]
) -> None:
    """A view for each table, of those that lie in shards with nothing but these shards."""
    wanted = set(shards)
    for name, table in TABLES.items():
        chosen = [part.path for part in parts.list_of(name) if part.shard in wanted]
        whole = [folder / name / "*.parquet"]
        create_view(connection, name, [folder / name / EMPTY_PART, *chosen] if is_sharded(table) else whole)
