"""Processes that run the main job and are killed on the way.

Arguments: the input, then a step to die in and a warehouse for each of the runs, which go on side by side.
"""

from __future__ import annotations

import os
import signal
import sys
from importlib import import_module
from itertools import count
from pathlib import Path
from typing import Any

from flows.main import run

DEATHS = {
    "ingest": ("flows.ingest.arrivals", "make_id", 2),
    "transform": ("flows.ingest.batches", "extract_rows", 2),
    "check": ("flows.main", "run_checks", 2),
    "link": ("flows.steps", "write_references", 1),
    "publish": ("warehouse.publish", "build_catalog", 1),
}
"""By step the function, and the number of the call to it, before which the process dies."""


def die_in(step: str) -> None:
    """Have this process killed in that step."""
    module, name, number = DEATHS[step]
    calls, real = count(1), getattr(import_module(module), name)

    def call(*arguments: Any, **options: Any) -> Any:
        if next(calls) == number:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*arguments, **options)

    setattr(import_module(module), name, call)


def run_and_die(step: str, texts: Path, warehouse: Path) -> int:
    """Start a child that runs the job and dies in that step; its process id."""
    child = os.fork()
    if child == 0:
        die_in(step)
        run([texts], warehouse)
        os._exit(0)
    return child


def main() -> None:
    """Start the children, everything imported once before, and say how each ended."""
    import great_expectations  # noqa: F401

    texts = Path(sys.argv[1])
    children = [
        run_and_die(step, texts, Path(place)) for step, place in zip(sys.argv[2::2], sys.argv[3::2], strict=True)
    ]
    for child in children:
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


if __name__ == "__main__":
    main()
