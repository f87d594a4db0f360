"""The unpublished tables of a run: Parquet parts in a folder that nobody reads but the run itself."""

from __future__ import annotations

import shutil
import uuid
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

import duckdb
import pyarrow as pa

from warehouse.disk import explain_write_errors, link_or_copy
from warehouse.draft_views import create_narrow_views, create_views
from warehouse.engine import open_engine, quote_name, write_scan
from warehouse.errors import WarehouseError
from warehouse.files import sort_rows, write_sorted
from warehouse.locations import check_run_id, check_warehouse, drafts_folder
from warehouse.locks import Lock, take_lock
from warehouse.parquet import find_table, fit, gather, to_draft_schema, write_part
from warehouse.parts import EMPTY_PART, Part, Parts
from warehouse.schema import TABLES, Row, Table, table_of
from warehouse.shards import is_sharded, split
from warehouse.snapshots import Snapshot
from warehouse.sweep import lock_of, sweep

DATABASE, CHANGES = "draft.duckdb", "draft.changes.duckdb"
EMPTY_BYTES = 1_000_000
"""About what a draft or a snapshot without rows takes."""

BATCH_ROWS = 20_000


class Draft:
    """A run's tables before they are checked and published.

    Columns may hold nulls that their declaration forbids, because the checks look for them here. Several threads may
    write at once. Tables that belong to documents lie in `2 ** bits` shards, see `warehouse.shards`.
    """

    def __init__(self, warehouse: Path, run_id: str, lock: Lock) -> None:
        self.warehouse, self.run_id, self._lock = warehouse, run_id, lock
        self.folder = drafts_folder(warehouse) / run_id
        self.parts, self.bits = Parts(), 0

    @classmethod
    def create(cls, warehouse: Path, run_id: str) -> Draft:
        """An empty draft, once what killed runs left behind is removed; `run_id` will name the snapshot.

        Raises:
            WarehouseError: the warehouse cannot be made or written, or a run of that id is at work.
            InputError: the id cannot name a folder, or the warehouse has a `?` in its path.
        """
        check_run_id(run_id)
        warehouse = check_warehouse(warehouse)
        with explain_write_errors(warehouse, needed=lambda: EMPTY_BYTES):
            drafts_folder(warehouse).mkdir(parents=True, exist_ok=True)
            sweep(warehouse)
            draft = cls(warehouse, run_id, _lock_draft(warehouse, run_id))
            try:
                draft._make_tables()
            except BaseException:
                draft.remove()
                raise
        return draft

    def lay_out(self, bits: int) -> None:
        """Cut the tables of documents into `2 ** bits` shards; to be said before any of them is written."""
        if any(is_sharded(TABLES[name]) for name in self.parts.held):
            raise WarehouseError("The draft holds documents already, so that it cannot be cut", where=self.run_id)
        self.bits = bits

    def write(self, table_name: str, data: pa.Table) -> None:
        """Append rows as a part, or as a part for each of their shards.

        Raises:
            WarehouseError: the columns are not those declared, or the disk is full.
        """
        table = find_table(table_name)
        with self._explained(data.nbytes):
            rows = [fit(data, table, to_draft_schema(table))]
            self.parts.add(table_name, *self._write_parts(self.folder / table_name, rows, table))

    def write_shard(self, table_name: str, shard: int, data: pa.Table) -> None:
        """Put rows, in the order in which they are published, in the place of those of a shard."""
        table = find_table(table_name)
        path = self.folder / table_name / self.parts.name_next()
        old = self.parts.list_of(table_name, shard)
        with self._explained(data.nbytes):
            rows = fit(data, table, to_draft_schema(table))
            if any(rows[c.name].null_count for c in table.columns if not c.nullable):
                write_part(path, [rows], rows.schema)  # the checks are to find it
                new = [Part(path, shard)]
            else:
                new = [Part(file, shard, is_final=True) for file in write_sorted(rows, table, path.parent, path.stem)]
            self.parts.exchange(table_name, old, new)
            for part in old:
                part.path.unlink()

    def keep(self, table_name: str, before: Snapshot, shard: int) -> None:
        """Take over the files of a shard, as they are, from a snapshot that is cut in the same way."""
        with self._explained(EMPTY_BYTES):
            for file in before.files:
                if (file.table, file.shard) == (table_name, shard) and file.rows:
                    path = self.folder / table_name / self.parts.name_next()
                    link_or_copy(before.path / file.path, path)
                    self.parts.add(table_name, Part(path, shard, kept=file))

    def add(self, rows: Iterable[Row]) -> None:
        """Append records of any tables, each to its own."""
        grouped: defaultdict[type, list[Row]] = defaultdict(list)
        for row in rows:
            grouped[type(row)].append(row)
        for record, held in grouped.items():
            table = table_of(record)
            self.write(table.name, table.to_arrow(held))

    def replace(self, table_name: str, data: pa.Table | pa.RecordBatchReader) -> None:
        """Put these rows in the place of the table's; they may be read from the draft while they are written."""
        table = find_table(table_name)
        schema = to_draft_schema(table)
        batches = data.to_batches() if isinstance(data, pa.Table) else data
        fitted = (fit(pa.Table.from_batches([batch]), table, schema) for batch in batches)
        home, new = self.folder / table_name, self.folder / f".{table_name}-{uuid.uuid4().hex}"
        with self._explained(getattr(data, "nbytes", 0) or self.count_bytes(table_name)):
            try:
                new.mkdir()
                write_part(new / EMPTY_PART, [], schema)
                parts = self._write_parts(new, fitted, table)
                self._swap(home, new)
                moved = [Part(home / part.path.name, part.shard) for part in parts]
                self.parts.exchange(table_name, self.parts.list_of(table_name), moved)
            finally:
                shutil.rmtree(new, ignore_errors=True)

    def remove_rows(self, table_name: str, key_rows: pa.Table) -> None:
        """Remove the rows with these keys; of `key_rows` only the table's key columns count."""
        table = find_table(table_name)
        missing = set(table.key) - set(key_rows.column_names)
        if missing:
            raise WarehouseError(f"The keys to remove lack {sorted(missing)}", where=table_name)
        if key_rows.num_rows:
            with self.connect() as connection:
                connection.register("unwanted", key_rows.select(table.key))
                if is_sharded(table):
                    self._remove_from_shards(connection, table)
                else:
                    rows = connection.execute(_write_choice(table, quote_name(table_name), "ANTI"))
                    self.replace(table_name, rows.to_arrow_reader(BATCH_ROWS))

    def _remove_from_shards(self, connection: duckdb.DuckDBPyConnection, table: Table) -> None:
        """Write anew those shards that hold unwanted rows."""
        for shard in self.parts.list_shards(table.name):
            scan = write_scan(part.path for part in self.parts.list_of(table.name, shard))
            if connection.execute(f"{_write_choice(table, scan, 'SEMI')} LIMIT 1").fetchone():
                rows = connection.execute(_write_choice(table, scan, "ANTI")).to_arrow_table()
                self.write_shard(table.name, shard, sort_rows(rows, table))

    def connect(self) -> duckdb.DuckDBPyConnection:
        """A database in memory with a view for each table; it sees parts that are written later, too.

        A reader of one result ends, empty, when the connection runs another query: use a connection for each.
        """
        connection = open_engine(self.folder / f".spill-{uuid.uuid4().hex}")
        create_views(connection, self.folder)
        return connection

    def refresh(self) -> Path:
        """The draft as a closed DuckDB file, one view for each table, written anew."""
        return self._write_database(DATABASE, lambda connection: create_views(connection, self.folder))

    def refresh_changes(self) -> Path:
        """The draft as `refresh` gives it, but of tables in shards only the shards that changed since the snapshot
        before."""
        changed = self.parts.list_changed()
        return self._write_database(CHANGES, lambda c: create_narrow_views(c, self.folder, self.parts, changed))

    def count(self, table_name: str) -> int:
        """Rows that the table has now."""
        return sum(part.count_rows() for part in self.parts.list_of(find_table(table_name).name))

    def count_bytes(self, table_name: str | None = None) -> int:
        """Bytes on disk that are new with this draft, of a table or of all."""
        names = list(TABLES) if table_name is None else [table_name]
        return sum(p.path.stat().st_size for name in names for p in self.parts.list_of(name) if not p.kept)

    def remove(self) -> None:
        """Remove the draft, published or not, and let go of its lock; a second time does nothing."""
        if not self._lock.file.closed:
            shutil.rmtree(self.folder, ignore_errors=True)
            self._lock.release(remove=True)

    def __enter__(self) -> Draft:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.remove()

    def _make_tables(self) -> None:
        """A folder for each table, with a part of no rows: its view then has the declared types from the start."""
        shutil.rmtree(self.folder, ignore_errors=True)
        for table in TABLES.values():
            (self.folder / table.name).mkdir(parents=True)
            write_part(self.folder / table.name / EMPTY_PART, [], to_draft_schema(table))

    def _write_database(self, name: str, fill: Callable[[duckdb.DuckDBPyConnection], None]) -> Path:
        path = self.folder / name
        new = path.with_name(f".{name}.new")
        new.unlink(missing_ok=True)
        with self._explained(EMPTY_BYTES):
            with duckdb.connect(new) as connection:
                fill(connection)
            new.replace(path)
        return path

    def _write_parts(self, home: Path, rows: Iterable[pa.Table], table: Table) -> list[Part]:
        """Write rows as one part, or as parts for each shard, which are joined and sorted when they are published."""
        schema = to_draft_schema(table)
        if not (self.bits and is_sharded(table)):
            path = home / self.parts.name_next()
            write_part(path, rows, schema)
            return [Part(path)]
        parts = []
        for group in gather(rows):
            for shard, held in split(group, self.bits):
                parts.append(Part(home / self.parts.name_next(), shard))
                write_part(parts[-1].path, [held], schema)
        return parts

    def _swap(self, old: Path, new: Path) -> None:
        """Put the folder `new` in the place of `old`."""
        aside = old.with_name(f"{new.name}-old")
        old.rename(aside)
        new.rename(old)
        shutil.rmtree(aside)

    @contextmanager
    def _explained(self, needed: int) -> Iterator[None]:
        with explain_write_errors(self.warehouse, needed=lambda: needed):
            yield


def _lock_draft(warehouse: Path, run_id: str) -> Lock:
    lock = take_lock(lock_of(drafts_folder(warehouse) / run_id))
    if lock is None:
        raise WarehouseError("A run with this id is at work", where=run_id, todo="Wait for it, or use another id.")
    return lock


def _write_choice(table: Table, source: str, join: str) -> str:
    """The rows of `source` whose keys are among the unwanted ones (SEMI), or are not (ANTI)."""
    same = " AND ".join(f"kept.{key} IS NOT DISTINCT FROM unwanted.{key}" for key in map(quote_name, table.key))
    return f"SELECT kept.* FROM {source} AS kept {join} JOIN unwanted ON {same}"  # noqa: S608
