"""How well claims that say the same thing are told from those that do not, on pairs that were labelled by hand.

`tests/propositions/pairs.csv` holds pairs of sentences in own words. Each sentence is read as a text of its own and goes
through extraction and marts as any other. Two sentences say the same if a claim of one and a claim of the other belong to
one proposition, point the same way, and state no numbers that are apart.

Where the extraction reads the two of a pair as claims of different structure, or one of them as none, no grouping can join
them. So the pairs are measured twice: as they are read, and with the structure of one given to the other, whatever their
label, unless the structure itself is what sets them apart; a pair of which neither sentence is read as a claim is then
left out.

    python -m benchmarks.propositions            # structure and wording
    python -m benchmarks.propositions --semantic # and the model of the extra [semantic]
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import duckdb

from transforms.library import make_document
from transforms.marts.build import compute_marts
from transforms.propositions.wording import Join
from transforms.rows import extract_rows
from warehouse.schema import TABLES, Row, table_of
from warehouse.tables import Claim, Source, Statement

PAIRS = Path(__file__).parents[1] / "tests" / "propositions" / "pairs.csv"
PARTS = ("tuned", "held_out")
APART = 1.25
"""How far two numbers may lie from each other, as in `transforms/marts/propositions.sql`."""

STRUCTURE = ("claim_type", "subject", "substance", "condition")


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


def judge(pairs: Sequence[Pair], join: Join | None = None, *, align: bool = False) -> list[tuple[Pair, bool]]:
    """Each pair, with whether its sentences are found to say the same; see the module on `align`."""
    rows: defaultdict[str, list[Any]] = defaultdict(list)
    judged = []
    for place, pair in enumerate(pairs):
        first, second = (
            list(_read(f"{place}-{n}", pair.about, text)) for n, text in enumerate((pair.first, pair.second))
        )
        if align and pair.kind not in STRUCTURE:
            first, second = [*first, *_lend(second, first)], [*second, *_lend(first, second)]
        if not align or any(isinstance(row, Claim) for row in first):
            judged.append((place, pair))
        for row in (*first, *second):
            rows[table_of(type(row)).name].append(row)
    stands = _build(rows, join)
    return [(pair, _meet(stands[f"{place}-0"], stands[f"{place}-1"])) for place, pair in judged]


def _read(name: str, about: str, text: str) -> Iterator[Row]:
    """The rows of one sentence, which is a text of its own source."""
    labels = {"source_type": "blog", "commercial_interest": "unknown", "label_basis": "manifest", "language": "en"}
    yield Source(source_id=name, title=None, publisher=None, url=None, published_on=None, **labels)
    document, rows = extract_rows(replace(make_document(text, about), source_id=name, document_id=name))
    yield from (document, *rows)


def _lend(lender: Iterable[Row], borrower: Sequence[Row]) -> Iterator[Row]:
    """The first claim of the lender as one of the borrower's, if they have no structure in common."""
    lent = next((row for row in lender if isinstance(row, Claim)), None)
    own = [row for row in borrower if isinstance(row, Claim)]
    if lent is None or any(
        _structure(claim) == _structure(other) for claim in own for other in lender if isinstance(other, Claim)
    ):
        return
    statement = next(row for row in borrower if isinstance(row, Statement))
    place = {"statement_id": statement.statement_id, "document_id": statement.document_id, "quote": statement.text}
    judged = {"stance": own[0].stance, "negated": own[0].negated} if own else {}
    yield replace(
        lent, claim_id=f"{lent.claim_id} lent", source_id=statement.document_id, mention_id=None,
        start=statement.start, end=statement.end, **place, **judged,
    )  # fmt: skip


def _structure(claim: Claim) -> tuple[str | None, ...]:
    return tuple(getattr(claim, name) for name in STRUCTURE)


def _build(rows: Mapping[str, list[Any]], join: Join | None) -> Mapping[str, list[Stand]]:
    """What each document's claims stand for."""
    stands: defaultdict[str, list[Stand]] = defaultdict(list)
    with duckdb.connect() as connection:
        for name, table in TABLES.items():
            connection.register(name, table.to_arrow(rows.get(name, ())))
        compute_marts(connection, join)
        numbers: defaultdict[str, dict[str, tuple[float, float]]] = defaultdict(dict)
        for claim_id, unit, least, most in _ask(connection, "claim_id, unit, least, most FROM mart_claim_numbers"):
            numbers[claim_id].setdefault(unit, (least, most))
        wanted = "document_id, claim_id, proposition_id, direction FROM mart_claims JOIN mart_claim_directions USING (claim_id)"
        for document_id, claim_id, proposition_id, direction in _ask(connection, wanted):
            stands[document_id].append(Stand(proposition_id, direction, numbers[claim_id]))
    return stands


def _ask(connection: duckdb.DuckDBPyConnection, wanted: str) -> list[tuple[Any, ...]]:
    return connection.execute(f"SELECT {wanted}").fetchall()


def _meet(first: Iterable[Stand], second: Sequence[Stand]) -> bool:
    return any(a.is_with(b) for a in first for b in second)


def _fit(first: tuple[float, float], second: tuple[float, float]) -> bool:
    return first[0] <= APART * second[1] and second[0] <= APART * first[1]


def measure(judged: Sequence[tuple[Pair, bool]]) -> tuple[float, float, Counter[str]]:
    """Precision, recall, and the mistakes by kind of pair."""
    found = [pair.same for pair, same in judged if same]
    wanted = sum(pair.same for pair, _ in judged)
    mistakes = Counter(pair.kind for pair, same in judged if same is not pair.same)
    return sum(found) / max(len(found), 1), sum(found) / max(wanted, 1), mistakes


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.propositions", description="Measure the grouping.")
    parser.add_argument("--semantic", action="store_true", help="also with the model of the extra [semantic]")
    parser.add_argument("--mistakes", action="store_true", help="show the pairs that are judged wrong, but of held_out")
    chosen = parser.parse_args()
    _show("structure and words", None, mistakes=chosen.mistakes and not chosen.semantic)
    if chosen.semantic:
        from transforms.propositions.meaning import load_join

        _show("and meaning", load_join(), mistakes=chosen.mistakes)


def _show(name: str, join: Join | None, *, mistakes: bool) -> None:
    for align in (False, True):
        judged = judge(read_pairs(), join, align=align)
        for part in ("all", *PARTS):
            held = [(pair, same) for pair, same in judged if part in ("all", pair.part)]
            precision, recall, wrong = measure(held)
            how = f"{name}, {'same structure' if align else 'as read'}, {part}"
            print(f"{how}: {len(held)} pairs, precision {precision:.3f}, recall {recall:.3f}, mistakes {dict(wrong)}")
        for pair, same in judged if mistakes and align else ():
            if pair.same is not same and pair.part == "tuned":
                print(f"  {'joined' if same else 'apart'} ({pair.kind}): {pair.first} / {pair.second}")


if __name__ == "__main__":
    main()
