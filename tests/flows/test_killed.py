"""A run that is killed in any of its steps damages nothing, and the next run makes what it would have made."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.flows.corpus import CLAIMS, Corpus
from tests.flows.jobs import CHECKOUT, do_steps, get_current, get_files, get_tables
from warehouse.snapshots import Snapshot, list_snapshots

STEPS = ("ingest", "transform", "check", "link", "publish")


@pytest.fixture
def before(corpus: Corpus, warehouse: Path) -> Snapshot:
    """What is published before the runs that are killed; then the texts change."""
    corpus.write("a.txt", CLAIMS)
    _, snapshot = do_steps([corpus.root], warehouse)
    corpus.write("a.txt", CLAIMS.replace("24", "3"))
    corpus.write("b.txt", "Psilocybin helps against depression.")
    return snapshot


def test_killed_in_every_step(corpus: Corpus, warehouse: Path, before: Snapshot, prefect_api: str) -> None:
    places = {step: Path(shutil.copytree(warehouse, warehouse.with_name(step), symlinks=True)) for step in STEPS}
    command: list[str | Path] = [sys.executable, "-m", "tests.flows.killed", corpus.root]
    for step, place in places.items():
        command += [step, place]
    ends = subprocess.run(command, cwd=CHECKOUT, check=True, capture_output=True, text=True, timeout=120)
    assert [int(end) for end in ends.stdout.split()] == [-signal.SIGKILL] * len(STEPS)

    undisturbed = get_tables(do_steps([corpus.root], warehouse)[1])
    for place in places.values():
        check_after_death(place, before)
        _, after = do_steps([corpus.root], place)
        assert get_tables(after) == undisturbed
        assert list((place / ".drafts").iterdir()) == []
        assert [snapshot.id for snapshot in list_snapshots(place)] == [after.id, before.id]
        assert {path.name for path in (place / "snapshots").iterdir()} == {after.id, before.id}


def check_after_death(warehouse: Path, before: Snapshot) -> None:
    """The snapshot before is current and whole; the draft of the killed run is still there."""
    current = get_current(warehouse)
    assert (current.id, current.files) == (before.id, before.files)
    assert get_files(current) == get_files(before)
    assert len(list((warehouse / ".drafts").iterdir())) == 2  # its folder and its lock
