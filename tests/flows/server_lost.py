"""A process that runs the main job and whose Prefect server dies in the middle of it.

Arguments: the texts, the warehouse, and the step before which the server is killed.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import Any

from flows.unattended import server


def main() -> None:
    """Run as the command does, but for that."""
    texts, warehouse, step = sys.argv[1:]
    launched: list[server.OwnServer] = []
    launch = server._launch
    server._launch = lambda *arguments: launched.append(launch(*arguments)) or launched[0]  # type: ignore[func-returns-value]

    from expectations.findings import CheckReport
    from flows import cli
    from flows import main as job
    from flows.commands import run as command
    from warehouse.schema import TABLES

    command._load_checks = lambda _: None
    job.run_checks = lambda *_, **__: CheckReport((), TABLES["quarantine"].to_arrow([]), {})  # seconds less
    real = getattr(job.steps, step)

    def call(*arguments: Any, **options: Any) -> Any:
        launched[0].process.send_signal(signal.SIGKILL)
        launched[0].process.wait()
        return real(*arguments, **options)

    setattr(job.steps, step, call)
    os.environ.pop("PREFECT_API_URL", None)
    sys.argv = ["claimhouse", "run", "--input", texts, "--warehouse", str(Path(warehouse))]
    cli.main()


if __name__ == "__main__":
    main()
