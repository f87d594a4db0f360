"""Measure growth: corpora of rising size through the whole flow, the checks over many claims, and other tools."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from benchmarks.scale.checks import measure_checks
from benchmarks.scale.corpus import make_record
from benchmarks.scale.measure import find_growth, measure_size
from benchmarks.scale.page import Figures, write_page
from benchmarks.scale.process import run_watched
from benchmarks.speed.__main__ import measure_peers
from benchmarks.speed.ours import Speed, measure
from benchmarks.speed.texts import Corpus, Text
from warehouse.snapshots import current_snapshot

SEEDS = Path(__file__).parents[2] / "seeds" / "texts"
SIZES = "1000,10000,100000,1000000"
COMPARED = 2_000
"""Documents that all tools read."""


def main() -> None:
    """Measure, print each figure, and write the page if asked to."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale", description="Measure growth.")
    parser.add_argument("--sizes", default=SIZES, help=f"numbers of documents, rising; without it, {SIZES}")
    parser.add_argument("--claims", type=int, default=10_000_000, help="claims to check; 0: none")
    parser.add_argument("--peers", type=Path, help="Python of an environment with spaCy, medspaCy and negspacy")
    parser.add_argument(
        "--folder", type=Path, help="where to work; without it, the system's folder for temporary files"
    )
    parser.add_argument("--write", type=Path, help="page to write the tables to")
    chosen = parser.parse_args()
    figures = Figures()
    with tempfile.TemporaryDirectory(dir=chosen.folder) as name:
        folder = Path(name)
        figures.speeds = compare(chosen.peers)
        for size in map(int, chosen.sizes.split(",")):
            figures.sizes.append(measure_size(size, folder / str(size)))
            _save(figures, chosen.write)
        if chosen.claims:
            run_watched(["run", "--input", SEEDS, "--warehouse", folder / "seeds"])
            snapshot = current_snapshot(folder / "seeds")
            assert snapshot
            figures.checked = measure_checks(snapshot.path, folder / "copies", chosen.claims)
            print(figures.checked, flush=True)
            _save(figures, chosen.write)


def _save(figures: Figures, page: Path | None) -> None:
    """What is measured so far: a long run may be stopped."""
    last = figures.sizes[-1]
    print(f"{last.documents:,}: {last.first}\n  again {last.again}\n  one more {last.one_more}", flush=True)
    print(f"  {find_growth(figures.sizes)}", flush=True)
    if page:
        write_page(figures, page)


def compare(peers: Path | None) -> list[Speed]:
    """All tools on the first documents of the corpus."""
    records = map(make_record, range(COMPARED))
    texts = tuple(Text(record["text"], record["title"]) for record in records)
    corpus = Corpus("scale", "the first documents", texts)
    speeds = measure(corpus)
    speeds += measure_peers(peers, corpus) if peers else []
    for speed in speeds:
        print(f"{speed.tool:52} {speed.rate:9.3f} MB/s", flush=True)
    return speeds


if __name__ == "__main__":
    main()
