"""How well mentions are matched to the catalogue, on the hand-made set: `python -m benchmarks.resolution`.

`tests/resolution/` holds the mentions with their labels, and decoys that are added to the shipped catalogue. The
threshold is chosen on the mentions of the half `choose`. Those of the half `report` were written and labelled
afterwards, but two faults that they showed have been mended since: what is printed of them now is no longer what unseen
mentions give. docs/resolution.md has the figures of each first look. With `--fourth` the fourth set is measured instead
and its wrong matches are listed: it was written without running the linkage, and no rule, weight or threshold had been
fitted to it when it was first looked at. With `--left-out` the study of each mention is taken out of the catalogue, so
that no match can be right: what is found then is a study that looks alike.
"""

from __future__ import annotations

import argparse
import csv
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa

from transforms.catalogue.seeds import read_seeds
from transforms.resolve.link import link_to_references, read_mentions
from transforms.resolve.model import Settings
from warehouse.schema import TABLES

FOLDER = Path(__file__).parents[1] / "tests" / "resolution"
THRESHOLDS = (0.5, 0.8, 0.9, 0.93, 0.95, 0.97, 0.98, 0.99)
HALVES = ("choose", "report")
FOURTH = "fourth"

Label = Mapping[str, str]
Match = tuple[str, float]

MENTIONS = """
CREATE OR REPLACE TABLE study_mentions AS SELECT
    mention_id, document AS document_id, quote, journal, year::BIGINT AS year, institution, authors, registry_id, doi,
    pmid, design, participant_count::BIGINT AS participant_count, population, substance, condition, comparator,
    session_count::BIGINT AS session_count, treatment_days_min::DOUBLE AS treatment_days_min,
    treatment_days_max::DOUBLE AS treatment_days_max
FROM labelled;
CREATE OR REPLACE TABLE study_arms AS
SELECT mention_id, unnest(string_split(doses, ';'))::DOUBLE AS dose_mg_per_kg, NULL::BIGINT AS participant_count
FROM labelled WHERE doses IS NOT NULL;
CREATE OR REPLACE TABLE claims AS
SELECT mention_id, 'efficacy' AS claim_type, 'therapy' AS subject, condition, stance, quote FROM labelled WHERE stance IS NOT NULL;
"""

REFERENCES = """
CREATE OR REPLACE TABLE every_reference AS
SELECT * FROM seeds UNION ALL BY NAME
SELECT * REPLACE (
    year::BIGINT AS year, participant_count::BIGINT AS participant_count, session_count::BIGINT AS session_count,
    treatment_days::DOUBLE AS treatment_days, dose_mg_per_kg::DOUBLE AS dose_mg_per_kg)
FROM decoys;
CREATE OR REPLACE TABLE reference_studies AS FROM every_reference;
"""

BEST = """
SELECT h.mention_id, c.other_id, c.probability
FROM link_candidates c JOIN link_held h USING (record_id) WHERE c.rank = 1
"""


@dataclass(frozen=True)
class Figures:
    """Matches that a threshold takes, those of them that are right, and mentions that have a study to find."""

    matched: int
    right: int
    findable: int

    @property
    def precision(self) -> float:
        """Share of the matches that is right; 1 where there is none."""
        return self.right / self.matched if self.matched else 1.0

    @property
    def recall(self) -> float:
        """Share of the studies to find that is found."""
        return self.right / self.findable if self.findable else 1.0


def read_labels() -> list[Label]:
    """The mentions with their labels; `reference_id` is empty where the catalogue does not hold or tell the study."""
    return _read_rows("mentions.csv")


def read_fourth() -> list[Label]:
    """The mentions of the fourth set, in the same columns; apart, so that no floor of the tests counts them."""
    return _read_rows("mentions_fourth.csv")


def open_set(labels: Sequence[Label]) -> duckdb.DuckDBPyConnection:
    """A database with the tables that the linkage reads: these mentions, the shipped catalogue and the decoys."""
    connection = duckdb.connect(config={"threads": 2})
    connection.register("labelled", _to_texts(labels))
    connection.register("decoys", _to_texts(_read_rows("decoys.csv")))
    connection.register("seeds", TABLES["reference_studies"].to_arrow(read_seeds()))
    connection.execute(MENTIONS + REFERENCES)
    return connection


def find_best(connection: duckdb.DuckDBPyConnection, settings: Settings | None = None) -> dict[str, Match]:
    """The likeliest entry of the catalogue for each mention, with its probability."""
    read_mentions(connection)
    link_to_references(connection, settings or Settings())
    return {mention: (reference, found) for mention, reference, found in connection.execute(BEST).fetchall()}


def measure(labels: Collection[Label], best: Mapping[str, Match], threshold: float) -> Figures:
    """What the threshold takes of these mentions."""
    taken = [row for row in labels if best.get(row["mention_id"], ("", 0.0))[1] >= threshold]
    right = sum(best[row["mention_id"]][0] == row["reference_id"] for row in taken)
    return Figures(len(taken), right, sum(bool(row["reference_id"]) for row in labels))


def list_left_out(labels: Sequence[Label]) -> Iterator[tuple[Label, Match | None]]:
    """Each mention of a study with what is matched once the catalogue lacks that study in all its versions."""
    told = defaultdict(list)
    for row in labels:
        if row["reference_id"]:
            told[row["reference_id"]].append(row)
    for reference_id, rows in sorted(told.items()):
        connection = open_set(rows)
        connection.execute(
            "DELETE FROM reference_studies WHERE lower(title) IN"
            " (SELECT lower(title) FROM every_reference WHERE reference_id = ?)",
            [reference_id],
        )
        best = find_best(connection)
        for row in rows:
            found = best.get(row["mention_id"])
            yield row, found if found and found[1] >= Settings().threshold else None


def main() -> None:
    """Print the curve of both halves, the figures by trap, and on demand what is matched without the right study."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--left-out", action="store_true", help="take the right study out of the catalogue")
    parser.add_argument("--fourth", action="store_true", help="measure the fourth set alone")
    given = parser.parse_args()
    labels = read_fourth() if given.fourth else read_labels()
    if given.left_out:
        _print_left_out(labels)
        return
    best = find_best(open_set(labels))
    for half in (FOURTH,) if given.fourth else HALVES:
        _print_curve(half, [row for row in labels if row["half"] == half], best)
    _print_traps(labels, best)
    if given.fourth:
        _print_wrong(labels, best)


def _print_curve(half: str, labels: Sequence[Label], best: Mapping[str, Match]) -> None:
    print(f"\n{half}: {len(labels)} mentions")
    print("threshold  matched  right  precision  recall")
    for threshold in THRESHOLDS:
        found = measure(labels, best, threshold)
        mark = " <" if threshold == Settings().threshold else ""
        print(
            f"{threshold:9}  {found.matched:7}  {found.right:5}  {found.precision:9.3f}  {found.recall:6.3f}{mark}",
        )


def _print_traps(labels: Sequence[Label], best: Mapping[str, Match]) -> None:
    print(f"\nby trap, at {Settings().threshold}")
    for trap in dict.fromkeys(row["trap"] for row in labels):
        found = measure([row for row in labels if row["trap"] == trap], best, Settings().threshold)
        print(f"{trap:24} {found.right} right of {found.matched} matched, {found.findable} to find")


def _print_wrong(labels: Sequence[Label], best: Mapping[str, Match]) -> None:
    print("\nwrong")
    for row in labels:
        reference_id, found = best.get(row["mention_id"], ("", 0.0))
        if found >= Settings().threshold and reference_id != row["reference_id"]:
            print(f"{row['mention_id']} {row['reference_id'] or 'none'} -> {reference_id} ({found:.3f})")


def _print_left_out(labels: Sequence[Label]) -> None:
    count = wrong = 0
    for row, found in list_left_out(labels):
        count += 1
        if found:
            wrong += 1
            print(f"{row['mention_id']} {row['reference_id']} -> {found[0]} ({found[1]:.3f})")
    print(f"{wrong} of {count} mentions are matched with another study when theirs is not in the catalogue")


def _read_rows(name: str) -> list[Label]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _to_texts(rows: Sequence[Label]) -> pa.Table:
    """The rows as an Arrow table of texts; what is empty is null."""
    return pa.table({name: pa.array([row[name] or None for row in rows], pa.string()) for name in rows[0]})


if __name__ == "__main__":
    main()
