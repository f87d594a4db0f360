"""The unit of work: a batch of texts in one file, and what is read out of them in one file for each table.

The function is the same in this process, in a worker beside it and on another machine: it takes addresses of files and
writes files. Importing this module imports nothing of Prefect, so that workers start fast.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from transforms.duplicates.signatures import sign, to_table
from transforms.extract import Extractor, load_extractor
from transforms.rows import extract_rows
from warehouse.files import sort_rows
from warehouse.parquet import to_draft_schema
from warehouse.places import Place, find_place
from warehouse.schema import TABLES, Row
from warehouse.tables import Document

READ_OUT = ("document_signatures", "statements", "claims", "quantities", "cues", "study_mentions", "study_arms")
"""Tables whose rows are made from one text alone."""
THERAPIES, DONE = "therapies.parquet", "done.json"
THERAPY_SCHEMA = pa.schema([("document_id", pa.string()), ("therapy", pa.string())])
TEXT_COLUMNS = ("document_id", "source_id", "uri", "title", "format", "text")
TEXT_SCHEMA = pa.schema([(name, pa.string()) for name in TEXT_COLUMNS])
UNDATED = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
SIGNED_AT_ONCE = 200
MOST_ROWS = 100_000
"""Rows that are held before they are written; a batch of long texts has more."""


@dataclass(frozen=True)
class Job:
    """A batch to read out: the address of the file of its texts, that of the folder for the rows, the vocabularies."""

    texts: str
    rows: str
    vocabularies: str


@dataclass(frozen=True)
class Done:
    """What a batch gave: its texts, characters and claims, and the texts at which the extractor failed, with why."""

    rows: str
    documents: int
    chars: int
    claims: int
    failed: tuple[tuple[str, str], ...] = ()


def name_batch(code_version: str, texts: pa.Table) -> str:
    """A name for what will be read out of texts: another one if a text, its title or the code changes."""
    digest = blake2b(code_version.encode(), digest_size=16)
    for document_id, title in zip(texts["document_id"].to_pylist(), texts["title"].to_pylist(), strict=True):
        digest.update(f"{document_id}\0{title!r}\0".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def find_done(folder: str) -> Done | None:
    """What a batch gave whose rows lie in this folder; None if they are not all there."""
    try:
        facts = json.loads((find_place(folder) / DONE).read_bytes())
    except FileNotFoundError:
        return None
    return Done(**(facts | {"failed": tuple(map(tuple, facts["failed"]))}))


def extract_batch(job: Job) -> Done:
    """Read the rows out of a batch of texts and write them, those of each table sorted; nothing is done twice.

    The file that tells what was done is written last: without it the folder counts as not there. A text at which the
    extractor fails costs its own rows and is named.
    """
    if done := find_done(job.rows):
        return done
    texts = pq.read_table(find_place(job.texts).open(), schema=TEXT_SCHEMA)
    place = find_place(job.rows)
    done = _Writer(place).write(texts, _load(job.vocabularies), job.rows)
    place.make_folder()
    (place / DONE).write_bytes(json.dumps(asdict(done)).encode())
    return done


@cache
def _load(vocabularies: str) -> Extractor:
    return load_extractor(Path(vocabularies))


class _Writer:
    """Gathers rows and writes them; a table is written piece by piece where there are many."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.held: defaultdict[type, list[Row]] = defaultdict(list)
        self.pieces: defaultdict[str, list[pa.Table]] = defaultdict(list)

    def write(self, texts: pa.Table, extractor: Extractor, rows: str) -> Done:
        """Write all rows of the texts."""
        therapies, failed, held = [], [], 0
        for text in texts.to_pylist():
            try:
                read, found = extract_rows(_make_document(text), extractor)
            except Exception as error:
                failed.append((text["document_id"], f"{type(error).__name__}: {error}"[:500]))
                continue
            therapies.append({"document_id": read.document_id, "therapy": read.therapy})
            held = self._hold(found, held)
        self._gather()
        self.pieces["document_signatures"] = [_sign(texts)]
        self.place.make_folder()
        for name in READ_OUT:
            self._write(name)
        self._put(THERAPIES, pa.Table.from_pylist(therapies, schema=THERAPY_SCHEMA))
        claims = sum(piece.num_rows for piece in self.pieces["claims"])
        chars = sum(map(len, texts["text"].to_pylist()))
        return Done(rows, texts.num_rows, chars, claims, tuple(failed))

    def _hold(self, found: Iterable[Row], held: int) -> int:
        for row in found:
            self.held[type(row)].append(row)
            held += 1
        if held < MOST_ROWS:
            return held
        self._gather()
        return 0

    def _gather(self) -> None:
        for name in READ_OUT:
            table = TABLES[name]
            self.pieces[name].append(sort_rows(table.to_arrow(self.held.pop(table.record, [])), table))

    def _write(self, name: str) -> None:
        self._put(f"{name}.parquet", pa.concat_tables(self.pieces[name]).cast(to_draft_schema(TABLES[name])))

    def _put(self, name: str, rows: pa.Table) -> None:
        sink = pa.BufferOutputStream()
        pq.write_table(rows, sink, compression="zstd")
        (self.place / name).write_bytes(sink.getvalue())


def _sign(texts: pa.Table) -> pa.Table:
    """The signatures of the texts, by which copies are found."""
    pieces = [
        to_table(batch["document_id"].to_pylist(), *sign(batch["text"].to_pylist()))
        for batch in texts.to_batches(max_chunksize=SIGNED_AT_ONCE)
    ]
    return pa.concat_tables(pieces)


def _make_document(text: dict[str, Any]) -> Document:
    """The document as far as the extractor looks at it."""
    return Document(
        language="en",
        published_on=None,
        therapy=None,
        ingested_at=UNDATED,
        sha256="",
        char_count=len(text["text"]),
        duplicate_of=None,
        is_current=True,
        **text,
    )
