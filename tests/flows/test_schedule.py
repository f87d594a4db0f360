"""Scheduled runs: for real against a server, a server that goes away, and what the schedule refuses."""

from __future__ import annotations

import errno
import os
import signal
from pathlib import Path

import pytest
from click.testing import CliRunner
from prefect import flow, task

from benchmarks.scheduled import Stage, find_port, is_up, schedule, try_both, wait_for
from flows.commands.schedule import schedule_command
from flows.retries import with_retries
from flows.serving import serve
from flows.settings import load_settings
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


def test_runs_happen_at_their_time_served_and_deployed(stage: Stage) -> None:
    seen = try_both(stage)
    for run, place in ((seen.served, "served"), (seen.deployed, "deployed")):
        snapshot = current_snapshot(stage.folder / place)
        assert snapshot and snapshot.count("documents") == 1
        assert run["state"]["type"] == "COMPLETED"
        assert run["state"]["message"] == f"{read_journal(stage.folder / place)[-1].run_id}: 1 published, 1 quarantined"
        assert run["auto_scheduled"]
        assert run["id"] == read_journal(stage.folder / place)[-1].flow_run_id
    assert set(seen.artifacts) == {"claimhouse-summary", "claimhouse-failed-checks", "claimhouse-changes"}
    assert "2 texts came in" in seen.artifacts["claimhouse-summary"]
    assert any("a.txt: published" in line for line in seen.logs)
    assert any("empty.txt" in line for line in seen.logs)


def test_a_schedule_whose_server_goes_away_ends_and_says_so(stage: Stage) -> None:
    command = schedule(stage, stage.folder / "served", own_server=True)
    with stage.start("schedule", [*command, "--cron", "0 0 1 1 *"]) as served:
        wait_for("the server", lambda: is_up(stage), 60, served)
        wait_for("serving", lambda: "Runs at" in stage.read_log("schedule"), 60, served)
        children = Path(f"/proc/{served.pid}/task/{served.pid}/children").read_text().split()
        os.kill(int(children[0]), signal.SIGKILL)
        assert served.wait(timeout=60) == 2
    assert "Prefect's server ended while runs were scheduled" in stage.read_log("schedule")


def test_times_that_are_none_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_API_URL", "http://127.0.0.1:1/api")
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
