"""Shard by shard, the rows of the next snapshot: what was read out now, and what still holds of the snapshot before."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Self

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from flows.ingest.batches import READ_OUT, TEXT_SCHEMA, THERAPIES, THERAPY_SCHEMA
from flows.ingest.work import Work
from warehouse.draft import Draft
from warehouse.engine import open_engine, quote_name, write_scan
from warehouse.files import sort_rows
from warehouse.parquet import to_draft_schema
from warehouse.places import find_place
from warehouse.schema import TABLES
from warehouse.shards import KEY, is_sharded, write_number, write_range
from warehouse.snapshots import Snapshot

FRESH = """
SELECT s.document_id, s.source_id, s.uri, s.title, s.format, t.text
FROM settled AS s JOIN texts AS t ON t.document_id = s.document_id AND t.place = s.place
WHERE s.fresh AND {here} AND {range_t}
UNION ALL
SELECT s.document_id, s.source_id, s.uri, s.title, s.format, o.text
FROM settled AS s JOIN {old} AS o ON o.document_id = s.document_id
WHERE s.fresh AND s.place IS NULL AND {here}
ORDER BY document_id
"""
DOCUMENTS = """
SELECT {columns} FROM {old} AS o
WHERE {range_o} AND o.document_id NOT IN (SELECT s.document_id FROM settled AS s WHERE {here})
UNION ALL
SELECT {columns} FROM (
    SELECT s.* REPLACE (CASE WHEN s.fresh THEN r.therapy ELSE s.therapy END AS therapy),
        coalesce(t.text, o.text) AS text
    FROM settled AS s
    LEFT JOIN therapies AS r ON r.document_id = s.document_id
    LEFT JOIN (FROM texts AS t WHERE {range_t}) AS t ON t.document_id = s.document_id AND t.place = s.place
    LEFT JOIN (FROM {old} AS o WHERE {range_o}) AS o ON o.document_id = s.document_id AND s.place IS NULL
    WHERE {here}
)
ORDER BY document_id
"""
CARRIED = """
SELECT {columns} FROM {old} AS o WHERE {range_o} AND o.document_id NOT IN (
    SELECT s.document_id FROM settled AS s WHERE {here} AND (s.fresh OR NOT s.is_current)
)
"""
QUARANTINE = """
SELECT q.* FROM {old} AS q
WHERE q.table_name IN ({tables}) AND json_extract_string(q.row_json, '$.document_id') NOT IN (
    SELECT s.document_id FROM settled AS s WHERE s.fresh OR NOT s.is_current
)
"""


@dataclass(frozen=True)
class Assembly:
    """Puts the tables of documents together.

    With `same_code` what was read out of a document of the snapshot `before` still holds, unless the document changed.
    """

    work: Work
    before: Snapshot | None
    draft: Draft
    same_code: bool
    connection: duckdb.DuckDBPyConnection

    @classmethod
    def open(cls, work: Work, before: Snapshot | None, draft: Draft, *, same_code: bool) -> Self:
        """An assembly of what is settled; to be closed."""
        connection = open_engine(work.spill)
        connection.execute(f"CREATE VIEW settled AS FROM {write_scan([work.intake / 'settled.parquet'])}")
        connection.execute(f"CREATE VIEW texts AS FROM {write_scan([work.intake / 'texts-*.parquet'])}")
        return cls(work, before, draft, same_code, connection)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.connection.close()

    def list_shards(self) -> list[int]:
        """The shards that have to be written: those of settled documents, or all where nothing can be kept."""
        if not self._keeps():
            return list(range(1 << self.draft.bits))
        query = f"SELECT DISTINCT {write_number(self.draft.bits)} FROM settled ORDER BY 1"  # noqa: S608
        return [shard for (shard,) in self.connection.execute(query).fetchall()]

    def keep_others(self, written: Sequence[int]) -> None:
        """Keep the files of all other shards, as far as they lie there as they are declared."""
        others = sorted(set(range(1 << self.draft.bits)) - set(written))
        for name, table in TABLES.items():
            if is_sharded(table) and self.before is not None:
                for shard in others:
                    self.draft.keep(name, self.before, shard)

    def list_fresh(self, shard: int) -> pa.Table:
        """The texts of a shard that are to be read out, in the order of their ids."""
        rows = self.connection.execute(FRESH.format(**self._name(shard, "documents"))).to_arrow_table()
        return rows.cast(TEXT_SCHEMA)

    def assemble(self, shard: int, folders: Sequence[str]) -> None:
        """Write the shard of every table to the draft; `folders` hold what was read out, in the order of the ids."""
        therapies = _gather(folders, THERAPIES, THERAPY_SCHEMA)
        self.connection.register("therapies", therapies)
        documents = self.connection.execute(DOCUMENTS.format(**self._name(shard, "documents"))).to_arrow_table()
        self.draft.write_shard("documents", shard, documents)
        for name in READ_OUT:
            self.draft.write_shard(name, shard, self._join(name, shard, folders))

    def carry_quarantine(self) -> None:
        """Carry over the rows that the checks kept out: nothing else would tell of them again."""
        if self.before is not None and self.same_code:
            tables = ", ".join(f"'{name}'" for name in READ_OUT)
            query = QUARANTINE.format(old=_scan_table(self.before, "quarantine", None), tables=tables)
            for batch in self.connection.execute(query).to_arrow_reader(20_000):
                self.draft.write("quarantine", pa.Table.from_batches([batch]))

    def _join(self, name: str, shard: int, folders: Sequence[str]) -> pa.Table:
        table = TABLES[name]
        schema = to_draft_schema(table)
        rows = _gather(folders, f"{name}.parquet", schema)
        if self.before is None or not self.same_code:
            return rows
        carried = self.connection.execute(CARRIED.format(**self._name(shard, name))).to_arrow_table().cast(schema)
        return sort_rows(pa.concat_tables([carried, rows]), table) if carried.num_rows else rows

    def _name(self, shard: int, table_name: str) -> dict[str, str]:
        """The parts of a query on a shard."""
        table = TABLES[table_name]
        empty = f"(SELECT * FROM {write_scan([self.draft.folder / table_name / 'empty.parquet'])})"  # noqa: S608
        same_cut = self.before is not None and self.before.bits == self.draft.bits
        old = _scan_table(self.before, table_name, shard if same_cut else None) if self.before else empty
        return {
            "columns": ", ".join(quote_name(column.name) for column in table.columns),
            "old": old or empty,
            "range_t": write_range(shard, self.draft.bits, f"t.{KEY}"),
            "range_o": write_range(shard, self.draft.bits, f"o.{KEY}"),
            "here": write_range(shard, self.draft.bits, f"s.{KEY}"),
        }

    def _keeps(self) -> bool:
        """True if files of the snapshot before can be published again as they are."""
        before = self.before
        if before is None or not self.same_code or before.bits != self.draft.bits:
            return False
        return all(_is_as_declared(before, name) for name, table in TABLES.items() if is_sharded(table))


def _is_as_declared(before: Snapshot, name: str) -> bool:
    first = next((before.path / f.path for f in before.files if f.table == name), None)
    return first is not None and pq.read_schema(first).equals(TABLES[name].to_arrow_schema(), check_metadata=True)


def _scan_table(before: Snapshot, name: str, shard: int | None) -> str:
    """The SQL that reads a table of a snapshot, or the files of one of its shards; empty if there are none."""
    files = [f for f in before.files if f.table == name and (shard is None or f.shard == shard)]
    return write_scan(before.path / file.path for file in files) if files else ""


def _gather(folders: Sequence[str], name: str, schema: pa.Schema) -> pa.Table:
    tables = [pq.read_table(io.BytesIO((find_place(folder) / name).read_bytes())).cast(schema) for folder in folders]
    return pa.concat_tables([schema.empty_table(), *tables])
