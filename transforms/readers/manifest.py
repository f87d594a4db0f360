"""`sources.csv`: who published which text, and with what interest."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from transforms.readers.decode import decode_utf8
from transforms.readers.files import read_bytes
from transforms.readers.manifest_row import BrokenRow, Label, normalise_file, read_row
from transforms.readers.records import Rejection
from transforms.readers.walk import MANIFEST_NAME
from warehouse.errors import InputError

COLUMNS = (
    "file", "source_id", "title", "publisher", "url", "source_type", "commercial_interest", "language", "published_on",
)  # fmt: skip
OPTIONAL = frozenset(("file", "url"))
"""Columns of which one is enough; every other one has to be there, though its cells may be blank."""


@dataclass(frozen=True)
class Manifest:
    """A manifest that was read: its rows by the text they name, and those that name none.

    `header` holds the columns in the order of the file, so that a line to add can be shown; `shared` the sources
    that several rows name; `pages` the rows that name an address instead of a file.
    """

    path: Path
    header: tuple[str, ...]
    rows: Mapping[str, Label | BrokenRow]
    strays: tuple[BrokenRow, ...]
    shared: frozenset[str] = frozenset()
    pages: tuple[Label, ...] = ()

    @property
    def folder(self) -> Path:
        """The folder below which its texts lie."""
        return self.path.parent

    def find(self, path: Path) -> Label | BrokenRow | None:
        """What the manifest says of a file below its folder; None if it does not list it."""
        return self.rows.get(self.name_of(path))

    def name_of(self, path: Path) -> str:
        """How the manifest names a file below its folder."""
        return unicodedata.normalize("NFC", path.relative_to(self.folder).as_posix())

    def format_line(self, file: str) -> str:
        """The line that would label `file`, with the cells that a person has to fill named in capitals."""
        cells = {name: name.upper() for name in self.header if name in COLUMNS}
        return _format_csv([{**cells, "file": file}.get(name, "") for name in self.header])


def read_manifest(path: Path) -> Manifest:
    """The rows of a manifest; a broken one costs that row only.

    Raises:
        InputError: it cannot be read at all: permissions, encoding, no header, a missing or repeated column.
    """
    reader = csv.reader(io.StringIO(_read_text(path), newline=""))
    try:
        header = _read_header(next((cells for cells in reader if any(cells)), []), path)
        rows = list(_read_rows(reader, header))
    except csv.Error as error:
        todo = "Was a quotation mark left open above it?"
        raise InputError(f"line {reader.line_num} is not CSV ({error})", where=str(path), todo=todo) from None
    rows = list(_check_sources(rows))
    named, strays = _index(row for row in rows if not _is_page(row))
    pages, repeated = _split_pages(row for row in rows if isinstance(row, Label) and _is_page(row))
    counts = Counter(row.source_id for row in rows if isinstance(row, Label))
    shared = frozenset(name for name, count in counts.items() if count > 1)
    return Manifest(path, header, named, strays + repeated, shared, pages)


def empty_manifest(folder: Path) -> Manifest:
    """The manifest that a folder without one would have: no rows, all columns."""
    return Manifest(folder / MANIFEST_NAME, COLUMNS, {}, ())


def _read_text(path: Path) -> str:
    try:
        return decode_utf8(read_bytes(path))
    except Rejection as rejection:
        raise InputError(f"the manifest cannot be read: {rejection.reason}", where=str(path)) from None


def _read_header(cells: Sequence[str], path: Path) -> tuple[str, ...]:
    header = tuple(cell.strip().lower() for cell in cells)
    missing = [name for name in COLUMNS if name not in header and name not in OPTIONAL]
    if not OPTIONAL & set(header):
        missing.insert(0, "file (or url)")
    if missing:
        todo = f"Its first line names the columns, separated by commas: {','.join(COLUMNS)}"
        raise InputError(f"line 1 lacks {', '.join(missing)}", where=str(path), todo=todo)
    repeated = sorted({name for name in header if name in COLUMNS and header.count(name) > 1})
    if repeated:
        raise InputError(f"line 1 names {', '.join(repeated)} twice", where=str(path), todo="Remove one of them.")
    return header


def _read_rows(reader: Iterator[list[str]], header: tuple[str, ...]) -> Iterator[Label | BrokenRow]:
    before = reader.line_num  # type: ignore[attr-defined]
    for cells in reader:
        line, before = before + 1, reader.line_num  # type: ignore[attr-defined]
        if not any(cell.strip() for cell in cells):
            continue
        row = dict(zip(header, cells, strict=False))
        if len(cells) != len(header):
            problem = f"line {line}: it has {len(cells)} cells, the header {len(header)}; quote cells that hold a comma"
            yield BrokenRow(line, normalise_file(row.get("file", "")), problem, cells=row)
        else:
            yield read_row(row, line)


def _check_sources(rows: Iterable[Label | BrokenRow]) -> Iterator[Label | BrokenRow]:
    """Rows of one source must agree on who it is; one that differs from the first of its source is broken."""
    first: dict[str, Label] = {}
    for row in rows:
        known = first.setdefault(row.source_id, row) if isinstance(row, Label) else None
        problem = _differ(row, known) if isinstance(row, Label) and known else None
        yield BrokenRow(row.line, row.file, problem) if problem else row


def _differ(row: Label, known: Label) -> str | None:
    for name in ("publisher", "source_type", "commercial_interest"):
        mine, theirs = getattr(row, name), getattr(known, name)
        if mine != theirs:
            other = f"line {known.line} says {theirs!r} for the same source_id {row.source_id!r}"
            return f"line {row.line}: column {name}, {mine!r}, but {other}; make them agree"
    return None


def _index(rows: Iterable[Label | BrokenRow]) -> tuple[dict[str, Label | BrokenRow], tuple[BrokenRow, ...]]:
    """Rows by file and rows without one; a file that is listed twice has no label, for nobody knows which is right."""
    named: dict[str, Label | BrokenRow] = {}
    strays: list[BrokenRow] = []
    for row in rows:
        if row.file is None:
            strays.extend([row] if isinstance(row, BrokenRow) else [])
        elif row.file in named:
            named[row.file] = _report_twice(named[row.file], row)
        else:
            named[row.file] = row
    return named, tuple(strays)


def _report_twice(first: Label | BrokenRow, row: Label | BrokenRow) -> BrokenRow:
    problem = f"line {row.line}: column file, {row.file!r} stands on line {first.line} as well; keep one of them"
    return BrokenRow(first.line, row.file, problem, rule="listed_twice")


def _is_page(row: Label | BrokenRow) -> bool:
    """Whether a row names an address instead of a file."""
    return isinstance(row, Label) and row.file is None


def _split_pages(rows: Iterable[Label]) -> tuple[tuple[Label, ...], tuple[BrokenRow, ...]]:
    """The rows with an address by themselves, and those that repeat an address."""
    first: dict[str, Label] = {}
    repeated = []
    for row in rows:
        known = first.setdefault(row.url or "", row)
        if known is not row:
            problem = f"line {row.line}: column url, {row.url!r} stands on line {known.line} as well; keep one of them"
            repeated.append(BrokenRow(row.line, None, problem, rule="listed_twice"))
    return tuple(first.values()), tuple(repeated)


def _format_csv(cells: Sequence[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(cells)
    return line.getvalue()
