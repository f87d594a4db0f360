"""Prefect's API for one run: the server that PREFECT_API_URL names, or one of our own that ends with us.

Prefect can start a server by itself, but only once it is imported, it starts it over and over where its database is
broken, and leaves it behind when the run is killed.
"""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from flows.setup import prepare_prefect
from warehouse.errors import ClaimhouseError

START_SECONDS = 90.0
"""How long a server may take until it answers; the first one makes its database."""
POLL_SECONDS = 0.05
PROGRAM = Path(__file__).with_name("server_process.py")
FAILURE = re.compile(r"[\w.]+(?:Error|Exception): ")
"""How the last line of a traceback begins, which says what went wrong."""
LASTING = "lasting"
"""Tells the process to serve schedules and pages as well."""
DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))
"""Opens addresses on this machine, whatever proxy leads to others."""


class ServerError(ClaimhouseError):
    """Prefect's server cannot be started or reached."""


@dataclass(frozen=True)
class OwnServer:
    """A server of our own, whose process ends when ours does; `said` is what it prints."""

    process: subprocess.Popen[bytes]
    address: str
    said: IO[bytes]

    def wait(self) -> None:
        """Wait until it answers.

        Raises:
            ServerError: it ended, or did not answer in time.
        """
        deadline = time.monotonic() + START_SECONDS
        while not self._answers():
            if self.process.poll() is not None:
                raise self.explain("ended before it answered")
            if time.monotonic() > deadline:
                self.process.terminate()
                raise self.explain(f"did not answer within {START_SECONDS:g} s")
            time.sleep(POLL_SECONDS)

    def _answers(self) -> bool:
        try:
            with DIRECT.open(f"{self.address}/health", timeout=5):
                return True
        except OSError:
            return False

    def explain(self, how: str) -> ServerError:
        """The error to raise when it fails in that way, with what it said last."""
        self.said.seek(0)
        lines = [line for line in self.said.read().decode(errors="replace").splitlines() if line.strip()]
        why = next((line for line in reversed(lines) if FAILURE.match(line)), lines[-1] if lines else "it said nothing")
        todo = "If its database prefect.db is broken, remove it; or name a running server by PREFECT_API_URL."
        return ServerError(f"Prefect's server {how} ({why.strip()})", where=os.environ["PREFECT_HOME"], todo=todo)


def start_server() -> Callable[[], None]:
    """Start a server if PREFECT_API_URL names none; returns the function that waits until it answers.

    Call it before Prefect is imported: the server starts meanwhile, and Prefect then finds its address.

    Raises:
        ServerError: none is named and none may be started; or later, by the function, none answers.
    """
    prepare_prefect()
    if named := os.environ.get("PREFECT_API_URL"):
        return lambda: reach_server(named)
    if os.environ.get("PREFECT_SERVER_ALLOW_EPHEMERAL_MODE", "true").lower() in ("false", "0"):
        what = "No Prefect server is named, and PREFECT_SERVER_ALLOW_EPHEMERAL_MODE forbids one of our own"
        raise ServerError(what, todo="Set PREFECT_API_URL to the address of a running one.")
    server = _launch()
    os.environ["PREFECT_API_URL"] = server.address
    return server.wait


def start_lasting_server(port: int) -> OwnServer:
    """Start a server with schedules and pages on that port of this machine, and name it by PREFECT_API_URL.

    Raises:
        ServerError: the port is taken.
    """
    prepare_prefect()
    os.environ["PREFECT_SERVER_API_PORT"] = str(port)
    try:
        server = _launch(port, LASTING)
    except OSError as error:
        todo = "Choose another port with --port, or name the server that runs there by PREFECT_API_URL."
        raise ServerError(f"Prefect's server cannot start: {error}", where=f"127.0.0.1:{port}", todo=todo) from error
    os.environ["PREFECT_API_URL"] = server.address
    return server


def reach_server(address: str) -> None:
    """Return if a server answers there.

    Raises:
        ServerError: none does.
    """
    try:
        with urllib.request.urlopen(f"{address.rstrip('/')}/health", timeout=10):
            return
    except urllib.error.HTTPError:
        return  # it answers, whatever it answers
    except (OSError, ValueError) as error:
        todo = "Start that server, or unset PREFECT_API_URL to have one started for the run."
        raise ServerError(f"Prefect's server does not answer: {error}", where=address, todo=todo) from error


def _launch(port: int = 0, *options: str) -> OwnServer:
    """Start the process on a port, 0 for a free one; it lives as long as somebody holds the other end of its input."""
    said = tempfile.TemporaryFile()  # noqa: SIM115 - open as long as the server lives
    with socket.socket() as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        door.bind(("127.0.0.1", port))
        handle = door.fileno()
        process = subprocess.Popen(
            [sys.executable, "-P", str(PROGRAM), str(handle), *options],
            stdin=subprocess.PIPE,
            stdout=said,
            stderr=subprocess.STDOUT,
            pass_fds=[handle],
            process_group=0,  # out of reach of Ctrl-C: it is needed until the run has ended in good order
        )
        return OwnServer(process, f"http://127.0.0.1:{door.getsockname()[1]}/api", said)
