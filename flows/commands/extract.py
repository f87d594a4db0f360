"""`claimhouse extract`: what texts claim, without a warehouse, for people or as JSON lines."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from flows.commands.options import vocabularies_option
from warehouse.errors import InputError

if TYPE_CHECKING:
    from transforms.readers.registry import Page


@click.command("extract")
@click.argument("files", metavar="FILE…", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
@click.option("--title", metavar="TEXT", help="Title that tells what the text is about; else the page's own.")
@click.option("--format", "form", metavar="NAME", help="text, markdown, html …; by default that of the file's ending.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line for each file.")
@vocabularies_option
def extract_command(
    files: tuple[Path, ...], title: str | None, form: str | None, as_json: bool, vocabularies: Path
) -> None:
    """Show what texts claim, without a warehouse; `-` reads standard input.

    Each statement that claims something is shown with its offsets, its cues marked, and beneath it the claims, numbers
    and cues. What cannot be read is told at the end, and the exit code is 2.

    \b
    claimhouse extract page.html
    claimhouse extract notes.md --title "Ketamine for PTSD" --json | jq .claims
    curl -s https://example.org/page | claimhouse extract -
    """
    from transforms.lexicon.vocabulary import load_vocabulary

    load_vocabulary(vocabularies)
    errors: list[InputError] = []
    for name, page, kind in _read_pages(files, form, errors):
        _print_findings(page, title or page.title, vocabularies, name, kind, as_json=as_json)
    if errors:
        raise InputError("\n".join(map(str, errors)))


def _read_pages(files: tuple[Path, ...], form: str | None, errors: list[InputError]) -> Iterator[tuple[str, Page, str]]:
    from transforms.readers.single import read_single_file, read_single_stream

    for path in files:
        try:
            if str(path) == "-":
                page, kind = read_single_stream(sys.stdin.buffer.read(), form)
            else:
                page, kind = read_single_file(path, form)
        except InputError as error:
            errors.append(error)
        else:
            yield str(path), page, kind


def _print_findings(page: Page, title: str | None, vocabularies: Path, name: str, kind: str, *, as_json: bool) -> None:
    from transforms.library import read_text

    found = read_text(page.text, title, vocabularies)
    if as_json:
        from flows.show.findings_json import findings_to_json
        from flows.show.json_text import to_json

        sys.stdout.buffer.write(f"{to_json(findings_to_json(found, name, kind))}\n".encode())
        sys.stdout.buffer.flush()
        return
    from flows.show.extract_view import show_findings
    from flows.show.paper import print_all

    print_all(show_findings(found, "standard input" if name == "-" else name))
