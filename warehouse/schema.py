"""How a table is declared: a frozen dataclass whose fields describe their columns.

From a declaration come the Arrow schema, the Parquet field metadata, the DuckDB comments, the baseline
expectations and the data dictionary. Nothing else repeats a column list.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import types
import typing
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, dataclass_transform

import pyarrow as pa

Row = Any
"""An instance of a declared table's dataclass."""

ARROW_TYPES: Mapping[type, pa.DataType] = {
    str: pa.string(),
    bool: pa.bool_(),
    int: pa.int64(),
    float: pa.float64(),
    dt.date: pa.date32(),
    dt.datetime: pa.timestamp("us", tz="UTC"),
}


@dataclass(frozen=True)
class Column:
    """What a declaration says of one column; `unit` is the unit of its numbers, `references` is `table.column`."""

    name: str
    type: type
    nullable: bool
    description: str
    key: bool = False
    unit: str | None = None
    values: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    references: str | None = None

    def to_arrow(self) -> pa.Field:
        """The Arrow field, with description, unit and allowed values as its metadata."""
        metadata = {"description": self.description}
        if self.unit:
            metadata["unit"] = self.unit
        if self.values:
            metadata["values"] = ", ".join(self.values)
        return pa.field(self.name, ARROW_TYPES[self.type], nullable=self.nullable, metadata=metadata)


def column(
    description: str,
    *,
    key: bool = False,
    unit: str | None = None,
    values: tuple[str, ...] = (),
    minimum: float | None = None,
    maximum: float | None = None,
    references: str | None = None,
) -> Any:
    """Declare one column; its type and nullability come from the field's annotation."""
    facts = {k: v for k, v in locals().items() if v}
    facts |= {k: v for k, v in (("minimum", minimum), ("maximum", maximum)) if v is not None}
    return dataclasses.field(metadata=facts)


@dataclass(frozen=True)
class Table:
    """A declared table: its name, what one row is, its columns in order, and how its files are sorted."""

    name: str
    description: str
    group: str
    columns: tuple[Column, ...]
    record: type
    sort: tuple[str, ...]

    @property
    def key(self) -> tuple[str, ...]:
        """Names of the columns that identify a row."""
        return tuple(c.name for c in self.columns if c.key)

    def to_arrow_schema(self) -> pa.Schema:
        """The Arrow schema of the table's Parquet files."""
        return pa.schema([c.to_arrow() for c in self.columns], metadata={"description": self.description})

    def to_arrow(self, rows: Iterable[Row]) -> pa.Table:
        """Rows of this table's record type as an Arrow table of exactly this schema."""
        held = list(rows)
        arrays = [[getattr(row, c.name) for row in held] for c in self.columns]
        return pa.Table.from_arrays(
            [pa.array(a, type=ARROW_TYPES[c.type]) for a, c in zip(arrays, self.columns, strict=True)],
            schema=self.to_arrow_schema(),
        )


TABLES: dict[str, Table] = {}
"""Every declared table by name, in the order of declaration; filled by importing `warehouse.tables`."""


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(column,))
def table(name: str, description: str, *, group: str, sort: tuple[str, ...] = ()) -> Callable[[type], Any]:
    """Declare the decorated class as the table `name`; `sort` defaults to the key."""

    def declare(record: type) -> type:
        frozen: type = dataclass(frozen=True, kw_only=True, slots=True)(record)
        columns = tuple(_read_columns(frozen))
        key = tuple(c.name for c in columns if c.key)
        TABLES[name] = Table(name, description, group, columns, frozen, sort or key)
        return frozen

    return declare


def _read_columns(record: type) -> Iterable[Column]:
    hints = typing.get_type_hints(record)
    for field in dataclasses.fields(record):
        kind, nullable = _split_optional(hints[field.name])
        yield Column(name=field.name, type=kind, nullable=nullable, **field.metadata)


def _split_optional(hint: Any) -> tuple[type, bool]:
    if isinstance(hint, types.UnionType):
        return next(part for part in hint.__args__ if part is not types.NoneType), True
    return hint, False


@cache
def table_of(record: type) -> Table:
    """The table that a record type belongs to."""
    return next(t for t in TABLES.values() if t.record is record)
