"""Claim strength in press releases and abstracts: no relation, correlation, conditional cause, direct cause."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from benchmarks.outside.figures import DataSet, Figure, Tally, share
from benchmarks.outside.statements import read_sentence
from transforms.context.hedging import is_hedged

FILES = (("press releases", "annotated_eureka.csv", "0.892"), ("abstracts", "annotated_pubmed.csv", "0.878"))
CONDITIONAL, DIRECT = "2", "3"


def measure_strength(folder: Path) -> Iterator[Figure]:
    """Hedged against asserted, on the sentences that state a cause: the part of the task that both schemes have."""
    for what, name, published in FILES:
        with (folder / "data" / name).open(encoding="utf-8", newline="") as file:
            rows = [(row["sentence"], row["label"]) for row in csv.DictReader(file)]
        causal = [
            (label == CONDITIONAL, is_hedged(read_sentence(text)))
            for text, label in rows
            if label in {CONDITIONAL, DIRECT}
        ]
        tally = Tally()
        for gold, ours in causal:
            tally.add(gold and ours, ours, gold)
        right = sum(gold == ours for gold, ours in causal)
        macro = (tally.f1 + _asserted(causal).f1) / 2
        size = f"{len(causal)} of {len(rows)} sentences"
        yield Figure(
            f"{what}: conditional causes found by our hedges",
            size,
            tally.show(),
            f"macro F1 {published} over four classes (trained)",
        )
        yield Figure(
            f"{what}: conditional against direct", size, f"{share(right, len(causal))}, macro F1 {macro:.3f}", "–"
        )


def _asserted(causal: list[tuple[bool, bool]]) -> Tally:
    tally = Tally()
    for gold, ours in causal:
        tally.add(not gold and not ours, not ours, not gold)
    return tally


STRENGTH = DataSet(
    "strength",
    "junwang4/correlation-to-causation-exaggeration",
    "data/annotated_eureka.csv",
    measure_strength,
    "The scheme asks whether a sentence states a correlation or a cause; ours does not ask that. Only the split "
    "between a conditional cause (“may reduce”) and a direct one (“reduces”) has a counterpart, our `certainty`, "
    "and only that is measured. A hedge on another part of the sentence (“suggests that X reduces Y”) makes it "
    "hedged by our codebook and direct by theirs.",
)
