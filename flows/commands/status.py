"""`claimhouse status`: what is published, how the last runs ended, and what takes how much space."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from flows.commands.options import from_settings, json_option, warehouse_option

if TYPE_CHECKING:
    from flows.unattended.health import Health
    from warehouse.journal import Entry


@click.command("status")
@warehouse_option
@click.option(
    "--fresh-hours", type=click.FloatRange(0, min_open=True), default=from_settings("fresh_hours"), metavar="HOURS",
    help="Age from which the snapshot counts as stale; without it, 26.",
)  # fmt: skip
@json_option
def status_command(warehouse: Path, fresh_hours: float, as_json: bool) -> None:
    """Tell what is published, how fresh it is, how the last runs ended, and what takes how much space.

    Exit codes: 0 all is well, 1 somebody should look: nothing published, stale, the last run failed, a file is missing.
    """
    from flows.show.json_text import to_json
    from flows.show.visible import make_visible
    from flows.unattended.health import examine

    health = examine(warehouse, fresh_hours=fresh_hours, now=dt.datetime.now(dt.UTC))
    if as_json:
        click.echo(to_json(_to_facts(health), indent=2))
    else:
        for line in _tell(health):
            click.echo(make_visible(line))
    if health.problems:
        raise click.exceptions.Exit(1)


def _to_facts(health: Health) -> dict[str, Any]:
    snapshot = health.snapshot
    return {
        "ok": not health.problems,
        "problems": list(health.problems),
        "warehouse": str(health.warehouse),
        "snapshot": snapshot.id if snapshot else None,
        "created_at": snapshot.created_at if snapshot else None,
        "age_seconds": health.age.total_seconds() if health.age is not None else None,
        "code_version": snapshot.code_version if snapshot else None,
        "last_run": _to_run(health.last) if health.last else None,
        "failed_runs": [_to_run(entry) for entry in health.failures],
        "at_work": health.at_work or None,
        "rows": health.rows,
        "kept_out": health.kept_out,
        "failed_checks": health.warnings,
        "snapshots": list(health.snapshot_ids),
        "bytes": health.bytes_by_part,
        "free_bytes": health.free_bytes,
    }


def _to_run(entry: Entry) -> dict[str, Any]:
    return dict(vars(entry))


def _tell(health: Health) -> Iterator[str]:
    snapshot = health.snapshot
    yield f"Warehouse  {health.warehouse}"
    if snapshot and health.age is not None:
        yield f"Snapshot   {snapshot.id}, {describe_age(health.age)} old; {len(health.snapshot_ids)} are kept"
        rows = health.rows
        yield "Tables     " + ", ".join(
            f"{rows.get(n, 0):,} {n}" for n in ("sources", "documents", "claims", "studies")
        )
        yield f"Checks     {health.warnings} warn; {health.kept_out:,} rows or texts were kept out"
    if health.last:
        yield f"Last run   {health.last.run_id} {health.last.outcome}"
    if health.at_work:
        yield f"At work    process {health.at_work}"
    sizes = ", ".join(f"{name} {size / 1e6:,.1f} MB" for name, size in health.bytes_by_part.items() if size)
    yield f"Disk       {sizes or 'nothing'}; {health.free_bytes / 1e9:,.1f} GB are free"
    yield from (f"Look at    {problem}" for problem in health.problems)


def describe_age(age: dt.timedelta) -> str:
    """The age in its largest unit: `3 days`, `5 hours`, `12 minutes`."""
    seconds = age.total_seconds()
    for unit, length in (("day", 86_400), ("hour", 3_600), ("minute", 60)):
        if seconds >= 2 * length:
            return f"{seconds / length:.0f} {unit}s"
    return f"{seconds:.0f} seconds"
