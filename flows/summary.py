"""The summary that ends a run: what came in, what was found, what the checks said, where things lie, what to try."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warehouse.query import run_query

if TYPE_CHECKING:
    from rich.console import Console

    from flows.main import RunResult

BY_TYPE = "SELECT claim_type, count(*) AS n FROM claims GROUP BY 1 ORDER BY n DESC, 1"
TOTALS = """
SELECT (SELECT count(*) FROM claims) AS claims, (SELECT count(*) FROM quantities) AS quantities,
       (SELECT count(*) FROM studies) AS studies, (SELECT count(*) FROM sources) AS sources,
       (SELECT count(*) FROM claims WHERE study_id IS NOT NULL) AS resting,
       (SELECT count(*) FROM claims WHERE certainty = 'hedged') AS hedged,
       (SELECT count(*) FROM propositions WHERE agreement = 'disagree') AS disagreements,
       (SELECT count(*) FROM discrepancies) AS discrepancies
"""
APART = """
SELECT label, source_count, favourable_count, unfavourable_count, low, high FROM propositions
WHERE agreement = 'disagree' ORDER BY claim_count DESC, label LIMIT 3
"""


def print_summary(result: RunResult, console: Console) -> None:
    """Print the summary of a published run."""
    for line in [*_tell_inputs(result), "", *_tell_findings(result), "", *_tell_checks(result), "", *_tell_places(result)]:
        console.print(line, markup=False, highlight=False, soft_wrap=True)


def _tell_inputs(result: RunResult) -> list[str]:
    counts = result.intake.count()
    parts = [f"{counts[name]} {name}" for name in ("published", "unchanged", "duplicate", "quarantined") if counts[name]]
    lines = [f"Texts      {len(result.intake.outcomes)} came in: {', '.join(parts) or 'none'}"]
    lines += [f"           kept out: {item.reason}" for item in result.intake.kept_out[:10]]
    more = len(result.intake.kept_out) - 10
    return lines + ([f"           and {more} more: see the table quarantine"] if more > 0 else [])


def _tell_findings(result: RunResult) -> list[str]:
    totals = _ask(result, TOTALS)[0]
    types = ", ".join(f"{row['n']} {row['claim_type']}" for row in _ask(result, BY_TYPE))
    lines = [
        f"Claims     {totals['claims']} from {totals['sources']} sources: {types}",
        f"           {totals['resting']} rest on an identified study, {totals['hedged']} are hedged",
        f"Numbers    {totals['quantities']} quantities, {totals['studies']} studies",
        f"Disputed   {totals['disagreements']} propositions on which sources disagree, "
        f"{totals['discrepancies']} attributes of a study told differently",
    ]
    return lines + [f"           {_tell_dispute(row)}" for row in _ask(result, APART)]


def _tell_dispute(row: dict[str, object]) -> str:
    stance = f"{row['favourable_count']} for, {row['unfavourable_count']} against"
    spread = f", numbers from {row['low']:g} to {row['high']:g}" if row["low"] != row["high"] else ""
    return f"{row['label']}: {stance}{spread}, {row['source_count']} sources"


def _tell_checks(result: RunResult) -> list[str]:
    results = result.report.results
    failed = [r for r in results if not r.success]
    verdict = "all passed" if not failed else f"{len(failed)} warn: " + ", ".join(
        f"{r.table_name}.{r.expectation} ({r.unexpected_count})" for r in failed[:5]
    )
    return [f"Checks     {len(results)} evaluated, {verdict}"]


def _tell_places(result: RunResult) -> list[str]:
    folder = result.snapshot.path.parent.parent
    return [
        f"Tables     {folder / 'current'}/TABLE/*.parquet",
        f"Database   {folder / 'current' / 'claimhouse.duckdb'}",
        f"Report     {result.page}",
        f"Snapshot   {result.snapshot.id}",
        "",
        "Try        claimhouse sql \"SELECT claim_type, stance, quote FROM claims WHERE hype LIMIT 5\"",
        "           claimhouse sql \"FROM hedging_by_source\"",
    ]


def _ask(result: RunResult, sql: str) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = run_query(result.snapshot, sql).read_all().to_pylist()
    return rows
