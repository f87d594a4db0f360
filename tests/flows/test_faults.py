"""Faults around a run: its Prefect server dies, or another run is at work."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from contextvars import copy_context
from pathlib import Path

import pytest

from tests.flows.corpus import CLAIMS, Corpus
from tests.flows.jobs import CHECKOUT, do_flow, get_current, get_rows
from warehouse.integrity import find_damage
from warehouse.journal import read_journal
from warehouse.snapshots import list_snapshots


def test_a_run_goes_on_without_its_server(corpus: Corpus, warehouse: Path, prefect_api: str) -> None:
    corpus.write("a.txt", CLAIMS)
    command = [sys.executable, "-m", "tests.flows.server_lost", str(corpus.root), str(warehouse), "transform"]
    environment = {name: value for name, value in os.environ.items() if name != "PREFECT_API_URL"}
    environment["PREFECT_CLIENT_MAX_RETRIES"] = "0"  # Prefect would ask the dead server again for half a minute
    done = subprocess.run(command, cwd=CHECKOUT, env=environment, capture_output=True, text=True, timeout=180)
    assert done.returncode == 0, done.stderr[-2000:]
    assert "Prefect's server went away during the run: all is published" in done.stderr
    assert "Traceback" not in done.stderr
    snapshot = get_current(warehouse)
    assert snapshot.count("documents") == 1
    assert find_damage(snapshot) == []
    assert read_journal(warehouse)[0].outcome == "published"


@pytest.mark.usefixtures("prefect_api", "unchecked")
def test_two_runs_at_once_lose_nothing(tmp_path: Path, warehouse: Path) -> None:
    corpora = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        corpora.append(Corpus(tmp_path / name))
        corpora[-1].write(f"{name}.txt", CLAIMS.replace("24", "12" if name == "one" else "36"))
    errors: list[BaseException] = []

    def work(corpus: Corpus) -> None:
        try:
            do_flow([corpus.root], warehouse)
        except BaseException as error:
            errors.append(error)

    # Prefect's settings are those of the context, which a thread does not share by itself.
    threads = [threading.Thread(target=copy_context().run, args=(work, corpus)) for corpus in corpora]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    after = get_current(warehouse)
    assert {row["uri"] for row in get_rows(after, "documents")} == {"one.txt", "two.txt"}
    assert len(get_rows(after, "runs")) == len(list_snapshots(warehouse)) == 2
    assert [entry.outcome for entry in read_journal(warehouse)] == ["published", "published"]
    assert list((warehouse / ".drafts").iterdir()) == []
