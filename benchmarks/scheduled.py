"""Scheduled runs for real: a Prefect server with its database, a served schedule, a deployment with a process worker.

`python -m benchmarks.scheduled` tries both on SQLite; `--postgres` on a PostgreSQL of its own, where Debian's package is
installed; `--database postgresql+asyncpg://user:password@host/name` on one that is there. The tests serve on SQLite and
deploy on PostgreSQL if it is installed. Everything happens in temporary folders and on the loopback interface.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

CHECKOUT = Path(__file__).parents[1]
OFTEN = "* * * * * */5"
"""Every five seconds: cron with a sixth field."""
SELDOM = "* * * * * */20"
"""Every twenty seconds: what is served goes on while we wait for the deployment, and is not to keep the machine busy."""
LOCAL = urllib.request.build_opener(urllib.request.ProxyHandler({}))
PREFECT = [sys.executable, "-m", "prefect"]
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
            "PREFECT_RUNNER_POLL_FREQUENCY": "1",
            "PREFECT_WORKER_QUERY_SECONDS": "1",
            "PREFECT_SERVER_SERVICES_SCHEDULER_RECENT_DEPLOYMENTS_LOOP_SECONDS": "1",
            "PREFECT_SERVER_UI_ENABLED": "false",
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
        with LOCAL.open(request, timeout=60) as answer:
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
    return [*ENTRY, "schedule", "--cron", SELDOM, "--input", str(stage.texts), "--warehouse", str(warehouse), *port]


def deploy(stage: Stage) -> AbstractContextManager[subprocess.Popen[bytes]]:
    """Deploy `prefect.yaml` to a work pool of the kind that a worker will serve, more often than once a day."""
    stage.ask("work_pools/", name="claimhouse", type="process")
    command = [*PREFECT, "--no-prompt", "deploy", "--name", "daily", "--cron", OFTEN]
    return stage.start("deploy", command, PREFECT_API_URL=stage.address)


def list_runs(stage: Stage, deployment: str) -> list[dict[str, Any]]:
    """The flow runs of a deployment that reached their end; one that Prefect could not start is followed by another."""
    ended = {"type": {"any_": ["COMPLETED", "FAILED"]}}
    found = stage.ask(
        "flow_runs/filter", deployments={"name": {"any_": [deployment]}}, flow_runs={"state": ended},
        sort="EXPECTED_START_TIME_ASC",
    )  # fmt: skip
    assert isinstance(found, list)
    return found


@dataclass(frozen=True)
class Seen:
    """What was seen of the served schedule, which is still at work, and of the deployment."""

    schedule: subprocess.Popen[bytes]
    served: dict[str, Any]
    deployed: dict[str, Any]
    artifacts: dict[str, str]
    logs: list[str]


@contextmanager
def try_both(stage: Stage, other: Stage | None = None, seconds: float = 180) -> Iterator[Seen]:
    """A server with schedule, a worker beside it, each with a warehouse of its own, until each has published.

    With `other`, the worker has a server of its own there, such as one on another database.
    """
    with ExitStack() as stack:
        served = stack.enter_context(stage.start("schedule", schedule(stage, stage.folder / "served", own_server=True)))
        if other:
            stack.enter_context(other.start("server", [*PREFECT, "server", "start", "--port", str(other.port)]))
        place = other or stage
        wait_for("the server", lambda: is_up(place), seconds, served)
        deploying = stack.enter_context(deploy(place))
        worker = stack.enter_context(start_worker(place, stage.folder / "deployed"))
        assert deploying.wait(seconds) == 0, place.read_log("deploy")
        runs = [
            wait_for(name, lambda name=name, at=at: is_up(at) and list_runs(at, name), seconds, served, worker)[0]
            for at, name in ((stage, "schedule"), (place, "daily"))
        ]
        artifacts = {a["key"]: a["data"] for a in stage.ask("artifacts/latest/filter", limit=50)}
        logs = stage.ask("logs/filter", logs={"flow_run_id": {"any_": [runs[0]["id"]]}}, limit=200)
        os.killpg(worker.pid, signal.SIGKILL)
        yield Seen(served, *runs, artifacts, [line["message"] for line in logs])


def start_worker(stage: Stage, warehouse: Path) -> AbstractContextManager[subprocess.Popen[bytes]]:
    """A process worker, whose runs publish there."""
    elsewhere = {"PREFECT_API_URL": stage.address, "CLAIMHOUSE_WAREHOUSE": str(warehouse)}
    command = [*PREFECT, "worker", "start", "--pool", "claimhouse", "--type", "process"]
    return stage.start("worker", command, **elsewhere, CLAIMHOUSE_INPUTS=str(stage.texts))


def find_postgres() -> Path | None:
    """The folder of PostgreSQL's programs as Debian installs them; None if they are not installed."""
    return max(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: float(path.parent.name), default=None)


@contextmanager
def start_postgres(programs: Path) -> Iterator[str]:
    """A PostgreSQL on a free port of the loopback interface; its address as SQLAlchemy writes it."""
    lent = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []  # it refuses to run as root
    port = find_port()
    with tempfile.TemporaryDirectory() as folder:
        if lent:
            shutil.chown(folder, "postgres")

        def call(program: str, *arguments: str) -> None:
            subprocess.run([*lent, str(programs / program), *arguments], cwd=folder, check=True, capture_output=True)

        data = f"{folder}/data"
        call("initdb", "-D", data, "-A", "trust", "-U", "prefect", "--no-sync")
        options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
        call("pg_ctl", "-D", data, "-w", "-o", options, "-l", f"{folder}/log", "start")
        try:
            call("createdb", "-h", "127.0.0.1", "-p", str(port), "-U", "prefect", "prefect")
            yield f"postgresql+asyncpg://prefect@127.0.0.1:{port}/prefect"
        finally:
            call("pg_ctl", "-D", data, "-m", "immediate", "stop")


def find_port() -> int:
    """A port that nobody uses at the moment."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


def main() -> None:
    """Try it and print what was seen."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", default="", help="address of the server's database; SQLite without it")
    parser.add_argument("--postgres", action="store_true", help="start a PostgreSQL for it")
    arguments = parser.parse_args()
    with ExitStack() as stack:
        programs = find_postgres()
        if arguments.postgres and programs is None:
            parser.error("PostgreSQL is not installed: apt-get install postgresql")
        database = stack.enter_context(start_postgres(programs)) if arguments.postgres and programs else ""
        _try_and_tell(Path(stack.enter_context(tempfile.TemporaryDirectory())), database or arguments.database)


def _try_and_tell(folder: Path, database: str) -> None:
    stage = Stage(folder, CHECKOUT / "seeds" / "texts", find_port(), database)
    started = time.monotonic()
    try:
        with try_both(stage) as seen:
            print(f"{time.monotonic() - started:.0f} s; {database.partition(':')[0] or 'sqlite'}")
    except AssertionError:
        for log in sorted(folder.glob("*.log")):
            print(log.name, log.read_text(errors="replace")[-3000:])
        raise
    for name, run in (("served", seen.served), ("deployed", seen.deployed)):
        print(name, run["state"]["type"], run["state"].get("message"), f"{run['total_run_time']:.1f} s")
    print("artifacts:", ", ".join(sorted(seen.artifacts)))


if __name__ == "__main__":
    main()
