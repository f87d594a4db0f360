"""Which texts go on the page: all, those asked for, or as many as a browser holds at ease."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

import pyarrow as pa

MOST_CLAIMS = 150_000
"""Claims that a page carries unless it is told otherwise: some 45 MB."""


@dataclass(frozen=True)
class Choice:
    """What is asked of a page: sources and therapies by id (none: all), and how many claims it may carry."""

    sources: Collection[str] = ()
    therapies: Collection[str] = ()
    most_claims: int = MOST_CLAIMS


def choose_documents(documents: pa.Table, claims: pa.Table, choice: Choice) -> pa.Table:
    """The current texts that are asked for, by source and date, until the claims are too many."""
    counts = Counter(claims["document_id"].to_pylist())
    facts = documents.select(["document_id", "source_id", "published_on", "therapy", "is_current"]).to_pylist()
    wanted = [
        (row["source_id"], str(row["published_on"] or ""), row["document_id"], number)
        for number, row in enumerate(facts)
        if (row["is_current"] or counts[row["document_id"]])
        and (not choice.sources or row["source_id"] in choice.sources)
        and (not choice.therapies or row["therapy"] in choice.therapies)
    ]
    chosen, total = [], 0
    for _, _, document_id, number in sorted(wanted):
        total += counts[document_id]
        if total > choice.most_claims:
            break
        chosen.append(number)
    return documents.take(pa.array(chosen, pa.int64()))
