"""A time limit on what DuckDB does for a query, however it does it."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable
from typing import TypeVar

import duckdb

from warehouse.errors import InputError

Result = TypeVar("Result")

GRACE_SECONDS = 2.0
"""How long an interrupted query is waited for: a single call of some functions cannot be interrupted."""


class Budget:
    """The seconds that a query may still take. Only DuckDB's work counts, not that of whoever reads the result."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, seconds: float) -> None:
        self._connection, self._seconds, self._left = connection, seconds, seconds

    def spend(self, work: Callable[[], Result]) -> Result:
        """What `work` returns; it is done in a thread, so that neither this limit nor Ctrl-C waits for its end.

        Raises:
            InputError: it took longer than what was left.
        """
        done: queue.SimpleQueue[Result | BaseException] = queue.SimpleQueue()
        started = time.monotonic()
        threading.Thread(target=_attempt, args=(work, done), daemon=True).start()
        try:
            outcome = done.get(timeout=max(self._left, 0.001))
        except queue.Empty:
            raise self._interrupt(done) from None
        except KeyboardInterrupt:
            self._connection.interrupt()
            raise
        self._left -= time.monotonic() - started
        if isinstance(outcome, BaseException):
            raise outcome
        return outcome

    def _interrupt(self, done: queue.SimpleQueue[Result | BaseException]) -> InputError:
        self._connection.interrupt()
        try:
            done.get(timeout=GRACE_SECONDS)
        except queue.Empty:
            still = "; it cannot be interrupted, and ends with this process at the latest"
        else:
            still = ""
        todo = "Ask for less, or raise the time limit."
        return InputError(f"The query took longer than {self._seconds:g} s{still}", where="SQL", todo=todo)


def _attempt(work: Callable[[], Result], done: queue.SimpleQueue[Result | BaseException]) -> None:
    try:
        done.put(work())
    except BaseException as error:  # handed to the thread that waits for it
        done.put(error)
