"""The published Parquet opens unchanged in the tools that people bring."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow.parquet as pq
import pytest

from tests.rows import make_rows
from warehouse.draft import Draft
from warehouse.publish import publish
from warehouse.schema import TABLES
from warehouse.snapshots import Snapshot, read_table, table_files

PANDAS = {str: "object", bool: "bool", int: "int64", float: "float64", dt.datetime: "datetime64[us, UTC]"}
POLARS: dict[type, Any] = {
    str: pl.String, bool: pl.Boolean, int: pl.Int64, float: pl.Float64, dt.date: pl.Date,
    dt.datetime: pl.Datetime("us", "UTC"),
}  # fmt: skip
DUCKDB = {
    str: "VARCHAR", bool: "BOOLEAN", int: "BIGINT", float: "DOUBLE", dt.date: "DATE",
    dt.datetime: "TIMESTAMP WITH TIME ZONE",
}  # fmt: skip
NAMES = tuple(TABLES)


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """A published snapshot with rows in most tables."""
    with Draft.create(tmp_path_factory.mktemp("bi") / "warehouse", "run-1") as draft:
        draft.add(make_rows())
        return publish(draft)


def rows_of(snapshot: Snapshot, name: str) -> list[dict[str, Any]]:
    """The rows as they were published."""
    rows: list[dict[str, Any]] = read_table(snapshot, name).to_pylist()
    return rows


@pytest.mark.parametrize("name", NAMES)
def test_polars(snapshot: Snapshot, name: str) -> None:
    frame = pl.read_parquet(table_files(snapshot, name))
    assert frame.schema == {column.name: POLARS[column.type] for column in TABLES[name].columns}
    assert frame.to_dicts() == rows_of(snapshot, name)


@pytest.mark.parametrize("name", NAMES)
def test_duckdb(snapshot: Snapshot, name: str) -> None:
    files = [str(path) for path in table_files(snapshot, name)]
    found = duckdb.sql("SELECT * FROM read_parquet($files)", params={"files": files})
    assert dict(zip(found.columns, map(str, found.types), strict=True)) == {
        column.name: DUCKDB[column.type] for column in TABLES[name].columns
    }
    assert found.to_arrow_table().to_pylist() == rows_of(snapshot, name)


@pytest.mark.parametrize("name", NAMES)
def test_pandas(snapshot: Snapshot, name: str) -> None:
    frame = pd.concat([pd.read_parquet(path) for path in table_files(snapshot, name)])
    assert list(frame.columns) == [column.name for column in TABLES[name].columns]
    for column in TABLES[name].columns:
        values = [row[column.name] for row in rows_of(snapshot, name)]
        read = [None if pd.isna(value) else value for value in frame[column.name]]
        assert read == values, column.name
        if column.type in (bool, int, dt.datetime) and values and None not in values:
            assert str(frame[column.name].dtype) == PANDAS[column.type]


@pytest.mark.parametrize("name", NAMES)
def test_pyarrow_finds_the_descriptions(snapshot: Snapshot, name: str) -> None:
    schema = pq.read_schema(table_files(snapshot, name)[0])
    told = {field.name: field.metadata[b"description"].decode() for field in schema}
    assert told == {column.name: column.description for column in TABLES[name].columns}


@pytest.mark.parametrize("name", NAMES)
def test_only_plain_parquet_that_every_tool_reads(snapshot: Snapshot, name: str) -> None:
    for path in table_files(snapshot, name):
        file = pq.ParquetFile(path)
        for group in range(file.num_row_groups):
            for number in range(file.metadata.num_columns):
                column = file.metadata.row_group(group).column(number)
                assert column.compression == "ZSTD"
                assert set(column.encodings) <= {"PLAIN", "RLE", "RLE_DICTIONARY", "PLAIN_DICTIONARY"}


def test_the_files_are_found_below_current(snapshot: Snapshot) -> None:
    current: Path = snapshot.path.parent.parent / "current"
    assert sorted(path.parent.name for path in current.glob("*/*.parquet")) == sorted(NAMES)
