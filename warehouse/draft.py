"""The unpublished tables of a run: Parquet parts in a folder that nobody reads but the run itself."""

from __future__ import annotations

import shutil
import threading
import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from types import TracebackType

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from warehouse.disk import explain_write_errors
from warehouse.engine import create_view, open_engine, quote_name
from warehouse.errors import WarehouseError
from warehouse.locations import check_run_id, check_warehouse, drafts_folder
from warehouse.locks import Lock, take_lock
from warehouse.parquet import find_table, fit, to_draft_schema, write_part
from warehouse.schema import TABLES, Row, Table, table_of
from warehouse.sweep import lock_of, sweep

DATABASE = "draft.duckdb"
EMPTY_BYTES = 1_000_000
"""About what a draft or a snapshot without rows takes."""

BATCH_ROWS = 20_000


class Draft:
    """A run's tables before they are checked and published.

    Columns may hold nulls that their declaration forbids, because the checks look for them here. Several threads may
    write at once; other processes may read, and write files that this one then adds.
    """

    def __init__(self, warehouse: Path, run_id: str, lock: Lock) -> None:
        self.warehouse, self.run_id, self._lock = warehouse, run_id, lock
        self.folder = drafts_folder(warehouse) / run_id
        self._numbers, self._turn = count(1), threading.Lock()

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

    def write(self, table_name: str, data: pa.Table) -> None:
        """Append rows as a part.

        Raises:
            WarehouseError: the columns are not those declared, or the disk is full.
        """
        table = find_table(table_name)
        schema = to_draft_schema(table)
        with self._explained(data.nbytes):
            write_part(self._name_part(table), [fit(data, table, schema)], schema)

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
        new = self.folder / f".{table_name}-{uuid.uuid4().hex}"
        with self._explained(getattr(data, "nbytes", 0) or self.count_bytes(table_name)):
            try:
                new.mkdir()
                write_part(new / self._name_part(table).name, fitted, schema)
                self._swap(self.folder / table_name, new)
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
                self.replace(table_name, connection.execute(_write_removal(table)).to_arrow_reader(BATCH_ROWS))

    def connect(self) -> duckdb.DuckDBPyConnection:
        """A database in memory with a view for each table; it sees parts that are written later, too.

        A reader of one result ends, empty, when the connection runs another query: use a connection for each.
        """
        connection = open_engine(self.folder / f".spill-{uuid.uuid4().hex}")
        self._create_views(connection)
        return connection

    def refresh(self) -> Path:
        """The draft as a closed DuckDB file, one view for each table, written anew."""
        path = self.folder / DATABASE
        new = path.with_name(f".{DATABASE}.new")
        new.unlink(missing_ok=True)
        with self._explained(EMPTY_BYTES):
            with duckdb.connect(new) as connection:
                self._create_views(connection)
            new.replace(path)
        return path

    def count(self, table_name: str) -> int:
        """Rows that the table has now."""
        return sum(pq.read_metadata(part).num_rows for part in self._list_parts(find_table(table_name).name))

    def count_bytes(self, table_name: str = "*") -> int:
        """Bytes on disk of the table's parts, or of all."""
        return sum(part.stat().st_size for part in self._list_parts(table_name))

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
            write_part(self.folder / table.name / "part-0000.parquet", [], to_draft_schema(table))

    def _create_views(self, connection: duckdb.DuckDBPyConnection) -> None:
        for name in TABLES:
            create_view(connection, name, [self.folder / name / "*.parquet"])

    def _list_parts(self, table_name: str) -> list[Path]:
        return sorted(self.folder.glob(f"{table_name}/part-*.parquet"))

    def _name_part(self, table: Table) -> Path:
        with self._turn:
            return self.folder / table.name / f"part-{next(self._numbers):04}.parquet"

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


def _write_removal(table: Table) -> str:
    same = " AND ".join(f"kept.{key} IS NOT DISTINCT FROM unwanted.{key}" for key in map(quote_name, table.key))
    return f"SELECT kept.* FROM {quote_name(table.name)} AS kept ANTI JOIN unwanted ON {same}"  # noqa: S608
