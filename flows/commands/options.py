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


def read_places(ctx: click.Context, option: click.Parameter, given: tuple[Path | str, ...]) -> tuple[Path | str, ...]:
    """Paths, but for addresses of object storage."""
    from flows.setting_types import to_input

    return tuple(map(to_input, given))


inputs_option = click.option(
    "--input",
    "inputs",
    multiple=True,
    default=from_settings("inputs"),
    callback=read_places,
    metavar="DIR_OR_FILE",
    help="A folder of texts with its sources.csv, or one file, by path or s3:// address; repeatable. Without it, the"
    " example texts.",
)
"""The folders and files to read."""

engine_option = click.option(
    "--engine",
    type=click.Choice(["local", "dask"]),
    default=from_settings("engine"),
    help="What reads the texts out: this machine, or a Dask cluster (the extra [dask]); without it, local.",
)
scheduler_option = click.option(
    "--scheduler",
    default=from_settings("scheduler"),
    metavar="ADDRESS",
    help="Of Dask's scheduler, such as tcp://10.0.0.5:8786.",
)
store_option = click.option(
    "--store",
    default=from_settings("store"),
    metavar="DIR_OR_ADDRESS",
    help="Where batches lie on their way to and from Dask's workers: a shared folder, or s3://bucket/folder.",
)
"""The cluster of `--engine dask`, and the place that all of it reaches."""

keep_option = click.option(
    "--keep",
    type=click.IntRange(1),
    default=from_settings("keep"),
    metavar="N",
    help="Snapshots to keep; without it, 5.",
)
"""How many snapshots stay."""

reread_option = click.option(
    "--reread",
    is_flag=True,
    default=from_settings("reread"),
    help="Open files again whose size, times and place on the disk are those of the run before.",
)
"""Whether files that did not change are read all the same."""

log_format_option = click.option(
    "--log-format",
    type=click.Choice(["text", "json"]),
    default=from_settings("log_format"),
    help="Progress and logs for people, or a JSON object per line; without it, text.",
)
"""How progress and logs are written to standard error."""

json_option = click.option("--json", "as_json", is_flag=True, help="One JSON object.")
"""Whether the answer is for programs."""
