"""Run the measurements and print or write the table."""

from __future__ import annotations

import argparse
import datetime
from pathlib import Path

from benchmarks.outside.certainty import CERTAINTY
from benchmarks.outside.ebm import EBM
from benchmarks.outside.figures import DataSet, Figure
from benchmarks.outside.negex import NEGEX
from benchmarks.outside.phee import PHEE
from benchmarks.outside.pico import PICO
from benchmarks.outside.strength import STRENGTH
from benchmarks.outside.table import write_page

SETS = {data.name: data for data in (PICO, EBM, STRENGTH, CERTAINTY, PHEE, NEGEX)}


def main() -> None:
    """Measure what is there, print each figure, and write the page if asked to."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.outside", description="Measure on public data sets.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of: {', '.join(SETS)}; all by default")
    parser.add_argument("--data", type=Path, required=True, help="folder that holds the checkouts")
    parser.add_argument("--write", type=Path, help="page to write the table to")
    chosen = parser.parse_args()
    if unknown := sorted(set(chosen.names) - set(SETS)):
        parser.error(f"no such data set: {', '.join(unknown)}; there are {', '.join(SETS)}")
    measured = [(SETS[name], _measure(SETS[name], chosen.data)) for name in chosen.names or SETS]
    if chosen.write:
        today = datetime.datetime.now(tz=datetime.UTC).date()
        chosen.write.write_text(write_page(measured, today), encoding="utf-8")


def _measure(data: DataSet, folder: Path) -> list[Figure]:
    place = data.locate(folder)
    if place is None:
        absent = folder / data.repository.rsplit("/", 1)[1] / data.needs
        print(f"{data.name}: skipped, {absent} is absent (a checkout of github.com/{data.repository} has it)")
        return []
    figures = list(data.measure(place))
    for figure in figures:
        print(f"{data.name}: {figure.measure} ({figure.size}): {figure.ours}; published: {figure.published}")
    return figures


if __name__ == "__main__":
    main()
