"""The step that finds near-duplicates: copies are named by the signatures that were made when their texts were read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from flows.bands import TABLE, Bands
from flows.ingest.work import Work
from transforms.duplicates.changed import Copies, Gone
from transforms.duplicates.groups import find_originals
from transforms.duplicates.signatures import SIZE, Signatures, from_column
from warehouse.draft import Draft
from warehouse.engine import write_scan
from warehouse.snapshots import Snapshot, table_files
from warehouse.update import update_columns, update_rows

MOST_CHANGED = 2_000
"""Texts that came or went, of which more are compared with all others at once."""
LAST_DAY = 1 << 31
MARKED = """CREATE TEMP TABLE marked AS
SELECT document_id, copies.original AS duplicate_of FROM documents LEFT JOIN copies USING (document_id)"""
DAYS = "SELECT document_id, published_on, duplicate_of FROM {documents} WHERE is_current ORDER BY document_id"
CHANGED = "SELECT document_id FROM {settled}"
HELD = """
SELECT d.document_id, d.published_on, s.signature FROM {documents} AS d JOIN {signatures} AS s USING (document_id)
WHERE d.is_current AND d.document_id IN (SELECT document_id FROM {settled})
"""


@dataclass(frozen=True)
class _Texts:
    """The current texts in the order of their ids, and where each stands among them by day of publication and id.

    `order` holds for each place the number of the text there, `rank` for each text its place.
    """

    names: pa.ChunkedArray
    originals: pa.ChunkedArray
    days: NDArray[np.int64]
    order: NDArray[np.int64]
    rank: NDArray[np.int64]

    @classmethod
    def read(cls, draft: Draft, connection: duckdb.DuckDBPyConnection) -> _Texts:
        query = DAYS.format(documents=write_scan(part.path for part in draft.parts.list_of("documents")))
        rows = connection.execute(query).to_arrow_table()
        days = _count_days(rows["published_on"])
        order = np.argsort(days, kind="stable")
        rank = np.empty_like(order)
        rank[order] = np.arange(len(order))
        return cls(rows["document_id"], rows["duplicate_of"], days, order, rank)


def mark_duplicates(draft: Draft, work: Work, before: Snapshot | None, *, same_code: bool) -> None:
    """Set `documents.duplicate_of` in the draft to the earliest text that each current one is a copy of.

    The earliest is the one published first; where that is the same day or unknown, the one with the smaller id. Where
    no document changed there is nothing to do; where few did, only texts that this can change are compared. That is so
    with `same_code`: those of the snapshot `before` are then what this code makes of them.
    """
    if not draft.parts.list_changed():
        return
    bands = Bands.of(work, draft.parts.list_of(TABLE))
    with draft.connect() as connection:
        found = _Few(draft, work, before, bands, connection).find() if before and same_code else None
        if found is not None:
            connection.register("marked", found)
            update_rows(draft, connection, "documents", "marked", ["duplicate_of"])
        else:
            connection.register("copies", _find_copies(_Texts.read(draft, connection), bands))
            connection.execute(MARKED)
            update_columns(draft, connection, "documents", "marked", ["duplicate_of"])
            bands.load()
    bands.sweep()


@dataclass(frozen=True)
class _Signatures:
    """Signatures that were read, with the sizes of their texts, by the ascending places of these in the files."""

    places: NDArray[np.int64]
    signatures: Signatures
    sizes: NDArray[np.int64]

    @classmethod
    def hold_none(cls) -> _Signatures:
        return cls(np.empty(0, np.int64), np.empty((0, SIZE), np.uint32), np.empty(0, np.int64))

    def add(self, places: NDArray[np.int64], signatures: Signatures, sizes: NDArray[np.int64]) -> _Signatures:
        joined = np.concatenate([self.places, places])
        order = np.argsort(joined)
        found = np.concatenate([self.signatures, signatures])[order]
        return _Signatures(joined[order], found, np.concatenate([self.sizes, sizes])[order])

    def take(self, places: NDArray[np.int64]) -> tuple[Signatures, NDArray[np.int64]]:
        at = np.searchsorted(self.places, places)
        return self.signatures[at], self.sizes[at]


@dataclass
class _Few:
    """What is known where few texts changed since the snapshot before."""

    draft: Draft
    work: Work
    before: Snapshot
    bands: Bands
    connection: duckdb.DuckDBPyConnection
    held: _Signatures = field(default_factory=_Signatures.hold_none)

    def find(self) -> pa.Table | None:
        """The texts that were compared anew, each with its original or null; None if all texts have to be compared."""
        settled = write_scan([self.work.intake / "settled.parquet"])
        rows = self.connection.execute(CHANGED.format(settled=settled)).fetchmany(MOST_CHANGED + 1)
        if len(rows) > MOST_CHANGED:
            return None
        changed = [name for (name,) in rows]
        texts = _Texts.read(self.draft, self.connection)
        keys = self.bands.load()
        if len(keys[0]) != len(texts.names):
            return None
        return self._compare(texts, keys, changed, settled)

    def _compare(self, texts: _Texts, keys: list[NDArray[np.uint32]], changed: list[str], settled: str) -> Any:
        names, order = texts.names, texts.order
        come = sorted(int(texts.rank[place]) for place in self.bands.find(changed).values())
        gone = list(self._list_gone(names, texts.days, order, settled))
        copies = Copies(
            keys,
            order,
            _find_before(names, texts.originals, order, texts.rank),
            lambda places: self._load(order, places),
        )
        found = copies.update(come, gone) if come or gone else {}
        return None if found is None else _name(found, names.take(pa.array(order)))

    def _load(self, order: NDArray[np.int64], places: NDArray[np.int64]) -> Any:
        """The signatures of texts by their places in the order; what was read before is not read again."""
        at = order[places]
        missing = np.setdiff1d(at, self.held.places)
        if len(missing):
            self.held = self.held.add(missing, *self.bands.read(missing))
        return self.held.take(at)

    def _list_gone(
        self, names: pa.ChunkedArray, days: NDArray[np.int64], order: NDArray[np.int64], settled: str
    ) -> Any:
        """The texts of the snapshot before that changed, and where they stood."""
        parts = {name: write_scan(table_files(self.before, name)) for name in ("documents", TABLE)}
        query = HELD.format(documents=parts["documents"], signatures=parts[TABLE], settled=settled)
        rows = self.connection.execute(query).to_arrow_table()
        bands = Bands.cut(from_column(rows["signature"].to_pylist()))
        for number, row in enumerate(rows.select(["document_id", "published_on"]).to_pylist()):
            day = int(_count_days(rows["published_on"].slice(number, 1))[0])
            yield Gone(_find_place(names, days[order], order, row["document_id"], day), bands[:, number])


def _find_place(names: pa.ChunkedArray, days: NDArray[np.int64], order: NDArray[np.int64], name: str, day: int) -> int:
    """How many texts come before one of that day and id; `days` are in the order."""
    low, high = (int(np.searchsorted(days, day, side=side)) for side in ("left", "right"))
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if names[int(order[middle])].as_py() < name else (low, middle)
    return low


def _count_days(dates: pa.ChunkedArray) -> NDArray[np.int64]:
    """The days as numbers; the last of all where none is known."""
    numbers = dates.cast(pa.int32()).cast(pa.int64()).fill_null(LAST_DAY)
    return np.asarray(numbers.to_numpy(), dtype=np.int64)


def _find_before(
    names: pa.ChunkedArray, originals: pa.ChunkedArray, order: NDArray[np.int64], rank: NDArray[np.int64]
) -> NDArray[np.int64]:
    """For each text in the order the place of its original as it was, its own if that is none or not there any more."""
    places = pc.index_in(originals, names.combine_chunks()).combine_chunks()
    own = pa.array(np.arange(len(names)), pa.int64())
    found = np.asarray(pc.coalesce(places.cast(pa.int64()), own).to_numpy(), dtype=np.int64)
    return np.asarray(rank[found[order]], dtype=np.int64)


def _name(found: dict[int, int], names: pa.ChunkedArray) -> pa.Table:
    """The documents with their originals by their ids; null for a copy of none."""
    later = pa.array(list(found), pa.int64())
    first = pa.array([None if original == place else original for place, original in found.items()], pa.int64())
    return pa.table({"document_id": names.take(later), "duplicate_of": names.take(first)})


def _find_copies(texts: _Texts, bands: Bands) -> pa.Table:
    """The copies with their originals; signatures are read file by file, each to its place in the order."""
    count = len(texts.names)
    signatures, sizes, known = np.empty((count, SIZE), np.uint32), np.empty(count, np.int64), np.zeros(count, np.bool_)
    first = 0
    for ids, found, counts in bands.read_all():
        at = pc.index_in(ids, value_set=texts.names.slice(first, len(ids)).combine_chunks())
        current = np.flatnonzero(at.is_valid())
        places = texts.rank[first + at.drop_null().to_numpy()]
        signatures[places], sizes[places], known[places] = found[current], counts[current], True
        first += len(current)
    held = np.flatnonzero(known)
    originals = find_originals(signatures if known.all() else signatures[held], sizes[held])
    copies = np.flatnonzero(originals != np.arange(len(originals)))
    names = texts.names.take(pa.array(texts.order[held]))
    return pa.table({"document_id": names.take(copies), "original": names.take(originals[copies])})
