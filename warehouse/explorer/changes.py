"""What changed between two snapshots, claim by claim."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from warehouse.explorer.frames import read_rows
from warehouse.snapshots import Snapshot

Facts = Mapping[str, Any]

COMPARED = ("subject", "substance", "condition", "stance", "negated", "certainty", "evidence_basis", "hype")
NEEDED = ("claim_id", "source_id", "claim_type", "quote", *COMPARED)
MOST_LISTED = 500
"""Claims that the page lists of those that are gone, and of those that are read otherwise now."""


@dataclass
class Changes:
    """`words` tells of each claim whether it is `new`, `changed` or `same`; `gone` and `changed` list examples."""

    words: list[str] = field(default_factory=list)
    gone: list[dict[str, Any]] = field(default_factory=list)
    gone_by_type: Counter[str] = field(default_factory=Counter)
    changed: list[dict[str, Any]] = field(default_factory=list)
    counts: list[dict[str, Any]] = field(default_factory=list)


def compare_claims(
    claims: Sequence[Facts], snapshot: Snapshot, before: Snapshot | None, others: pa.Array | None = None
) -> Changes:
    """How the claims differ from those of the snapshot before; without one, none is new.

    `others` are the documents of the snapshot that the page leaves out: nothing is told of what they claimed before.

    A claim whose page was edited elsewhere has another id: it counts as the same if its source still says it in the
    same words.
    """
    if before is None:
        return Changes(words=["same"] * len(claims))
    held = _read_earlier(claims, before, others)
    earlier = {claim["claim_id"]: claim for claim in held}
    ids = {claim["claim_id"] for claim in claims}
    left: dict[tuple[str, ...], list[Facts]] = defaultdict(list)
    for claim in held:
        if claim["claim_id"] not in ids:
            left[_wording(claim)].append(claim)
    changes = Changes(counts=_count_tables(snapshot, before))
    for claim in claims:
        was = earlier.get(claim["claim_id"]) or _take(left, claim)
        _note(changes, claim, was)
    gone = [claim for group in left.values() for claim in group]
    changes.gone_by_type.update(claim["claim_type"] for claim in gone)
    changes.gone = [{k: c[k] for k in ("source_id", "claim_type", "quote")} for c in gone[:MOST_LISTED]]
    return changes


def _read_earlier(claims: Sequence[Facts], before: Snapshot, others: pa.Array | None) -> list[Facts]:
    """The claims of the snapshot before; where the page leaves documents out, those of its sources alone."""
    columns = [*NEEDED, "document_id"]
    if others is None or not len(others):
        return list(read_rows(before, "claims", columns=columns).to_pylist())
    sources = pa.array(sorted({claim["source_id"] for claim in claims}), pa.string())
    held = read_rows(before, "claims", ("source_id", sources), columns)
    return list(held.filter(pc.invert(pc.is_in(held["document_id"], value_set=others))).to_pylist())


def _wording(claim: Facts) -> tuple[str, ...]:
    return claim["source_id"], claim["claim_type"], claim["quote"]


def _take(left: dict[tuple[str, ...], list[Facts]], claim: Facts) -> Facts | None:
    group = left.get(_wording(claim))
    return group.pop() if group else None


def _note(changes: Changes, claim: Facts, was: Facts | None) -> None:
    if was is None:
        changes.words.append("new")
        return
    differing = {name: was[name] for name in COMPARED if was[name] != claim[name]}
    changes.words.append("changed" if differing else "same")
    if differing and len(changes.changed) < MOST_LISTED:
        changes.changed.append({"claim": len(changes.words) - 1, "was": differing})


def _count_tables(snapshot: Snapshot, before: Snapshot) -> list[dict[str, Any]]:
    tables = dict.fromkeys((*snapshot.tables, *before.tables))
    return [{"table": name, "now": snapshot.count(name), "before": before.count(name)} for name in tables]
