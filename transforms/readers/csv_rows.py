"""CSV: a record a row, the names of the fields in the first."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from transforms.readers.bulk import Broken, BulkReader, Record
from transforms.readers.jsonl import TEXTS, make_record
from transforms.readers.records import Rejection
from transforms.readers.streams import open_unpacked

if TYPE_CHECKING:
    from _csv import Reader as CsvReader

MAX_FIELD = 64_000_000
"""Longest field, in characters."""


def read_csv(address: str | Path, compression: str | None) -> Iterator[Record | Broken]:
    """A record for every row below the header."""
    with open_unpacked(address, compression) as stream, _long_fields():
        rows = csv.reader(line.decode("utf-8-sig", "surrogateescape") for line in stream)
        header = [name.strip().lower() for name in _next(rows) or []]
        if not set(TEXTS) & set(header):
            raise Rejection("no_text", f"line 1 names no column {' or '.join(TEXTS)}")
        number = 0
        while (cells := _next(rows)) is not None:
            number += 1
            if any(cells):
                yield _read_row(header, cells, number, rows.line_num)


def _next(rows: CsvReader) -> list[str] | None:
    """The cells of the next row; None behind the last."""
    try:
        return next(rows, None)
    except csv.Error as error:
        reason = f"line {rows.line_num:,} is not CSV ({error}); is a quotation mark open?"
        raise Rejection("not_csv", reason) from error


@contextmanager
def _long_fields() -> Iterator[None]:
    """Within it, fields may be as long as a text; the limit holds for all of the process."""
    before = csv.field_size_limit(MAX_FIELD)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _read_row(header: list[str], cells: list[str], number: int, line: int) -> Record | Broken:
    if len(cells) != len(header):
        reason = f"line {line:,}: it has {len(cells)} cells, the header {len(header)}; quote cells that hold a comma"
        return Broken(number, Rejection("ragged_row", reason, line=line))
    if any("\ud800" <= c <= "\udfff" for cell in cells if not cell.isascii() for c in cell):
        return Broken(number, Rejection("not_utf8", f"line {line:,} is not UTF-8; save the file as UTF-8", line=line))
    return make_record(number, {name: cell for name, cell in zip(header, cells, strict=True) if cell})


BULK_READER = BulkReader("csv", (".csv",), read_csv)
