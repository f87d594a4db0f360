"""Spoiling a sample: the same seed spoils it in the same way, on every machine."""

from __future__ import annotations

import random

from tests.fuzz.samples import PIECES

MOST_BYTES = 20_000
PACKED = tuple(piece.encode() for piece in PIECES)


def mutate(sample: bytes, seed: int) -> bytes:
    """The sample after one to eight changes: bytes lost, doubled, reversed or overwritten, pieces put in, often many times."""
    chance = random.Random(seed)
    data = bytearray(sample)
    for _ in range(chance.randint(1, 8)):
        chance.choice((_insert, _insert, _repeat, _drop, _double, _overwrite, _reverse, _cut))(data, chance)
    return bytes(data[:MOST_BYTES])


def _place(data: bytearray, chance: random.Random) -> int:
    return chance.randint(0, len(data))


def _insert(data: bytearray, chance: random.Random) -> None:
    at = _place(data, chance)
    data[at:at] = chance.choice(PACKED)


def _repeat(data: bytearray, chance: random.Random) -> None:
    at = _place(data, chance)
    data[at:at] = chance.choice(PACKED) * chance.choice((2, 10, 100, 1000))


def _drop(data: bytearray, chance: random.Random) -> None:
    at = _place(data, chance)
    del data[at : at + chance.choice((1, 4, 50))]


def _double(data: bytearray, chance: random.Random) -> None:
    at = _place(data, chance)
    part = data[at : at + chance.choice((1, 20, 200))]
    data[at:at] = part * chance.choice((1, 5))


def _overwrite(data: bytearray, chance: random.Random) -> None:
    for _ in range(chance.randint(1, 4) if data else 0):
        data[chance.randrange(len(data))] = chance.choice(
            (0, 10, 32, 34, 60, 127, 128, 192, 255, chance.randrange(256))
        )


def _reverse(data: bytearray, chance: random.Random) -> None:
    first, second = sorted((_place(data, chance), _place(data, chance)))
    data[first:second] = data[first:second][::-1]


def _cut(data: bytearray, chance: random.Random) -> None:
    del data[max(1, _place(data, chance)) :]
