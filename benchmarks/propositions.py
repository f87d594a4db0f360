"""How well claims that say the same thing are told from those that do not, on pairs that were labelled by hand.

`tests/propositions/pairs.csv` holds pairs of sentences in own words. Each sentence is read as a text of its own and goes
through extraction and marts as any other. Two sentences say the same if a claim of one and a claim of the other belong to
one proposition, point the same way, and state no numbers that are apart.

    python -m benchmarks.propositions            # structure and wording
    python -m benchmarks.propositions --semantic # and the model of the extra [semantic]
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from transforms.library import make_document
from transforms.marts.build import build_marts
from transforms.propositions.wording import Merge
from transforms.rows import extract_rows
from warehouse.schema import TABLES, table_of
from warehouse.tables import Source

PAIRS = Path(__file__).parents[1] / "tests" / "propositions" / "pairs.csv"
PARTS = ("tuned", "held_out")
APART = 1.25
"""How far two numbers may lie from each other, as in `transforms/marts/propositions.sql`."""


@dataclass(frozen=True)
class Pair:
    """Two sentences of texts with the title `about`, whether they say the same, and what sets them apart if not.

    Those of the part `tuned` were looked at when the word lists were made, those of `held_out` were only counted.
    """

    about: str
    part: str
    same: bool
    kind: str
    first: str
    second: str


@dataclass(frozen=True)
class Stand:
    """A claim's proposition, its direction, and by unit the range of numbers that it can be held to."""

    proposition_id: str
    direction: int | None
    numbers: Mapping[str, tuple[float, float]]

    def is_with(self, other: Stand) -> bool:
        """Whether the two are the same proposition, in the same direction, with numbers that fit."""
        if self.proposition_id != other.proposition_id or {self.direction, other.direction} == {1, -1}:
            return False
        both = self.numbers.keys() & other.numbers.keys()
        return all(_fit(self.numbers[unit], other.numbers[unit]) for unit in both)


def read_pairs(path: Path = PAIRS) -> list[Pair]:
    """The labelled pairs."""
    with path.open(encoding="utf-8", newline="") as file:
        return [Pair(**row | {"same": row["same"] == "yes"}) for row in csv.DictReader(file)]


def judge(pairs: Iterable[Pair], merge: Merge | None = None) -> Iterator[tuple[Pair, bool]]:
    """Each pair, with whether its sentences are found to say the same."""
    held = list(pairs)
    texts = sorted({(pair.about, text) for pair in held for text in (pair.first, pair.second)})
    stands = _read_stands(texts, merge)
    for pair in held:
        first, second = stands[pair.about, pair.first], stands[pair.about, pair.second]
        yield pair, any(a.is_with(b) for a in first for b in second)


def measure(judged: Iterable[tuple[Pair, bool]]) -> tuple[float, float, Counter[str]]:
    """Precision, recall, and the mistakes by kind of pair."""
    held = list(judged)
    found = [pair.same for pair, same in held if same]
    wanted = sum(pair.same for pair, _ in held)
    mistakes = Counter(pair.kind for pair, same in held if same is not pair.same)
    return sum(found) / max(len(found), 1), sum(found) / wanted, mistakes


def _read_stands(texts: list[tuple[str, str]], merge: Merge | None) -> dict[tuple[str, str], list[Stand]]:
    rows: defaultdict[str, list[Any]] = defaultdict(list)
    by_document: dict[str, tuple[str, str]] = {}
    for place, (about, text) in enumerate(texts):
        name = f"page {place}"
        rows["sources"].append(_make_source(name))
        document, found = extract_rows(replace(make_document(text, about), source_id=name))
        by_document[document.document_id] = (about, text)
        for row in (document, *found):
            rows[table_of(type(row)).name].append(row)
    stands: defaultdict[tuple[str, str], list[Stand]] = defaultdict(list)
    for document_id, stand in _build(rows, merge):
        stands[by_document[document_id]].append(stand)
    return stands


def _make_source(name: str) -> Source:
    labels = {"source_type": "blog", "commercial_interest": "unknown", "label_basis": "manifest", "language": "en"}
    return Source(source_id=name, title=None, publisher=None, url=None, published_on=None, **labels)


def _build(rows: Mapping[str, list[Any]], merge: Merge | None) -> Iterator[tuple[str, Stand]]:
    with duckdb.connect() as connection:
        for name, table in TABLES.items():
            connection.register(name, table.to_arrow(rows.get(name, ())))
        for _ in build_marts(connection, merge):
            pass
        numbers: defaultdict[str, dict[str, tuple[float, float]]] = defaultdict(dict)
        for row in _read(connection, "mart_claim_numbers"):
            numbers[row["claim_id"]].setdefault(row["unit"], (row["least"], row["most"]))
        direction = {row["claim_id"]: row["direction"] for row in _read(connection, "mart_claim_directions")}
        for row in _read(connection, "mart_claims"):
            claim_id = row["claim_id"]
            yield row["document_id"], Stand(row["proposition_id"], direction[claim_id], numbers[claim_id])


def _read(connection: duckdb.DuckDBPyConnection, table: str) -> list[dict[str, Any]]:
    found: pa.Table = connection.execute(f"FROM {table}").to_arrow_table()
    return found.to_pylist()


def _fit(first: tuple[float, float], second: tuple[float, float]) -> bool:
    return first[0] <= APART * second[1] and second[0] <= APART * first[1]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.propositions", description=__doc__)
    parser.add_argument("--semantic", action="store_true", help="also with the model of the extra [semantic]")
    parser.add_argument("--mistakes", action="store_true", help="show the pairs that are judged wrong")
    chosen = parser.parse_args()
    _show("structure and wording", None, mistakes=chosen.mistakes)
    if chosen.semantic:
        from transforms.propositions.meaning import load_merge

        _show("and meaning", load_merge(), mistakes=chosen.mistakes)


def _show(name: str, merge: Merge | None, *, mistakes: bool) -> None:
    judged = list(judge(read_pairs(), merge))
    for part, held in (("all", judged), *((part, [j for j in judged if j[0].part == part]) for part in PARTS)):
        precision, recall, wrong = measure(held)
        print(f"{name}, {part}: {len(held)} pairs, precision {precision:.3f}, recall {recall:.3f}, mistakes {dict(wrong)}")
    if mistakes:
        for pair, same in judged:
            if pair.same is not same and pair.part == "tuned":
                print(f"  {'joined' if same else 'apart '} ({pair.kind}): {pair.first} / {pair.second}")


if __name__ == "__main__":
    main()
