"""A table of a draft into its published Parquet files: sorted, with the declared schema, the same bytes every time."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from warehouse.disk import sync
from warehouse.engine import quote_name
from warehouse.errors import WarehouseError
from warehouse.parquet import fit, regroup
from warehouse.schema import Table
from warehouse.snapshots import SnapshotFile

GROUP_ROWS, GROUP_BYTES = 100_000, 64_000_000
"""A row group holds at most so many rows, and on average so many bytes."""

GROUPS_PER_FILE = 10


@dataclass(frozen=True)
class Cut:
    """How the rows of a table are cut: into row groups of `group_rows`, and those into files."""

    rows: int
    group_rows: int

    @property
    def file_count(self) -> int:
        """Files that it takes; one for a table without rows, too."""
        return max(1, math.ceil(self.rows / (self.group_rows * GROUPS_PER_FILE)))


def write_table(connection: duckdb.DuckDBPyConnection, table: Table, folder: Path) -> list[SnapshotFile]:
    """Write the table's files into `folder/TABLE/`, safe on the disk, and say what was written.

    Raises:
        WarehouseError: a column that is declared without nulls holds one.
    """
    cut = _choose_cut(connection, table)
    home = folder / table.name
    home.mkdir()
    rows = connection.execute(_write_query(table)).to_arrow_reader(cut.group_rows)
    groups = regroup(rows, cut.group_rows)
    paths = [home / name for name in _name_files(table.name, cut.file_count)]
    written = [_write_file(path, islice(groups, GROUPS_PER_FILE), table, folder) for path in paths]
    sync(home)
    if sum(file.rows for file in written) != cut.rows:
        raise WarehouseError(f"Not all of its {cut.rows} rows were written", where=table.name, todo="Run again.")
    return written


def _choose_cut(connection: duckdb.DuckDBPyConnection, table: Table) -> Cut:
    """By the number of rows and their size, which do not depend on their order or on the parts they lie in."""
    texts = [f"coalesce(strlen({quote_name(c.name)}), 0)" for c in table.columns if c.type is str]
    size = f"coalesce(sum(8 * {len(table.columns)} + {' + '.join(texts or ['0'])}), 0)"
    measure = f"SELECT count(*), {size}::BIGINT FROM {quote_name(table.name)}"  # noqa: S608
    rows, total = connection.execute(measure).fetchall()[0]
    group = min(GROUP_ROWS, max(1, GROUP_BYTES * rows // total)) if rows else GROUP_ROWS
    return Cut(rows, group)


def _write_query(table: Table) -> str:
    names = ", ".join(quote_name(c.name) for c in table.columns)
    order = ", ".join(f"{quote_name(name)} ASC NULLS FIRST" for name in dict.fromkeys((*table.sort, *table.key)))
    return f"SELECT {names} FROM {quote_name(table.name)} ORDER BY {order}"  # noqa: S608


def _name_files(name: str, count: int) -> list[str]:
    return [f"{name}.parquet"] if count == 1 else [f"{name}-{n:04}.parquet" for n in range(1, count + 1)]


def _write_file(path: Path, groups: Iterator[pa.RecordBatch], table: Table, folder: Path) -> SnapshotFile:
    schema, rows = table.to_arrow_schema(), 0
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for group in groups:
            rows += group.num_rows
            writer.write_table(fit(pa.Table.from_batches([group]), table, schema), row_group_size=group.num_rows)
    sync(path)
    with path.open("rb") as file:
        checksum = hashlib.file_digest(file, "sha256").hexdigest()
    return SnapshotFile(table.name, path.relative_to(folder).as_posix(), rows, path.stat().st_size, checksum)
