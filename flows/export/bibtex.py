"""Studies as BibTeX, in UTF-8 as BibLaTeX and all current tools read it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import IO

from flows.export.rows import Fields
from flows.export.study_text import keep_doi, list_authors, to_line, write_note, write_title

COMMANDS = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}", "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%", "_": r"\_",
}  # fmt: skip
"""What LaTeX would obey, and how it is written; braces as commands, since BibTeX counts those that are escaped, too."""


def write_bibtex(studies: Iterable[Fields], stream: IO[bytes]) -> None:
    """Write an entry per study; no value can end its field or run a command."""
    for study in studies:
        fields = [f"  {name} = {{{value}}},\n" for name, value in _list_fields(study) if value]
        kind = "article" if study["journal"] else "misc"
        stream.write(f"@{kind}{{{make_key(study)},\n{''.join(fields)}}}\n\n".encode())


def _list_fields(study: Fields) -> Iterator[tuple[str, str | None]]:
    yield "title", f"{{{escape(write_title(study))}}}"
    yield "author", " and ".join(f"{{{escape(name)}}}" for name in list_authors(study))
    yield "journal", escape(study["journal"] or "")
    yield "year", str(study["year"] or "")
    yield "doi", keep_doi(study)
    yield "pmid", escape(study["pmid"] or "")
    yield "institution", escape(study["institution"] or "")
    yield "note", escape(write_note(study))


def escape(value: str) -> str:
    """The value as LaTeX that prints it."""
    return "".join(COMMANDS.get(sign, sign) for sign in to_line(value))


def make_key(study: Fields) -> str:
    """A key that no other study has: first author, year and the beginning of its id."""
    author = re.sub(r"[^A-Za-z]", "", next(iter(list_authors(study)), "")).lower() or "study"
    return f"{author[:20]}{study['year'] or ''}-{re.sub(r'[^A-Za-z0-9]', '', study['study_id'])[:12]}"
