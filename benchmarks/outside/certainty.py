"""How certain a scientific finding sounds, from 1 to 6 by readers, against the hedges found in it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from statistics import correlation

from benchmarks.outside.figures import DataSet, Figure
from benchmarks.outside.statements import read_sentence
from transforms.context.hedging import is_hedged

FILE = "data/annotated_data/sentence-level-certainty.jsonl"


def measure_certainty(folder: Path) -> Iterator[Figure]:
    """Pearson correlation of the readers' certainty with ours, which knows two values only."""
    rows = [json.loads(line) for line in (folder / FILE).read_text(encoding="utf-8").splitlines()]
    for what, kept in (("all findings", rows), ("the test part", [row for row in rows if row["split"] == "test"])):
        readings = [read_sentence(row["finding"]) for row in kept]
        gold = [float(row["sentence-level-certainty"]) for row in kept]
        hedged = [float(is_hedged(reading)) for reading in readings]
        counts = [float(len(reading.find("hedging"))) for reading in readings]
        yield Figure(
            f"{what}: hedged or asserted",
            str(len(kept)),
            f"r {-correlation(gold, hedged):.2f}",
            "r .63 (trained model)",
        )
        yield Figure(
            f"{what}: number of hedges",
            str(len(kept)),
            f"r {-correlation(gold, counts):.2f}",
            "r .41 (counting hedges)",
        )


CERTAINTY = DataSet(
    "certainty",
    "Jiaxin-Pei/Certainty-in-Science-Communication",
    FILE,
    measure_certainty,
    "Readers placed each finding on a scale of six steps; our `certainty` has two. Much of what they heard as "
    "certain or not is in the kind of finding (a number sounds surer than an interpretation), which no hedge "
    "marks.",
)
