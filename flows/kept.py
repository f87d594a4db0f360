"""What the files of the inputs held when they were last read, so that those that did not change are not opened again.

It lies in the work folder under the id of the snapshot in which all of it is settled: `files.parquet` has a row for
each file, in the order of their paths; `texts-RUN.parquet` and `kept-out-RUN.parquet` hold what the run of that id read
out of them, without the texts themselves. A run that publishes nothing leaves the account of the snapshot before as it
was.
"""

from __future__ import annotations

import datetime as dt
import json
import shutil
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import duckdb
import orjson
import pyarrow as pa
import pyarrow.parquet as pq

from flows.ingest.arrivals import WITHIN
from flows.ingest.work import Work
from transforms.readers import RejectedInput
from transforms.readers.manifest_row import Label
from transforms.readers.sources import Offer
from transforms.readers.unchanged import Closed, FileState, Unchanged
from warehouse.disk import link_or_copy
from warehouse.engine import quote_text, write_scan
from warehouse.locations import snapshots_folder
from warehouse.tables import Source

SETTLED_NS = 2_000_000_000
"""A file that changed less long ago may change again without its times telling: it is read once more."""
MOST_SOURCES = 50_000
"""A file of more sources is read by every run."""
MOST_RUNS = 16
"""Runs whose files are kept apart; of more, one is made."""
GROUP_FILES = 5_000
SCHEMA = pa.schema(
    [(name, pa.string()) for name in ("path", "uri")]
    + [(name, pa.int64()) for name in ("size", "modified", "changed", "inode")]
    + [(name, pa.string()) for name in ("labels", "read_in")]
    + [(name, pa.int64()) for name in ("texts", "kept_out")]
    + [("offers", pa.string()), ("number", pa.int64()), ("rank", pa.int64())]
)
"""`read_in` is the run that read the file, `number` counts the files of this run, null for those of other inputs."""
STATE = ("path", "uri", "size", "modified", "changed", "inode", "labels")
FACTS = "document_id, source_id, uri, title, format, language, published_on, sha256, char_count"

HELD = f"""
CREATE VIEW kept_texts AS
SELECT f.path, f.number, (f.number << {WITHIN}) + t.nth AS place, {", ".join("t." + n for n in FACTS.split(", "))}
FROM {{texts}} AS t JOIN {{files}} AS f USING (path, read_in)
"""  # noqa: S608 - names of columns
TOUCHED = """
CREATE TEMP TABLE kept_touched AS
SELECT * FROM kept_texts SEMI JOIN {texts} AS t USING (source_id, uri)
"""
KEEP = """
SELECT * FROM {files} WHERE path NOT IN (SELECT path FROM kept_touched)
    AND (number IS NULL OR number NOT IN (
        SELECT a.place >> {bits} FROM arrived AS a JOIN places AS p USING (source_id, uri)
        WHERE a.document_id <> p.document_id))
ORDER BY rank
"""
NEW = """
SELECT f.path, f.read_in, r.place & ((1::BIGINT << {bits}) - 1) AS nth, r.* EXCLUDE (place {without})
FROM {rows} AS r JOIN {files} AS f ON f.number = r.place >> {bits} WHERE f.read_in = {run}
"""


@dataclass
class KeptFiles:
    """The account of the run before, and that of this run while it grows.

    `before` is the folder of the account that can be gone by, None if every file has to be read; `roots` are the local
    inputs of this run.
    """

    work: Work
    run_id: str
    before: Path | None
    roots: frozenset[Path]
    unchanged: int = 0
    _rank: int = 0
    _rows: list[dict[str, Any]] = field(default_factory=list)
    _writer: pq.ParquetWriter | None = None
    _known: Iterator[dict[str, Any]] = field(default_factory=lambda: iter(()))
    _next: dict[str, Any] | None = None
    _found: dict[str, Any] | None = None
    _opened_ns: int = 0
    _texts: int = 0
    _kept_out: int = 0
    _usable: bool = True

    @classmethod
    def open(cls, work: Work, run_id: str, before: str | None, roots: Sequence[Path]) -> KeptFiles:
        """The account of the snapshot `before`; None for one that does not count."""
        folder = _folder(work) / before if before else None
        kept = cls(work, run_id, folder if folder and (folder / "files.parquet").exists() else None, frozenset(roots))
        kept._writer = pq.ParquetWriter(kept._draft, SCHEMA, compression="lz4")
        kept._known = kept._list_known()
        kept._next = next(kept._known, None)
        return kept

    def recall(self, state: FileState) -> Sequence[Offer] | None:
        """What the sources of the file were if it is known in this state; files are asked for in their order."""
        self._found, at = None, Path(state.path).parts
        while self._next and Path(self._next["path"]).parts <= at:
            held, self._next = self._next, next(self._known, None)
            if held["path"] != state.path:
                self._carry(held)
            elif all(held[name] == getattr(state, name) for name in STATE):
                self._found = held
        return [_read_offer(facts) for facts in orjson.loads(self._found["offers"])] if self._found else None

    def keep(self, mark: Unchanged, number: int) -> Iterator[RejectedInput]:
        """Take over what is known of a file; what was kept out of it is told once more."""
        held = self._found
        assert held and held["path"] == mark.state.path
        self._add(held | {"number": number})
        self.unchanged += held["texts"]
        if held["kept_out"]:
            yield from self._list_kept_out(held)

    def begin(self) -> None:
        """What is read from here on lies in one file."""
        self._opened_ns, self._texts, self._kept_out, self._usable = time.time_ns(), 0, 0, True

    def note(self, rule: str = "") -> None:
        """Take note of a text, or of what was kept out by a rule, of the file that is read."""
        self._texts += not rule
        self._kept_out += bool(rule)
        self._usable &= rule != "source_conflict"

    def end(self, mark: Closed, number: int, broken: bool) -> None:
        """The file is read to its end. It is not kept if it could not be read as a whole, or depends on others."""
        state, offers = mark.state, mark.offers
        if state is None or broken or not self._usable or len(offers) > MOST_SOURCES:
            return
        if max(state.modified, state.changed) > self._opened_ns - SETTLED_NS:
            return
        told = orjson.dumps([asdict(offer) for offer in offers]).decode()
        counts = {"texts": self._texts, "kept_out": self._kept_out}
        self._add(asdict(state) | counts | {"read_in": self.run_id, "offers": told, "number": number})

    def close(self) -> None:
        """All inputs are read."""
        while self._next:
            held, self._next = self._next, next(self._known, None)
            self._carry(held)
        self._write()
        assert self._writer
        self._writer.close()

    def show(self, connection: duckdb.DuckDBPyConnection) -> int:
        """Make and count the table `kept_touched`: texts of kept files at the places of texts that were read now.

        Only they, and the texts that were read, can differ from what the snapshot before holds.
        """
        texts = write_scan([self.before / "texts-*.parquet"]) if self.before else "no_texts"
        if not self.before:
            empty = f"SELECT ''::VARCHAR AS path, ''::VARCHAR AS read_in, 0 AS nth, {FACTS} FROM read_now LIMIT 0"  # noqa: S608
            connection.execute(f"CREATE VIEW no_texts AS {empty}")
        connection.execute(HELD.format(texts=texts, files=write_scan([self._draft])))
        connection.execute(TOUCHED.format(texts="read_now"))
        count = connection.execute("SELECT count(*) FROM kept_touched WHERE number IS NOT NULL").fetchall()
        return int(count[0][0])

    def save(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Write the account under the id of this run, for the run after it if this one publishes."""
        home = _folder(self.work) / self.run_id
        shutil.rmtree(home, ignore_errors=True)
        home.mkdir(parents=True)
        files = home / "files.parquet"
        bits, run = WITHIN, quote_text(self.run_id)
        _copy(connection, KEEP.format(files=write_scan([self._draft]), bits=bits), files)
        for stem, without in (("texts", ", text"), ("kept-out", "")):
            rows = write_scan([self.work.intake / f"{stem}-*.parquet"])
            query = NEW.format(rows=rows, files=write_scan([files]), bits=bits, run=run, without=without)
            _copy(connection, query, home / f"{stem}-{self.run_id}.parquet")
        self._link_older(connection, home)
        self._sweep(home)

    @property
    def _draft(self) -> Path:
        return self.work.intake / "files.parquet"

    def _list_known(self) -> Iterator[dict[str, Any]]:
        if self.before:
            with pq.ParquetFile(self.before / "files.parquet") as file:
                for batch in file.iter_batches(GROUP_FILES):
                    yield from batch.to_pylist()

    def _carry(self, held: dict[str, Any]) -> None:
        """Keep a file that is none of the inputs of this run; one that is gone from them is forgotten."""
        path = Path(held["path"])
        if path not in self.roots and self.roots.isdisjoint(path.parents):
            self._add(held | {"number": None})

    def _add(self, row: dict[str, Any]) -> None:
        self._rows.append(row | {"rank": self._rank})
        self._rank += 1
        if len(self._rows) >= GROUP_FILES:
            self._write()

    def _write(self) -> None:
        assert self._writer
        self._writer.write_table(pa.Table.from_pylist(self._rows, SCHEMA))
        self._rows = []

    def _list_kept_out(self, held: dict[str, Any]) -> Iterator[RejectedInput]:
        assert self.before
        file = self.before / f"kept-out-{held['read_in']}.parquet"
        rows = pq.read_table(file, filters=[("path", "=", held["path"])]).sort_by("nth")
        for row in rows.to_pylist():
            yield RejectedInput(row["uri"], row["rule"], row["reason"], json.loads(row["row_json"]))

    def _link_older(self, connection: duckdb.DuckDBPyConnection, home: Path) -> None:
        """Take over what earlier runs read, as far as it is still needed; of many such files make one."""
        needed = f"SELECT DISTINCT read_in FROM {write_scan([home / 'files.parquet'])}"  # noqa: S608 - our own path
        runs = [run for (run,) in connection.execute(needed).fetchall() if run != self.run_id]
        for run in runs:
            for stem in ("texts", "kept-out"):
                if self.before:
                    link_or_copy(self.before / f"{stem}-{run}.parquet", home / f"{stem}-{run}.parquet")
        if len(runs) >= MOST_RUNS:
            self._join(connection, home, [*runs, self.run_id])

    def _join(self, connection: duckdb.DuckDBPyConnection, home: Path, runs: Sequence[str]) -> None:
        files, run = home / "files.parquet", quote_text(self.run_id)
        for stem in ("texts", "kept-out"):
            old = [home / f"{stem}-{name}.parquet" for name in runs]
            query = f"SELECT r.* REPLACE ({run} AS read_in) FROM {write_scan(old)} AS r SEMI JOIN {write_scan([files])}"  # noqa: S608
            _copy(connection, f"{query} AS f USING (path, read_in)", home / f"{stem}.new")
            for path in old:
                path.unlink()
            (home / f"{stem}.new").rename(home / f"{stem}-{self.run_id}.parquet")
        _copy(
            connection,
            f"SELECT * REPLACE ({run} AS read_in) FROM {write_scan([files])} ORDER BY rank",  # noqa: S608
            home / "files.new",
        )
        (home / "files.new").replace(files)

    def _sweep(self, home: Path) -> None:
        """Remove the accounts of snapshots that are gone."""
        there = snapshots_folder(self.work.folder.parent)
        for folder in _folder(self.work).iterdir():
            if folder != home and not (there / folder.name).is_dir():
                shutil.rmtree(folder, ignore_errors=True)


def _folder(work: Work) -> Path:
    return work.folder / "inputs"


def _copy(connection: duckdb.DuckDBPyConnection, query: str, path: Path) -> None:
    connection.execute(f"COPY ({query}) TO {quote_text(str(path))} (FORMAT parquet, COMPRESSION zstd)")


def _read_offer(facts: dict[str, Any]) -> Offer:
    label, source = (_read_dates(facts[name]) for name in ("label", "source"))
    return Offer(Label(**label), facts["where"], Source(**source))


def _read_dates(facts: dict[str, Any]) -> dict[str, Any]:
    told = facts["published_on"]
    return facts | {"published_on": dt.date.fromisoformat(told) if told else None}
