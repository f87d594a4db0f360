"""Batches on a cluster: Dask's scheduler hands them to workers on any number of machines.

Needs the extra `dask`. The workers need this project installed in the same version, and the store must be a place that
all of them reach: a shared folder, or object storage.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from flows.batches import Done, Job, extract_batch
from flows.engine import AHEAD
from warehouse.errors import InputError, WarehouseError

TRIES = 3
"""How often a batch is done again whose worker died."""
SECONDS_TO_CONNECT = 30


@dataclass(frozen=True)
class DaskCluster:
    """A cluster that is running: the address of its scheduler, such as `tcp://10.0.0.5:8786`.

    A worker that dies costs the batches that it was at: others do them again, and find what is done already.
    """

    scheduler: str

    def run(self, jobs: Iterable[Job]) -> Iterator[Done]:
        """See `Engine.run`.

        Raises:
            InputError: Dask is not installed, or the scheduler does not answer.
            WarehouseError: the workers of a batch died again and again.
        """
        distributed = _import_dask()
        try:
            client = distributed.Client(self.scheduler, timeout=SECONDS_TO_CONNECT, set_as_default=False)
        except OSError as error:
            raise InputError(
                f"No scheduler answers: {error}", where=self.scheduler, todo="Start one with `dask scheduler`."
            ) from error
        with client:
            yield from _run_all(client, distributed, iter(jobs))


def _run_all(client: Any, distributed: Any, waiting: Iterator[Job]) -> Iterator[Done]:
    """Keep a few batches for each thread of the workers on their way; results come as they are done."""
    ready = distributed.as_completed(loop=client.loop)
    _submit(client, ready, waiting, max(1, _count_threads(client)) * AHEAD)
    for future in ready:
        if future.status == "error":
            raise _explain(future.exception(), distributed)
        done = future.result()
        future.release()
        _submit(client, ready, waiting, 1)
        yield done


def _submit(client: Any, ready: Any, waiting: Iterator[Job], count: int) -> None:
    for job in islice(waiting, count):
        ready.add(client.submit(extract_batch, job, pure=False, retries=TRIES))


def _count_threads(client: Any) -> int:
    return sum(client.nthreads().values())


def _explain(error: BaseException, distributed: Any) -> BaseException:
    if isinstance(error, distributed.KilledWorker):
        todo = "Was there enough memory? What is done already stays: run again."
        return WarehouseError(f"Workers died again and again: {error}", where="cluster", todo=todo)
    return error


def _import_dask() -> Any:
    try:
        import distributed
    except ImportError as error:
        todo = "Install the extra, in the checkout: .venv/bin/uv pip install --python .venv/bin/python -e '.[dask]'"
        raise InputError("Dask is not installed", where="--engine dask", todo=todo) from error
    return distributed
