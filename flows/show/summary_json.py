"""The summary of a run as one JSON object, for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from flows.show.summary import APART, BY_TYPE, OUTCOMES, TOTALS, ask

if TYPE_CHECKING:
    from flows.main import RunResult


def write_summary(result: RunResult) -> str:
    """The object: run, texts by outcome, counts, checks, and the paths of what was published."""
    current = result.snapshot.path.parent.parent / "current"
    counts = result.intake.count()
    failed = [check for check in result.report.results if not check.success]
    facts = {
        "snapshot": result.snapshot.id,
        "texts": {name: counts[name] for name in OUTCOMES},
        "other_languages": dict(result.intake.languages),
        "kept_out": [item.reason for item in result.intake.kept_out],
        "counts": ask(result, TOTALS)[0],
        "claims_by_type": {str(row["claim_type"]): row["n"] for row in ask(result, BY_TYPE)},
        "disputed": ask(result, APART),
        "checks": {
            "evaluated": len(result.report.results),
            "failed": [f"{c.table_name}.{c.expectation}" for c in failed],
        },
        "tables": str(current),
        "database": str(current / "claimhouse.duckdb"),
        "explorer": str(current / result.explorer.name) if result.explorer else None,
        "report": str(result.page),
    }
    return json.dumps(facts, ensure_ascii=False, indent=2)
