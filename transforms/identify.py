"""Deterministic ids: the same parts give the same id on every machine and in every run."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import blake2b

KINDS = {str: "str", int: "int", type(None): "NoneType", bool: "bool"}
"""The name under which each kind of part is written: part of every published id, so it never changes."""


def make_id(*parts: str | int | None) -> str:
    """Sixteen hexadecimal digits made from the parts in order.

    Parts are written with their kind and length before them, so that no two different lists of parts read the
    same: `("ab", "c")` differs from `("a", "bc")`, `None` from `""`, and `1` from `"1"`. A lone surrogate, which a
    text from a strict decoder never holds, counts as itself.
    """
    return _digest("".join(map(_write, parts)))


def begin_id(*parts: str | int | None) -> Callable[..., str]:
    """A function that makes ids of parts that begin with these: `begin_id("a", 1)(2)` is `make_id("a", 1, 2)`."""
    begun = "".join(map(_write, parts))
    return lambda *more: _digest(begun + "".join(map(_write, more)))


def _digest(written: str) -> str:
    return blake2b(written.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _write(part: str | int | None) -> str:
    body = "" if part is None else str(part)
    length = len(body) if body.isascii() else len(body.encode("utf-8", "surrogatepass"))
    return f"{KINDS[type(part)]}:{length}:{body}"
