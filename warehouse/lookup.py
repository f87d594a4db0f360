"""Rows of a snapshot by their ids, without reading whole tables."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import duckdb

from warehouse.engine import quote_name
from warehouse.errors import InputError
from warehouse.query import open_snapshot
from warehouse.schema import TABLES, Row
from warehouse.snapshots import Snapshot

KEYS = {
    "claims": "claim_id",
    "quantities": "quantity_id",
    "study_mentions": "mention_id",
    "studies": "study_id",
    "statements": "statement_id",
}
"""Tables in which a row is looked up by the beginning of its key."""

MOST = 5
"""How many rows that an ambiguous prefix fits are named."""


@dataclass(frozen=True)
class Lookup:
    """An opened snapshot."""

    connection: duckdb.DuckDBPyConnection
    snapshot: Snapshot

    def find_key(self, prefix: str) -> tuple[str, str]:
        """The table and the key of the row whose key is, or alone begins with, `prefix`.

        Raises:
            InputError: there is no such row, or there are several.
        """
        found = list(self._list_keys(prefix))
        exact = [place for place in found if place[1] == prefix]
        if len(exact or found) == 1:
            return (exact or found)[0]
        if not found:
            todo = 'Ids stand in the tables: claimhouse sql "SELECT claim_id, quote FROM claims LIMIT 5"'
            where = f"{prefix!r} in snapshot {self.snapshot.id}"
            raise InputError(f"no id of {', '.join(KEYS)} begins like this", where=where, todo=todo)
        named = ", ".join(f"{key} ({table})" for table, key in found[:MOST])
        more = " and more" if len(found) > MOST else ""
        raise InputError(f"it fits several: {named}{more}", where=repr(prefix), todo="Give more of the id.")

    def _list_keys(self, prefix: str) -> Iterator[tuple[str, str]]:
        for table, key in KEYS.items() if prefix else ():
            sql = f"SELECT {key} FROM {table} WHERE starts_with({key}, ?) ORDER BY ALL LIMIT {MOST + 1}"  # noqa: S608 - names of this file
            for (value,) in self.connection.execute(sql, [prefix]).fetchall():
                yield table, value

    def read(self, table: str, column: str, value: str | None) -> list[Row]:
        """The rows of a table whose column has that value, as records, in the order of the table.

        Raises:
            InputError: the snapshot lacks a column that this version of Claimhouse declares.
        """
        declared = TABLES[table]
        columns = ", ".join(quote_name(c.name) for c in declared.columns)
        order = ", ".join(quote_name(name) for name in declared.sort)
        sql = f"SELECT {columns} FROM {table} WHERE {quote_name(column)} = ? ORDER BY {order}"  # noqa: S608 - declared names
        try:
            rows: list[dict[str, Any]] = self.connection.execute(sql, [value]).to_arrow_table().to_pylist()
        except duckdb.BinderException as error:
            what = f"the table {table} is laid out otherwise than this version of Claimhouse reads it: {error}"
            raise InputError(what, where=f"snapshot {self.snapshot.id}", todo="Publish again.") from error
        return [declared.record(**row) for row in rows]

    def read_one(self, table: str, column: str, value: str | None) -> Row:
        """The first of these rows, None if there is none."""
        return next(iter(self.read(table, column, value)), None)


@contextmanager
def look_up(snapshot: Snapshot) -> Iterator[Lookup]:
    """Open a snapshot for looking up rows.

    Raises:
        InputError: files of the snapshot are missing or broken.
    """
    connection = open_snapshot(snapshot)
    try:
        yield Lookup(connection, snapshot)
    finally:
        connection.close()
