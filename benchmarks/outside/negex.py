"""NegEx/ConText: whether a finding in a sentence of a clinical report is negated."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks.outside.figures import DataSet, Figure, Tally
from benchmarks.outside.statements import read_sentence
from transforms.context.negation import is_negated

FILE = "rsAnnotations-1-120-random.txt"
PUBLISHED = "F1 .981 (ConText); .954 (ten-word pattern); .93 (medspaCy)"


def measure_negex(folder: Path) -> Iterator[Figure]:
    """Negated findings by row; history is counted only."""
    lines = (folder / FILE).read_text(encoding="latin-1").splitlines()[1:]
    rows = [line.split("\t") for line in lines]
    answers = [(row[3] == "Negated", is_negated(read_sentence(row[2]))) for row in rows if len(row) >= 6]
    tally = Tally()
    for gold, ours in answers:
        tally.add(gold and ours, ours, gold)
    yield Figure("negated findings", f"{tally.wanted} of {len(answers)}", tally.show(), PUBLISHED)
    past = sum(row[4] == "Historical" for row in rows if len(row) >= 6)
    yield Figure("historical findings", f"{past} of {len(answers)}", "not measured", "F1 .665 (ConText)")


NEGEX = DataSet(
    "negex",
    "chapmanbe/negex",
    FILE,
    measure_negex,
    "The question there is whether one given finding is negated, ours whether the main assertion of the sentence "
    "is: a sentence that affirms one finding and denies another has one answer for us and two for them. The "
    "codebook counts grammatical negation only, so “denies chest pain” or “negative for infarct” is none. Whether "
    "a finding is history is no column of our tables.",
)
