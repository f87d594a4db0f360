"""`claimhouse schedule`: serves the main job from this machine, at set times, until it is stopped."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from flows.commands.options import (
    from_settings,
    inputs_option,
    keep_option,
    log_format_option,
    vocabularies_option,
    warehouse_option,
)

if TYPE_CHECKING:
    from flows.settings import Settings


@click.command("schedule")
@click.option(
    "--cron", default=from_settings("cron"), metavar="CRON",
    help='Minute, hour, day, month, weekday, such as "0 6 * * *", which is the default.',
)  # fmt: skip
@click.option("--timezone", default=from_settings("timezone"), metavar="ZONE", help="Of these times; without it, UTC.")
@inputs_option
@warehouse_option
@vocabularies_option
@keep_option
@click.option("--retries", type=click.IntRange(0, 20), default=from_settings("retries"), metavar="N", help="Of a step.")
@click.option(
    "--timeout", type=click.FloatRange(0, min_open=True), default=from_settings("timeout"), metavar="SECONDS",
    help="A run that takes longer is ended; without it, six hours.",
)  # fmt: skip
@log_format_option
@click.option(
    "--port", type=click.IntRange(0, 65535), default=4200, show_default=True, metavar="PORT",
    help="Of Prefect's pages, on this machine only; 0 for any. Not used if PREFECT_API_URL names a server.",
)  # fmt: skip
def schedule_command(
    cron: str,
    timezone: str,
    inputs: tuple[Path | str, ...],
    warehouse: Path,
    vocabularies: Path,
    keep: int,
    retries: int,
    timeout: float,
    log_format: str,
    port: int,
) -> None:
    """Run at set times from this machine until it is stopped (Ctrl-C, SIGTERM).

    The server that PREFECT_API_URL names keeps the times; without one, a server of our own starts and ends with this
    command. One run is at work at a time. A run that fails is tried again at its next time.

    \b
    claimhouse schedule --cron "0 6 * * *" --input texts --warehouse /srv/claims
    """
    from flows.settings import load_settings
    from flows.unattended.serving import serve
    from transforms.readers import read_inputs

    settings = load_settings(
        cron=cron, timezone=timezone, inputs=inputs, warehouse=warehouse, vocabularies=vocabularies, keep=keep,
        retries=retries, timeout=timeout, log_format=log_format,
    )  # fmt: skip
    read_inputs(list(settings.inputs))  # raises at once what else every run would raise
    serve(_make_absolute(settings), port)


def _make_absolute(settings: Settings) -> Settings:
    """The runs are processes of their own, wherever Prefect starts them."""
    from flows.setting_types import to_absolute

    return settings.model_copy(
        update={
            "inputs": tuple(map(to_absolute, settings.inputs)),
            "warehouse": settings.warehouse.absolute(),
            "vocabularies": settings.vocabularies.absolute(),
        }
    )
