"""What changed between two snapshots, claim by claim."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from warehouse.explorer.choice import Chosen
from warehouse.explorer.frames import read_rows
from warehouse.snapshots import Snapshot

Facts = Mapping[str, Any]
Wording = tuple[str, str, str]
"""Source, type and words of a claim."""
Wordings = dict[Wording, list[Facts]]

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
    claims: Sequence[Facts], snapshot: Snapshot, before: Snapshot | None, chosen: Chosen | None = None
) -> Changes:
    """How the claims differ from those of the snapshot before; without one, none is new.

    `chosen` tells which texts the page leaves out: of what they claimed before nothing is told. A claim whose page was
    edited has another id: it counts as the same if its source still says it in the same words, on the page or not.
    """
    if before is None:
        return Changes(words=["same"] * len(claims))
    cut = chosen if chosen and len(chosen.others) else None
    held = _read_earlier(claims, before, cut)
    earlier = {claim["claim_id"]: claim for claim in held}
    ids = {claim["claim_id"] for claim in claims}
    left = _group(claim for claim in held if claim["claim_id"] not in ids)
    found = [earlier.get(claim["claim_id"]) or _take(left, claim) for claim in claims]
    if cut:
        found = _look_elsewhere(claims, found, snapshot, before)
        left = _drop_moved(left, snapshot, before)
    changes = Changes(counts=_count_tables(snapshot, before))
    for claim, was in zip(claims, found, strict=True):
        _note(changes, claim, was)
    gone = [claim for group in left.values() for claim in group]
    changes.gone_by_type.update(claim["claim_type"] for claim in gone)
    changes.gone = [{k: c[k] for k in ("source_id", "claim_type", "quote")} for c in gone[:MOST_LISTED]]
    return changes


def _read_earlier(claims: Sequence[Facts], before: Snapshot, cut: Chosen | None) -> list[Facts]:
    """The claims of the snapshot before; where the page leaves texts out, those of its sources, up to its last text."""
    columns = [*NEEDED, "document_id"]
    if cut is None:
        return list(read_rows(before, "claims", columns=columns).to_pylist())
    sources = pa.array(sorted({claim["source_id"] for claim in claims}), pa.string())
    held = read_rows(before, "claims", ("source_id", sources), columns, up_to=("document_id", cut.last))
    return list(held.filter(pc.invert(pc.is_in(held["document_id"], value_set=cut.others))).to_pylist())


def _look_elsewhere(
    claims: Sequence[Facts], found: Sequence[Facts | None], snapshot: Snapshot, before: Snapshot
) -> list[Facts | None]:
    """What the claims that nothing was found for were in texts of the snapshot before that are not on the page."""
    fresh = [claim for claim, was in zip(claims, found, strict=True) if was is None]
    there = _find_wordings([claim["quote"] for claim in fresh], before, snapshot)
    return [was or _take(there, claim) for claim, was in zip(claims, found, strict=True)]


def _drop_moved(left: Wordings, snapshot: Snapshot, before: Snapshot) -> Wordings:
    """Those of the claims that are not on the page any more of which no new text of the snapshot has the words."""
    there = _find_wordings([wording[-1] for wording, group in left.items() if group], snapshot, before)
    return {wording: group[len(there.get(wording, ())) :] for wording, group in left.items()}


def _find_wordings(quotes: Sequence[str], here: Snapshot, other: Snapshot) -> Wordings:
    """The claims of one snapshot in these words that the other does not have."""
    if not quotes:
        return {}
    held = read_rows(here, "claims", ("quote", pa.array(sorted(set(quotes)), pa.string())), NEEDED)
    both = read_rows(other, "claims", ("claim_id", held["claim_id"]), ["claim_id"])["claim_id"]
    return _group(held.filter(pc.invert(pc.is_in(held["claim_id"], value_set=both))).to_pylist())


def _group(claims: Iterable[Facts]) -> Wordings:
    grouped: Wordings = defaultdict(list)
    for claim in claims:
        grouped[_wording(claim)].append(claim)
    return grouped


def _wording(claim: Facts) -> Wording:
    return claim["source_id"], claim["claim_type"], claim["quote"]


def _take(left: Wordings, claim: Facts) -> Facts | None:
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
