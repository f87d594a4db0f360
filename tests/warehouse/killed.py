"""Processes that publish, and are killed on the way.

Arguments, three for each process: the name of a function of `os`, the number of the call to it before which the
process dies, counted from the start of publishing, and the warehouse.
"""

from __future__ import annotations

import os
import signal
import sys
from itertools import count
from pathlib import Path
from typing import Any

from tests.warehouse.few import leave_few_tables, make_declared_rows
from warehouse.draft import Draft
from warehouse.publish import publish


def die_before(name: str, number: int) -> None:
    """Have this process killed before that call."""
    calls, real = count(1), getattr(os, name)

    def call(*arguments: Any, **options: Any) -> Any:
        if next(calls) == number:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*arguments, **options)

    setattr(os, name, call)


def publish_and_die(name: str, number: int, warehouse: Path) -> None:
    """Publish a few rows, as run-2, to the moment of death; keep only this snapshot."""
    draft = Draft.create(warehouse, "run-2")
    draft.add(make_declared_rows("run-2"))
    die_before(name, number)
    publish(draft, keep=1)


def main() -> None:
    """Start one child after the other; say how each ended."""
    with leave_few_tables():
        for name, number, warehouse in zip(sys.argv[1::3], sys.argv[2::3], sys.argv[3::3], strict=True):
            if (child := os.fork()) == 0:
                publish_and_die(name, int(number), Path(warehouse))
                os._exit(0)
            print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))


if __name__ == "__main__":
    main()
