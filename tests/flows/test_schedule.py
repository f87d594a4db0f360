"""Scheduled runs: for real against a server, a server that goes away, and what the schedule refuses."""

from __future__ import annotations

import errno
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from prefect import flow, task

from benchmarks.scheduled import Stage, find_port, find_postgres, start_postgres, try_both
from flows.commands.schedule import schedule_command
from flows.settings import load_settings
from flows.unattended.retries import with_retries
from flows.unattended.serving import serve
from tests.flows.corpus import CLAIMS, Corpus
from warehouse.disk import explain_write_errors
from warehouse.errors import InputError
from warehouse.journal import read_journal
from warehouse.snapshots import current_snapshot


@pytest.fixture
def stage(tmp_path: Path, corpus: Corpus) -> Stage:
    """A place for a server, with one text that can be used and one that cannot."""
    corpus.write("a.txt", CLAIMS)
    corpus.write("empty.txt", "")
    return Stage(tmp_path, corpus.root, find_port())


@pytest.fixture
def on_postgres(stage: Stage) -> Iterator[Stage | None]:
    """A place for a server on PostgreSQL, where that is installed."""
    programs = find_postgres()
    if programs is None:
        yield None
        return
    with start_postgres(programs) as database:
        (stage.folder / "other").mkdir()
        yield Stage(stage.folder / "other", stage.texts, find_port(), database)


def test_runs_happen_at_their_time_until_the_server_goes_away(stage: Stage, on_postgres: Stage | None) -> None:
    with try_both(stage, on_postgres) as seen:
        for run, place in ((seen.served, "served"), (seen.deployed, "deployed")):
            assert run["state"]["type"] == "COMPLETED", run["state"]
            snapshot = current_snapshot(stage.folder / place)
            entry = next(e for e in read_journal(stage.folder / place) if e.flow_run_id == run["id"])
            assert snapshot and snapshot.count("documents") == 1
            assert run["state"]["message"] == f"{entry.run_id}: 1 published, 1 quarantined"
            assert run["auto_scheduled"]
        assert set(seen.artifacts) == {"claimhouse-summary", "claimhouse-failed-checks", "claimhouse-changes"}
        assert "2 texts came in" in seen.artifacts["claimhouse-summary"]
        assert any("a.txt: published" in line for line in seen.logs)
        assert any("empty.txt" in line for line in seen.logs)
        os.kill(find_children(seen.schedule.pid)[0], signal.SIGKILL)
        assert seen.schedule.wait(timeout=60) == 2
    assert "Prefect's server ended while runs were scheduled" in stage.read_log("schedule")


def find_children(process: int) -> list[int]:
    """The processes that a process started and that are still there, the oldest first."""
    return [int(child) for child in Path(f"/proc/{process}/task/{process}/children").read_text().split()]


def test_times_that_are_none_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "environ", dict(os.environ) | {"PREFECT_API_URL": "http://127.0.0.1:1/api"})
    with pytest.raises(InputError, match=r"'sometimes': These are no times. Five fields"):
        serve(load_settings(cron="sometimes"), 0)
    with pytest.raises(InputError, match=r"Mars/Olympus: There is no such time zone"):
        serve(load_settings(timezone="Mars/Olympus"), 0)


def test_a_schedule_of_texts_that_are_not_there_is_refused_at_once(tmp_path: Path) -> None:
    result = CliRunner().invoke(schedule_command, ["--input", str(tmp_path / "nowhere")])
    assert isinstance(result.exception, InputError)


def test_only_passing_faults_are_tried_again(prefect_api: str, tmp_path: Path) -> None:
    tries: list[str] = []

    @task
    def fill() -> None:
        tries.append("full")
        with explain_write_errors(tmp_path, needed=lambda: 1):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    @task
    def refuse() -> None:
        tries.append("wrong")
        raise InputError("This is wrong")

    @flow
    def work() -> None:
        for step in (fill, refuse):
            with_retries(step, 2, 0.01)(return_state=True)

    work(return_state=True)
    assert tries == ["full"] * 3 + ["wrong"]
