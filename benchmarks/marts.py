"""How long the marts take over a million claims, and how much memory.

The claims are those of the example texts and of the labelled pairs (`tests/propositions/pairs.csv`), as the extractor reads
them, many times over: each copy has ids of its own, belongs to one of 3,000 sources, and in every sentence a word of its
own, out of 20,000, so that no two copies are worded the same. Numbers, cues and study mentions are copied with them; each five
copies of a study mention are of a study of their own. The catalogue is the shipped one.

    python -m benchmarks.marts --claims 1000000
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb

from benchmarks.propositions import read_pairs
from transforms.catalogue.seeds import read_seeds
from transforms.library import make_document
from transforms.marts.build import MARTS, compute_marts, read_mart
from transforms.propositions.wording import Join
from transforms.rows import extract_rows
from warehouse.engine import open_engine
from warehouse.schema import TABLES, table_of
from warehouse.tables import Source

TEXTS = Path(__file__).parents[1] / "seeds" / "texts"
THREADS = 2
MENTIONS = 5
"""Copies of a mention that are of one study; of ten, one states another size."""

SOURCES, WORDS = 3_000, 20_000

COPIED = {
    "statements": ("statement_id", "document_id"),
    "claims": ("claim_id", "statement_id", "document_id", "mention_id"),
    "quantities": ("quantity_id", "statement_id", "document_id"),
    "cues": ("statement_id", "document_id"),
    "study_mentions": ("mention_id", "document_id"),
    "study_arms": ("mention_id", "document_id"),
    "documents": ("document_id",),
}
"""Tables that are copied, with the ids that are then those of the copy."""

OTHER_WORD = "regexp_replace({column}, ' ', ' w' || (hash({column}, copy) % {words}) || ' ')"
"""A sentence with a word of its own behind its first."""


def main() -> None:
    """Generate, measure in a process of its own, and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.marts", description="Measure the marts.")
    parser.add_argument("--claims", type=int, default=1_000_000, help="how many; a million by default")
    parser.add_argument("--semantic", action="store_true", help="group by meaning as well; needs the extra [semantic]")
    parser.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.measure:
        _measure(chosen.measure, semantic=chosen.semantic)
        return
    with tempfile.TemporaryDirectory() as folder:
        _generate(Path(folder), chosen.claims)
        more = ["--semantic"] if chosen.semantic else []
        subprocess.run([sys.executable, "-m", "benchmarks.marts", "--measure", folder, *more], check=True)


def _generate(folder: Path, claims: int) -> None:
    """Write a Parquet file for each table."""
    rows = _read_examples()
    copies = -(-claims // len(rows["claims"]))
    with duckdb.connect() as connection:
        for name, table in TABLES.items():
            connection.register("examples", table.to_arrow(rows.get(name, [])))
            sql = _write_copying(name) if name in COPIED else "FROM examples"
            path = folder / f"{name}.parquet"
            connection.execute(f"COPY ({sql.format(copies=copies)}) TO '{path}' (FORMAT parquet)")


def _read_examples() -> dict[str, list[Any]]:
    texts = [(path.stem, path.read_text(encoding="utf-8")) for path in sorted(TEXTS.glob("*.[tm][xd]*"))]
    texts += [(pair.about, text) for pair in read_pairs() for text in (pair.first, pair.second)]
    rows: defaultdict[str, list[Any]] = defaultdict(list)
    labels = {"source_type": "blog", "commercial_interest": "unknown", "label_basis": "manifest", "language": "en"}
    for place in range(SOURCES):
        facts = {"source_id": f"s{place}", "publisher": f"p{place // 2}", "title": None, "url": None}
        rows["sources"].append(Source(**facts, published_on=None, **labels))
    for about, text in dict.fromkeys(texts):
        document, found = extract_rows(replace(make_document(text, about), source_id="s0"))
        for row in (document, *found):
            rows[table_of(type(row)).name].append(row)
    rows["reference_studies"] += read_seeds()
    return rows


def _write_copying(name: str) -> str:
    """The SQL that copies the table `examples`."""
    changes = [f"{column} || '-' || copy AS {column}" for column in COPIED[name]]
    held = [column.name for column in TABLES[name].columns]
    if "source_id" in held:
        changes.append(f"'s' || (hash(document_id, copy) % {SOURCES}) AS source_id")
    if name == "claims":
        changes.append(f"{OTHER_WORD.format(column='quote', words=WORDS)} AS quote")
    if name == "study_mentions":
        study = f"copy // {MENTIONS}"
        changes += [f"1990 + hash({study}) % 35 AS year", f"institution || ' ' || {study} AS institution"]
        changes += [f"participant_count + {study} % 300 + (copy % 10 = 0)::INT * 7 AS participant_count"]
    names = ", ".join(f'"{column}"' for column in held)
    return f"SELECT {names} FROM (SELECT * REPLACE ({', '.join(changes)}) FROM examples, range({{copies}}) AS c(copy))"  # noqa: S608


def _measure(folder: Path, *, semantic: bool) -> None:
    join = _load_join() if semantic else None
    started = time.perf_counter()
    with open_engine(folder / "spill") as connection:
        connection.execute(f"SET threads = {THREADS}")
        for name in TABLES:
            connection.execute(f"CREATE VIEW {name} AS FROM '{folder / name}.parquet'")
        compute_marts(connection, join)
        counts = dict(_read_out(connection))
    spent, peak = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    told = ", ".join(f"{count:,} {name}" for name, count in counts.items())
    print(f"{spent:.1f} s on {THREADS} threads, {peak:.2f} GB at most: {told}")


def _read_out(connection: duckdb.DuckDBPyConnection) -> Iterator[tuple[str, int]]:
    """The rows of each mart, as a run reads them."""
    for name in MARTS:
        yield name, sum(batch.num_rows for batch in read_mart(connection, name))


def _load_join() -> Join:
    from transforms.propositions.meaning import load_join

    return load_join()


if __name__ == "__main__":
    main()
