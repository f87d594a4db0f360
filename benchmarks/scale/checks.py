"""The checks over millions of claims: a small warehouse many times over, each copy a world of its own.

Every id is another one in every copy, of sources and studies as well, so that all that the checks add up holds.

    python -m benchmarks.scale.checks SNAPSHOT FOLDER CLAIMS
"""

from __future__ import annotations

import datetime as dt
import json
import math
import resource
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import duckdb

from warehouse import tables  # noqa: F401  (fills TABLES)
from warehouse.engine import create_view, open_engine, quote_name, quote_text, write_scan
from warehouse.schema import TABLES, Table
from warehouse.snapshots import Snapshot, read_snapshot, table_files

ONCE = ("runs", "reference_studies", "quarantine", "validation_results", "claim_changes")
"""Tables that are not copied."""
SAME = ("reference_id", "run_id", "registry_id")
"""Ids that do not belong to one copy."""
COPIES_AT_ONCE = 2_000


@dataclass(frozen=True)
class Checked:
    """What the checks took: claims, checks and those that failed, seconds, and the most memory in bytes."""

    claims: int
    checks: int
    failed: int
    seconds: float
    peak: int


def measure_checks(snapshot: Path, folder: Path, claims: int) -> Checked:
    """Copy the snapshot until there are so many claims, and check them in a process of its own."""
    folder.mkdir(parents=True)
    command = [sys.executable, "-m", "benchmarks.scale.checks"]
    subprocess.run([*command, "copy", snapshot, folder, str(claims)], check=True)
    told = subprocess.run([*command, "check", folder], check=True, stdout=subprocess.PIPE, text=True).stdout
    return Checked(**json.loads(told.splitlines()[-1]))


def copy_tables(snapshot: Snapshot, folder: Path, claims: int) -> Path:
    """Write the copies as Parquet, and a database with a view for each table."""
    copies = math.ceil(claims / snapshot.count("claims"))
    with open_engine(folder / "spill") as connection:
        for name, table in TABLES.items():
            (folder / name).mkdir()
            scan = write_scan(table_files(snapshot, name))
            for first in range(0, 1 if name in ONCE else copies, COPIES_AT_ONCE):
                last = 1 if name in ONCE else min(copies, first + COPIES_AT_ONCE)
                path = quote_text(str(folder / name / f"{first:06}.parquet"))
                columns = ", ".join(_write_column(column.name, table) for column in table.columns)
                order = ", ".join(map(quote_name, table.sort or table.key))
                query = f"SELECT {columns} FROM {scan}, range({first}, {last}) AS copies(copy) ORDER BY {order}"  # noqa: S608
                connection.execute(f"COPY ({query}) TO {path} (FORMAT parquet, COMPRESSION zstd)")
    database = folder / "copies.duckdb"
    with duckdb.connect(database) as connection:
        for name in TABLES:
            create_view(connection, name, [folder / name / "*.parquet"])
    return database


def _write_column(name: str, table: Table) -> str:
    quoted = quote_name(name)
    if table.name in ONCE or name in SAME or not (name.endswith("_id") or name == "duplicate_of"):
        return quoted
    if name == "source_id":
        return f"{quoted} || '-' || copy AS {quoted}"
    return f"left(md5({quoted} || '-' || copy), 16) AS {quoted}"


def check(folder: Path) -> Checked:
    """Run the checks of all tables, as a run does in two steps."""
    from expectations.run import run_checks
    from flows.steps import EXTRACTED, LINKED

    database, moment = folder / "copies.duckdb", dt.datetime.now(dt.UTC)
    with duckdb.connect(database, read_only=True) as connection:
        found = connection.execute("SELECT count(*) FROM claims").fetchone()
    begun, results = time.perf_counter(), []
    for group in (EXTRACTED, LINKED):
        report = run_checks(database, run_id="copies", checked_at=moment, tables=group, inputs=None)
        results += report.results
    seconds = time.perf_counter() - begun
    failed = [result for result in results if not result.success]
    for result in failed:
        print(f"{result.table_name}.{result.expectation}: {result.unexpected_count} {result.error or ''}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return Checked(found[0] if found else 0, len(results), len(failed), seconds, peak)


def main() -> None:
    """The two parts of a measurement, each in a process of its own."""
    part, *places = sys.argv[1:]
    if part == "copy":
        snapshot = read_snapshot(Path(places[0]))
        assert snapshot
        copy_tables(snapshot, Path(places[1]), int(places[2]))
    else:
        print(json.dumps(vars(check(Path(places[0])))))


if __name__ == "__main__":
    main()
