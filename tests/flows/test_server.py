"""Prefect's server: started if none is named, gone with whoever started it, and clear about what is wrong."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from flows.unattended import server
from flows.unattended.server import ServerError, start_server
from tests.flows.jobs import CHECKOUT

STARTED = """
import os, sys
from flows.unattended import server
launched = server._launch()
print(launched.process.pid, flush=True)
sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No server named, and a home of its own."""
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path))


def test_server_that_cannot_start_says_why_in_a_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "broken.py"
    broken.write_text("raise SystemExit('Traceback:\\nOSError: no database\\nBye.')")
    monkeypatch.setattr(server, "PROGRAM", broken)
    monkeypatch.setenv("PREFECT_API_URL", "")
    wait_for_server = start_server()
    with pytest.raises(ServerError, match=r"ended before it answered \(OSError: no database\)\. If its database"):
        wait_for_server()


def test_server_that_does_not_answer_in_time_is_ended(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    idle = tmp_path / "idle.py"
    idle.write_text("import time; print('I am busy.', flush=True); time.sleep(60)")
    monkeypatch.setattr(server, "PROGRAM", idle)
    monkeypatch.setattr(server, "START_SECONDS", 1.0)
    launched = server._launch()
    with pytest.raises(ServerError, match=r"did not answer within 1 s \(I am busy\.\)"):
        launched.wait()
    assert launched.process.wait(timeout=10) != 0


def test_named_server_that_does_not_answer_is_told_in_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_API_URL", "http://127.0.0.1:1/api")
    with pytest.raises(ServerError, match=r"127\.0\.0\.1:1/api: Prefect's server does not answer: .*refused"):
        start_server()()


def test_server_may_be_forbidden(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_SERVER_ALLOW_EPHEMERAL_MODE", "false")
    with pytest.raises(ServerError, match="Set PREFECT_API_URL"):
        start_server()


def test_server_ends_with_a_killed_run() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", STARTED], cwd=CHECKOUT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as run:
        assert run.stdout
        child = int(run.stdout.readline())
        assert is_alive(child)
        run.kill()
    deadline = time.monotonic() + 30
    while is_alive(child):
        assert time.monotonic() < deadline, "the server outlived the run"
        time.sleep(0.1)


def is_alive(process: int) -> bool:
    """Whether the process is there and is not merely waiting to be buried."""
    stat = Path(f"/proc/{process}/stat")
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return not stat.exists() or stat.read_text().rpartition(")")[2].split()[0] != "Z"
