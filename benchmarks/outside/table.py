"""The page that the figures are published on."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from benchmarks.outside.figures import DataSet, Figure

HEAD = """# Measured on other people's data

Public data sets, annotated by others for tasks near to ours, none of them on the therapies that the vocabulary knows.
Measured {day} with

    python -m benchmarks.outside --data FOLDER --write docs/benchmarks-outside.md

where FOLDER holds a checkout of each repository. The data is not part of this repository. What is run are the rules
that the extraction uses: `find_quantities`, `find_enrolled`, `is_hedged`, `is_negated`. The texts lie outside the
vocabulary, so the rules that need a therapy in the text go without one here.
"""


def write_page(measured: Sequence[tuple[DataSet, Sequence[Figure]]], day: datetime.date) -> str:
    """The page in Markdown; a data set without figures is named as not measured."""
    parts = [HEAD.format(day=day.isoformat())]
    for data, figures in measured:
        parts.append(f"## {data.repository}\n\n{data.words}\n")
        parts.append(_make_table(figures) if figures else "Not measured: the data was absent.\n")
    return "\n".join(parts)


def _make_table(figures: Sequence[Figure]) -> str:
    rows = ["| measure | on | ours | published |", "|---|---|---|---|"]
    rows += [f"| {f.measure} | {f.size} | {f.ours} | {f.published} |" for f in figures]
    return "\n".join(rows) + "\n"
