"""Deterministic ids: the same parts give the same id on every machine and in every run."""

from __future__ import annotations

from hashlib import blake2b


def make_id(*parts: str | int | None) -> str:
    """Sixteen hexadecimal digits made from the parts in order.

    Parts are written with their kind and length before them, so that no two different lists of parts read the
    same: `("ab", "c")` differs from `("a", "bc")`, `None` from `""`, and `1` from `"1"`. A lone surrogate, which a
    text from a strict decoder never holds, counts as itself.
    """
    digest = blake2b(digest_size=8)
    for part in parts:
        digest.update(_encode(part))
    return digest.hexdigest()


def _encode(part: str | int | None) -> bytes:
    body = b"" if part is None else str(part).encode("utf-8", "surrogatepass")
    return f"{type(part).__name__}:{len(body)}:".encode() + body
