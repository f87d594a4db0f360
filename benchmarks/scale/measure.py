"""What is measured of a corpus of one size: the first run, the same again, and one with a new document."""

from __future__ import annotations

import math
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.scale.corpus import make_lines, write_jsonl
from benchmarks.scale.process import Watched, run_watched
from warehouse.snapshots import Snapshot, current_snapshot

FROM = 10_000
"""Documents from which on growth is judged: below, the start-up is most of the time."""


@dataclass(frozen=True)
class Measured:
    """A corpus of so many documents and bytes: its first run, an unchanged one, one with a new document; what lies there."""

    documents: int
    bytes: int
    first: Watched
    again: Watched
    one_more: Watched
    claims: int
    files: int
    largest_table: int
    published: int

    @property
    def fixed(self) -> float:
        """Seconds of the first run before anything is read."""
        return self.first.steps["start"]

    @property
    def work(self) -> float:
        """Seconds of the first run without these."""
        return self.first.seconds - self.fixed


def measure_size(documents: int, folder: Path) -> Measured:
    """Write a corpus, and run over it; the warehouse stays in `folder`."""
    texts, warehouse = folder / "texts", folder / "warehouse"
    size = write_jsonl(texts, documents)
    arguments = ["run", "--input", texts, "--warehouse", warehouse, "--keep", "1"]
    first, again = run_watched(arguments), run_watched(arguments)
    (texts / "new.jsonl").write_bytes(b"".join(make_lines(documents, 1)))
    one_more = run_watched(arguments)
    shutil.rmtree(texts)
    snapshot = current_snapshot(warehouse)
    if snapshot is None or snapshot.count("documents") != documents + 1:
        raise RuntimeError(f"{warehouse} does not hold {documents + 1} documents")
    return Measured(documents, size, first, again, one_more, snapshot.count("claims"), *_weigh(snapshot))


def _weigh(snapshot: Snapshot) -> tuple[int, int, int]:
    """Files, those of the table with most, and bytes of all."""
    tables = [file.table for file in snapshot.files]
    return len(tables), max(map(tables.count, set(tables))), sum(file.bytes for file in snapshot.files)


def find_exponent(sizes: Sequence[float], values: Sequence[float]) -> float:
    """The exponent of growth: the slope of the straight line through the logarithms; 1 is linear."""
    xs, ys = [math.log(size) for size in sizes], [math.log(value) for value in values]
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True)) / sum((a - x) ** 2 for a in xs)


def find_growth(measured: Sequence[Measured]) -> dict[str, float]:
    """The exponents of time, processor time and size from `FROM` documents on; nothing with fewer than two sizes."""
    large = [m for m in measured if m.documents >= FROM]
    if len(large) < 2:
        return {}
    sizes = [m.documents for m in large]
    return {
        "time without start-up": find_exponent(sizes, [m.work for m in large]),
        "processor time": find_exponent(sizes, [m.first.cpu for m in large]),
        "bytes published": find_exponent(sizes, [m.published for m in large]),
    }
