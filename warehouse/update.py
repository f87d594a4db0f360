"""Setting columns of a table of documents from what was computed over all: only shards that differ are written."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb

from warehouse.draft import Draft
from warehouse.engine import quote_name, write_scan
from warehouse.files import list_order
from warehouse.parquet import find_table
from warehouse.schema import Table
from warehouse.shards import KEY, write_number, write_range

SUMS = """
SELECT shard FROM (
    SELECT {shard} AS shard, count(*) AS n, sum(hash({values})::HUGEINT) AS total FROM {held} GROUP BY ALL
) AS held FULL JOIN (
    SELECT {shard} AS shard, count(*) AS n, sum(hash({values})::HUGEINT) AS total FROM {source} GROUP BY ALL
) AS source USING (shard)
WHERE held.n IS DISTINCT FROM source.n OR held.total IS DISTINCT FROM source.total
ORDER BY shard
"""
"""The shards in which a value differs: the sum of the hashes of all rows does not depend on their order."""

DIFFERING = """
SELECT DISTINCT {shard} FROM {held} AS t JOIN {source} AS u ON {same} WHERE {differs} ORDER BY 1
"""
SET_SOME = """
SELECT {columns} FROM {held} AS t LEFT JOIN {source} AS u ON {same} ORDER BY {order}
"""
SET = """
SELECT {columns} FROM {held} AS t LEFT JOIN (FROM {source} WHERE {range}) AS u ON {same} ORDER BY {order}
"""


def update_columns(
    draft: Draft, connection: duckdb.DuckDBPyConnection, table_name: str, source: str, columns: Sequence[str]
) -> list[int]:
    """Set columns of a table in shards to those of the relation `source`, and return the shards that were written.

    Args:
        draft: the draft that holds the table.
        connection: one that `draft.connect` gave, with the relation `source` in it, which is not read from the draft.
        table_name: a table that lies in shards.
        source: a relation that has the table's rows, with its key, its document and the columns to set.
        columns: what to set.
    """
    table = find_table(table_name)
    names = {
        "shard": write_number(draft.bits),
        "values": ", ".join(map(quote_name, (*table.key, *columns))),
        "held": quote_name(table_name),
        "source": source,
    }
    changed = [shard for (shard,) in connection.execute(SUMS.format(**names)).fetchall()]
    for shard in changed:
        rows = connection.execute(_write_set(draft, table, shard, source, columns)).to_arrow_table()
        draft.write_shard(table_name, shard, rows)
    return changed


def update_rows(
    draft: Draft, connection: duckdb.DuckDBPyConnection, table_name: str, source: str, columns: Sequence[str]
) -> list[int]:
    """The same for a relation `source` that has some of the table's rows only: the others stay as they are."""
    table = find_table(table_name)
    near = connection.execute(f"SELECT DISTINCT {write_number(draft.bits)} FROM {source}").fetchall()  # noqa: S608
    parts = [p.path for (shard,) in near for p in draft.parts.list_of(table_name, shard)]
    if not parts:
        return []
    names = {
        "shard": write_number(draft.bits, f"t.{KEY}"),
        "held": write_scan(parts),
        "source": source,
        "same": _write_same(table),
        "differs": " OR ".join(f"t.{c} IS DISTINCT FROM u.{c}" for c in map(quote_name, columns)),
    }
    changed = [shard for (shard,) in connection.execute(DIFFERING.format(**names)).fetchall()]
    for shard in changed:
        held = write_scan(part.path for part in draft.parts.list_of(table_name, shard))
        taken = [_write_choice(c.name, table, columns) for c in table.columns]
        query = SET_SOME.format(columns=", ".join(taken), held=held, source=source, same=names["same"],
                                order=_write_order(table))  # fmt: skip
        draft.write_shard(table_name, shard, connection.execute(query).to_arrow_table())
    return changed


def _write_choice(name: str, table: Table, columns: Sequence[str]) -> str:
    """A column of a row, from the source where it has the row and the column is to be set."""
    quoted = quote_name(name)
    if name not in columns:
        return f"t.{quoted}"
    return f"CASE WHEN u.{quote_name(table.key[0])} IS NULL THEN t.{quoted} ELSE u.{quoted} END AS {quoted}"


def _write_same(table: Table) -> str:
    return " AND ".join(f"t.{key} = u.{key}" for key in map(quote_name, dict.fromkeys((*table.key, KEY))))


def _write_order(table: Table) -> str:
    return ", ".join(f"t.{quote_name(name)}" for name in list_order(table))


def _write_set(draft: Draft, table: Table, shard: int, source: str, columns: Sequence[str]) -> str:
    taken = [f"{'u' if c.name in columns else 't'}.{quote_name(c.name)}" for c in table.columns]
    return SET.format(
        columns=", ".join(taken),
        held=write_scan(part.path for part in draft.parts.list_of(table.name, shard)),
        source=source,
        range=write_range(shard, draft.bits),
        same=_write_same(table),
        order=_write_order(table),
    )
