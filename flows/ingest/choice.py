"""Which engine a run works with, as its settings say."""

from __future__ import annotations

from flows.ingest.engine import Engine
from warehouse.errors import InputError


def choose_engine(name: str, scheduler: str = "", store: str = "") -> Engine | None:
    """The engine of that name; None leaves it to the run, which takes the processes that it needs on this machine.

    Raises:
        InputError: the cluster is not said, or what it needs is not installed.
    """
    if name == "local":
        return None
    if not scheduler:
        todo = "Add --scheduler tcp://HOST:8786, or set `scheduler`; `dask scheduler` starts one."
        raise InputError("It is not said where Dask's scheduler is", where=f"--engine {name}", todo=todo)
    from flows.ingest.cluster import DaskCluster, check_installed

    check_installed()
    return DaskCluster(scheduler, store)
