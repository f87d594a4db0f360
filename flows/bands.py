"""The bands of the texts' signatures, kept beside the warehouse: a new text is compared without making them again.

A file belongs to one file of the table `document_signatures`, and is named by that one's checksum: it is right as long
as it is there, and made anew if it is not.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from numpy.typing import NDArray

from flows.ingest.work import Work
from transforms.duplicates.groups import STARTS, Keys, make_keys
from transforms.duplicates.signatures import Signatures, from_column
from warehouse.parts import Part

TABLE = "document_signatures"
ROWS = 20_000
READERS = 2
"""Files that are read at a time."""
MOST_HELD = 400_000_000
"""Bytes of files that stay in memory once they were read."""


@dataclass(frozen=True)
class Bands:
    """The signatures of a draft, file by file in the order of the ids, and their bands."""

    folder: Path
    files: tuple[Path, ...]
    sums: tuple[str, ...]
    held: dict[Path, pa.Table] = field(default_factory=dict, compare=False)

    @classmethod
    def of(cls, work: Work, parts: Sequence[Part]) -> Bands:
        """Those of the parts of the table, which lie there in the order in which they are published."""
        ordered = sorted(parts, key=lambda part: (part.shard, part.path.name))
        sums = tuple(part.kept.sha256 if part.kept else _digest(part.path) for part in ordered)
        return cls(work.folder / "bands", tuple(part.path for part in ordered), sums)

    @staticmethod
    def cut(signatures: Signatures) -> NDArray[np.uint32]:
        """The bands of signatures, one row for each band."""
        return np.stack([make_keys(signatures, start) for start in STARTS])

    def load(self) -> list[Keys]:
        """For each band that of every text, in the order of the ids."""
        held = [self._load_file(path, name) for path, name in zip(self.files, self.sums, strict=True)]
        return [np.concatenate([keys[band] for keys in held]) for band in range(len(STARTS))]

    def sweep(self) -> None:
        """Remove what belongs to no file of this draft."""
        for path in self.folder.glob("*.npy"):
            if path.stem not in self.sums:
                path.unlink(missing_ok=True)

    def read_all(self) -> Iterator[tuple[pa.Array, Signatures, NDArray[np.int64]]]:
        """Ids, signatures and sizes of some texts after the others, in the order of the ids."""
        for path in self.files:
            with pq.ParquetFile(path) as file:
                for batch in file.iter_batches(ROWS, columns=["document_id", "signature", "shingle_count"]):
                    yield (
                        batch["document_id"],
                        from_column(batch["signature"].to_pylist()),
                        batch["shingle_count"].to_numpy(),
                    )

    def read(self, places: NDArray[np.int64]) -> tuple[Signatures, NDArray[np.int64]]:
        """The signatures at these places, counted from the first file on, and their sizes."""
        with ThreadPoolExecutor(READERS) as pool:
            found = list(pool.map(self._read_file, *self._list_wanted(places)))
        return np.concatenate([s for s, _ in found]), np.concatenate([n for _, n in found])

    def find(self, names: Sequence[str]) -> dict[str, int]:
        """The places of the documents of these ids, as far as they have signatures."""
        return dict(self._find(names))

    def _find(self, names: Sequence[str]) -> Iterator[tuple[str, int]]:
        wanted, first = pa.array(sorted(names), pa.string()), 0
        for path in self.files:
            ids = pq.read_table(path, columns=["document_id"])["document_id"]
            places = pc.index_in(wanted, ids.combine_chunks())
            for name, place in zip(wanted.to_pylist(), places.to_pylist(), strict=True):
                if place is not None:
                    yield name, first + place
            first += len(ids)

    def _list_wanted(self, places: NDArray[np.int64]) -> tuple[list[Path], list[NDArray[np.int64]]]:
        """The files that hold some of the ascending places, and which of their rows."""
        counts = [pq.read_metadata(path).num_rows for path in self.files]
        ends = np.cumsum(counts)
        cuts = np.searchsorted(places, ends)
        begins = [0, *cuts[:-1].tolist()]
        rows = [places[a:b] - (end - n) for a, b, end, n in zip(begins, cuts, ends, counts, strict=True)]
        wanted = [(path, held) for path, held in zip(self.files, rows, strict=True) if len(held)]
        return [path for path, _ in wanted], [held for _, held in wanted]

    def _read_file(self, path: Path, rows: NDArray[np.int64]) -> tuple[Signatures, NDArray[np.int64]]:
        found = self._open(path).take(rows)
        return from_column(found["signature"].to_pylist()), found["shingle_count"].to_numpy()

    def _open(self, path: Path) -> pa.Table:
        """The signatures of a file; what is looked for lies in most files, and is looked for several times."""
        known = self.held.get(path)
        if known is None:
            known = pq.read_table(path, columns=["signature", "shingle_count"])
            if known.nbytes + sum(table.nbytes for table in list(self.held.values())) < MOST_HELD:
                self.held[path] = known
        return known

    def _load_file(self, path: Path, name: str) -> NDArray[np.uint32]:
        held = self.folder / f"{name}.npy"
        try:
            return np.asarray(np.load(held, mmap_mode="r"))
        except (OSError, ValueError):
            keys = _make(path)
            self.folder.mkdir(parents=True, exist_ok=True)
            new = held.with_suffix(".new")
            with new.open("wb") as file:
                np.save(file, keys)
            new.replace(held)
            return keys


def _make(path: Path) -> NDArray[np.uint32]:
    """The bands of a file of signatures, one row for each band."""
    with pq.ParquetFile(path) as file:
        pieces = [np.empty((len(STARTS), 0), np.uint32)]
        for batch in file.iter_batches(ROWS, columns=["signature"]):
            pieces.append(Bands.cut(from_column(batch["signature"].to_pylist())))
    return np.concatenate(pieces, axis=1)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
