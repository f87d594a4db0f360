"""What differs between two snapshots: the rows of each table that appeared, vanished or changed, by their keys."""

from __future__ import annotations

import tempfile
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from warehouse.engine import open_engine, quote_name, write_scan
from warehouse.errors import WarehouseError
from warehouse.schema import TABLES, Table
from warehouse.snapshots import Snapshot, SnapshotFile
from warehouse.upgrade import list_differences

APPEARED, VANISHED, CHANGED = "appeared", "vanished", "changed"
OF_THE_RUN = ("validation_results", "quarantine", "runs")
"""Tables whose rows tell of runs; they differ always."""


@dataclass(frozen=True)
class Example:
    """A row that differs: its key, and the values before and after in the columns in which they differ."""

    change: str
    key: dict[str, Any]
    values: dict[str, tuple[Any, Any]]


@dataclass(frozen=True)
class TableDiff:
    """How many rows of a table differ; `columns` counts the changed rows by column."""

    table: str
    appeared: int
    vanished: int
    changed: int
    columns: dict[str, int]
    examples: tuple[Example, ...]

    @property
    def is_same(self) -> bool:
        """Whether nothing differs."""
        return not (self.appeared or self.vanished or self.changed)


def diff_snapshots(
    old: Snapshot, new: Snapshot, *, examples: int = 3, tables: Sequence[str] | None = None
) -> list[TableDiff]:
    """The tables of both snapshots, in the order of declaration, those of the runs only if they are named.

    Files that both share are not read. Columns that only one of them has are passed over. Of each kind of change so
    many examples are told.

    Raises:
        WarehouseError: a file is damaged.
    """
    wanted = tables or [name for name in TABLES if name not in OF_THE_RUN]
    both = [TABLES[name] for name in wanted if name in old.tables and name in new.tables]
    connection = open_engine(Path(tempfile.gettempdir()) / f"claimhouse-{uuid.uuid4().hex}")
    try:
        return [_diff(connection, table, old, new, examples) for table in both]
    except duckdb.Error as error:
        what = f"The snapshots cannot be compared: {str(error).splitlines()[0]}"
        raise WarehouseError(what, where=f"{old.id}, {new.id}", todo="See `claimhouse doctor`.") from error
    finally:
        connection.close()


def _diff(connection: duckdb.DuckDBPyConnection, table: Table, old: Snapshot, new: Snapshot, most: int) -> TableDiff:
    before, after = _list_unshared(old, new, table.name), _list_unshared(new, old, table.name)
    if not before and not after:
        return TableDiff(table.name, 0, 0, 0, {}, ())
    _open(connection, "before_", old, table.name, before)
    _open(connection, "after_", new, table.name, after)
    columns = _list_common(table, old, new)
    connection.execute(_pair(table, columns))
    counts = dict(connection.execute("SELECT change, count(*) FROM paired GROUP BY 1").fetchall())
    changed = _count_columns(connection, columns) if counts.get(CHANGED) else {}
    told = tuple(_pick(connection, table, columns, most)) if most else ()
    appeared, vanished, altered = (counts.get(change, 0) for change in (APPEARED, VANISHED, CHANGED))
    return TableDiff(table.name, appeared, vanished, altered, changed, told)


def _list_unshared(one: Snapshot, other: Snapshot, table: str) -> list[SnapshotFile]:
    shared = {file.sha256 for file in other.files if file.table == table}
    return [file for file in one.files if file.table == table and file.sha256 not in shared]


def _list_common(table: Table, *snapshots: Snapshot) -> list[str]:
    """The columns beside the key that both snapshots have."""
    gone = {name for s in snapshots for d in list_differences(s) if d.table == table.name for name in d.missing}
    return [c.name for c in table.columns if not c.key and c.name not in gone]


def _open(
    connection: duckdb.DuckDBPyConnection, view: str, snapshot: Snapshot, table: str, files: Iterable[SnapshotFile]
) -> None:
    """A view of the files that the other snapshot does not have; without any, of no row."""
    held = list(files) or [file for file in snapshot.files if file.table == table]
    scan = write_scan(snapshot.path / file.path for file in held)
    none = "" if files else " WHERE false"
    connection.execute(f"CREATE OR REPLACE TEMP VIEW {view} AS SELECT * FROM {scan}{none}")  # noqa: S608 - our paths


def _pair(table: Table, columns: Sequence[str]) -> str:
    """The rows that differ, side by side: `change`, the key, and each column as `b_…` and `a_…`."""
    keys = [quote_name(name) for name in table.key]
    same = " AND ".join(f"b.{key} IS NOT DISTINCT FROM a.{key}" for key in keys)
    differs = " OR ".join(f"b.{c} IS DISTINCT FROM a.{c}" for c in map(quote_name, columns)) or "false"
    held = [f"coalesce(a.{key}, b.{key}) AS {key}" for key in keys]
    held += [f"b.{quote_name(c)} AS {quote_name('b_' + c)}" for c in columns]
    held += [f"a.{quote_name(c)} AS {quote_name('a_' + c)}" for c in columns]
    return f"""CREATE OR REPLACE TEMP TABLE paired AS
        SELECT CASE WHEN b.here_ IS NULL THEN '{APPEARED}' WHEN a.here_ IS NULL THEN '{VANISHED}' ELSE '{CHANGED}' END
            AS change, {", ".join(held)}
        FROM (SELECT *, true AS here_ FROM before_) AS b
        FULL JOIN (SELECT *, true AS here_ FROM after_) AS a ON {same}
        WHERE b.here_ IS NULL OR a.here_ IS NULL OR {differs}"""  # noqa: S608 - declared names


def _count_columns(connection: duckdb.DuckDBPyConnection, columns: Sequence[str]) -> dict[str, int]:
    counts = ", ".join(
        f"count(*) FILTER ({quote_name('b_' + c)} IS DISTINCT FROM {quote_name('a_' + c)})" for c in columns
    )
    found = connection.execute(f"SELECT {counts} FROM paired WHERE change = '{CHANGED}'").fetchall()[0]  # noqa: S608
    return {name: count for name, count in zip(columns, found, strict=True) if count}


def _pick(connection: duckdb.DuckDBPyConnection, table: Table, columns: Sequence[str], most: int) -> Iterable[Example]:
    """The first of each kind of change, by their keys."""
    keys = ", ".join(map(quote_name, table.key))
    values = "".join(f", {quote_name('b_' + c)}, {quote_name('a_' + c)}" for c in columns)
    sql = f"SELECT change, {keys}{values} FROM paired WHERE change = ? ORDER BY {keys} LIMIT {most}"  # noqa: S608
    for change in (APPEARED, VANISHED, CHANGED):
        for _, *rest in connection.execute(sql, [change]).fetchall():
            key = dict(zip(table.key, rest, strict=False))
            pairs = zip(columns, rest[len(table.key) :: 2], rest[len(table.key) + 1 :: 2], strict=True)
            yield Example(change, key, {name: (before, after) for name, before, after in pairs if before != after})
