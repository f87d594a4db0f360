"""The summary that ends a run: what came in, what was found, what the checks said, where things lie, what to try."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from flows.show.visible import make_visible
from flows.watch.told import describe
from transforms.readers.languages import OTHER_LANGUAGE
from warehouse.locations import default_warehouse
from warehouse.query import run_query

if TYPE_CHECKING:
    from rich.console import Console

    from flows.main import RunResult
    from warehouse.tables import ValidationResult

OUTCOMES = ("published", "unchanged", "duplicate", "quarantined")
BY_TYPE = "SELECT claim_type, count(*) AS n FROM claims GROUP BY 1 ORDER BY n DESC, 1"
TOTALS = """
SELECT (SELECT count(*) FROM claims) AS claims, (SELECT count(*) FROM quantities) AS quantities,
       (SELECT count(*) FROM studies) AS studies, (SELECT count(*) FROM sources) AS sources,
       (SELECT count(*) FROM claims WHERE study_id IS NOT NULL) AS resting,
       (SELECT count(*) FROM claims WHERE certainty = 'hedged') AS hedged,
       (SELECT count(*) FROM propositions WHERE agreement = 'disagree') AS disagreements,
       (SELECT count(*) FROM discrepancies) AS discrepancies
"""
TRY = ("SELECT claim_type, stance, quote FROM claims WHERE hype LIMIT 5", "FROM hedging_by_source")
MOST_NAMED = 10
"""Texts that were kept out, and checks that failed, of which the summary tells each."""
CHANGES = "SELECT change, count(*) AS n FROM claim_changes WHERE run_id = '{run_id}' GROUP BY 1 ORDER BY n DESC, 1"
APART = """
SELECT label, source_count, favourable_count, unfavourable_count, low, high FROM propositions
WHERE agreement = 'disagree' AND (low <> high OR least(favourable_count, unfavourable_count) > 0)
ORDER BY claim_count DESC, label LIMIT 3
"""


def print_summary(result: RunResult, console: Console) -> None:
    """Print the summary of a published run."""
    parts = [_tell_inputs(result), _tell_findings(result), _tell_checks(result), _tell_places(result)]
    text = "\n\n".join("\n".join(map(make_visible, part)) for part in parts)
    console.print(text, markup=False, highlight=False, soft_wrap=True)


def _tell_inputs(result: RunResult) -> list[str]:
    counts, languages = result.intake.count(), result.intake.languages
    named = [item for item in result.intake.kept_out if item.rule != OTHER_LANGUAGE][:MOST_NAMED]
    parts = [f"{counts[name]} {name}" for name in OUTCOMES if counts[name]]
    lines = [f"Texts      {result.intake.total} came in: {', '.join(parts) or 'none'}"]
    lines += [f"           kept out: {item.reason}" for item in named]
    more = counts["quarantined"] - len(named) - languages.total()
    lines += [f"           and {more} more: see the table quarantine"] if more > 0 else []
    if languages:
        which = ", ".join(f"{count:,} {language}" for language, count in languages.most_common(MOST_NAMED))
        lines.append(f"           set aside in other languages: {which}; see the table quarantine")
    earlier = result.intake.current - result.intake.total + counts["quarantined"]
    if result.intake.watched.pages:
        lines.append(f"Watched    {describe(result.intake.watched)}")
        lines += [f"           {note}" for note in result.intake.watched.notes[:MOST_NAMED]]
    if counts["quarantined"] == result.intake.total:
        lines.append("           none of them could be used")
    return lines + ([f"           the tables also hold {earlier} texts of earlier runs"] if earlier > 0 else [])


def _tell_findings(result: RunResult) -> list[str]:
    totals = ask(result, TOTALS)[0]
    types = ", ".join(f"{row['n']} {row['claim_type']}" for row in ask(result, BY_TYPE))
    lines = [
        f"Claims     {totals['claims']} from {totals['sources']} sources{': ' if types else ''}{types}",
        f"           {totals['resting']} rest on an identified study, {totals['hedged']} are hedged",
        f"Numbers    {totals['quantities']} quantities, {totals['studies']} studies",
        f"Disputed   {totals['disagreements']} proposition{'s' if totals['disagreements'] != 1 else ''} "
        "on which sources disagree, "
        f"{totals['discrepancies']} attributes of a study told differently",
    ]
    lines += [f"           {_tell_dispute(row)}" for row in ask(result, APART)]
    changes = ", ".join(f"{r['n']} {r['change']}" for r in ask(result, CHANGES.format(run_id=result.snapshot.id)))
    return lines + ([f"Changes    on pages that changed: {changes}; see claim_changes"] if changes else [])


def _tell_dispute(row: dict[str, object]) -> str:
    stance = f"{row['favourable_count']} for, {row['unfavourable_count']} against"
    spread = f", numbers from {row['low']:g} to {row['high']:g}" if row["low"] != row["high"] else ""
    return f"{row['label']}: {stance}{spread}, {row['source_count']} sources"


def _tell_checks(result: RunResult) -> list[str]:
    results = result.report.results
    failed = [r for r in results if not r.success]
    if not failed:
        return [f"Checks     {len(results)} evaluated, all passed"]
    lines = [f"Checks     {len(results)} evaluated, {len(failed)} warn; the rows that fail are in quarantine"]
    return lines + [f"           {_tell_warning(r)}" for r in failed[:MOST_NAMED]]


def _tell_warning(result: ValidationResult) -> str:
    how = "could not be evaluated" if result.error else f"{result.unexpected_count} rows"
    return f"{result.table_name}.{result.expectation}: {how}"


def _tell_places(result: RunResult) -> list[str]:
    folder = result.snapshot.path.parent.parent
    where = "" if folder == default_warehouse().absolute() else f" --warehouse {shlex.quote(str(folder))}"
    explorer = [f"Explorer   {folder / 'current' / result.explorer.name}"] if result.explorer else []
    return [
        *explorer,
        f"Tables     {folder / 'current'}/TABLE/*.parquet",
        f"Database   {folder / 'current' / 'claimhouse.duckdb'}",
        f"Report     {result.page}",
        f"Snapshot   {result.snapshot.id}",
        "",
        f'Try        claimhouse sql{where} "{TRY[0]}"',
        f'           claimhouse sql{where} "{TRY[1]}"',
    ]


def ask(result: RunResult, sql: str) -> list[dict[str, object]]:
    """The rows that a query on the run's snapshot gives."""
    rows: list[dict[str, object]] = run_query(result.snapshot, sql).read_all().to_pylist()
    return rows
