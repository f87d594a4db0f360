"""JSON lines: a record a line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import orjson

from transforms.readers.bulk import Broken, BulkReader, Record
from transforms.readers.records import Rejection
from transforms.readers.streams import open_unpacked

MAX_LINE = 64_000_000
"""Longest line, in bytes."""
TEXTS = {"text": "text", "html": "html"}
"""Fields that hold the text, and what is in them."""


def read_jsonl(address: str | Path, compression: str | None) -> Iterator[Record | Broken]:
    """A record for every line that is not blank."""
    with open_unpacked(address, compression) as stream:
        number = 0
        while line := stream.readline(MAX_LINE + 1):
            number += 1
            if len(line) > MAX_LINE:
                while line and not line.endswith(b"\n"):
                    line = stream.readline(MAX_LINE)
                yield Broken(number, Rejection("record_too_long", f"its line is longer than {MAX_LINE:,} bytes"))
            elif not line.isspace():
                yield _read_line(line, number)


def _read_line(line: bytes, number: int) -> Record | Broken:
    try:
        found = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        return Broken(number, Rejection("not_json", f"line {number:,} is not JSON ({error}); mend or remove it"))
    return make_record(number, found)


def make_record(number: int, found: Any) -> Record | Broken:
    """The record of an object with a field `text` or `html`; what is no string or number in it is passed over."""
    if not isinstance(found, Mapping):
        return Broken(number, Rejection("not_an_object", "it is no object with fields, such as a text"))
    facts = {str(key): _write(value) for key, value in found.items() if key not in TEXTS}
    for name, form in TEXTS.items():
        if isinstance(found.get(name), str):
            return Record(number, found[name], facts, form)
    return Broken(number, Rejection("no_text", f"it has no field {' or '.join(TEXTS)} that holds a text"))


def _write(value: Any) -> str:
    plain = isinstance(value, str | int | float) and not isinstance(value, bool)
    return str(value) if plain or hasattr(value, "isoformat") else ""


BULK_READER = BulkReader("jsonl", (".jsonl", ".ndjson"), read_jsonl)
