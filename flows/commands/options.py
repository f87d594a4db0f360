"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path

import click

from flows.setup import VOCABULARIES

VARIABLE = "CLAIMHOUSE_VOCABULARIES"


def make_absolute(ctx: click.Context, option: click.Parameter, folder: Path | None) -> Path | None:
    """The absolute path of a folder that was given, whatever the commands do with it."""
    return folder.expanduser().absolute() if folder else None


vocabularies_option = click.option(
    "--vocabularies",
    type=click.Path(path_type=Path),
    default=VOCABULARIES,
    envvar=VARIABLE,
    callback=make_absolute,
    metavar="FOLDER",
    help=f"Vocabulary files to read with; without it, ${VARIABLE} or seeds/vocabularies in the checkout.",
)
"""The folder of the vocabularies, absolute."""

warehouse_option = click.option(
    "--warehouse",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Folder of the warehouse; without it, $CLAIMHOUSE_WAREHOUSE or warehouse/data in the checkout.",
)
"""The folder of the warehouse, None for the default."""
