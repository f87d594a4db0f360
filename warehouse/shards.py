"""How the tables that belong to documents are cut: a shard holds the documents whose ids begin alike.

Ids of documents are hexadecimal digests, so that shards are of like size, and in the order of the shards the rows are
in the order of their documents. All rows of a document lie in the shard of the same number, whatever the table. A shard
in which nothing changed keeps its files from one snapshot to the next.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from warehouse.schema import Table

KEY = "document_id"
MOST_DOCUMENTS, MOST_CHARS = 16_384, 64_000_000
"""What a shard is to hold at most, of whichever it reaches first; twice as much before it is cut anew."""
MOST_BITS = 12
DIGITS = 4
"""Hexadecimal digits of an id that decide on its shard; four bits each."""


def is_sharded(table: Table) -> bool:
    """True for the tables that are sorted by document."""
    return table.sort[:1] == (KEY,)


def choose_bits(documents: int, chars: int, before: int | None) -> int:
    """Into how many shards, as a power of two, documents with so many characters are cut.

    `before` is what the snapshot before was cut into: it stays as long as it does well enough.
    """
    bits = min(MOST_BITS, round_up(max(documents / MOST_DOCUMENTS, chars / MOST_CHARS)))
    return before if before is not None and bits - 1 <= before <= bits + 2 else bits


def round_up(pieces: float) -> int:
    """The power of two of the smallest number that is no less than this."""
    return math.ceil(math.log2(max(pieces, 1)))


def find_bounds(shard: int, bits: int) -> tuple[str, str | None]:
    """The first id of a shard, and the first id behind it; None for the last."""
    width = 1 << (4 * DIGITS - bits)
    above = (shard + 1) * width
    low = f"{shard * width:0{DIGITS}x}" if shard else ""
    return low, None if above >= 16**DIGITS else f"{above:0{DIGITS}x}"


def write_range(shard: int, bits: int, column: str = KEY) -> str:
    """The SQL that is true for the ids of a shard."""
    low, above = find_bounds(shard, bits)
    parts = [f"{column} >= '{low}'"] if low else []
    parts += [f"{column} < '{above}'"] if above else []
    return " AND ".join(parts) or "true"


def write_number(bits: int, column: str = KEY) -> str:
    """The SQL that gives the number of an id's shard."""
    return f"(('0x' || left({column}, {DIGITS}))::INTEGER >> {4 * DIGITS - bits})" if bits else "0"


def split(rows: pa.Table, bits: int) -> Iterator[tuple[int, pa.Table]]:
    """The rows by shard, each shard's in the order in which they came."""
    if not bits:
        yield 0, rows
        return
    heads = pc.utf8_slice_codeunits(rows[KEY], 0, DIGITS).combine_chunks().dictionary_encode()
    numbers = pa.array([_number(head, bits) for head in heads.dictionary.to_pylist()], pa.int32())
    shards = pc.fill_null(numbers.take(heads.indices), 0)
    for shard in sorted(pc.unique(shards).to_pylist()):
        yield shard, rows.filter(pc.equal(shards, shard))


def _number(head: str, bits: int) -> int:
    return int(head.ljust(DIGITS, "0"), 16) >> (4 * DIGITS - bits)
