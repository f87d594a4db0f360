"""What became of each run, also of those that published nothing: a line when it starts, and one when it ends.

The file is only ever appended to, a line in one write: a killed run or a full disk costs at most a line.
"""

from __future__ import annotations

import datetime as dt
import json
import logging
import os
from dataclasses import asdict, dataclass
from pathlib import Path

log = logging.getLogger(__name__)

JOURNAL = "journal.jsonl"
TAIL_BYTES = 1_000_000
"""How much of the end of the file is read: some thousand runs."""

STARTED, PUBLISHED, BLOCKED, FAILED, DIED = "started", "published", "blocked", "failed", "died"
"""What a run can have come to; `started` that it is at work, `died` that it ended without a word."""


@dataclass(frozen=True)
class Entry:
    """A run as the journal tells of it: when it started and ended, what it came to, and why it failed."""

    run_id: str
    started_at: dt.datetime
    outcome: str = STARTED
    ended_at: dt.datetime | None = None
    reason: str = ""
    flow_run_id: str | None = None


def write_entry(warehouse: Path, entry: Entry) -> None:
    """Append the entry; a journal that cannot be written is logged and stops nothing."""
    line = json.dumps(asdict(entry), default=dt.datetime.isoformat, ensure_ascii=False) + "\n"
    try:
        with (warehouse / JOURNAL).open("ab", buffering=0) as file:
            file.write(b"\n" * _is_torn(warehouse) + line.encode())
    except OSError as error:
        log.warning("The journal of the runs could not be written: %s", error)


def read_journal(warehouse: Path) -> list[Entry]:
    """The runs of late, the one that ended or started last first, by the order of the lines and not by the clock.

    Lines that were torn are left out. Whether a run that did not end is still alive is for the caller to see.
    """
    entries: dict[str, Entry] = {}
    for line in _read_tail(warehouse):
        if entry := _parse(line):
            entries.pop(entry.run_id, None)
            entries[entry.run_id] = entry
    return list(reversed(entries.values()))


def _is_torn(warehouse: Path) -> bool:
    """Whether the last line has no end, because its writer met a full disk."""
    path = warehouse / JOURNAL
    if not path.exists() or not path.stat().st_size:
        return False
    with path.open("rb") as file:
        file.seek(-1, os.SEEK_END)
        return file.read(1) != b"\n"


def _read_tail(warehouse: Path) -> list[str]:
    path = warehouse / JOURNAL
    if not path.exists():
        return []
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - TAIL_BYTES))
        return file.read().decode(errors="replace").splitlines()


def _parse(line: str) -> Entry | None:
    try:
        facts = json.loads(line)
        for name in ("started_at", "ended_at"):
            facts[name] = dt.datetime.fromisoformat(facts[name]) if facts[name] else None
        return Entry(**facts)
    except (ValueError, KeyError, TypeError):
        return None
