"""A query's result as CSV, JSON or Parquet, batch by batch; the data stay exactly what they are."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from typing import IO

import pyarrow as pa
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq

from flows.show.result_values import list_cells, list_json_values
from warehouse.errors import InputError


def write_csv(reader: pa.RecordBatchReader, stream: IO[bytes]) -> None:
    """Write a header and a line per row; texts are quoted, so that an empty text differs from null."""
    schema = pa.schema([field if _fits_csv(field.type) else field.with_type(pa.string()) for field in reader.schema])
    with pa_csv.CSVWriter(stream, schema) as writer:
        for batch in reader:
            columns = [c if _fits_csv(c.type) else pa.array(list_cells(c), pa.string()) for c in batch.columns]
            writer.write_batch(pa.RecordBatch.from_arrays(columns, schema=schema))


def write_json(reader: pa.RecordBatchReader, stream: IO[bytes]) -> None:
    """Write an array of objects, one a line."""
    before = b"[\n"
    for line in _write_lines(reader):
        stream.write(before + line)
        before = b",\n"
    stream.write(b"\n]\n" if before == b",\n" else b"[]\n")


def write_jsonl(reader: pa.RecordBatchReader, stream: IO[bytes]) -> None:
    """Write one object a line."""
    for line in _write_lines(reader):
        stream.write(line + b"\n")


def write_parquet(reader: pa.RecordBatchReader, stream: IO[bytes]) -> None:
    """Write a Parquet file; the stream need not be seekable.

    Raises:
        InputError: the result has a type that Parquet does not.
    """
    with tempfile.TemporaryFile() as file:
        try:
            with pq.ParquetWriter(file, reader.schema, compression="zstd") as writer:
                for batch in reader:
                    writer.write_batch(batch)
        except (pa.ArrowNotImplementedError, pa.ArrowInvalid, pa.ArrowTypeError) as error:
            raise InputError(f"Parquet cannot hold this: {error}", todo="Cast that column, to VARCHAR say.") from error
        file.seek(0)
        shutil.copyfileobj(file, stream)


WRITERS: Mapping[str, Callable[[pa.RecordBatchReader, IO[bytes]], None]] = {
    "csv": write_csv,
    "json": write_json,
    "jsonl": write_jsonl,
    "parquet": write_parquet,
}


def _fits_csv(kind: pa.DataType) -> bool:
    """Whether Arrow writes the type into CSV as one would expect."""
    plain = (pa.types.is_string, pa.types.is_integer, pa.types.is_boolean, pa.types.is_floating, pa.types.is_date32)
    return any(check(kind) for check in plain)


def _write_lines(reader: pa.RecordBatchReader) -> Iterator[bytes]:
    names = reader.schema.names
    for batch in reader:
        for values in zip(*map(list_json_values, batch.columns), strict=True):
            yield json.dumps(dict(zip(names, values, strict=True)), ensure_ascii=False).encode()
