"""Tables as the page carries them: column by column, repeated strings once, references as row numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import dataset

from warehouse import tables  # noqa: F401  (fills TABLES)
from warehouse.schema import TABLES
from warehouse.snapshots import Snapshot, table_files

Frame = dict[str, Any]
"""`n` rows and `columns`: each a list of values (`v`), with row numbers into it (`c`, -1 for null) if they repeat."""


Wanted = tuple[str, pa.Array | pa.ChunkedArray]
"""A column, and its values in the rows that are wanted."""


def read_rows(
    snapshot: Snapshot,
    name: str,
    wanted: Wanted | None = None,
    columns: Sequence[str] | None = None,
    up_to: tuple[str, str | None] | None = None,
) -> pa.Table:
    """A table, or some rows or columns of it, as it is declared today; what an older snapshot lacks is null.

    No more is held in memory than what is wanted and the row groups that are looked through: of a column by which the
    table is sorted, those between the first and the last of the values.
    """
    schema = TABLES[name].to_arrow_schema()
    schema = pa.schema([schema.field(column) for column in columns]) if columns else schema
    if name not in snapshot.tables:
        return schema.empty_table()
    files = dataset.dataset([str(path) for path in table_files(snapshot, name)], format="parquet")
    there = [field.name for field in schema if field.name in files.schema.names]
    where = _select(*wanted) if wanted else None
    if where is not None and up_to and up_to[1] is not None:
        where = (pc.field(up_to[0]) <= up_to[1]) & where
    held = files.scanner(there, where, batch_readahead=2, fragment_readahead=1).to_table()
    filled = [
        held[field.name].cast(field.type) if field.name in there else pa.nulls(held.num_rows, field.type)
        for field in schema
    ]
    return pa.table(filled, names=schema.names)


def _select(column: str, values: pa.Array | pa.ChunkedArray) -> pc.Expression:
    inside = pc.is_in(pc.field(column), options=pc.SetLookupOptions(values))
    ends = pc.min_max(values)
    if not ends["min"].is_valid:
        return inside
    return (pc.field(column) >= ends["min"]) & (pc.field(column) <= ends["max"]) & inside


def to_frame(table: pa.Table, **more: Sequence[Any]) -> Frame:
    """The table as a frame, with more columns of plain values beside its own."""
    columns = {name: _encode(table[name]) for name in table.column_names}
    return {"n": table.num_rows, "columns": columns | {name: {"v": list(values)} for name, values in more.items()}}


def row_numbers(values: pa.ChunkedArray, keys: pa.ChunkedArray) -> list[int]:
    """For each value its row among the keys; -1 for null and for what is not among them."""
    places = pc.index_in(values, value_set=keys, skip_nulls=True)
    numbers: list[int] = pc.fill_null(places, -1).to_pylist()
    return numbers


def _encode(column: pa.ChunkedArray) -> dict[str, Any]:
    if pa.types.is_temporal(column.type):
        column = column.cast(pa.string())
    if not pa.types.is_string(column.type):
        return {"v": _to_numbers(column).to_pylist()}
    coded = column.combine_chunks().dictionary_encode()
    if len(coded.dictionary) * 2 > len(column):
        return {"v": column.to_pylist()}
    return {"v": coded.dictionary.to_pylist(), "c": pc.fill_null(coded.indices, -1).to_pylist()}


def _to_numbers(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Numbers as JSON can hold them: flags as 0 and 1, nothing for what is not finite."""
    if pa.types.is_boolean(column.type):
        return column.cast(pa.int8())
    if pa.types.is_floating(column.type):
        return pc.if_else(pc.is_finite(column), column, pa.scalar(None, column.type))
    return column
