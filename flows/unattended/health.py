"""How a warehouse is: what is published and how fresh it is, how the runs of late ended, what takes how much space."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

import pyarrow.compute as pc

from flows.unattended.turns import LOCK
from warehouse.errors import ClaimhouseError, InputError
from warehouse.journal import BLOCKED, DIED, FAILED, PUBLISHED, STARTED, Entry, read_journal
from warehouse.locations import DATABASE, check_warehouse, drafts_folder, snapshots_folder
from warehouse.locks import read_holder, take_lock
from warehouse.retention import list_readable
from warehouse.snapshots import Snapshot, current_snapshot
from warehouse.upgrade import list_differences, read_declared

BAD = (BLOCKED, FAILED, DIED)
PARTS = ("snapshots", "reports", "raw", "catalogue", ".drafts", ".work")


@dataclass(frozen=True)
class Health:
    """All that `claimhouse status` tells; `problems` holds what somebody should look at."""

    warehouse: Path
    snapshot: Snapshot | None
    age: dt.timedelta | None
    last: Entry | None
    failures: tuple[Entry, ...]
    at_work: str
    rows: dict[str, int] = field(default_factory=dict)
    kept_out: int = 0
    warnings: int = 0
    snapshot_ids: tuple[str, ...] = ()
    bytes_by_part: dict[str, int] = field(default_factory=dict)
    free_bytes: int = 0
    problems: tuple[str, ...] = ()


def examine(warehouse: Path, *, fresh_hours: float, now: dt.datetime) -> Health:
    """Look at a warehouse, which may be of an older version, damaged in parts, or at work.

    Raises:
        InputError: nothing is there.
    """
    warehouse = check_warehouse(warehouse)
    if not warehouse.is_dir():
        raise InputError("There is no warehouse here", where=str(warehouse), todo="Run `claimhouse run` first.")
    snapshot, problems = _find_current(warehouse)
    at_work = find_holder(warehouse)
    runs = _settle_runs(read_journal(warehouse), at_work)
    failures = tuple(_list_failures(runs))
    age = now - snapshot.created_at if snapshot else None
    counts = _count_rows(snapshot, problems)
    problems += _judge(age, failures, fresh_hours)
    return Health(
        warehouse=warehouse,
        snapshot=snapshot,
        age=age,
        last=runs[0] if runs else None,
        failures=failures,
        at_work=at_work,
        rows={name: snapshot.count(name) for name in snapshot.tables} if snapshot else {},
        kept_out=counts["kept_out"],
        warnings=counts["warnings"],
        snapshot_ids=tuple(held.id for held in list_readable(warehouse)),
        bytes_by_part={part: measure(warehouse / part) for part in PARTS},
        free_bytes=shutil.disk_usage(warehouse).free,
        problems=tuple(problems),
    )


def find_holder(warehouse: Path) -> str:
    """The process whose run is at work on the warehouse; empty if there is none."""
    path = warehouse / LOCK
    if not path.exists() or not os.access(path, os.W_OK):
        return ""
    holder = read_holder(path) or "unknown"
    if lock := take_lock(path):
        lock.release()
        return ""
    return holder


def measure(folder: Path) -> int:
    """Bytes on disk below the folder, each file counted once however many names it has."""
    found: dict[tuple[int, int], int] = {}
    for path in folder.rglob("*"):
        try:
            facts = path.lstat()
        except FileNotFoundError:
            continue  # removed while we look
        found[facts.st_dev, facts.st_ino] = facts.st_blocks * 512
    return sum(found.values())


def _find_current(warehouse: Path) -> tuple[Snapshot | None, list[str]]:
    try:
        snapshot = current_snapshot(warehouse)
    except ClaimhouseError as error:
        return None, [str(error)]
    if snapshot is None:
        return None, ["Nothing is published here yet. Run `claimhouse run`."]
    if not (snapshot.path / DATABASE).exists():
        return snapshot, [f"{DATABASE} is missing. Run `claimhouse restore`."]
    return snapshot, []


def _settle_runs(entries: list[Entry], at_work: str) -> list[Entry]:
    """A run that started and did not end is dead, unless it is the newest and some run is at work."""
    alive = entries[:1] if at_work else []
    return [replace(e, outcome=DIED) if e.outcome == STARTED and e not in alive else e for e in entries]


def _list_failures(runs: Iterable[Entry]) -> Iterable[Entry]:
    """What failed since the last run that published, the newest first."""
    for run in runs:
        if run.outcome == PUBLISHED:
            return
        if run.outcome in BAD:
            yield run


def _judge(age: dt.timedelta | None, failures: tuple[Entry, ...], fresh_hours: float) -> list[str]:
    problems = []
    if age is not None and age > dt.timedelta(hours=fresh_hours):
        problems.append(f"The snapshot is older than {fresh_hours:g} hours. Look whether the schedule is served.")
    if age is not None and age < -dt.timedelta(minutes=5):
        problems.append("The snapshot is from the future: the clock was put back, or was wrong when it was published.")
    if failures:
        times = f"The last {len(failures)} runs" if len(failures) > 1 else "The last run"
        problems.append(f"{times} did not publish: {describe_failure(failures[0])}")
    return problems


def describe_failure(entry: Entry) -> str:
    """Why a run did not publish, in a line."""
    if entry.outcome == DIED:
        return f"{entry.run_id} ended without a word: it was killed, or the machine went down. Run again."
    return f"{entry.run_id} {entry.outcome}: {' '.join(entry.reason.split())}"


def _count_rows(snapshot: Snapshot | None, problems: list[str]) -> Counter[str]:
    counts: Counter[str] = Counter()
    if snapshot is None:
        return counts
    try:
        if differences := list_differences(snapshot):
            told = "; ".join(map(str, differences[:5]))
            problems.append(f"An older version published this: {told}. The next `claimhouse run` makes it anew.")
        counts["kept_out"] = snapshot.count("quarantine")
        succeeded = read_declared(snapshot, "validation_results")["success"]
        counts["warnings"] = len(succeeded) - (pc.sum(succeeded).as_py() or 0)
    except ClaimhouseError as error:
        problems.append(str(error))
    return counts


def count_leftovers(warehouse: Path) -> int:
    """Drafts, and snapshots without a manifest, that killed runs left; the next run removes them."""
    drafts = [path for path in drafts_folder(warehouse).glob("*") if path.is_dir()]
    unfinished = [p for p in snapshots_folder(warehouse).glob("*") if p.is_dir() and not (p / "manifest.json").exists()]
    return len(drafts) + len(unfinished)
