"""Which texts are copies of which once a few texts have come or gone: what `find_originals` says, at the cost of those.

The candidates of a text are the first text of each of its bands and the one before it there. A text that comes or goes
changes those of the text behind it, and those of all others only where it is the first. Whose original changes may
change those that have it for a candidate, and so on, until nothing changes any more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from transforms.duplicates.groups import Keys, are_copies, choose_original
from transforms.duplicates.signatures import Signatures

MOST_LOOKED_AT = 0.1
"""Share of the texts from which on all of them are looked at."""
FEWEST = 1_000

Positions = NDArray[np.int64]
Load = Callable[[Positions], tuple[Signatures, NDArray[np.int64]]]
"""The signatures of the texts at these positions, and of how many runs of words each was made."""


@dataclass(frozen=True)
class Gone:
    """A text that was there before: how many of those that are there now come before it, and its bands."""

    position: int
    keys: Keys


@dataclass
class Copies:
    """Texts in their order, the earliest first.

    Args:
        keys: for each band that of every text, as the texts are numbered.
        order: the number of the text at each position.
        originals: for each text the position of the one that it copied before, its own for a copy of none.
        load: what reads signatures.
    """

    keys: Sequence[Keys]
    order: Positions
    originals: NDArray[np.int64]
    load: Load
    looked_at: set[int] = field(default_factory=set)
    rank: Positions = field(init=False)

    def __post_init__(self) -> None:
        """Find the position of each text."""
        self.rank = np.empty_like(self.order)
        self.rank[self.order] = np.arange(len(self.order))

    def update(self, come: Sequence[int], gone: Sequence[Gone]) -> dict[int, int] | None:
        """The new originals of the texts that were looked at; None if they are so many that all must be.

        Args:
            come: positions of the texts that are new, or were at another place in the order before.
            gone: those that are not there any more, or not at that place.
        """
        waiting = set(come) | self._list_behind(come, gone)
        changed: dict[int, int] = {}
        while waiting:
            self.looked_at |= waiting
            if len(self.looked_at) > max(FEWEST, MOST_LOOKED_AT * len(self.originals)):
                return None
            moved = self._judge(sorted(waiting), changed)
            waiting = self._list_behind(moved, []) if moved else set()
        return changed

    def _judge(self, places: Sequence[int], changed: dict[int, int]) -> list[int]:
        """Find the originals of these texts; those whose original is another one than before are returned."""
        earlier, held = self._load_candidates(np.array(places, np.int64))
        moved = []
        for place in places:
            before = int(self.originals[place])
            self.originals[place] = changed[place] = held.choose(place, earlier.get(place, []), self.originals)
            if changed[place] != before:
                moved.append(place)
        return moved

    def _load_candidates(self, places: Positions) -> tuple[dict[int, list[int]], _Held]:
        """Of each of the places the earlier texts that it is like, of its candidates."""
        found = [self._list_candidates(keys, places) for keys in self.keys]
        pairs = np.unique(np.concatenate(found), axis=0)
        others = np.unique(pairs[:, 1])
        held = _Held(self.load, np.unique(np.concatenate([places, others, self.originals[others]])))
        earlier: defaultdict[int, list[int]] = defaultdict(list)
        for later, first in held.select_copies(pairs).tolist():
            earlier[later].append(first)
        return earlier, held

    def _list_candidates(self, keys: Keys, places: Positions) -> Positions:
        """Pairs of each place with the first text of its band, and with the one before it there."""
        members, group = self._find_members(keys, np.unique(keys[self.order[places]]))
        order = np.argsort(group, kind="stable")
        held, sorted_group = members[order], group[order]
        at = np.flatnonzero(np.isin(held, places))
        first = held[np.searchsorted(sorted_group, sorted_group[at])]
        later, before = held[at], held[np.maximum(at - 1, 0)]
        is_later = first != later
        pairs = [np.column_stack([later, other])[is_later] for other in (first, before)]
        return np.concatenate(pairs)

    def _find_members(self, keys: Keys, wanted: Keys) -> tuple[Positions, NDArray[np.uint16] | Positions]:
        """The texts that have one of the wanted bands, in their order, and the number of that band among them."""
        some = np.zeros(1 << 16, np.bool_)
        some[wanted & 0xFFFF] = True
        numbers = np.flatnonzero(some[keys & np.uint32(0xFFFF)])
        group = np.searchsorted(wanted, keys[numbers])
        same = wanted[np.minimum(group, len(wanted) - 1)] == keys[numbers]
        kind = np.uint16 if len(wanted) < 1 << 16 else np.int64
        members = self.rank[numbers[same]]
        ordered = np.argsort(members)
        return members[ordered], group[same][ordered].astype(kind)

    def _list_behind(self, come: Sequence[int], gone: Sequence[Gone]) -> set[int]:
        """The texts of which one of these is, or was, a candidate."""
        behind: set[int] = set()
        places = np.array(come, np.int64)
        for band, keys in enumerate(self.keys):
            # One that is gone stood before the text that is now at its place.
            stood: list[tuple[int, float]] = [(int(one.keys[band]), one.position - 0.5) for one in gone]
            stood += zip(keys[self.order[places]].tolist(), come, strict=True)
            wanted = np.unique(np.array([key for key, _ in stood], np.uint32))
            members, group = self._find_members(keys, wanted)
            order = np.argsort(group, kind="stable")
            ends = np.searchsorted(group[order], np.arange(len(wanted) + 1))
            for key, place in stood:
                number = int(np.searchsorted(wanted, key))
                behind |= _list_after(members[order[ends[number] : ends[number + 1]]], place)
        return behind


@dataclass
class _Held:
    """Signatures of some texts, by their positions; more are loaded when they are asked for."""

    load: Load
    places: Positions
    signatures: Signatures = field(init=False)
    sizes: NDArray[np.int64] = field(init=False)

    def __post_init__(self) -> None:
        self.signatures, self.sizes = self.load(self.places)

    def select_copies(self, pairs: Positions) -> Positions:
        """Those of the pairs that are alike."""
        return pairs[are_copies(self.signatures, self.sizes, np.searchsorted(self.places, pairs))]

    def choose(self, later: int, like: list[int], originals: NDArray[np.int64]) -> int:
        """The original of a text that is like these earlier ones."""
        wanted = np.array([later, *like, *(int(originals[place]) for place in like)], np.int64)
        if missing := np.setdiff1d(wanted, self.places).tolist():
            self.places = np.union1d(self.places, missing)
            self.__post_init__()
        names = np.unique(wanted)
        at = np.searchsorted(self.places, names)
        local = np.searchsorted(names, originals[names])
        there = (local < len(names)) & (names[np.minimum(local, len(names) - 1)] == originals[names])
        # What an original of theirs would copy does not matter, only that it copies none.
        held = np.where(there, local, -1)
        place = int(np.searchsorted(names, later))
        known = np.searchsorted(names, np.array(like, np.int64)).tolist()
        return int(names[choose_original(place, known, held, self.signatures[at], self.sizes[at])])


def _list_after(members: Positions, place: float) -> set[int]:
    """Of a band, in its order, the text behind a place, or all if none stands before it."""
    at = int(np.searchsorted(members, place, side="right"))
    before = int(np.searchsorted(members, place, side="left"))
    return set(members[at : at + 1].tolist() if before else members[at:].tolist())
