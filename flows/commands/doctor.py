"""`claimhouse doctor`: whether the environment and the warehouse are well."""

from __future__ import annotations

from pathlib import Path

import click

from flows.commands.options import json_option, vocabularies_option, warehouse_option


@click.command("doctor")
@warehouse_option
@vocabularies_option
@click.option("--all", "every_snapshot", is_flag=True, help="Check the files of every snapshot, not only the current.")
@json_option
def doctor_command(warehouse: Path, vocabularies: Path, every_snapshot: bool, as_json: bool) -> None:
    """Look at packages, telemetry, Prefect, vocabularies, permissions, disk, clock, and the snapshot's checksums.

    Exit codes: 0 all is well or only warnings, 1 something is broken.
    """
    from flows.show.json_text import to_json
    from flows.show.visible import make_visible
    from flows.unattended.diagnosis import FAIL, diagnose
    from warehouse.locations import check_warehouse

    findings = diagnose(check_warehouse(warehouse), vocabularies, every_snapshot=every_snapshot)
    failed, told = False, []
    for finding in findings:
        failed |= finding.state == FAIL
        told.append(vars(finding))
        if not as_json:
            todo = f". {finding.todo}" if finding.todo else ""
            click.echo(make_visible(f"{finding.state:<4}  {finding.about:<12}  {finding.what}{todo}"))
    if as_json:
        click.echo(to_json({"ok": not failed, "findings": told}, indent=2))
    if failed:
        raise click.exceptions.Exit(1)
