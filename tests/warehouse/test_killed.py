"""A run that is killed while it publishes damages nothing, and the next run publishes."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from tests.warehouse.few import make_declared_rows
from warehouse.draft import Draft
from warehouse.publish import publish
from warehouse.snapshots import Snapshot, current_snapshot, list_snapshots

CHECKOUT = Path(__file__).parents[2]

DEATHS = {
    ("mkdir", 3): "run-1",  # amid the tables
    ("fsync", 7): "run-1",  # all tables written, the database not yet safe
    ("replace", 1): "run-1",  # before the manifest has its name
    ("symlink", 1): "run-1",  # complete, before the new link
    ("replace", 2): "run-1",  # before the switch
    ("unlink", 4): "run-2",  # after it, before the old manifest is removed
    ("unlink", 6): "run-2",  # the old snapshot half removed
}
"""Before which call of which function the process dies, and which snapshot is current then."""


@pytest.fixture
def base(warehouse: Path, few_tables: None) -> Path:
    """A warehouse with run-1 published."""
    with Draft.create(warehouse, "run-1") as draft:
        draft.add(make_declared_rows("run-1"))
        publish(draft)
    return warehouse


def test_killed_at_any_step(base: Path, tmp_path: Path) -> None:
    copies = [Path(shutil.copytree(base, tmp_path / f"{name}-{n}", symlinks=True)) for name, n in DEATHS]
    arguments = [str(part) for (name, n), copy in zip(DEATHS, copies, strict=True) for part in (name, n, copy)]
    command = [sys.executable, "-m", "tests.warehouse.killed", *arguments]
    ends = subprocess.run(command, cwd=CHECKOUT, check=True, capture_output=True, text=True, timeout=60).stdout
    assert [int(end) for end in ends.split()] == [-signal.SIGKILL] * len(DEATHS)
    assert [check_after_death(copy) for copy in copies] == list(DEATHS.values())


def check_after_death(warehouse: Path) -> str:
    """The id of the snapshot that is current after the death, once the next run was able to publish."""
    current = current_snapshot(warehouse)
    assert current
    assert is_whole(current)
    with Draft.create(warehouse, "run-3") as draft:
        draft.add(make_declared_rows("run-3"))
        after = publish(draft, wait_seconds=0)
    assert current_snapshot(warehouse) == after
    assert is_whole(after)
    folders = {path.name for path in (warehouse / "snapshots").iterdir()}
    assert folders == {snapshot.id for snapshot in list_snapshots(warehouse)}
    assert list((warehouse / ".drafts").iterdir()) == []
    assert {path.name for path in warehouse.iterdir()} == {"snapshots", "current", ".drafts", ".publish.lock"}
    return current.id


def is_whole(snapshot: Snapshot) -> bool:
    """Whether every file is the one that the manifest tells of."""
    return all(sha256((snapshot.path / f.path).read_bytes()).hexdigest() == f.sha256 for f in snapshot.files)
