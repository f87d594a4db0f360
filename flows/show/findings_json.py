"""What one text says, for programs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from transforms.explain.reason import Decision, Reason
from transforms.library import TextFindings
from warehouse.schema import Row, table_of

ELSEWHERE = frozenset({"document_id", "source_id", "study_id", "proposition_id"})
"""Columns that only have a meaning in a warehouse."""


def findings_to_json(found: TextFindings, name: str, form: str) -> dict[str, Any]:
    """One object for a text: the text that the offsets count in, and its claims, quantities and studies."""
    return {
        "file": name,
        "format": form,
        "title": found.title,
        "therapy": found.therapy,
        "condition": found.condition,
        "statement_count": len(found.statements),
        "claims": [_write(claim, found, cues=_list(found.find_cues(claim))) for claim in found.claims],
        "quantities": [_write(quantity, found) for quantity in found.quantities],
        "studies": [
            _write(study, found, arms=_list(arm for arm in found.arms if arm.mention_id == study.mention_id))
            for study in found.studies
        ],
        "text": found.text,
    }


def _write(row: Any, found: TextFindings, **more: Any) -> dict[str, Any]:
    reasons = [reason_to_json(reason, weighed=False) for reason in found.explain(row)]
    return {**row_to_json(row), **more, "reasons": reasons}


def _list(rows: Iterable[Row]) -> list[dict[str, Any]]:
    left_out = {"statement_id", "mention_id"}
    return [{name: value for name, value in row_to_json(row).items() if name not in left_out} for row in rows]


def row_to_json(row: Row, left_out: frozenset[str] = ELSEWHERE) -> dict[str, Any]:
    """The columns of a row by name."""
    record: type = type(row)
    return {c.name: getattr(row, c.name) for c in table_of(record).columns if c.name not in left_out}


def reason_to_json(reason: Reason, *, weighed: bool = True) -> dict[str, Any]:
    """A reason; with the contributions of the weights if they are asked for."""
    told: dict[str, Any] = {"attribute": reason.attribute, "value": reason.value, "because": reason.because}
    told["places"] = [asdict(place) for place in reason.places]
    if weighed and reason.decision is not None:
        told["weights"] = _write_decision(reason.decision)
    return told


def _write_decision(decision: Decision) -> dict[str, Any]:
    told = asdict(decision)
    return {**told, "speak_for": list(told["speak_for"]), "speak_against": list(told["speak_against"])}
