"""A warehouse that cannot be written, and a full disk: one clear message, and the snapshot before as it was."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from expectations.findings import CheckReport
from flows.ingest.intake import Intake
from flows.show.reports import write_report
from flows.unattended.turns import LOCK, take_turn
from tests.flows.corpus import CLAIMS, Corpus
from tests.flows.jobs import do_flow, do_steps, get_current, get_files
from warehouse.draft import Draft
from warehouse.errors import WarehouseError
from warehouse.locks import take_lock
from warehouse.schema import TABLES
from warehouse.snapshots import list_snapshots

FULL = r"The disk is full: about [\d,]+ bytes were needed, [\d,]+ are free. The snapshot before is untouched"
NOTHING = CheckReport((), TABLES["quarantine"].to_arrow([]), {})


def fill_the_disk(*_: Any, **__: Any) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize("place", ["warehouse.draft.write_part", "warehouse.publish.write_table"])
def test_full_disk(corpus: Corpus, warehouse: Path, monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    corpus.write("a.txt", CLAIMS)
    do_steps([corpus.root], warehouse)
    before = get_current(warehouse)
    files = get_files(before)
    monkeypatch.setattr(place, fill_the_disk)
    with pytest.raises(WarehouseError, match=FULL):
        do_steps([corpus.root], warehouse)
    assert get_current(warehouse) == before
    assert list_snapshots(warehouse) == [before]
    assert get_files(before) == files
    assert list((warehouse / ".drafts").iterdir()) == []
    monkeypatch.undo()
    do_steps([corpus.root], warehouse)


def test_full_disk_in_the_flow(
    corpus: Corpus, warehouse: Path, monkeypatch: pytest.MonkeyPatch, prefect_api: str
) -> None:
    corpus.write("a.txt", CLAIMS)
    do_steps([corpus.root], warehouse)
    before = get_current(warehouse)
    monkeypatch.setattr(pq.ParquetWriter, "write_table", fill_the_disk)
    with pytest.raises(WarehouseError, match=FULL):
        do_flow([corpus.root], warehouse)
    assert get_current(warehouse) == before
    assert list((warehouse / ".drafts").iterdir()) == []


def test_full_disk_while_the_page_is_written(warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Draft.create(warehouse, "run-1") as draft:
        monkeypatch.setattr(os, "fsync", fill_the_disk)
        with pytest.raises(WarehouseError, match=FULL):
            write_report(draft, Intake(), NOTHING)
    assert not (warehouse / "reports" / "run-1" / "checks.html").exists()


def test_file_in_the_place_of_the_warehouse(corpus: Corpus, warehouse: Path) -> None:
    corpus.write("a.txt", CLAIMS)
    warehouse.write_text("not a folder")
    with pytest.raises(WarehouseError, match=r"warehouse: Writing failed: .*Not a directory"):
        do_steps([corpus.root], warehouse)
    assert warehouse.read_text() == "not a folder"


def test_one_run_at_a_time(warehouse: Path) -> None:
    warehouse.mkdir()
    held = take_lock(warehouse / LOCK)
    assert held
    busy = rf"Another run has been at work .* process {os.getpid()}"
    with pytest.raises(WarehouseError, match=busy), take_turn(warehouse, wait_seconds=0.1):
        pytest.fail("it was not its turn")
    held.release()
    for _ in range(2):
        with take_turn(warehouse, wait_seconds=0.1):
            pass
