"""Fuzzing for as long as one likes: `python -m tests.fuzz --minutes 60`, or `make fuzz MINUTES=60`.

Prints what was tried; an input that crashes something, or takes too long, is written to a file, and the exit code is 1.
`--target NAME --input FILE` tries one input again.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path

from tests.fuzz.growth import measure
from tests.fuzz.mutate import mutate
from tests.fuzz.samples import PIECES
from tests.fuzz.targets import Target, list_targets

SLOW = 10.0
"""Seconds of the processor that no input of 20,000 bytes may take."""


def main() -> int:
    """Fuzz, and tell how it went."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=None, help="begin here; without it, anywhere")
    parser.add_argument("--target", choices=[target.name for target in list_targets()], help="only this one")
    parser.add_argument("--input", type=Path, help="try this file, once")
    wanted = parser.parse_args()
    targets = [target for target in list_targets() if wanted.target in (None, target.name)]
    if wanted.input:
        return 0 if all(_try(target, wanted.input.read_bytes()) for target in targets) else 1
    seed = random.randrange(10**9) if wanted.seed is None else wanted.seed
    return _go_on(targets, seed, time.monotonic() + wanted.minutes * 60)


def _go_on(targets: list[Target], seed: int, deadline: float) -> int:
    print(f"seed {seed}; targets: {', '.join(target.name for target in targets)}", flush=True)
    tried: Counter[str] = Counter()
    failed = 0
    while time.monotonic() < deadline:
        for target in targets:
            seed += 1
            failed += not _try(target, mutate(target.sample, seed), seed)
            tried[target.name] += 1
        chance = random.Random(seed)
        failed += not _grow(chance.choice([t for t in targets if t.is_text] or targets), _make_piece(chance))
        tried["growth"] += 1
    print(f"{failed} failed; tried: {', '.join(f'{name} {number}' for name, number in tried.items())}")
    return 1 if failed else 0


def _make_piece(chance: random.Random) -> str:
    return "".join(chance.choices(PIECES, k=chance.choice((1, 1, 2, 3))))


def _try(target: Target, content: bytes, seed: int | None = None) -> bool:
    started = time.process_time()
    try:
        target.take(content)
    except Exception:
        return _report(target, content, seed, traceback.format_exc())
    seconds = time.process_time() - started
    return seconds < SLOW or _report(target, content, seed, f"it took {seconds:.1f} s")


def _grow(target: Target, piece: str) -> bool:
    try:
        growth = measure(target, piece)
    except Exception:
        return _report(target, piece.encode(), None, traceback.format_exc())
    told = f"{piece!r} repeated: {growth.short:.2f} s, and four times as long {growth.long:.2f} s"
    return not growth.is_steep or _report(target, piece.encode(), None, told)


def _report(target: Target, content: bytes, seed: int | None, what: str) -> bool:
    with tempfile.NamedTemporaryFile(prefix=f"fuzz-{target.name}-", delete=False) as file:
        file.write(content)
    print(f"{target.name}, seed {seed}, input {file.name}:\n{what}", flush=True)
    return False


if __name__ == "__main__":
    sys.exit(main())
