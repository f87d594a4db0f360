"""What `claimhouse doctor` looks at: one finding for each thing, with what to do where it is not well."""

from __future__ import annotations

import datetime as dt
import fcntl
import os
import platform
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from packaging.requirements import Requirement

from flows.setup import SILENT, prepare_prefect
from flows.unattended.health import count_leftovers, find_holder
from transforms.lexicon.vocabulary import load_vocabulary
from warehouse.errors import ClaimhouseError, WarehouseError
from warehouse.integrity import find_damage
from warehouse.retention import list_readable
from warehouse.snapshots import Snapshot, current_snapshot
from warehouse.upgrade import list_differences

WELL, WARN, FAIL = "ok", "warn", "fail"
MOST_NAMED = 5
LEAST_FREE = 200_000_000
"""Bytes below which a warning is due even for a small warehouse."""


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at: `state` is ok, warn or fail; `todo` says what helps."""

    about: str
    state: str
    what: str
    todo: str = ""


def diagnose(warehouse: Path, vocabularies: Path, *, every_snapshot: bool = False) -> Iterator[Finding]:
    """Look at the environment and at the warehouse, which need not be there yet; the checksums come last."""
    yield look_at_python()
    yield look_at_packages()
    yield look_at_telemetry()
    yield look_at_prefect()
    yield _attempt("vocabularies", lambda: _look_at_vocabularies(vocabularies))
    yield look_at_folder(warehouse)
    if not warehouse.is_dir():
        return
    yield _attempt("disk", lambda: _look_at_disk(warehouse))
    yield _attempt("clock", lambda: _look_at_clock(warehouse))
    yield _look_at_leftovers(warehouse)
    yield _attempt("tables", lambda: _look_at_tables(warehouse))
    for snapshot in _choose_snapshots(warehouse, every_snapshot):
        yield look_at_files(snapshot)


def look_at_python() -> Finding:
    """The version of Python and the system."""
    return Finding("python", WELL, f"Python {platform.python_version()} on {platform.system()} {platform.machine()}")


def look_at_packages() -> Finding:
    """Whether the installed versions are those that Claimhouse asks for."""
    try:
        wanted = [Requirement(line) for line in requires("claimhouse") or []]
    except PackageNotFoundError:
        return Finding("packages", FAIL, "Claimhouse itself is not installed", "Run `make setup`.")
    wrong = [told for need in wanted if not need.marker and (told := _compare(need))]
    if wrong:
        return Finding("packages", FAIL, "; ".join(wrong), "Run `make setup`, which installs the locked versions.")
    return Finding("packages", WELL, f"Claimhouse {version('claimhouse')}, {len(wanted)} requirements")


def _compare(need: Requirement) -> str:
    try:
        held = version(need.name)
    except PackageNotFoundError:
        return f"{need.name} is missing"
    return "" if need.specifier.contains(held, prereleases=True) else f"{need.name} is {held}, not {need.specifier}"


def look_at_telemetry() -> Finding:
    """Whether everything that would tell others of this use is off."""
    prepare_prefect()
    loud = [f"{name}={os.environ.get(name)}" for name, value in SILENT.items() if os.environ.get(name) != value]
    if loud:
        return Finding("telemetry", WARN, f"Not off: {', '.join(loud)}", "Unset these environment variables.")
    return Finding("telemetry", WELL, "Off: nothing is sent anywhere")


def look_at_prefect() -> Finding:
    """The server that is named, or else the database of our own one."""
    from flows.unattended.server import ServerError, start_server

    if named := os.environ.get("PREFECT_API_URL"):
        try:
            start_server()()
        except ServerError as error:
            return Finding("prefect", FAIL, error.what, error.todo)
        return Finding("prefect", WELL, f"The server at {named} answers")
    path = Path(os.environ["PREFECT_HOME"]) / "prefect.db"
    if not path.exists():
        return Finding("prefect", WELL, f"Its database will be made at {path}")
    try:
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=5) as connection:
            said = connection.execute("PRAGMA quick_check(1)").fetchall()[0][0]
    except sqlite3.Error as error:
        said = str(error)
    if said != "ok":
        return Finding("prefect", FAIL, f"{path}: {said}", "Remove that file: it holds no claims, only past runs.")
    return Finding("prefect", WELL, f"Its database {path} is whole")


def _look_at_vocabularies(folder: Path) -> Finding:
    load_vocabulary(folder)
    return Finding("vocabularies", WELL, f"{len(list(folder.glob('*.toml')))} files in {folder}")


def look_at_folder(warehouse: Path) -> Finding:
    """Whether this user can do in the folder what publishing does: write, link, lock; or could make the folder."""
    place = warehouse
    while not place.exists():
        place = place.parent
    try:
        with tempfile.TemporaryDirectory(prefix=".doctor-", dir=place) as folder:
            lacking = list(_try_folder(Path(folder)))
    except OSError as error:
        return Finding("folder", FAIL, f"{place} cannot be written: {error}", "Give this user write permission there.")
    if "symbolic links" in lacking or "locks" in lacking:
        what = f"The file system of {place} knows no {' and no '.join(lacking)}"
        return Finding("folder", FAIL, what, "Choose another file system with --warehouse.")
    if lacking:
        return Finding("folder", WARN, f"{place}: no hard links", "Unchanged files are copied and take more space.")
    return Finding("folder", WELL, f"{warehouse} can be written" + ("" if place == warehouse else ", once it is made"))


def _try_folder(folder: Path) -> Iterator[str]:
    """What the file system of the folder does not know."""
    file = folder / "file"
    file.write_text("x")
    try:
        (folder / "link").symlink_to("file")
    except OSError:
        yield "symbolic links"
    try:
        os.link(file, folder / "second")
    except OSError:
        yield "hard links"
    try:
        with file.open() as opened:
            fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        yield "locks"


def _look_at_disk(warehouse: Path) -> Finding:
    """A run needs room for a draft and a snapshot, each at most as large as the current one."""
    snapshot = current_snapshot(warehouse)
    needed = max(LEAST_FREE, 3 * sum(file.bytes for file in snapshot.files) if snapshot else 0)
    free = shutil.disk_usage(warehouse).free
    what = f"{free / 1e9:,.1f} GB are free, a run may take {needed / 1e9:,.1f} GB"
    if free < needed:
        return Finding("disk", WARN, what, "Free some space, or remove snapshots with `claimhouse snapshots prune`.")
    return Finding("disk", WELL, what)


def _look_at_clock(warehouse: Path) -> Finding:
    newest = max((snapshot.created_at for snapshot in list_readable(warehouse)), default=None)
    if newest and newest > dt.datetime.now(dt.UTC) + dt.timedelta(minutes=5):
        what = f"The newest snapshot is from {newest:%Y-%m-%d %H:%M} UTC, which is still to come"
        return Finding("clock", WARN, what, "Set the clock. Nothing is lost: snapshots stay in the order of making.")
    return Finding("clock", WELL, "No snapshot is from the future")


def _look_at_leftovers(warehouse: Path) -> Finding:
    if holder := find_holder(warehouse):
        return Finding("runs", WELL, f"A run is at work: process {holder}")
    if count := count_leftovers(warehouse):
        return Finding("runs", WARN, f"Killed runs left {count} folders", "The next run removes them.")
    return Finding("runs", WELL, "No run is at work, none left anything behind")


def _look_at_tables(warehouse: Path) -> Finding:
    snapshot = current_snapshot(warehouse)
    if snapshot is None:
        return Finding("tables", WARN, "Nothing is published here yet", "Run `claimhouse run`.")
    if differences := list_differences(snapshot):
        told = "; ".join(map(str, differences[:MOST_NAMED]))
        what = f"Snapshot {snapshot.id} is of an older version: {told}"
        return Finding("tables", WARN, what, "The next `claimhouse run` makes it anew; until then it can be read.")
    return Finding("tables", WELL, f"Snapshot {snapshot.id} has the {len(snapshot.tables)} tables as declared")


def _choose_snapshots(warehouse: Path, every: bool) -> list[Snapshot]:
    try:
        current = current_snapshot(warehouse)
    except ClaimhouseError:
        current = None  # told already, where the tables were looked at
    others = [held for held in list_readable(warehouse) if held != current] if every else []
    return [*([current] if current else []), *others]


def look_at_files(snapshot: Snapshot) -> Finding:
    """Whether every file of a snapshot is the one that its manifest tells of."""
    damage = find_damage(snapshot)
    size = sum(file.bytes for file in snapshot.files)
    if not damage:
        what = f"Snapshot {snapshot.id}: {len(snapshot.files)} files, {size / 1e6:,.1f} MB, all as published"
        return Finding("integrity", WELL, what)
    told = "; ".join(f"{d.path} {d.what}" for d in damage[:MOST_NAMED])
    more = f"; and {len(damage) - MOST_NAMED} more" if len(damage) > MOST_NAMED else ""
    only_database = all(d.path.endswith(".duckdb") for d in damage)
    todo = "Run `claimhouse restore`." if only_database else "Go back with `claimhouse snapshots rollback ID`."
    return Finding("integrity", FAIL, f"Snapshot {snapshot.id}: {told}{more}", todo)


def _attempt(about: str, look: Callable[[], Finding]) -> Finding:
    try:
        return look()
    except WarehouseError as error:
        return Finding(about, FAIL, f"{error.where}: {error.what}", error.todo)
    except ClaimhouseError as error:
        return Finding(about, FAIL, str(error))
