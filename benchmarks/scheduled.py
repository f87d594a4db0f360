"""Scheduled runs for real: a Prefect server with its database, a served schedule, a deployment with a process worker.

`python benchmarks/scheduled.py` tries both on SQLite; `--database postgresql+asyncpg://user:password@host/name` on
PostgreSQL. The tests run the first. Everything happens in a temporary folder and on the loopback interface.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

CHECKOUT = Path(__file__).parents[1]
OFTEN = "* * * * * */10"
"""Every ten seconds: cron with a sixth field."""
LOCAL = urllib.request.build_opener(urllib.request.ProxyHandler({}))
ENTRY = [sys.executable, "-c", "from flows.cli import main; main()"]


@dataclass
class Stage:
    """A folder, a port and the environment of all processes."""

    folder: Path
    texts: Path
    port: int
    database: str = ""
    more: Mapping[str, str] = field(default_factory=dict)

    @property
    def address(self) -> str:
        """Of the server's API."""
        return f"http://127.0.0.1:{self.port}/api"

    def make_environment(self, **more: str) -> dict[str, str]:
        """No setting of the user's own but the paths."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PREFECT_", "CLAIMHOUSE_"))}
        own = {
            "PREFECT_HOME": str(self.folder / "prefect"),
            "PREFECT_RUNNER_POLL_FREQUENCY": "2",
            "PREFECT_WORKER_QUERY_SECONDS": "2",
            "PREFECT_SERVER_SERVICES_SCHEDULER_RECENT_DEPLOYMENTS_LOOP_SECONDS": "2",
            "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
            "DO_NOT_TRACK": "1",
            "PYTHONPATH": str(CHECKOUT),
        }
        own |= {"PREFECT_SERVER_DATABASE_CONNECTION_URL": self.database} if self.database else {}
        return kept | own | dict(self.more) | more

    @contextmanager
    def start(self, name: str, command: list[str], **more: str) -> Iterator[subprocess.Popen[bytes]]:
        """A process whose output goes to `NAME.log`; it is stopped at the end."""
        with (self.folder / f"{name}.log").open("wb") as said:
            environment = self.make_environment(**more)
            process = subprocess.Popen(
                command, cwd=CHECKOUT, env=environment, stdout=said, stderr=subprocess.STDOUT, process_group=0
            )
        try:
            yield process
        finally:
            stop(process)

    def read_log(self, name: str) -> str:
        """What a process said."""
        return (self.folder / f"{name}.log").read_text(errors="replace")

    def ask(self, path: str, **wanted: Any) -> Any:
        """The answer of the server's API to a POST."""
        request = urllib.request.Request(
            f"{self.address}/{path}", json.dumps(wanted).encode(), {"Content-Type": "application/json"}
        )
        with LOCAL.open(request, timeout=10) as answer:
            return json.load(answer)


def stop(process: subprocess.Popen[bytes]) -> None:
    """End the process and its children: kindly, and then not."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGTERM)
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def wait_for(what: str, there: Callable[[], Any], seconds: float, *processes: subprocess.Popen[bytes]) -> Any:
    """What `there` returns once it is something; it is asked again and again."""
    deadline = time.monotonic() + seconds
    while not (found := there()):
        assert time.monotonic() < deadline, f"{what}: not within {seconds:g} s"
        assert all(process.poll() is None for process in processes), f"{what}: a process has ended"
        time.sleep(0.3)
    return found


def is_up(stage: Stage) -> bool:
    """Whether the server answers."""
    try:
        with LOCAL.open(f"{stage.address}/health", timeout=5):
            return True
    except OSError:
        return False


def schedule(stage: Stage, warehouse: Path, *, own_server: bool) -> list[str]:
    """The command that serves."""
    port = ["--port", str(stage.port)] if own_server else []
    return [*ENTRY, "schedule", "--cron", OFTEN, "--input", str(stage.texts), "--warehouse", str(warehouse), *port]


def deploy(stage: Stage) -> None:
    """Make the work pool, and deploy `prefect.yaml` to it, more often than once a day."""
    prefect = [sys.executable, "-m", "prefect", "--no-prompt"]
    for command in (
        [*prefect, "work-pool", "create", "claimhouse", "--type", "process"],
        [*prefect, "deploy", "--name", "daily", "--cron", OFTEN],
    ):
        environment = stage.make_environment(PREFECT_API_URL=stage.address)
        done = subprocess.run(command, cwd=CHECKOUT, env=environment, capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, done.stdout + done.stderr


def list_runs(stage: Stage, deployment: str) -> list[dict[str, Any]]:
    """The flow runs of a deployment that have ended."""
    ended = {"type": {"any_": ["COMPLETED", "FAILED", "CRASHED"]}}
    found = stage.ask(
        "flow_runs/filter", deployments={"name": {"any_": [deployment]}}, flow_runs={"state": ended},
        sort="EXPECTED_START_TIME_ASC",
    )  # fmt: skip
    assert isinstance(found, list)
    return found


@dataclass(frozen=True)
class Seen:
    """What was seen of the served schedule and of the deployment."""

    served: dict[str, Any]
    deployed: dict[str, Any]
    artifacts: dict[str, str]
    logs: list[str]


def try_both(stage: Stage, seconds: float = 90) -> Seen:
    """A server with schedule, a worker beside it, each with a warehouse of its own, until each has published."""
    warehouses = [stage.folder / "served", stage.folder / "deployed"]
    elsewhere = {"PREFECT_API_URL": stage.address, "CLAIMHOUSE_WAREHOUSE": str(warehouses[1])}
    elsewhere |= {"CLAIMHOUSE_INPUTS": str(stage.texts)}
    with ExitStack() as stack:
        served = stack.enter_context(stage.start("schedule", schedule(stage, warehouses[0], own_server=True)))
        wait_for("the server", lambda: is_up(stage), seconds, served)
        deploy(stage)
        command = [sys.executable, "-m", "prefect", "worker", "start", "--pool", "claimhouse", "--type", "process"]
        worker = stack.enter_context(stage.start("worker", command, **elsewhere))
        runs = [
            wait_for(name, lambda name=name: list_runs(stage, name), seconds, served, worker)[0]
            for name in ("schedule", "daily")
        ]
        artifacts = {a["key"]: a["data"] for a in stage.ask("artifacts/latest/filter", limit=50)}
        logs = stage.ask("logs/filter", logs={"flow_run_id": {"any_": [runs[0]["id"]]}}, limit=200)
    return Seen(*runs, artifacts, [line["message"] for line in logs])


def find_port() -> int:
    """A port that nobody uses at the moment."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


def main() -> None:
    """Try it and print what was seen."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", default="", help="address of the server's database; SQLite without it")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        stage = Stage(Path(folder), CHECKOUT / "seeds" / "texts", find_port(), arguments.database)
        started = time.monotonic()
        try:
            seen = try_both(stage)
        except AssertionError:
            print(
                stage.read_log("schedule")[-3000:], (stage.folder / "worker.log").exists() and stage.read_log("worker")
            )
            raise
        print(f"{time.monotonic() - started:.0f} s; {arguments.database.partition(':')[0] or 'sqlite'}")
        for name, run in (("served", seen.served), ("deployed", seen.deployed)):
            print(name, run["state"]["type"], run["state"].get("message"), f"{run['total_run_time']:.1f} s")
        print("artifacts:", ", ".join(sorted(seen.artifacts)))


if __name__ == "__main__":
    main()
