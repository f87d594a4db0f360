"""Trying again what may succeed a little later: faults of disks and networks, never mistakes in the input."""

from __future__ import annotations

import errno
from typing import Any, TypeVar

from prefect.client.schemas.objects import State, TaskRun
from prefect.tasks import Task

from warehouse.disk import FULL_WORDS

T = TypeVar("T", bound=Task[Any, Any])

PASSING = frozenset({
    errno.EAGAIN, errno.EBUSY, errno.EDQUOT, errno.EHOSTUNREACH, errno.EINTR, errno.EIO, errno.EMFILE, errno.ENETDOWN,
    errno.ENETUNREACH, errno.ENFILE, errno.ENOSPC, errno.ESTALE, errno.ETIMEDOUT, errno.ECONNRESET, errno.ECONNREFUSED,
})  # fmt: skip
"""Errors of the system that somebody or time may put right: a full disk, a network folder that hangs."""


def with_retries(step: T, retries: int, delay: float) -> T:
    """The step, tried again so many times when a passing fault stops it; the delays, in seconds, double."""
    if not retries:
        return step
    delays = [delay * 2**number for number in range(retries)]
    again: T = step.with_options(
        retries=retries, retry_delay_seconds=delays, retry_jitter_factor=0.2, retry_condition_fn=is_passing
    )  # type: ignore[assignment]
    return again


async def is_passing(step: Task[Any, Any], run: TaskRun, state: State[Any]) -> bool:
    """Whether what stopped the step is a fault that may be gone the next time."""
    error = await state.aresult(raise_on_failure=False)
    while isinstance(error, BaseException):
        if isinstance(error, OSError) and error.errno in PASSING:
            return True
        if any(words in str(error) for words in FULL_WORDS):
            return True
        error = error.__cause__
    return False
