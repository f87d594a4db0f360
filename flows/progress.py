"""Telling a person what goes on while a run works."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Tell = Callable[[str], None]
"""Takes one short line on what begins now."""

_listener: ContextVar[Tell | None] = ContextVar("listener", default=None)


def tell(line: str) -> None:
    """Say what begins now, to whoever listens."""
    listener = _listener.get()
    if listener is not None:
        listener(line)


@contextmanager
def listening(listener: Tell) -> Iterator[None]:
    """Within it, every `tell` reaches the listener."""
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)
