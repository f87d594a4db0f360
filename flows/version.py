"""The version of the code that makes rows: a run recomputes what another version made."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.metadata import version

from flows.setup import CHECKOUT

PARTS = ("transforms/**/*.py", "transforms/**/*.csv", "seeds/vocabularies/*.toml")


@cache
def code_version() -> str:
    """Release and a digest of rules, weights and vocabularies, such as `0.1.0+3f9a…`."""
    digest = sha256()
    for pattern in PARTS:
        for path in sorted(CHECKOUT.glob(pattern)):
            digest.update(path.relative_to(CHECKOUT).as_posix().encode() + b"\0" + path.read_bytes())
    return f"{version('claimhouse')}+{digest.hexdigest()[:12]}"
