"""Which texts go on the page: all, those asked for, or as many as a browser holds at ease."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from warehouse.explorer.frames import read_rows
from warehouse.snapshots import Snapshot

MOST_CLAIMS = 120_000
"""Claims that a page carries unless it is told otherwise: some 40 MB in all."""
MOST_CHARS = 30_000_000
"""Characters of the texts that it carries."""
FACTS = ("document_id", "source_id", "published_on", "therapy", "is_current", "char_count")


@dataclass(frozen=True)
class Choice:
    """What is asked of a page: sources and therapies by id (none: all), and how much it may carry.

    `sampled`: the share of that which it takes where not all has room, since a sample need not be as large.
    """

    sources: Collection[str] = ()
    therapies: Collection[str] = ()
    most_claims: int = MOST_CLAIMS
    most_chars: int = MOST_CHARS
    sampled: float = 1.0


@dataclass(frozen=True)
class Chosen:
    """Ids of the texts that go on a page, by source and date, and of those that it leaves out.

    `last`: where the page has no room for all that is asked for, the last id that it holds. Ids are digests, so those
    up to one of them are a sample of all sources; they lie together in the files.
    """

    documents: pa.Array
    others: pa.Array
    last: str | None


def choose_documents(snapshot: Snapshot, choice: Choice) -> Chosen:
    """The current texts that are asked for; the first of them by their ids where not all have room."""
    rows = read_rows(snapshot, "documents", columns=FACTS)
    counts = read_rows(snapshot, "claims", columns=["document_id"])["document_id"].value_counts()
    places = pc.index_in(rows["document_id"], value_set=counts.field("values"))
    rows = rows.append_column("claims", pc.fill_null(counts.field("counts").take(places.combine_chunks()), 0))
    rows = rows.filter(pc.or_(rows["is_current"], pc.greater(rows["claims"], 0)))
    wanted = _keep_named(_keep_named(rows, "source_id", choice.sources), "therapy", choice.therapies)
    held = _take_first(wanted, choice.most_claims, choice.most_chars)
    if len(held) < len(wanted) and choice.sampled < 1:
        held = _take_first(held, choice.most_claims * choice.sampled, choice.most_chars * choice.sampled)
    last = held["document_id"][-1].as_py() if 0 < len(held) < len(wanted) else None
    keys = [(name, "ascending", "at_start") for name in ("source_id", "published_on", "document_id")]
    chosen = held.take(pc.sort_indices(held, sort_keys=keys))["document_id"].combine_chunks()
    others = rows.filter(pc.invert(pc.is_in(rows["document_id"], value_set=chosen)))["document_id"]
    return Chosen(chosen, others.combine_chunks(), last)


def _take_first(rows: pa.Table, claims: float, chars: float) -> pa.Table:
    """The first rows, as many as add up to no more than that."""
    fits = pc.and_(
        pc.less_equal(pc.cumulative_sum(rows["claims"]), claims),
        pc.less_equal(pc.cumulative_sum(rows["char_count"]), chars),
    )
    return rows.filter(fits)


def _keep_named(rows: pa.Table, column: str, names: Collection[str]) -> pa.Table:
    return rows.filter(pc.is_in(rows[column], value_set=pa.array(sorted(names), pa.string()))) if names else rows
