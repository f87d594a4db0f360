"""Batches on a cluster: Dask's scheduler hands them to workers on any number of machines.

Needs the extra `dask`: prefect-dask's task runner connects, and its client is handed batches as a plain function, so
that workers need no way to Prefect's server. They need this project installed in the same version, which every batch
looks after, and the store must be a place that all of them reach: a shared folder, or object storage.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import Any

from flows.ingest.batches import Done, Job, extract_batch
from flows.ingest.engine import AHEAD
from flows.version import code_version
from warehouse.errors import InputError, WarehouseError

TRIES = 3
"""How often a batch is done again whose worker died."""
SECONDS_TO_CONNECT = 30
Words = Mapping[str, bytes]
"""The files of the vocabularies, by name: they travel with the batch."""


@dataclass(frozen=True)
class DaskCluster:
    """A cluster that is running: the address of its scheduler, such as `tcp://10.0.0.5:8786`, and its store.

    A worker that dies costs the batches that it was at: others do them again, and find what is done already.
    """

    scheduler: str
    store: str = ""

    def run(self, jobs: Iterable[Job]) -> Iterator[Done]:
        """See `Engine.run`.

        Raises:
            InputError: Dask is not installed, or the scheduler does not answer.
            WarehouseError: the workers of a batch died again and again, or run another version.
        """
        with self._connect() as client:
            yield from _run_all(client, iter(jobs))

    @contextmanager
    def _connect(self) -> Iterator[Any]:
        check_installed()
        from prefect_dask.task_runners import DaskTaskRunner

        with DaskTaskRunner(address=self.scheduler, client_kwargs={"timeout": SECONDS_TO_CONNECT}) as runner:
            try:
                client = runner.client
            except (OSError, ValueError) as error:
                todo = "Start one with `dask scheduler`, and look at the address that it prints."
                raise InputError(f"No scheduler answers: {error}", where=self.scheduler, todo=todo) from error
            yield client


def check_installed() -> None:
    """Look for Dask without importing it.

    Raises:
        InputError: it is not installed.
    """
    if find_spec("prefect_dask") is None:
        todo = "Install the extra, in the checkout: .venv/bin/uv pip install --python .venv/bin/python -e '.[dask]'"
        raise InputError("Dask is not installed", where="--engine dask", todo=todo)


def extract_elsewhere(job: Job, version: str, words: Words) -> Done:
    """What a worker does: the batch, with the vocabularies that came with it.

    Raises:
        WarehouseError: the code here is of another version, so that its rows would differ.
    """
    folder = _unpack(tuple(sorted(words.items())))
    if (here := code_version(folder)) != version:
        todo = "Install the same checkout on every worker, and start the workers again."
        raise WarehouseError(f"A worker runs {here}, this run {version}", where="cluster", todo=todo)
    return extract_batch(replace(job, vocabularies=str(folder)))


@cache
def _unpack(words: tuple[tuple[str, bytes], ...]) -> Path:
    """A folder of these files, one for all batches of a worker with them."""
    digest = sha256(repr(words).encode()).hexdigest()[:8]
    folder = Path(tempfile.mkdtemp(prefix=f"claimhouse-words-{digest}-"))
    for name, content in words:
        (folder / name).write_bytes(content)
    return folder


@cache
def _pack(folder: str) -> tuple[str, dict[str, bytes]]:
    """The version that a run with these vocabularies has, and their files."""
    return code_version(Path(folder)), {path.name: path.read_bytes() for path in sorted(Path(folder).glob("*.toml"))}


def _run_all(client: Any, waiting: Iterator[Job]) -> Iterator[Done]:
    """Keep a few batches for each thread of the workers on their way; results come as they are done."""
    import distributed

    ready = distributed.as_completed(loop=client.loop)
    _submit(client, ready, waiting, max(1, sum(client.nthreads().values())) * AHEAD)
    for future in ready:
        if future.status == "error":
            raise _explain(future.exception())
        done = future.result()
        future.release()
        _submit(client, ready, waiting, 1)
        yield done


def _submit(client: Any, ready: Any, waiting: Iterator[Job], count: int) -> None:
    for job in islice(waiting, count):
        ready.add(client.submit(extract_elsewhere, job, *_pack(job.vocabularies), pure=False, retries=TRIES))


def _explain(error: BaseException) -> BaseException:
    import distributed

    if isinstance(error, distributed.KilledWorker):
        todo = "Was there enough memory? What is done already stays: run again."
        return WarehouseError(f"Workers died again and again: {error}", where="cluster", todo=todo)
    return error
