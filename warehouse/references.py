"""The reference studies that users brought: Parquet files beside the snapshots, and what is published of them.

`records.parquet` holds one row for each study and origin, `kept_out.parquet` what could not be used of the files that
were read last. Each is replaced as a whole, so that a reader sees it before or after an addition, never in between.
"""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from warehouse import reference_sql as sql
from warehouse.disk import explain_write_errors, sync
from warehouse.engine import open_engine, write_scan
from warehouse.errors import WarehouseError
from warehouse.locations import check_warehouse
from warehouse.locks import take_lock
from warehouse.parquet import find_table, to_draft_schema
from warehouse.schema import Row

RECORDS, KEPT_OUT = "records.parquet", "kept_out.parquet"
BATCH_ROWS = 20_000

JOINED_AT_ONCE = 50_000
"""Studies of several records that are joined in memory at a time: about 100 MB."""

NEEDED_BYTES = 10_000_000
"""About what an addition takes beside the catalogue itself."""

KEPT_OUT_SCHEMA = pa.schema([("file", pa.string()), ("record", pa.int64()), ("reason", pa.string())])


@dataclass(frozen=True)
class Merged:
    """What became of the records of an addition; the parts add up to `read`.

    `repeated` counts the records of a study that the same addition brings more than once.
    """

    read: int
    added: int
    replaced: int
    unchanged: int
    older: int
    repeated: int


def catalogue_folder(warehouse: Path) -> Path:
    """The folder of the catalogue."""
    return warehouse / "catalogue"


class Addition:
    """Records on their way into the catalogue: written aside, then merged at one stroke.

    There is one addition at a time; another one waits for its end.

    Raises:
        WarehouseError: the warehouse cannot be written, or somebody else adds all the while.
    """

    def __init__(self, warehouse: Path, *, wait_seconds: float = 600.0) -> None:
        self.warehouse = check_warehouse(warehouse)
        self.folder = catalogue_folder(self.warehouse)
        with self._explained():
            self.folder.mkdir(parents=True, exist_ok=True)
            lock = take_lock(self.folder / ".lock", wait_seconds=wait_seconds)
            if lock is None:
                raise WarehouseError("Somebody else adds to the catalogue", where=str(self.folder), todo="Try later.")
            self._lock = lock
            for left in self.folder.glob(".adding-*"):
                shutil.rmtree(left, ignore_errors=True)
            self._aside = self.folder / f".adding-{uuid.uuid4().hex}"
            self._aside.mkdir()
            self._records = pq.ParquetWriter(self._aside / RECORDS, _schema(), compression="zstd")
            self._kept_out = pq.ParquetWriter(self._aside / KEPT_OUT, KEPT_OUT_SCHEMA, compression="zstd")

    def write(self, rows: Iterable[Row]) -> None:
        """Write reference studies; no more than a batch of them is held."""
        waiting = iter(rows)
        while batch := list(islice(waiting, BATCH_ROWS)):
            with self._explained():
                self._records.write_table(find_table("reference_studies").to_arrow(batch).cast(_schema()))

    def keep_out(self, rows: list[dict[str, Any]]) -> None:
        """Write down what could not be used: `file`, `record` and `reason`."""
        with self._explained():
            self._kept_out.write_table(pa.Table.from_pylist(rows, KEPT_OUT_SCHEMA))

    def merge(self, files: Iterable[str]) -> Merged:
        """Put what was written into the catalogue; what was kept out of these files before is forgotten."""
        with self._explained():
            self._records.close()
            self._kept_out.close()
            merged = _merge_records(self.folder, self._aside)
            _merge_kept_out(self.folder, self._aside, list(files))
            for name in (RECORDS, KEPT_OUT):
                new = self._aside / f"merged-{name}"
                sync(new)
                new.replace(self.folder / name)
            sync(self.folder)
        return merged

    def __enter__(self) -> Addition:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._records.close()
        self._kept_out.close()
        shutil.rmtree(self._aside, ignore_errors=True)
        self._lock.release()

    @contextmanager
    def _explained(self) -> Iterator[None]:
        with explain_write_errors(self.warehouse, needed=lambda: NEEDED_BYTES):
            yield


@contextmanager
def open_references(warehouse: Path, seeds: Iterable[Row]) -> Iterator[duckdb.DuckDBPyConnection]:
    """A database that joins the seeds and the catalogue, to read with `read_references` or to `gather_references` in.

    Records of one study that came from several origins become one row: of each column the value of the first origin
    that has one, the seeds before all. There is also the view `kept_out`.

    Raises:
        WarehouseError: the catalogue is damaged.
    """
    folder = catalogue_folder(warehouse)
    connection = open_engine(folder / f".spill-{uuid.uuid4().hex}")
    try:
        with _explain_damage(folder):
            _create_views(connection, folder, seeds)
        yield connection
    finally:
        connection.close()


def _create_views(connection: duckdb.DuckDBPyConnection, folder: Path, seeds: Iterable[Row]) -> None:
    connection.register("seeds_held", find_table("reference_studies").to_arrow(seeds).cast(_schema()))
    # As a table of DuckDB: it pushes filters of large joins into scans, of which those of Arrow know only some.
    connection.execute("CREATE TEMP TABLE seeds AS FROM seeds_held")
    connection.unregister("seeds_held")
    held = "SELECT * FROM seeds"
    if (folder / RECORDS).exists():
        held += f" UNION ALL BY NAME SELECT * FROM {write_scan([folder / RECORDS])}"  # noqa: S608 - our own path
    columns = ", ".join(f'"{name}"' for name in sql.list_columns())
    connection.execute(f"CREATE TEMP VIEW held AS SELECT {columns} FROM ({held})")  # noqa: S608 - declared names
    for statement in (sql.RENAME, sql.PLACE, sql.FIND_SEVERAL):
        connection.execute(statement)
    there = (folder / KEPT_OUT).exists()
    connection.register("kept_out", pq.read_table(folder / KEPT_OUT) if there else KEPT_OUT_SCHEMA.empty_table())


@contextmanager
def _explain_damage(folder: Path) -> Iterator[None]:
    try:
        yield
    except (duckdb.Error, pa.ArrowException) as error:
        todo = f"Remove {RECORDS} and {KEPT_OUT} there, and add the files again."
        raise WarehouseError(f"The catalogue cannot be read: {error}", where=str(folder), todo=todo) from error


def read_references(connection: duckdb.DuckDBPyConnection) -> pa.RecordBatchReader:
    """The reference studies in no particular order, batch by batch, with the declared columns in their order."""

    def read() -> Iterator[pa.RecordBatch]:
        for query in _list_queries(connection):
            for batch in connection.execute(query).to_arrow_reader(BATCH_ROWS):
                yield from pa.Table.from_batches([batch]).cast(_schema()).to_batches()

    return pa.RecordBatchReader.from_batches(_schema(), read())


def gather_references(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the table `reference_studies`, for queries."""
    first, *others = _list_queries(connection)
    connection.execute(f"CREATE TEMP TABLE reference_studies AS {first}")
    for query in others:
        connection.execute(f"INSERT INTO reference_studies {query}")


def _list_queries(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """The studies of one record, and those of several in parts that fit into memory."""
    count = connection.execute("SELECT count(*) FROM several").fetchall()[0][0]
    parts = -(-count // JOINED_AT_ONCE)
    return [sql.write_single(), *(sql.write_joined(part, parts) for part in range(parts))]


def _schema() -> pa.Schema:
    return to_draft_schema(find_table("reference_studies"))


def _merge_records(folder: Path, aside: Path) -> Merged:
    if not (folder / RECORDS).exists():
        _write_rows(folder / RECORDS, [], _schema())
    connection = open_engine(aside / "spill")
    try:
        connection.register("nothing", _schema().empty_table())
        old, new = (_scan(path / RECORDS) for path in (folder, aside))
        connection.execute(f"CREATE TABLE keys AS {sql.list_keys(old, 0)} UNION ALL {sql.list_keys(new, 1)}")
        connection.execute(sql.CHOOSE)
        counts = connection.execute(sql.COUNT).fetchall()[0]
        rows = connection.execute(sql.pick_chosen(old, new)).to_arrow_reader(BATCH_ROWS)
        _write_rows(aside / f"merged-{RECORDS}", rows, _schema())
    finally:
        connection.close()
    return Merged(*map(int, counts))


def _scan(path: Path) -> str:
    """The records of a file with their numbers; a column that was declared since then is null."""
    scan = write_scan([path]).removesuffix(")") + ", file_row_number = true)"
    return f"(SELECT * FROM {scan} UNION ALL BY NAME SELECT * FROM nothing)"  # noqa: S608 - our own path


def _merge_kept_out(folder: Path, aside: Path, files: list[str]) -> None:
    new = pq.read_table(aside / KEPT_OUT)
    if (folder / KEPT_OUT).exists():
        held = pq.read_table(folder / KEPT_OUT)
        others = [not any(name == f or name.startswith(f"{f}/") for f in files) for name in held["file"].to_pylist()]
        new = pa.concat_tables([held.filter(pa.array(others, pa.bool_())), new])
    pq.write_table(new, aside / f"merged-{KEPT_OUT}", compression="zstd")


def _write_rows(path: Path, batches: Iterable[pa.RecordBatch], schema: pa.Schema) -> None:
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for batch in batches:
            writer.write_table(pa.Table.from_batches([batch]).cast(schema))
