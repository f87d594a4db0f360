"""A run that is killed in any of its steps damages nothing, and the next run makes what it would have made."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from pathlib import Path

from tests.flows.corpus import CLAIMS, Corpus
from tests.flows.jobs import CHECKOUT, do_flow, do_steps, get_current, get_files, get_tables
from warehouse.snapshots import list_snapshots

STEPS = ("ingest", "transform", "check", "publish")


def test_killed_in_every_step(corpus: Corpus, warehouse: Path, prefect_api: str) -> None:
    corpus.write("a.txt", CLAIMS)
    _, before = do_steps([corpus.root], warehouse)
    files = get_files(before)
    undisturbed = Path(shutil.copytree(warehouse, warehouse.with_name("undisturbed"), symlinks=True))
    corpus.write("a.txt", CLAIMS.replace("24", "3"))
    corpus.write("b.txt", "Psilocybin helps against depression.")

    command: list[str | Path] = [sys.executable, "-m", "tests.flows.killed", corpus.root, warehouse, *STEPS]
    ends = subprocess.run(command, cwd=CHECKOUT, check=True, capture_output=True, text=True, timeout=120)
    assert [int(end) for end in ends.stdout.split()] == [-signal.SIGKILL] * len(STEPS)
    assert get_current(warehouse) == before
    assert get_files(before) == files
    assert list((warehouse / ".drafts").iterdir())

    after = do_flow([corpus.root], warehouse).snapshot
    assert get_tables(after) == get_tables(do_steps([corpus.root], undisturbed)[1])
    assert list((warehouse / ".drafts").iterdir()) == []
    assert list_snapshots(warehouse) == [after, before]
    assert {path.name for path in (warehouse / "snapshots").iterdir()} == {after.id, before.id}
