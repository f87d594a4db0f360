"""The `claimhouse` command: a group whose subcommands are imported only when they are called."""

from __future__ import annotations

import importlib
import os
import sys
import traceback
from pathlib import Path

import click

COMMANDS = {
    "run": "Read texts, check what is found, publish a snapshot.",
    "explore": "Build a page of a snapshot to read and compare in, and open it.",
    "sql": "Query a published snapshot in read-only DuckDB SQL.",
    "extract": "Show what texts claim, without a warehouse.",
    "export": "Write claims as ClaimReview or CSV, studies as RIS or BibTeX.",
    "explain": "Show why a row of a snapshot is what it is.",
    "catalogue": "Add studies to the reference catalogue, list and count them.",
    "vocabulary": "Check a folder of vocabulary files.",
    "schedule": "Run at set times, from this machine.",
    "status": "Tell what is published, how fresh it is, how the last runs ended.",
    "doctor": "Check the environment and the files of the warehouse.",
    "snapshots": "List, compare, remove snapshots, or go back to one.",
    "restore": "Make a lost claimhouse.duckdb anew from the Parquet files.",
    "config": "Print every setting and where its value comes from.",
}


class LazyGroup(click.Group):
    """A group that knows its commands by name and help line, so that `--help` imports none of them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names of the commands, in the order of use."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported now; None if there is none."""
        if cmd_name not in COMMANDS:
            return None
        command = getattr(importlib.import_module(f"flows.commands.{cmd_name}"), f"{cmd_name}_command")
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help lines without importing the commands."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="claimhouse", prog_name="claimhouse")
def cli() -> None:
    """Turn health texts into checked Parquet tables of claims and studies."""


def main() -> None:
    """Run the command line; whatever stops it becomes one message and an exit code.

    2 is wrong usage, 3 a mistake in Claimhouse, 130 an interruption; other errors bring their own code. With
    CLAIMHOUSE_TRACEBACK=1 in the environment a mistake shows where it was made.
    """
    sys.exit(_run())


def _run() -> int:
    from warehouse.errors import ClaimhouseError

    try:
        return cli.main(standalone_mode=False) or 0
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except ClaimhouseError as error:
        return _tell(str(error), error.exit_code)
    except (KeyboardInterrupt, click.Abort):
        return _tell("interrupted", 130)
    except Exception as error:
        if os.environ.get("CLAIMHOUSE_TRACEBACK"):
            raise
        place = traceback.extract_tb(error.__traceback__)[-1]
        what = f"{type(error).__name__}: {error}".partition("\n")[0]
        where = f"{Path(place.filename).name}, line {place.lineno}"
        return _tell(f"{where}: {what}. This is a mistake in Claimhouse: please report it", 3)


def _tell(message: str, exit_code: int) -> int:
    """Print the message, nothing in it that a terminal would obey."""
    from flows.show.visible import make_visible

    lines = [make_visible(line) for line in message.split("\n")]
    click.echo("claimhouse: " + "\n".join(lines), err=True)
    return exit_code
