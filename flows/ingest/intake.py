"""Intake: every input ends in exactly one outcome, and the warehouse's documents follow from the outcomes."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from flows.ingest.arrivals import Spool, write_facts
from flows.ingest.settle import FRESH, REPEATED, TOTALS, open_settling, settle
from flows.ingest.work import Work
from flows.kept import KeptFiles
from flows.show.progress import Pace
from flows.watch.watcher import Watched
from transforms.readers import Input, InputText, RejectedInput, read_files
from transforms.readers.languages import OTHER_LANGUAGE
from transforms.readers.unchanged import Closed, Opened, Unchanged
from warehouse.places import is_remote
from warehouse.schema import TABLES
from warehouse.snapshots import Snapshot, read_table
from warehouse.tables import QuarantinedRow, Source

MOST_TOLD, MOST_OF_RULE = 1_000, 200
"""Inputs that were kept out, in all and for one reason, that an intake holds in memory to tell of them."""

SETTLED_BYTES = 100_000_000
"""About what is written to settle a million texts."""


@dataclass
class Intake:
    """What came in, by outcome, and what the documents of the warehouse are after it.

    The texts lie in the work folder: `texts-*.parquet` as they came, `settled.parquet` the documents that are new or
    changed (`fresh` those that are to be read out), `outcomes.parquet` and `kept-out-*.parquet` what became of the
    inputs. `kept_out` holds the first of those that were kept out, `rules` counts all by why and `languages` those in
    another one than is read by which; `documents`, `chars` and `current` count what the warehouse will hold.
    """

    work: Work | None = None
    sources: dict[str, Source] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)
    kept_out: list[RejectedInput] = field(default_factory=list)
    rules: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    documents: int = 0
    chars: int = 0
    current: int = 0
    fresh: int = 0
    fresh_chars: int = 0
    watched: Watched = field(default_factory=Watched)

    def count(self) -> Counter[str]:
        """Inputs by outcome: published, unchanged, duplicate, quarantined."""
        return self.counts

    @property
    def total(self) -> int:
        """Inputs, whatever became of them."""
        return self.counts.total()

    @property
    def outcomes(self) -> list[tuple[str, str]]:
        """The outcome of every input, in the order in which they were read."""
        if self.work is None:
            return []
        rows = pq.read_table(self.work.intake / "outcomes.parquet", columns=["uri", "outcome"])
        return list(zip(rows["uri"].to_pylist(), rows["outcome"].to_pylist(), strict=True))

    def read_kept_out(self, run_id: str) -> Iterable[pa.Table]:
        """The rows of the table quarantine for the inputs that were kept out, a file at a time."""
        files = sorted(self.work.intake.glob("kept-out-*.parquet")) if self.work else []
        return (_to_quarantine_table(pq.read_table(file), run_id) for file in files)


def take_in(
    inputs: Sequence[Input],
    before: Snapshot | None,
    now: dt.datetime,
    work: Work,
    watched: Watched | None = None,
    *,
    run_id: str,
    same_code: bool,
    reread: bool = False,
) -> Intake:
    """Read the inputs and settle each against what the warehouse holds.

    Args:
        inputs: folders or files.
        before: the snapshot that the new one follows, if there is one.
        now: the moment that new documents are dated to.
        work: where to put what is read.
        watched: the pages of the addresses that the inputs name.
        run_id: the run, which names the account of what is read.
        same_code: whether the rows of `before` can be carried over as they are.
        reread: open files that did not change as well.
    """
    work.begin()
    watched = watched or Watched()
    intake, spool = Intake(work, watched=watched, sources=_read_sources(before)), Spool(work)
    roots = [Path(item).resolve() for item in inputs if not is_remote(str(item))]
    known = before.id if before is not None and same_code and not reread else None
    kept = KeptFiles.open(work, run_id, known, roots)
    _Reading(intake, spool, kept).read(inputs)
    spool.close()
    kept.close()
    with work.explained(SETTLED_BYTES), open_settling(work, before) as connection:
        touched = kept.show(connection)
        settle(connection, work.intake, now, same_code=same_code)
        intake.counts += Counter(unchanged=kept.unchanged - touched)
        _keep_out_repeated(intake, connection, work)
        _count(intake, connection, work)
        kept.save(connection)
    return intake


def _read_sources(before: Snapshot | None) -> dict[str, Source]:
    rows = read_table(before, "sources").to_pylist() if before is not None else []
    return {row["source_id"]: Source(**row) for row in rows}


@dataclass
class _Reading:
    """Where what is read goes: the texts to the spool, the account of each file to what is kept of it."""

    intake: Intake
    spool: Spool
    kept: KeptFiles
    _uri: str = ""
    _broken: bool = False

    def read(self, inputs: Sequence[Input]) -> None:
        """Read all inputs."""
        pace = Pace("Read", "texts")
        for item in read_files(inputs, self.intake.watched.pages, self.kept.recall):
            if isinstance(item, InputText):
                pace.advance(1)
                self.spool.add(item)
                self.intake.sources[item.source.source_id] = item.source
                self.kept.note()
            elif isinstance(item, RejectedInput):
                pace.advance(1)
                self._keep_out(item)
            else:
                self._mark(item)

    def _mark(self, mark: Opened | Closed | Unchanged) -> None:
        if isinstance(mark, Closed):
            self.kept.end(mark, self.spool.number, self._broken)
            self._uri = ""
        self.spool.begin()
        if isinstance(mark, Opened):
            self.kept.begin()
            self._uri, self._broken = mark.state.uri, False
        elif isinstance(mark, Unchanged):
            self.intake.sources |= {offer.source.source_id: offer.source for offer in mark.offers}
            for item in self.kept.keep(mark, self.spool.number):
                _keep_out(self.intake, self.spool, item)

    def _keep_out(self, item: RejectedInput) -> None:
        self.kept.note(item.rule)
        self._broken |= item.uri == self._uri
        _keep_out(self.intake, self.spool, item)


def _keep_out(intake: Intake, spool: Spool, item: RejectedInput) -> None:
    intake.rules[item.rule] += 1
    if item.rule == OTHER_LANGUAGE:
        intake.languages[str(item.excerpt.get("language"))] += 1
    if len(intake.kept_out) < MOST_TOLD and intake.rules[item.rule] <= MOST_OF_RULE:
        intake.kept_out.append(item)
    spool.keep_out(item)


def _keep_out_repeated(intake: Intake, connection: duckdb.DuckDBPyConnection, work: Work) -> None:
    """Keep out texts whose place another text of this run took before them."""
    repeated = Spool(work, _files=10_000)
    for place, uri, source_id in connection.execute(REPEATED).fetchall():
        repeated.place = place
        _keep_out(intake, repeated, _reject_second(uri, source_id))
    repeated.close()


def _count(intake: Intake, connection: duckdb.DuckDBPyConnection, work: Work) -> None:
    outcomes = pq.read_table(work.intake / "outcomes.parquet", columns=["outcome"])
    intake.counts.update({row["values"]: row["counts"] for row in outcomes["outcome"].value_counts().to_pylist()})
    intake.documents, intake.chars, intake.current = connection.execute(TOTALS).fetchall()[0]
    intake.fresh, intake.fresh_chars = connection.execute(FRESH).fetchall()[0]


def _reject_second(uri: str, source_id: str) -> RejectedInput:
    """Two inputs of one run hold different texts of one source under one name: which is newer, nobody can tell."""
    reason = (
        f"{uri}: another input of this run holds a different text of the source {source_id} under the same name. "
        f"Give one of them another source_id or file name"
    )
    return RejectedInput(uri, "same_name_twice", reason, {"uri": uri, "source_id": source_id})


def to_quarantine(rejected: RejectedInput, run_id: str) -> QuarantinedRow:
    """The row that records a text that was kept out."""
    return QuarantinedRow(
        run_id=run_id,
        table_name="documents",
        row_id=rejected.uri,
        expectation=rejected.rule,
        reason=rejected.reason,
        row_json=write_facts(rejected),
    )


def _to_quarantine_table(rows: pa.Table, run_id: str) -> pa.Table:
    """The same for rows of a spool."""
    count = rows.num_rows
    columns = {
        "run_id": pa.array([run_id] * count, pa.string()),
        "table_name": pa.array(["documents"] * count, pa.string()),
        "row_id": rows["uri"],
        "expectation": rows["rule"],
        "reason": rows["reason"],
        "row_json": rows["row_json"],
    }
    return pa.table(columns).cast(TABLES["quarantine"].to_arrow_schema())
