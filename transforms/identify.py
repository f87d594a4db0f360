"""Deterministic ids: the same parts give the same id on every machine and in every run."""

from __future__ import annotations

from hashlib import blake2b


def make_id(*parts: str | int | None) -> str:
    """Sixteen hexadecimal digits made from the parts in order.

    Parts are written with their kind and length before them, so that no two different lists of parts read the
    same: `("ab", "c")` differs from `("a", "bc")`, `None` from `""`, and `1` from `"1"`. A lone surrogate, which a
    text from a strict decoder never holds, counts as itself.
    """
    return blake2b(b"".join(map(_encode, parts)), digest_size=8).hexdigest()


def _encode(part: str | int | None) -> bytes:
    body = b"" if part is None else str(part).encode("utf-8", "surrogatepass")
    return b"%b:%d:%b" % (_KINDS[type(part)], len(body), body)


_KINDS = {str: b"str", int: b"int", type(None): b"NoneType", bool: b"bool"}
"""The name under which each kind of part is written: part of every published id, so it never changes."""
