"""Parquet: a record a row."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from transforms.readers.bulk import LABELS, NAMES, Broken, BulkReader, Record
from transforms.readers.jsonl import TEXTS, make_record
from transforms.readers.records import Rejection
from transforms.readers.streams import open_packed

BATCH_ROWS = 256
COLUMNS = frozenset((*LABELS, *NAMES, *TEXTS, "title"))


def read_parquet(address: str | Path, compression: str | None) -> Iterator[Record | Broken]:
    """A record for every row; a row group that is damaged costs the rows in it."""
    if compression is not None:
        raise Rejection("packed_parquet", "Parquet is compressed within; unpack the file around it")
    with open_packed(address) as file:
        try:
            opened = pq.ParquetFile(file)
        except (pa.ArrowException, OSError) as error:
            raise Rejection("not_parquet", f"it cannot be read as Parquet ({error})") from error
        columns = [name for name in opened.schema_arrow.names if name in COLUMNS]
        number = 0
        for group in range(opened.num_row_groups):
            yield from _read_group(opened, group, columns, number)
            number += opened.metadata.row_group(group).num_rows


def _read_group(opened: pq.ParquetFile, group: int, columns: list[str], before: int) -> Iterator[Record | Broken]:
    number = before
    try:
        for batch in opened.iter_batches(BATCH_ROWS, row_groups=[group], columns=columns):
            for row in batch.to_pylist():
                number += 1
                yield make_record(number, row)
    except (pa.ArrowException, OSError, ValueError) as error:
        last = before + opened.metadata.row_group(group).num_rows
        reason = f"rows {number + 1:,} to {last:,} cannot be read ({error}); write the file again"
        yield Broken(number + 1, Rejection("damaged", reason, first=number + 1, last=last))


BULK_READER = BulkReader("parquet", (".parquet",), read_parquet)
