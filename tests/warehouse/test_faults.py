"""A disk that is really full, after every possible number of bytes."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]
MOUNT = 'mount -t tmpfs -o size=2m tmpfs "$1" && shift && exec "$@"'
FULL = re.compile(
    r".*The disk is full: about [\d,]+ bytes were needed, [\d,]+ are free\. The snapshot before is untouched"
)


def run_with_small_disk(place: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a name space of its own, with a file system of two megabytes at `place`."""
    whole = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", MOUNT, "sh", str(place), *command]
    return subprocess.run(whole, cwd=CHECKOUT, capture_output=True, text=True, timeout=120)


def test_the_disk_is_full_after_any_number_of_bytes(tmp_path: Path) -> None:
    if not shutil.which("unshare") or run_with_small_disk(tmp_path, "true").returncode:
        pytest.skip("this system lets nobody mount a small disk of his own")
    done = run_with_small_disk(tmp_path, sys.executable, "-m", "tests.warehouse.full_disk", str(tmp_path))
    assert done.returncode == 0, done.stderr[-2000:]
    *failed, last = done.stdout.splitlines()
    assert last == "published"
    assert len(failed) > 10
    assert [line for line in failed if not FULL.match(line)] == []
