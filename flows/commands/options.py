"""Options that several commands share; one that is not given takes its value from the settings."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click


def from_settings(name: str) -> Callable[[], Any]:
    """The default of an option: looked up only when the command runs without it, so that help stays quick."""

    def look_up() -> Any:
        from flows.settings import load_settings

        return getattr(load_settings(), name)

    return look_up


def make_absolute(ctx: click.Context, option: click.Parameter, folder: Path | None) -> Path | None:
    """The absolute path of a folder that was given, whatever the commands do with it."""
    return folder.expanduser().absolute() if folder else None


vocabularies_option = click.option(
    "--vocabularies",
    type=click.Path(path_type=Path),
    default=from_settings("vocabularies"),
    callback=make_absolute,
    metavar="FOLDER",
    help="Vocabulary files to read with; without it, $CLAIMHOUSE_VOCABULARIES or seeds/vocabularies in the checkout.",
)
"""The folder of the vocabularies, absolute."""

warehouse_option = click.option(
    "--warehouse",
    type=click.Path(path_type=Path),
    default=from_settings("warehouse"),
    metavar="DIR",
    help="Folder of the warehouse; without it, $CLAIMHOUSE_WAREHOUSE or warehouse/data in the checkout.",
)
"""The folder of the warehouse."""

inputs_option = click.option(
    "--input",
    "inputs",
    multiple=True,
    type=click.Path(path_type=Path),
    default=from_settings("inputs"),
    metavar="DIR_OR_FILE",
    help="A folder of texts with its sources.csv, or one file; repeatable. Without it, the example texts.",
)
"""The folders and files to read."""

keep_option = click.option(
    "--keep",
    type=click.IntRange(1),
    default=from_settings("keep"),
    metavar="N",
    help="Snapshots to keep; without it, 5.",
)
"""How many snapshots stay."""

log_format_option = click.option(
    "--log-format",
    type=click.Choice(["text", "json"]),
    default=from_settings("log_format"),
    help="Progress and logs for people, or a JSON object per line; without it, text.",
)
"""How progress and logs are written to standard error."""

json_option = click.option("--json", "as_json", is_flag=True, help="One JSON object.")
"""Whether the answer is for programs."""
