"""A table of a draft into its published Parquet files: sorted, with the declared schema, the same bytes every time."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from warehouse.disk import sync
from warehouse.engine import quote_name, write_scan
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
    (folder / table.name).mkdir(exist_ok=True)
    written = _write_relation(connection, table, folder, quote_name(table.name), None)
    sync(folder / table.name)
    return written


def write_shard(
    connection: duckdb.DuckDBPyConnection, table: Table, folder: Path, parts: Iterable[Path], shard: int, bits: int
) -> list[SnapshotFile]:
    """Write the rows of a shard, which lie in these parts of a draft, into `folder/TABLE/` as `write_table` does."""
    number = shard if bits else None
    return _write_relation(connection, table, folder, write_scan(parts), number)


def write_sorted(rows: pa.Table, table: Table, home: Path, stem: str) -> list[Path]:
    """Write rows that are in the published order into files of `home`, just as they would be published.

    Raises:
        WarehouseError: a column that is declared without nulls holds one.
    """
    cut = _cut(rows.num_rows, _measure(rows, table))
    groups = regroup(rows.to_batches(), cut.group_rows)
    paths = [home / name for name in name_files(stem, cut.file_count)]
    for path in paths:
        _write_groups(path, islice(groups, GROUPS_PER_FILE), table)
    return paths


def sort_rows(rows: pa.Table, table: Table) -> pa.Table:
    """The rows in the order in which they are published."""
    keys = [(name, "ascending", "at_start") for name in list_order(table)]
    return rows.take(pc.sort_indices(rows.select(list_order(table)), keys))


def list_order(table: Table) -> list[str]:
    """The columns by which a table's files are sorted, those of the key at the end."""
    return list(dict.fromkeys((*table.sort, *table.key)))


def describe_file(path: Path, folder: Path, table: Table, rows: int, shard: int) -> SnapshotFile:
    """What the manifest says of a file that lies in the snapshot's folder."""
    with path.open("rb") as file:
        checksum = hashlib.file_digest(file, "sha256").hexdigest()
    return SnapshotFile(table.name, path.relative_to(folder).as_posix(), rows, path.stat().st_size, checksum, shard)


def name_stem(table: Table, shard: int | None) -> str:
    """How the names of the files of a shard begin; None for a table that is not cut."""
    return table.name if shard is None else f"{table.name}-{shard:04}"


def name_files(stem: str, count: int) -> list[str]:
    """The names of so many files that belong together."""
    return [f"{stem}.parquet"] if count == 1 else [f"{stem}-{n:04}.parquet" for n in range(1, count + 1)]


def _write_relation(
    connection: duckdb.DuckDBPyConnection, table: Table, folder: Path, relation: str, shard: int | None
) -> list[SnapshotFile]:
    cut = _choose_cut(connection, table, relation)
    home = folder / table.name
    rows = connection.execute(_write_query(table, relation)).to_arrow_reader(cut.group_rows)
    groups = regroup(rows, cut.group_rows)
    written = []
    for path in (home / name for name in name_files(name_stem(table, shard), cut.file_count)):
        count = _write_groups(path, islice(groups, GROUPS_PER_FILE), table)
        sync(path)
        written.append(describe_file(path, folder, table, count, shard or 0))
    if sum(file.rows for file in written) != cut.rows:
        raise WarehouseError(f"Not all of its {cut.rows} rows were written", where=table.name, todo="Run again.")
    return written


def _choose_cut(connection: duckdb.DuckDBPyConnection, table: Table, relation: str) -> Cut:
    """By the number of rows and their size, which do not depend on their order or on the parts they lie in."""
    texts = [f"coalesce(strlen({quote_name(c.name)}), 0)" for c in table.columns if c.type is str]
    size = f"coalesce(sum(8 * {len(table.columns)} + {' + '.join(texts or ['0'])}), 0)"
    measure = f"SELECT count(*), {size}::BIGINT FROM {relation}"  # noqa: S608
    rows, total = connection.execute(measure).fetchall()[0]
    return _cut(rows, total)


def _cut(rows: int, size: int) -> Cut:
    return Cut(rows, min(GROUP_ROWS, max(1, GROUP_BYTES * rows // size)) if rows else GROUP_ROWS)


def _measure(rows: pa.Table, table: Table) -> int:
    """The size of the rows as `_choose_cut` counts it."""
    texts = (pc.sum(pc.binary_length(rows[c.name])).as_py() or 0 for c in table.columns if c.type is str)
    return int(8 * len(table.columns) * rows.num_rows + sum(texts))


def _write_query(table: Table, relation: str) -> str:
    names = ", ".join(quote_name(c.name) for c in table.columns)
    order = ", ".join(f"{quote_name(name)} ASC NULLS FIRST" for name in list_order(table))
    return f"SELECT {names} FROM {relation} ORDER BY {order}"  # noqa: S608


def _write_groups(path: Path, groups: Iterator[pa.RecordBatch], table: Table) -> int:
    """Write the file, and return how many rows there are in it."""
    schema, rows = table.to_arrow_schema(), 0
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for group in groups:
            rows += group.num_rows
            writer.write_table(fit(pa.Table.from_batches([group]), table, schema), row_group_size=group.num_rows)
    return rows
