"""Where a warehouse lies, and what lies where inside it."""

from __future__ import annotations

import os
import re
from pathlib import Path

from warehouse.errors import InputError

VARIABLE = "CLAIMHOUSE_WAREHOUSE"
"""Environment variable that names another default warehouse."""

CURRENT = "current"
DATABASE = "claimhouse.duckdb"
MANIFEST = "manifest.json"

PLAIN_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,127}")


def default_warehouse() -> Path:
    """The warehouse of somebody who names none: `CLAIMHOUSE_WAREHOUSE`, or `warehouse/data` in the checkout."""
    named = os.environ.get(VARIABLE)
    return Path(named).expanduser() if named else Path(__file__).parent / "data"


def snapshots_folder(warehouse: Path) -> Path:
    """The folder of the snapshots, one folder each, named for their run."""
    return warehouse / "snapshots"


def drafts_folder(warehouse: Path) -> Path:
    """The folder of the drafts, one folder and one lock file for each run at work."""
    return warehouse / ".drafts"


def publish_lock(warehouse: Path) -> Path:
    """The file that whoever publishes holds locked; it stays where it is."""
    return warehouse / ".publish.lock"


def check_run_id(run_id: str) -> str:
    """The id, if it can be the name of a folder on every file system.

    Raises:
        InputError: it cannot.
    """
    if PLAIN_NAME.fullmatch(run_id) and run_id != CURRENT and not run_id.endswith(".lock"):
        return run_id
    raise InputError(
        "A run id names a folder, and this one cannot",
        where=repr(run_id),
        todo="Use letters, digits, dots, dashes and underscores, at most 128, the first a letter or a digit.",
    )


def check_warehouse(warehouse: Path) -> Path:
    """The absolute path of the warehouse, if DuckDB can make a database there.

    Raises:
        InputError: there is a `?` in it, which DuckDB takes for the start of an address's parameters.
    """
    path = warehouse.expanduser().absolute()
    if "?" not in str(path):
        return path
    raise InputError("DuckDB cannot write below a path with a question mark", where=str(path), todo="Rename it.")
