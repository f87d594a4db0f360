"""Where batches are worked on: in this process, in processes beside it, or on a cluster.

Batches come back in any order; what they give is the same everywhere.
"""

from __future__ import annotations

import gc
import os
import signal
import threading
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing import get_context, parent_process
from typing import Protocol, runtime_checkable

import pyarrow as pa

from flows.ingest.batches import Done, Job, extract_batch
from warehouse.errors import WarehouseError

AHEAD = 3
"""Batches that are handed out for each worker: one at work, the others waiting."""
MOST_DEATHS = 3
"""So often workers may die, of the same batches perhaps, before the run gives up."""
OBJECTS_KEPT = 50_000
"""How many objects a worker makes before Python looks for cycles among them: rows hold none, and there are many."""


@runtime_checkable
class Engine(Protocol):
    """Works on batches; Prefect asks at run time whether an argument is one.

    `store` is where batches and what they give lie, as all who work on them reach it; blank for the work folder.
    """

    @property
    def store(self) -> str:
        """A folder, by path or by address."""

    def run(self, jobs: Iterable[Job]) -> Iterator[Done]:
        """What the batches gave, in the order in which they are done; jobs are taken as there is room for them."""


@dataclass(frozen=True)
class InProcess:
    """Works on one batch after the other, for those that are not worth starting a process."""

    store: str = ""

    def run(self, jobs: Iterable[Job]) -> Iterator[Done]:
        """See `Engine.run`."""
        return map(extract_batch, jobs)


@dataclass
class LocalPool:
    """Worker processes, one for each core; if one is killed its batches are done again."""

    workers: int = field(default_factory=lambda: count_cores())
    store: str = ""

    def run(self, jobs: Iterable[Job]) -> Iterator[Done]:
        """See `Engine.run`.

        Raises:
            WarehouseError: workers died again and again.
        """
        waiting, deaths = iter(jobs), 0
        lost: list[Job] = []
        while True:
            lost = yield from self._run_pool(lost, waiting)
            if not lost:
                return
            deaths += 1
            if deaths > MOST_DEATHS:
                raise _explain_deaths(lost)

    def _run_pool(self, lost: list[Job], waiting: Iterator[Job]) -> Generator[Done, None, list[Job]]:
        """Work with one pool until all is done, or a worker dies; returns the jobs that were under way then."""
        under_way: dict[Future[Done], Job] = {}
        with _open_pool(self.workers) as submit:
            try:
                while True:
                    lost += islice(waiting, max(0, self.workers * AHEAD - len(under_way) - len(lost)))
                    while lost:
                        under_way[submit(lost[0])] = lost[0]
                        del lost[0]
                    if not under_way:
                        return []
                    ready, _ = wait(under_way, return_when=FIRST_COMPLETED)
                    for future in ready:
                        done = future.result()
                        del under_way[future]
                        yield done
            except BrokenProcessPool:
                return [*lost, *under_way.values()]


@contextmanager
def _open_pool(workers: int) -> Iterator[Callable[[Job], Future[Done]]]:
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_prepare_worker)
    try:
        yield lambda job: pool.submit(extract_batch, job)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _prepare_worker() -> None:
    """One core for each worker; an interruption is for the process that started it, and it ends with that process."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    pa.set_cpu_count(1)
    pa.set_io_thread_count(1)
    gc.freeze()
    gc.set_threshold(OBJECTS_KEPT)


def _end_with_parent() -> None:
    """End at once when the run is killed: nobody would hand out batches, and the pool alone would wait for ever."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _explain_deaths(lost: list[Job]) -> WarehouseError:
    return WarehouseError(
        f"Worker processes died {MOST_DEATHS + 1} times",
        where=f"{len(lost)} batches such as {lost[0].texts}",
        todo="Was there enough memory? What is done already stays: run again.",
    )


def count_cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
