"""The files of a draft, and which shard each belongs to."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import pyarrow.parquet as pq

from warehouse.schema import TABLES
from warehouse.shards import is_sharded
from warehouse.snapshots import SnapshotFile

EMPTY_PART = "empty.parquet"
"""A part of no rows in each folder: a view over the folder then has the declared types from the start."""


@dataclass(frozen=True)
class Part:
    """A file of a draft, the shard that its rows belong to, and how far it is from what will be published.

    `kept` is set for a file of the snapshot before that is published again as it is; `is_final` for one that holds its
    shard, or a piece of it, exactly as it will be published.
    """

    path: Path
    shard: int = 0
    kept: SnapshotFile | None = None
    is_final: bool = False

    def count_rows(self) -> int:
        """Rows that it holds."""
        return self.kept.rows if self.kept else int(pq.read_metadata(self.path).num_rows)


@dataclass
class Parts:
    """The parts of all tables of a draft; several threads may add to it at once."""

    held: dict[str, list[Part]] = field(default_factory=dict)
    _numbers: count[int] = field(default_factory=lambda: count(1))
    _turn: threading.Lock = field(default_factory=threading.Lock)

    def name_next(self) -> str:
        """A name for a file that no other part has."""
        with self._turn:
            return f"part-{next(self._numbers):06}.parquet"

    def add(self, table_name: str, *parts: Part) -> None:
        """Take note of parts that are written."""
        with self._turn:
            self.held.setdefault(table_name, []).extend(parts)

    def exchange(self, table_name: str, old: Iterable[Part], new: Iterable[Part]) -> None:
        """Put new parts in the place of old ones."""
        gone = set(old)
        with self._turn:
            self.held[table_name] = [p for p in self.held.get(table_name, []) if p not in gone] + list(new)

    def list_of(self, table_name: str, shard: int | None = None) -> list[Part]:
        """The parts of a table, or those of one shard, in the order in which they were written."""
        return [p for p in self.held.get(table_name, []) if shard is None or p.shard == shard]

    def list_shards(self, table_name: str) -> list[int]:
        """The shards of a table that have parts."""
        return sorted({part.shard for part in self.held.get(table_name, [])})

    def list_changed(self) -> list[int]:
        """The shards in which some table of documents has another file than in the snapshot before."""
        held = (part for name, parts in self.held.items() if is_sharded(TABLES[name]) for part in parts)
        return sorted({part.shard for part in held if not part.kept})
