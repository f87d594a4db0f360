"""Run the measurements, print each, and write the page if asked to."""

from __future__ import annotations

import argparse
import datetime
import json
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.speed.ours import Speed, list_terms, measure
from benchmarks.speed.page import Measured, write_page
from benchmarks.speed.texts import Corpus, read_corpora

PEERS = Path(__file__).with_name("peers.py")
PEER_BYTES = 1_200_000
"""How much of a corpus the other tools read at most."""


def main() -> None:
    """Measure the corpora that are there with the tools that are there."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description="Measure throughput on one core.")
    parser.add_argument("--data", type=Path, help="folder with checkouts of FakeHealth and evidence-inference")
    parser.add_argument("--peers", type=Path, help="Python of an environment with spaCy, medspaCy and negspacy")
    parser.add_argument("--write", type=Path, help="page to write the tables to")
    chosen = parser.parse_args()
    measured: list[Measured] = []
    for corpus in read_corpora(chosen.data):
        print(f"{corpus.name}: {len(corpus.texts)} texts, {corpus.size / 1e6:.2f} MB", flush=True)
        speeds = measure(corpus)
        if chosen.peers:
            speeds += measure_peers(chosen.peers, corpus)
        for speed in speeds:
            print(f"  {speed.tool:52} {speed.rate:9.3f} MB/s", flush=True)
        measured.append((corpus, speeds))
    if chosen.write:
        today = datetime.datetime.now(tz=datetime.UTC).date()
        chosen.write.write_text(write_page(measured, today), encoding="utf-8")


def measure_peers(python: Path, corpus: Corpus) -> Iterator[Speed]:
    """Other tools on the first texts of a corpus, in a process of their own."""
    job = {"texts": [text.text for text in corpus.texts], "terms": list_terms(), "bytes": PEER_BYTES}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "job.json"
        path.write_text(json.dumps(job), encoding="utf-8")
        lines = subprocess.run([python, PEERS, path], check=True, stdout=subprocess.PIPE, text=True).stdout
    for line in lines.splitlines():
        yield Speed(**json.loads(line))


if __name__ == "__main__":
    main()
