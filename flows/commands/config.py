"""`claimhouse config`: every setting, its value, and where that comes from."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from flows.commands.options import json_option


@click.command("config")
@click.option("--input", "inputs", multiple=True, metavar="DIR_OR_FILE")
@click.option("--warehouse", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--vocabularies", type=click.Path(path_type=Path), metavar="FOLDER")
@click.option("--keep", type=int, metavar="N")
@click.option("--engine", metavar="ENGINE")
@click.option("--scheduler", metavar="ADDRESS")
@click.option("--store", metavar="DIR_OR_ADDRESS")
@click.option("--log-format", metavar="FORM")
@json_option
def config_command(as_json: bool, **flags: Any) -> None:
    """Print every setting, its value, and where that comes from.

    A flag counts before the environment variable CLAIMHOUSE_NAME, that before the file claimhouse.toml in the working
    directory (or the one that CLAIMHOUSE_CONFIG names), and that before the default.

    \b
    # claimhouse.toml
    warehouse = "/srv/claims"
    inputs = ["texts"]
    keep = 10
    """
    from flows.settings import Settings, list_origins, load_settings

    said = {name: value or None for name, value in flags.items()}
    settings, origins = load_settings(**said), list_origins(**said)
    values = {name: _write(getattr(settings, name)) for name in Settings.model_fields}
    if as_json:
        from flows.show.json_text import to_json

        click.echo(to_json({n: {"value": v, "from": origins[n]} for n, v in values.items()}, indent=2))
        return
    from flows.show.visible import make_visible

    for name, value in values.items():
        shown = ", ".join(value) if isinstance(value, list) else str(value)
        about = Settings.model_fields[name].description
        sys.stdout.write(make_visible(f"{name} = {shown}  ({origins[name]})") + f"\n    {about}\n")


def _write(value: object) -> object:
    if isinstance(value, tuple):
        return [str(path) for path in value]
    return value if isinstance(value, (str, int, float)) else str(value)
