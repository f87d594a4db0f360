"""`claimhouse vocabulary check`: what is wrong in vocabulary files, all of it at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from flows.commands.options import make_absolute, vocabularies_option

if TYPE_CHECKING:
    from transforms.lexicon.vocabulary import Vocabulary


@click.group("vocabulary")
def vocabulary_command() -> None:
    """Vocabularies: one TOML file for each therapy, and the terms that all share."""


@vocabulary_command.command("check")
@click.argument("folder", required=False, type=click.Path(path_type=Path), callback=make_absolute)
@vocabularies_option
def check_command(folder: Path | None, vocabularies: Path) -> None:
    """Check the vocabulary files (*.toml) of a FOLDER; each wrong entry is told with its file and line.

    Exit codes: 0 all is well, 2 something is wrong.
    """
    from transforms.lexicon.check import list_problems
    from transforms.lexicon.vocabulary import load_vocabulary
    from transforms.lexicon.vocabulary_file import read_files
    from warehouse.errors import InputError

    place = folder or vocabularies
    files = read_files(place)
    problems = list_problems(files)
    if problems:
        found = f"{len(problems)} wrong {'entry' if len(problems) == 1 else 'entries'} in {place}"
        raise InputError("\n".join([found, *(str(problem.to_error()) for problem in problems)]))
    click.echo(f"{len(files)} vocabulary files in {place}, nothing wrong")
    _print_contents(load_vocabulary(place))


def _print_contents(vocabulary: Vocabulary) -> None:
    from flows.show.visible import make_visible

    for therapy, conditions in sorted(vocabulary.treats.items()):
        forms = sum(len(terms) for concept, terms in vocabulary.terms.items() if concept == ("substance", therapy))
        treats = f" for {', '.join(conditions)}" if conditions else ""
        click.echo(make_visible(f"  {therapy}{treats}: {forms} {'term' if forms == 1 else 'terms'}"))
