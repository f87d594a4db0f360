"""The rows that are exported, read from a snapshot batch by batch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from warehouse.errors import InputError
from warehouse.query import BATCH_ROWS, open_snapshot
from warehouse.snapshots import Snapshot

Fields = dict[str, Any]
"""One row, by column."""


def read_claims(
    snapshot: Snapshot,
    *,
    substance: str | None = None,
    condition: str | None = None,
    types: Sequence[str] = (),
    source: str | None = None,
) -> Iterator[Fields]:
    """The claims of current texts, with their source, proposition, study and verdict."""
    return _read(snapshot, "claims", [substance, condition, list(types) or None, source])


def read_studies(snapshot: Snapshot, *, substance: str | None = None, condition: str | None = None) -> Iterator[Fields]:
    """The studies but surveys, with what the catalogue knows of them."""
    return _read(snapshot, "studies", [substance, condition])


def _read(snapshot: Snapshot, name: str, values: list[Any]) -> Iterator[Fields]:
    sql = Path(__file__).with_name(f"{name}.sql").read_text(encoding="utf-8")
    with open_snapshot(snapshot) as connection:
        try:
            reader = connection.execute(sql, values).to_arrow_reader(BATCH_ROWS)
        except duckdb.BinderException as error:
            what = f"the tables are laid out otherwise than this version of Claimhouse reads them: {error}"
            raise InputError(what, where=f"snapshot {snapshot.id}", todo="Publish again.") from error
        for batch in reader:
            yield from batch.to_pylist()


@dataclass
class Counted:
    """Rows that are counted as they go by."""

    rows: Iterable[Fields]
    count: int = 0

    def __iter__(self) -> Iterator[Fields]:
        for row in self.rows:
            self.count += 1
            yield row
