"""Reading out what is new: batches of texts to an engine, and each shard put together once its batches are done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from flows.ingest.assembly import Assembly
from flows.ingest.batches import Job, find_done, name_batch
from flows.ingest.engine import Engine
from flows.show.progress import Pace
from warehouse.places import Place
from warehouse.shards import DIGITS, round_up, split

BATCH_TEXTS, BATCH_CHARS = 1_000, 4_000_000
"""About what a batch holds, of whichever it reaches first: some seconds of work."""
FEW_TEXTS, FEW_CHARS = 400, 2_000_000
"""So little is read out in this process, before another one would have started."""


TEXTS = ".texts"
"""How the file of a batch's texts is named beside the folder of its rows."""


@dataclass
class Extraction:
    """What is under way: the batches of each shard in the order of the ids, and which of them are not done yet."""

    assembly: Assembly
    engine: Engine
    store: Place
    code_version: str
    vocabularies: Path
    batch_bits: int
    pace: Pace
    folders: dict[int, list[str]] = field(default_factory=dict)
    undone: dict[int, set[str]] = field(default_factory=dict)
    handed_out: set[int] = field(default_factory=set)
    shard_of: dict[str, int] = field(default_factory=dict)
    failed: list[tuple[str, str]] = field(default_factory=list)

    def run(self, shards: list[int]) -> list[tuple[str, str]]:
        """Read out the fresh texts of the shards, and write all of their rows to the draft.

        Returns:
            The ids of the texts at which the extractor failed, each with what went wrong.
        """
        for done in self.engine.run(self._make_jobs(shards)):
            self.pace.advance(done.documents)
            self.failed += done.failed
            self.undone[self.shard_of[done.rows]].discard(done.rows)
            Place(f"{done.rows}{TEXTS}").remove()
            self._assemble_ready()
        self._assemble_ready()
        return self.failed

    def _make_jobs(self, shards: list[int]) -> Iterator[Job]:
        for shard in shards:
            self.folders[shard], self.undone[shard] = [], set()
            for _, texts in split(self.assembly.list_fresh(shard), self.batch_bits):
                if job := self._make_job(shard, texts):
                    yield job
            self.handed_out.add(shard)

    def _make_job(self, shard: int, texts: pa.Table) -> Job | None:
        """The job for a batch, its texts written; None if there are no texts, or it was done before."""
        if not texts.num_rows:
            return None
        name = name_batch(self.code_version, texts)
        folder = (self.store / name).address
        self.folders[shard].append(folder)
        if done := find_done(folder):
            self.failed += done.failed
            self.pace.advance(done.documents, at_hand=True)
            return None
        self.undone[shard].add(folder)
        self.shard_of[folder] = shard
        return Job(_write_texts(self.store / f"{name}{TEXTS}", texts), folder, str(self.vocabularies))

    def _assemble_ready(self) -> None:
        for shard in [s for s in self.handed_out if not self.undone[s]]:
            self.assembly.assemble(shard, self.folders.pop(shard))
            self.handed_out.discard(shard)


def choose_batch_bits(texts: int, chars: int, bits: int) -> int:
    """Into how many batches, as a power of two, the texts go that are to be read out."""
    return max(bits, min(4 * DIGITS, round_up(max(texts / BATCH_TEXTS, chars / BATCH_CHARS))))


def is_little(texts: int, chars: int) -> bool:
    """True for what is not worth starting a process."""
    return texts <= FEW_TEXTS and chars <= FEW_CHARS


def _write_texts(place: Place, texts: pa.Table) -> str:
    sink = pa.BufferOutputStream()
    pq.write_table(texts, sink, compression="lz4")
    place.write_bytes(sink.getvalue())
    return place.address
