"""Lists the rows that fail, all of them, straight from DuckDB."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence

import duckdb
import pyarrow as pa

from expectations.checks import Check
from expectations.facts import Occasion
from warehouse.schema import TABLES, Table

BATCH_ROWS = 10_000


def list_failing(
    connection: duckdb.DuckDBPyConnection, checks: Iterable[Check], occasion: Occasion
) -> Iterator[pa.RecordBatch]:
    """Every failing row of the checks, in batches of the schema of the table quarantine.

    Rows that share a key get `#2`, `#3` … behind their `row_id`, so that each has its own place in quarantine.
    """
    schema = TABLES["quarantine"].to_arrow_schema()
    for check in checks:
        given = {"run_id": occasion.run_id, "table": check.table, "name": check.name, "reason": check.description}
        listing = _write_listing(_write_rows(connection, check, occasion))
        for batch in connection.execute(listing, given).to_arrow_reader(BATCH_ROWS):
            yield pa.RecordBatch.from_arrays(batch.columns, schema=schema)


def show_examples(
    connection: duckdb.DuckDBPyConnection, check: Check, occasion: Occasion, *, most: int = 5
) -> tuple[str, ...]:
    """The first failing rows as JSON objects, in the order of their text, so that every run shows the same."""
    rows = f"SELECT row_json FROM ({_write_rows(connection, check, occasion)}) ORDER BY row_json LIMIT {most}"  # noqa: S608
    return tuple(text for (text,) in connection.execute(rows).fetchall())


def list_keys(
    connection: duckdb.DuckDBPyConnection, table: Table, checks: Iterable[Check], occasion: Occasion
) -> pa.Table:
    """The distinct keys of the table's rows that fail any of the checks."""
    keys = ", ".join(f'"{key}"' for key in table.key)
    failing = " UNION ".join(f"SELECT {keys} FROM ({check.failing})" for check in checks)  # noqa: S608
    schema = pa.schema([table.to_arrow_schema().field(key) for key in table.key])
    return connection.execute(f"{occasion.facts} {failing} ORDER BY ALL").to_arrow_table().cast(schema)


def spool(batches: Iterable[pa.RecordBatch], schema: pa.Schema) -> pa.Table:
    """The batches as a table that lies in a temporary file and takes no memory; the file has no name any more."""
    with tempfile.NamedTemporaryFile(suffix=".arrow") as file:
        with pa.ipc.new_file(file, schema) as writer:
            for batch in batches:
                writer.write_batch(batch)
        file.flush()
        return pa.ipc.open_file(pa.memory_map(file.name)).read_all()


def _write_listing(rows: str) -> str:
    return f"""
        SELECT $run_id AS run_id, $table AS table_name,
               row_id || CASE WHEN nth > 1 THEN '#' || nth ELSE '' END AS row_id,
               $name AS expectation, $reason AS reason, row_json
        FROM (SELECT *, row_number() OVER (PARTITION BY row_id ORDER BY row_json) AS nth FROM ({rows}))"""  # noqa: S608


def _write_rows(connection: duckdb.DuckDBPyConnection, check: Check, occasion: Occasion) -> str:
    """The failing rows as `row_id`, their key in one string, and `row_json`."""
    columns = connection.execute(f"DESCRIBE {occasion.facts} {check.failing}").fetchall()
    types: dict[str, str] = {name: kind for name, kind, *_ in columns}
    keys = [f"coalesce(\"{name}\"::VARCHAR, 'null')" for name in TABLES[check.table].key if name in types]
    numbers = [name for name, kind in types.items() if kind == "DOUBLE"]
    return f"""
        {occasion.facts}
        SELECT concat_ws('/', {", ".join(keys) or "''"}) AS row_id, to_json(failing)::VARCHAR AS row_json
        FROM (SELECT * {_spell_out(numbers)} FROM ({check.failing})) AS failing"""  # noqa: S608


def _spell_out(numbers: Sequence[str]) -> str:
    """The clause that writes NaN and infinity as strings, because JSON has no number for them."""
    if not numbers:
        return ""
    return f"REPLACE ({', '.join(map(_spell_out_one, numbers))})"


def _spell_out_one(number: str) -> str:
    written = f'CASE WHEN isfinite("{number}") THEN to_json("{number}") ELSE to_json("{number}"::VARCHAR) END'
    return f'{written} AS "{number}"'
