"""The page that the figures of growth are published on."""

from __future__ import annotations

import datetime
import os
import platform
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.scale.checks import Checked
from benchmarks.scale.measure import FROM, Measured, find_growth
from benchmarks.scale.plot import draw
from benchmarks.speed.ours import Speed
from benchmarks.speed.page import make_table

STEPS = ("start", "read", "extract", "copies", "check", "link", "publish", "explorer")
HEAD = """# Growth

Written on {day} by

    make scale SIZES="{sizes}"

on {cores} cores ({machine}, {memory:.0f} GB, Python {python}). The load was {load:.1f} at its end: {verdict}.

The corpus is made by `benchmarks/scale/corpus.py`: statements of the annotated texts with other numbers, among plain health
text; one document in five speaks of a therapy, and no two are alike. Memory is that of the command with its workers and
Prefect's server, pages that several share counted once.
"""


@dataclass
class Figures:
    """All that was measured."""

    sizes: list[Measured] = field(default_factory=list)
    checked: Checked | None = None
    speeds: Sequence[Speed] = ()


def write_page(figures: Figures, page: Path) -> None:
    """Write the page, and the plot beside it in `images`."""
    plot = page.parent / "images" / "scale.svg"
    plot.parent.mkdir(parents=True, exist_ok=True)
    plot.write_text(_draw(figures.sizes), encoding="utf-8")
    parts = [_write_head(figures), *_write_sizes(figures.sizes), *_write_steps(figures.sizes)]
    parts += [*_write_checks(figures.checked), *_write_speeds(figures.speeds)]
    page.write_text("\n".join(parts), encoding="utf-8")


def _write_head(figures: Figures) -> str:
    load = os.getloadavg()[2]
    busy = load > 1.5 * (os.cpu_count() or 1)
    return HEAD.format(
        day=datetime.datetime.now(tz=datetime.UTC).date(),
        sizes=",".join(str(m.documents) for m in figures.sizes),
        cores=os.cpu_count(),
        machine=platform.processor() or platform.machine(),
        memory=os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9,
        python=platform.python_version(),
        load=load,
        verdict="other work ran beside it, so times are too long; read processor seconds and ratios"
        if busy
        else "quiet",
    )


def _draw(sizes: Sequence[Measured]) -> str:
    lines = {
        "first run, s": [(m.documents, m.first.seconds) for m in sizes],
        "processor, s": [(m.documents, m.first.cpu) for m in sizes],
        "nothing new, s": [(m.documents, m.again.seconds) for m in sizes],
        "one new document, s": [(m.documents, m.one_more.seconds) for m in sizes],
        "memory, MB": [(m.documents, m.first.peak / 1e6) for m in sizes],
    }
    return draw(lines, "documents", "seconds, MB")


def _write_sizes(sizes: Sequence[Measured]) -> Iterator[str]:
    yield "![Time and memory by documents](images/scale.svg)\n"
    yield "| documents | MB | claims | first run s | processor s | texts a second | most memory MB | published MB | files |"
    yield "|---:|---:|---:|---:|---:|---:|---:|---:|---:|"
    for m in sizes:
        yield (
            f"| {m.documents:,} | {m.bytes / 1e6:,.1f} | {m.claims:,} | {m.first.seconds:,.0f} | {m.first.cpu:,.0f} "
            f"| {m.documents / m.work:,.0f} | {m.first.peak / 1e6:,.0f} | {m.published / 1e6:,.1f} "
            f"| {m.files}, of one table {m.largest_table} |"
        )
    yield "\nWhat comes after the first run, in seconds beyond the start; processor seconds are those of the whole command:\n"
    yield "| documents | nothing new | processor | one new document | processor | most memory MB |"
    yield "|---:|---:|---:|---:|---:|---:|"
    for m in sizes:
        again, more = m.again.seconds - m.again.steps["start"], m.one_more.seconds - m.one_more.steps["start"]
        peak = max(m.again.peak, m.one_more.peak) / 1e6
        yield f"| {m.documents:,} | {again:,.1f} | {m.again.cpu:,.0f} | {more:,.1f} | {m.one_more.cpu:,.0f} | {peak:,.0f} |"
    if growth := find_growth(sizes):
        told = ", ".join(f"{name} {value:.2f}" for name, value in growth.items())
        yield f"\nExponents of growth from {FROM:,} documents on (1 is linear): {told}.\n"


def _write_steps(sizes: Sequence[Measured]) -> Iterator[str]:
    yield "## By step\n\nSeconds of the first run, and in brackets the most memory in MB.\n"
    yield f"| documents | {' | '.join(STEPS)} |"
    yield f"|{'---:|' * (len(STEPS) + 1)}"
    for m in sizes:
        cells = (f"{m.first.steps.get(s, 0):,.1f} ({m.first.peaks.get(s, 0) / 1e6:,.0f})" for s in STEPS)
        yield f"| {m.documents:,} | {' | '.join(cells)} |"
    last = sizes[-1]
    extract = last.first.steps["extract"]
    yield (
        f"\nOf {last.documents:,} documents, extraction alone reads {last.bytes / extract / 1e6:.2f} MB/s on all cores, the"
        f" whole flow without the start {last.bytes / last.work / 1e6:.2f}: {extract / last.work:.0%} of it.\n"
    )


def _write_checks(checked: Checked | None) -> Iterator[str]:
    if checked:
        yield (
            f"## Checks\n\n{checked.checks} checks over {checked.claims:,} claims and all that belongs to them: "
            f"{checked.seconds:,.0f} s with the start of Great Expectations, at most {checked.peak / 1e9:.1f} GB; "
            f"{checked.failed or 'none'} failed.\n"
        )


def _write_speeds(speeds: Sequence[Speed]) -> Iterator[str]:
    if speeds:
        yield (
            "## Beside other tools\n\nThe same documents, in processor seconds of one core; [Speed](benchmarks.md) says what"
            " each tool does.\n"
        )
        yield make_table(speeds)
