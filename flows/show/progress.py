"""Telling a person what goes on while a run works."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

Tell = Callable[[str], None]
"""Takes one short line on what begins now, or on how far it is."""

_listener: ContextVar[Tell | None] = ContextVar("listener", default=None)
_watcher: ContextVar[Tell | None] = ContextVar("watcher", default=None)

FIRST_SECONDS, EVERY_SECONDS = 3.0, 1.0
"""A step that is done sooner than the first tells nothing on the way."""


def tell(line: str) -> None:
    """Say what begins now, to whoever listens."""
    listener = _listener.get()
    if listener is not None:
        listener(line)


@contextmanager
def listening(listener: Tell, watcher: Tell | None = None) -> Iterator[None]:
    """Within it, every `tell` reaches the listener, and what a `Pace` tells the watcher."""
    token, watched = _listener.set(listener), _watcher.set(watcher)
    try:
        yield
    finally:
        _listener.reset(token)
        _watcher.reset(watched)


@dataclass
class Pace:
    """How far a step is, told about once a second: `Extracted 12,400 of 100,000 texts, 812 a second, 1:48 left`."""

    done_word: str
    things: str
    total: int | None = None
    done: int = 0
    at_hand: int = 0
    _begun: float = field(default_factory=time.monotonic)
    _told: float = 0.0

    def advance(self, count: int, *, at_hand: bool = False) -> None:
        """So many more are done; those that were `at_hand` from an earlier run do not count for the rate."""
        self.done += count
        self.at_hand += count if at_hand else 0
        now = time.monotonic()
        watcher = _watcher.get()
        if watcher is not None and now - max(self._begun + FIRST_SECONDS - EVERY_SECONDS, self._told) >= EVERY_SECONDS:
            self._told = now
            watcher(self.describe(now - self._begun))

    def describe(self, seconds: float) -> str:
        """How far it is after so many seconds."""
        rate = (self.done - self.at_hand) / max(seconds, 0.001)
        of = f" of {self.total:,}" if self.total else ""
        line = f"{self.done_word} {self.done:,}{of} {self.things}, {rate:,.0f} a second"
        return f"{line}, {_tell_time((self.total - self.done) / rate)} left" if self.total and rate else line


def _tell_time(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
