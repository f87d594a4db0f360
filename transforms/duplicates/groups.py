"""Which texts are copies of which: candidates from shared bands of their signatures, each then compared.

A copy names the earliest text that it is like itself: no chain of small changes makes copies of unlike texts. Only the
order that the caller gives decides, never that of the input.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from transforms.duplicates.signatures import SIZE, Signatures

BAND = 3
"""Numbers of a band. 42 bands of 3 find 99.7 in 100 pairs that share half of their runs, and 84 that share a third."""

ALIKE = 0.5
"""Share of the runs of both texts that copies have in common."""

CONTAINED = 0.75
LEAST_SHARED = 0.3
"""A copy within much navigation or other text: this much of the shorter is in the longer, and so much of both."""

SHORT, ALIKE_IF_SHORT = 25, 0.9
"""Two texts of few runs are alike by chance more easily."""

CHUNK = 100_000
MIX = np.array([0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB], np.uint64)
"""Makes one number of a band; should two bands make the same, the comparison of the texts tells."""
STARTS = range(0, SIZE - BAND + 1, BAND)
"""Where each band begins in a signature."""

Keys = NDArray[np.uint32]
Pairs = NDArray[np.int64]


def find_originals(signatures: Signatures, sizes: NDArray[np.int64]) -> NDArray[np.int64]:
    """For each text the position of the one that it copies, its own where it copies none.

    Args:
        signatures: those of the texts, the earliest first.
        sizes: of how many runs of words each was made.
    """
    pairs = _list_copies(signatures, sizes)
    later, earlier = pairs[:, 0], pairs[:, 1]
    begins = np.flatnonzero(np.diff(later, prepend=-1)).tolist()
    originals = np.arange(len(signatures))
    for begin, end in zip(begins, [*begins[1:], len(later)], strict=False):
        place = int(later[begin])
        originals[place] = choose_original(place, earlier[begin:end].tolist(), originals, signatures, sizes)
    return originals


def choose_original(
    later: int, like: list[int], originals: NDArray[np.int64], signatures: Signatures, sizes: NDArray[np.int64]
) -> int:
    """The earliest text that is no copy, of those that this one is like: `like`, or what these are copies of."""
    heads = originals[np.array(like, np.int64)].tolist()
    known = min((place for place, head in zip(like, heads, strict=True) if head == place), default=later)
    doubtful = sorted({head for head in heads if head < known}.difference(like))
    if doubtful:
        held = np.column_stack([np.full(len(doubtful), later), doubtful])
        alike = held[are_copies(signatures, sizes, held), 1].tolist()
        known = min((place for place in alike if originals[place] == place), default=known)
    return known


def make_keys(signatures: Signatures, start: int) -> Keys:
    """The band of each text that begins there, as one number."""
    mixed = signatures[:, start : start + BAND].astype(np.uint64) @ MIX
    return np.asarray(mixed >> np.uint64(32), dtype=np.uint32)


def _list_copies(signatures: Signatures, sizes: NDArray[np.int64]) -> Pairs:
    """Pairs (later, earlier) of texts that are alike, of those that share a band, sorted.

    Each band is compared before the next is looked at: in texts with much in common most candidates are no copies, and
    there are a hundred of them for each text. A pair is held as one number, which is quick to sort.
    """
    count = max(len(signatures), 1)
    found = np.empty(0, np.int64)
    for start in STARTS:
        candidates = np.setdiff1d(_list_candidates(signatures, start, count), found, assume_unique=True)
        kept = []
        for at in range(0, len(candidates), CHUNK):
            part = candidates[at : at + CHUNK]
            alike = are_copies(signatures, sizes, np.column_stack(np.divmod(part, count)))
            kept.append(part[alike])
        found = np.sort(np.concatenate([found, *kept]))
    return np.column_stack(np.divmod(found, count))


def _list_candidates(signatures: Signatures, start: int, count: int) -> NDArray[np.int64]:
    """Each text that shares the band from there on, with the first text in it and with the one before, as numbers."""
    keys = make_keys(signatures, start)
    order = np.argsort(keys, kind="stable")
    held = keys[order]
    opens = np.concatenate([[True], held[1:] != held[:-1]])[: len(held)]
    firsts = order[np.maximum.accumulate(np.where(opens, np.arange(len(held)), 0))]
    later = np.flatnonzero(~opens)
    pairs = [order[later] * count + other for other in (firsts[later], order[later - 1])]
    both = np.sort(np.concatenate(pairs))
    return both[np.diff(both, prepend=-1) > 0]  # `np.unique` hashes, which takes ten times as long here


def are_copies(signatures: Signatures, sizes: NDArray[np.int64], pairs: Pairs) -> NDArray[np.bool_]:
    """Of each pair of positions whether the two texts are alike."""
    a, b = pairs[:, 0], pairs[:, 1]
    alike = (signatures[a] == signatures[b]).mean(axis=1)
    shorter = np.minimum(sizes[a], sizes[b])
    shared = alike * (sizes[a] + sizes[b]) / (1 + alike)
    contained = (alike >= LEAST_SHARED) & (shared >= CONTAINED * shorter)
    return np.asarray(np.where(shorter < SHORT, alike >= ALIKE_IF_SHORT, (alike >= ALIKE) | contained), dtype=np.bool_)
