"""From two versions of a text to the rows of `claim_changes`."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from transforms.changes.compare import Difference, compare
from transforms.changes.facts import ClaimFacts, Number
from transforms.changes.match import Match, match_claims
from transforms.identify import begin_id
from warehouse.tables import ClaimChange

SHARED = (
    "claim_id", "claim_type", "subject", "substance", "condition", "stance", "negated", "certainty", "evidence_basis",
    "hype", "quote",
)  # fmt: skip


@dataclass(frozen=True)
class Replacement:
    """A text that a newer version replaced; `times` counts how often the same two followed each other before."""

    source_id: str
    uri: str
    document_id: str
    previous_document_id: str
    run_id: str
    changed_at: dt.datetime
    times: int = 0


def read_claims(
    claims: Iterable[Mapping[str, Any]], quantities: Iterable[Mapping[str, Any]]
) -> dict[str, list[ClaimFacts]]:
    """Claims by document, in their order, each with the numbers of its statement; from rows of the two tables."""
    numbers: defaultdict[str, set[Number]] = defaultdict(set)
    for row in quantities:
        numbers[row["statement_id"]].add((row["kind"], row["low"], row["high"], row["unit"]))
    found: defaultdict[str, list[ClaimFacts]] = defaultdict(list)
    for row in sorted(claims, key=lambda row: (row["document_id"], row["start"], row["claim_type"])):
        facts = {name: row[name] for name in SHARED}
        found[row["document_id"]].append(ClaimFacts(**facts, numbers=frozenset(numbers[row["statement_id"]])))
    return dict(found)


def make_changes(
    replacement: Replacement, old: Sequence[ClaimFacts], new: Sequence[ClaimFacts]
) -> Iterator[ClaimChange]:
    """The rows on one text; none if its claims are what they were, wherever they stand now."""
    name = begin_id("change", replacement.previous_document_id, replacement.document_id, replacement.times)
    for match in match_claims(old, new):
        ids = [claim.claim_id if claim else None for claim in (match.old, match.new)]
        for difference in compare(match):
            yield _make_row(replacement, match, difference, name(*ids, difference.change, difference.attribute))


def _make_row(replacement: Replacement, match: Match, difference: Difference, change_id: str) -> ClaimChange:
    old, new = match.old, match.new
    shown = new or old
    assert shown
    return ClaimChange(
        change_id=change_id,
        run_id=replacement.run_id,
        changed_at=replacement.changed_at,
        source_id=replacement.source_id,
        uri=replacement.uri,
        document_id=replacement.document_id,
        previous_document_id=replacement.previous_document_id,
        change=difference.change,
        attribute=difference.attribute,
        was=difference.was,
        now=difference.now,
        claim_type=shown.claim_type,
        subject=shown.subject,
        substance=shown.substance,
        condition=shown.condition,
        stance=shown.stance,
        claim_id=new.claim_id if new else None,
        previous_claim_id=old.claim_id if old else None,
        quote=new.quote if new else None,
        previous_quote=old.quote if old else None,
        similarity=match.similarity,
    )
