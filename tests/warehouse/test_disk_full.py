"""A full disk: a clear message, nothing left behind, the snapshot before untouched."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Callable
from itertools import count
from typing import Any

import duckdb
import pytest

from warehouse.draft import Draft
from warehouse.errors import WarehouseError
from warehouse.publish import publish
from warehouse.schema import TABLES
from warehouse.snapshots import current_snapshot, list_snapshots

pytestmark = pytest.mark.usefixtures("few_tables")

MESSAGE = r"The disk is full: about [\d,]+ bytes were needed, [\d,]+ are free. The snapshot before is untouched"


def fail_at(number: int, error: Exception, real: Callable[..., Any]) -> Callable[..., Any]:
    """The function, but its nth call fails."""
    calls = count(1)

    def call(*arguments: Any, **options: Any) -> Any:
        if next(calls) == number:
            raise error
        return real(*arguments, **options)

    return call


def full() -> OSError:
    """What the system raises."""
    return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.fixture
def second(make_draft: Callable[[str], Draft]) -> Draft:
    """A draft in a warehouse with run-1 published."""
    publish(make_draft("run-1"))
    return make_draft("run-2")


@pytest.mark.parametrize(("name", "number"), [("mkdir", 1), ("fsync", 7), ("replace", 1), ("symlink", 1)])
def test_the_disk_is_full_at_a_step(second: Draft, monkeypatch: pytest.MonkeyPatch, name: str, number: int) -> None:
    monkeypatch.setattr(os, name, fail_at(number, full(), getattr(os, name)))
    check_failure(second, monkeypatch)


@pytest.mark.parametrize(
    "said",
    [
        "IO Error: Could not write file: No space left on device",
        "Out of Memory Error: failed to offload data block (… max_temp_directory_size …)",
    ],
)
def test_duckdb_says_that_it_is_full(second: Draft, monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    monkeypatch.setattr("warehouse.publish.build_catalog", fail_at(1, duckdb.IOException(said), lambda *_: None))
    check_failure(second, monkeypatch)


def test_arrow_says_that_it_is_full(second: Draft, monkeypatch: pytest.MonkeyPatch) -> None:
    real = "warehouse.files.pq.ParquetWriter.write_table"
    monkeypatch.setattr(real, fail_at(1, full(), lambda *_, **__: None))
    check_failure(second, monkeypatch)


def check_failure(draft: Draft, monkeypatch: pytest.MonkeyPatch) -> None:
    """Publishing fails with the message; without the fault it then succeeds."""
    before = sorted(draft.warehouse.rglob("*"))
    with pytest.raises(WarehouseError, match=MESSAGE) as caught:
        publish(draft)
    needed = int(re.findall(r"about ([\d,]+)", str(caught.value))[0].replace(",", ""))
    assert needed > draft.count_bytes() > 0
    current = current_snapshot(draft.warehouse)
    assert current
    assert [s.id for s in list_snapshots(draft.warehouse)] == [current.id] == ["run-1"]
    assert [p for p in sorted(draft.warehouse.rglob("*")) if p.name != ".current.new"] == before
    monkeypatch.undo()
    assert publish(draft).id == "run-2"


def test_a_draft_that_cannot_be_written_keeps_what_it_had(draft: Draft, monkeypatch: pytest.MonkeyPatch) -> None:
    sources = TABLES["sources"].to_arrow([])
    before = sorted(draft.folder.rglob("*"))
    for write in (draft.write, draft.replace):
        monkeypatch.setattr(os, "replace", fail_at(1, full(), os.replace))
        with pytest.raises(WarehouseError, match=MESSAGE):
            write("sources", sources)
        monkeypatch.undo()
    assert sorted(draft.folder.rglob("*")) == before
    assert draft.count("sources") == 2


def test_another_fault_is_not_called_a_full_disk(draft: Draft, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", fail_at(1, OSError(errno.EIO, "Input/output error"), os.fsync))
    with pytest.raises(WarehouseError, match=r"Writing failed: .*Input/output error"):
        publish(draft)
    assert not list((draft.warehouse / "snapshots").iterdir())


def test_an_interruption_leaves_nothing_either(draft: Draft, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", fail_at(5, KeyboardInterrupt(), os.fsync))  # type: ignore[arg-type]
    with pytest.raises(KeyboardInterrupt):
        publish(draft)
    assert not list((draft.warehouse / "snapshots").iterdir())
