"""Arrow batches into Parquet files, and the checks that they fit their table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from warehouse import tables  # noqa: F401  (fills TABLES)
from warehouse.errors import InputError, WarehouseError
from warehouse.schema import TABLES, Table

PART_ROWS, PART_BYTES = 100_000, 64_000_000
"""A row group of a draft ends at whichever it reaches first."""


def find_table(name: str) -> Table:
    """The declared table of that name.

    Raises:
        InputError: there is none.
    """
    if name in TABLES:
        return TABLES[name]
    raise InputError("There is no such table", where=name, todo=f"The tables are {', '.join(TABLES)}.")


def to_draft_schema(table: Table) -> pa.Schema:
    """The table's Arrow schema, but with nulls allowed everywhere: the checks are to find those that are wrong."""
    schema = table.to_arrow_schema()
    return pa.schema([field.with_nullable(True) for field in schema], metadata=schema.metadata)


def fit(data: pa.Table, table: Table, schema: pa.Schema) -> pa.Table:
    """The data with the columns of `schema` in their order and type.

    Raises:
        WarehouseError: a column is missing or unknown, a value has no place in its column's type, or a column that
            is declared without nulls holds one.
    """
    wrong = set(schema.names) ^ set(data.column_names)
    if wrong or len(data.column_names) != len(schema.names):
        raise WarehouseError(f"The columns do not fit: {sorted(wrong)} missing, unknown or twice", where=table.name)
    try:
        return data.select(schema.names).cast(schema)
    except (ValueError, pa.ArrowException) as error:
        raise WarehouseError(f"The values do not fit the declared columns: {error}", where=table.name) from error


def write_part(path: Path, batches: Iterable[pa.Table], schema: pa.Schema) -> None:
    """Write a part of a draft, under another name until it is whole."""
    new = path.with_name(f".{path.name}.new")
    try:
        with pq.ParquetWriter(new, schema, compression="zstd") as writer:
            for group in gather(batches):
                writer.write_table(group, row_group_size=PART_ROWS)
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)


def regroup(batches: Iterable[pa.RecordBatch], rows: int) -> Iterator[pa.RecordBatch]:
    """The same rows in batches of exactly `rows`, the last one excepted, however they were cut before."""
    held: list[pa.RecordBatch] = []
    count = 0
    for batch in batches:
        while count + batch.num_rows >= rows:
            head, batch = batch.slice(0, rows - count), batch.slice(rows - count)
            yield pa.concat_batches([*held, head])
            held, count = [], 0
        if batch.num_rows:
            held.append(batch)
            count += batch.num_rows
    if held:
        yield pa.concat_batches(held)


def gather(batches: Iterable[pa.Table]) -> Iterator[pa.Table]:
    """The same rows in fewer tables, so that row groups are neither tiny nor huge."""
    held: list[pa.Table] = []
    for batch in batches:
        held.append(batch)
        if sum(t.num_rows for t in held) >= PART_ROWS or sum(t.nbytes for t in held) >= PART_BYTES:
            yield pa.concat_tables(held)
            held = []
    if held:
        yield pa.concat_tables(held)
