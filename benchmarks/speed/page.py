"""The page that the figures are published on."""

from __future__ import annotations

import datetime
import os
import platform
from collections.abc import Sequence

from benchmarks.speed.ours import Speed
from benchmarks.speed.texts import Corpus

Measured = tuple[Corpus, Sequence[Speed]]

HEAD = """# Speed

Measured {day} on {cores} shared cores ({machine}, Python {python}) with

    make bench DATA=FOLDER

where FOLDER holds checkouts of `EnyanDai/FakeHealth` and `jayded/evidence-inference`; without it the corpora of the
repository alone are read. One core, processor time, the best of several runs; the machine is shared, so read ratios
rather than absolute figures. All tools read the same texts in the same run; a slow one reads the first part of them.

- **bare matcher**: the terms of the vocabulary found in the folded text by one native pass, nothing else: the limit.
- **Claimhouse**: claims, quantities, cues, study mentions and arms with all attributes and exact offsets, as rows. A
  text that is about no therapy and no condition of the vocabulary costs one native pass and no more.
- **with all statement rows**: the same with the table `statements`, a row with its id for each statement of every
  text, also of those that hold nothing.
- The other tools get the same terms and batches of texts (`nlp.pipe`), and only the pipes that the line names. They
  find terms and their context (negation, history, uncertainty); none of them reads quantities, studies or claims.
"""


def write_page(measured: Sequence[Measured], day: datetime.date) -> str:
    """The page in Markdown, a table per corpus."""
    machine = platform.processor() or platform.machine()
    parts = [HEAD.format(day=day, cores=os.cpu_count(), machine=machine, python=platform.python_version())]
    for corpus, speeds in measured:
        parts.append(f"## {corpus.name}\n\n{len(corpus.texts)} texts, {corpus.size / 1e6:.1f} MB: {corpus.words}.\n")
        parts.append(make_table(speeds))
    return "\n".join(parts)


def make_table(speeds: Sequence[Speed]) -> str:
    """The rates, and how Claimhouse compares."""
    ours = next(speed for speed in speeds if speed.tool == "Claimhouse")
    rows = ["| | MB/s | MB read | Claimhouse is |", "|---|---|---|---|"]
    rows += [f"| {s.tool} | {s.rate:.3g} | {s.size / 1e6:.2f} | {_compare(ours, s)} |" for s in speeds]
    return "\n".join(rows) + "\n"


def _compare(ours: Speed, other: Speed) -> str:
    if other.tool.startswith("Claimhouse"):
        return ""
    ratio = ours.rate / other.rate
    return f"{ratio:.{0 if ratio >= 10 else 1}f} times as fast" if ratio >= 1 else f"at {ratio:.1%}"
