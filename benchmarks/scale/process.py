"""A run of the command, watched from outside: its time by step, and the memory of it and all its children."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

BETWEEN_LOOKS = 0.2
PROC = Path("/proc")


@dataclass
class Watched:
    """What a run took: seconds in all and by step, the most memory at a time in bytes, in all and by step, and CPU seconds.

    Memory is the proportional set size of the process and its children: what several share is counted once.
    """

    seconds: float = 0.0
    cpu: float = 0.0
    steps: dict[str, float] = field(default_factory=dict)
    peaks: dict[str, int] = field(default_factory=dict)

    @property
    def peak(self) -> int:
        """The most bytes at a time."""
        return max(self.peaks.values(), default=0)


def run_watched(arguments: Sequence[str | Path]) -> Watched:
    """Run `claimhouse` with these arguments to its end.

    Raises:
        RuntimeError: it failed.
    """
    command = [sys.executable, "-c", "from flows.cli import main; main()", *map(str, arguments)]
    watched, told, begun = Watched(), ["start"], time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    looker = threading.Thread(target=_look, args=(process, watched, told), daemon=True)
    looker.start()
    lines = []
    for at, line in _read_lines(process):
        lines.append(line)
        step = " ".join(word for word in line.split() if not word[0].isdigit())
        if step.split(" ")[0] in STEPS:
            watched.steps[told[-1]] = watched.steps.get(told[-1], 0.0) + at - begun - sum(watched.steps.values())
            told.append(STEPS[step.split(" ")[0]])
    if process.wait():
        raise RuntimeError(f"{' '.join(command)} failed:\n{''.join(lines[-20:])}")
    looker.join()
    watched.seconds = time.perf_counter() - begun
    watched.steps[told[-1]] = watched.steps.get(told[-1], 0.0) + watched.seconds - sum(watched.steps.values())
    return watched


STEPS = {"Reading": "read", "Extracting": "extract", "Marking": "copies", "Checking": "check", "Linking": "link",
         "Publishing": "publish", "Drawing": "explorer"}  # fmt: skip
"""How the lines begin that tell what a run does next, and the names of the steps."""


def _read_lines(process: subprocess.Popen[str]) -> Iterator[tuple[float, str]]:
    assert process.stderr
    for line in process.stderr:
        yield time.perf_counter(), line


def _look(process: subprocess.Popen[str], watched: Watched, told: list[str]) -> None:
    """Note memory and processor time until the process has ended."""
    spent: dict[int, float] = {}
    while process.poll() is None:
        family = list_family(process.pid)
        size = sum(map(read_bytes, family))
        watched.peaks[told[-1]] = max(watched.peaks.get(told[-1], 0), size)
        spent |= {pid: seconds for pid in family if (seconds := read_cpu(pid))}
        time.sleep(BETWEEN_LOOKS)
    watched.cpu = sum(spent.values())


def list_family(pid: int) -> list[int]:
    """A process and all that it started, directly or not."""
    parents = {int(path.name): _read_stat(int(path.name)) for path in PROC.glob("[0-9]*")}
    family = [pid]
    for member in family:  # grows meanwhile
        family += [child for child, fields in parents.items() if fields and int(fields[1]) == member]
    return family


def read_bytes(pid: int) -> int:
    """The proportional set size of a process; 0 if it has ended."""
    lines = _read(PROC / str(pid) / "smaps_rollup").splitlines()
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)


def read_cpu(pid: int) -> float:
    """Processor time of a process in seconds, without that of its children."""
    fields = _read_stat(pid)
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK") if fields else 0.0


def _read_stat(pid: int) -> list[str]:
    """What the kernel tells of a process, from its state on: the state, the parent, …"""
    return _read(PROC / str(pid) / "stat").rpartition(")")[2].split()


def _read(path: Path) -> str:
    try:
        return path.read_text()
    except OSError:
        return ""
