"""An explanation for programs."""

from __future__ import annotations

from typing import Any

from flows.show.explanation import Explanation
from flows.show.findings_json import reason_to_json, row_to_json

NOTHING: frozenset[str] = frozenset()


def explanation_to_json(told: Explanation) -> dict[str, Any]:
    """One object: the row as published, where it stands, and where each attribute came from."""
    return {
        "table": told.table,
        "id": told.key,
        "row": row_to_json(told.row, NOTHING),
        "statement": row_to_json(told.statement, NOTHING) if told.statement else None,
        "document": row_to_json(told.document, frozenset({"text"})) if told.document else None,
        "source": row_to_json(told.source, NOTHING) if told.source else None,
        "cues": [row_to_json(cue, NOTHING) for cue in told.cues],
        "arms": [row_to_json(arm, NOTHING) for arm in told.arms],
        "mentions": [row_to_json(mention, NOTHING) for mention in told.mentions],
        "reasons": [reason_to_json(reason) for reason in told.reasons],
        "read_again": {
            "outcome": told.outcome,
            "differences": {name: {"published": a, "now": b} for name, (a, b) in told.differences.items()},
            "published_by": told.made_by,
            "read_by": told.read_by,
        },
    }
