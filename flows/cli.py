"""The `claimhouse` command: a group whose subcommands are imported only when they are called."""

from __future__ import annotations

import importlib
import sys

import click

COMMANDS = {
    "run": "Read texts, check what is found, publish a snapshot.",
    "sql": "Query a published snapshot in read-only DuckDB SQL.",
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
    """Run the command line; an error that Claimhouse raises on purpose becomes one message and its exit code."""
    from warehouse.errors import ClaimhouseError

    try:
        cli()
    except ClaimhouseError as error:
        click.echo(f"claimhouse: {error}", err=True)
        sys.exit(error.exit_code)
