"""Texts on their way into the warehouse: spooled to disk as they are read, so that memory does not grow with them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from flows.ingest.work import Work
from transforms.identify import make_id
from transforms.readers import InputText, RejectedInput
from warehouse.schema import TABLES

MOST_CHARS, MOST_TEXTS = 48_000_000, 40_000
"""What is held in memory before it is written."""
GROUP_ROWS = 512
"""Texts of a row group: few enough that a shard can be read without its neighbours."""
FACTS = ("source_id", "uri", "title", "format", "language", "published_on")


def _make_schema() -> pa.Schema:
    documents = TABLES["documents"].to_arrow_schema()
    names = ("document_id", *FACTS, "sha256", "char_count", "text")
    return pa.schema([pa.field("place", pa.int64()), *(pa.field(n, documents.field(n).type) for n in names)])


SCHEMA = _make_schema()
"""`place` tells the order in which the inputs were read: of what was met one behind the other, and within each file."""
WITHIN = 32
"""Bits of a place that count within a file."""
KEPT_OUT = pa.schema([("place", pa.int64()), *((n, pa.string()) for n in ("uri", "rule", "reason", "row_json"))])


@dataclass
class Spool:
    """Writes what is read to the work folder: `texts-*.parquet`, sorted by id within each, and `kept-out-*.parquet`."""

    work: Work
    place: int = 0
    _texts: list[dict[str, Any]] = field(default_factory=list)
    _kept_out: list[dict[str, Any]] = field(default_factory=list)
    _chars: int = 0
    _files: int = 0

    @property
    def number(self) -> int:
        """The number of the file that is read, or of what was met between two."""
        return self.place >> WITHIN

    def begin(self) -> None:
        """What comes from here on belongs together."""
        self.place = (self.number + 1) << WITHIN

    def add(self, item: InputText) -> None:
        """Take in a text."""
        digest = sha256(item.text.encode("utf-8")).hexdigest()
        row = {name: getattr(item, name) for name in FACTS if name != "source_id"}
        row |= {"source_id": item.source.source_id, "sha256": digest, "char_count": len(item.text), "text": item.text}
        row["document_id"] = make_id("document", item.source.source_id, item.uri, digest)
        self._texts.append(row | {"place": self.place})
        self.place += 1
        self._chars += len(item.text)
        if self._chars >= MOST_CHARS or len(self._texts) >= MOST_TEXTS:
            self._write_texts()

    def keep_out(self, item: RejectedInput) -> None:
        """Take note of something that cannot be used."""
        facts = {"uri": item.uri, "rule": item.rule, "reason": item.reason, "row_json": write_facts(item)}
        self._kept_out.append(facts | {"place": self.place})
        self.place += 1
        if len(self._kept_out) >= MOST_TEXTS:
            self._write_kept_out()

    def close(self) -> None:
        """Write what is still held; of each kind there is a file then."""
        self._write_texts()
        self._write_kept_out()

    def _write_texts(self) -> None:
        rows = sorted(self._texts, key=lambda row: (row["document_id"], row["place"]))
        self._write("texts", rows, SCHEMA)
        self._texts, self._chars = [], 0

    def _write_kept_out(self) -> None:
        self._write("kept-out", self._kept_out, KEPT_OUT)
        self._kept_out = []

    def _write(self, stem: str, rows: Sequence[dict[str, Any]], schema: pa.Schema) -> None:
        table = pa.Table.from_pylist(list(rows), schema=schema)
        path = self.work.intake / f"{stem}-{self._files:05}.parquet"
        with self.work.explained(table.nbytes):
            pq.write_table(table, path, compression="lz4", row_group_size=GROUP_ROWS)
        self._files += 1


def write_facts(item: RejectedInput) -> str:
    """The facts about something that was kept out, as JSON."""
    return json.dumps(dict(item.excerpt), ensure_ascii=False, sort_keys=True)
