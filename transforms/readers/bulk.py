"""Files of many texts: what a reader of such a format is, and how a record becomes a labelled text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from transforms.readers.decode import check_text
from transforms.readers.html import parse_html
from transforms.readers.labels import Labels
from transforms.readers.languages import recognise
from transforms.readers.manifest_row import BrokenRow, Label, read_row
from transforms.readers.records import InputText, RejectedInput, Rejection
from transforms.readers.registry import Page
from transforms.readers.sources import SourceBook
from transforms.readers.walk import Found

LABELS = ("source_id", "publisher", "source_type", "commercial_interest", "language", "published_on")
"""What a record may say of itself under these names; what it does not say, the row of its file in sources.csv says."""
REQUIRED = ("source_id", "source_type", "commercial_interest")
NAMES = ("uri", "url", "id")
"""Where a record may say what it is called, of which the first counts; one that says nothing has its number."""
MAX_NAME, MAX_TITLE = 1_000, 500
MOST_LABELS = 10_000
"""Different sets of labels that are remembered, since most records have those of another one."""


@dataclass(frozen=True, slots=True)
class Record:
    """A record as a reader of its format gives it.

    `number` counts from 1. `facts` are its fields: what it is called, its title and its labels. `text` is plain text,
    or a page if `form` is `html`. `basis` tells who labelled it: somebody, or a rule of the reader.
    """

    number: int
    text: str
    facts: Mapping[str, str] = field(default_factory=dict)
    form: str = "text"
    basis: str = "manifest"


@dataclass(frozen=True, slots=True)
class Broken:
    """A record that a reader could not read, with why."""

    number: int
    rejection: Rejection


Read = Callable[[str | Path, str | None], Iterator[Record | Broken]]
"""Takes the address of a file and how it is compressed. What it raises costs the rest of the file."""


@dataclass(frozen=True, slots=True)
class BulkReader:
    """A reader of one format whose files hold many texts."""

    format: str
    endings: tuple[str, ...]
    read: Read


@dataclass
class Records:
    """The records of one file, labelled."""

    found: Found
    labels: Labels
    book: SourceBook
    _known: dict[tuple[str, ...], Label | BrokenRow] = field(default_factory=dict)

    def read(self, reader: BulkReader, compression: str | None) -> Iterator[InputText | RejectedInput]:
        """Every record as a text or with the reason why it is none; a file that breaks off is told at its end."""
        number = 0
        try:
            base, told = self._find_base(), False
            for item in reader.read(self.found.address, compression):
                number, told = item.number, True
                yield self._read_record(item, base, reader.format)
            if not told:
                raise Rejection("no_records", "there is no text in it; remove it, or see whether it was written whole")
        except Rejection as rejection:
            behind = f" (behind record {number:,})" if number else ""
            uri = self.found.uri
            yield RejectedInput(uri, rejection.rule, f"{uri}{behind}: {rejection.reason}", dict(rejection.facts))
        self.labels.mark(self.found)

    def _find_base(self) -> Mapping[str, str]:
        """What the manifest says of the whole file, by column; nothing if it does not list it."""
        if not self.labels.lists(self.found):
            return {}
        label, _ = self.labels.use(self.found)
        said = {name: getattr(label, name) for name in LABELS}
        return {name: str(value) for name, value in said.items() if value is not None}

    def _read_record(self, item: Record | Broken, base: Mapping[str, str], form: str) -> InputText | RejectedInput:
        uri = f"{self.found.uri}#{item.number}"
        try:
            if isinstance(item, Broken):
                raise item.rejection
            uri = self._name(item)
            return self._to_text(item, {**base, **self._list_labels(item)}, uri, form)
        except Rejection as rejection:
            return rejection.to_rejected(uri)

    def _name(self, record: Record) -> str:
        for key in NAMES:
            if name := record.facts.get(key, "").strip():
                if len(name) > MAX_NAME or not name.isprintable():
                    raise Rejection(
                        "file_name", f"its {key} is not a printable name of at most {MAX_NAME:,} characters"
                    )
                return name if key != "id" else f"{self.found.uri}#{name}"
        return f"{self.found.uri}#{record.number}"

    def _list_labels(self, record: Record) -> dict[str, str]:
        return {name: value for name in LABELS if (value := record.facts.get(name, "").strip())}

    def _to_text(self, record: Record, said: Mapping[str, str], uri: str, form: str) -> InputText:
        page = self._parse(record)
        language = recognise(page.text, said.get("language"))
        label = self._read_label({"language": language, **said}, record.number)
        source = self.book.settle(label, self.found.uri, page, shared=True, basis=record.basis)
        return InputText(
            source=source,
            uri=uri,
            title=_tidy(record.facts.get("title", "")) or page.title,
            format=form,
            language=language,
            published_on=label.published_on or page.published_on,
            text=page.text,
        )

    def _parse(self, record: Record) -> Page:
        text = check_text(record.text)
        return parse_html(text) if record.form == "html" else Page(text)

    def _read_label(self, said: dict[str, str], number: int) -> Label:
        key = tuple(said.get(name, "") for name in LABELS)
        if key not in self._known:
            if len(self._known) >= MOST_LABELS:
                self._known.clear()
            self._known[key] = _read_label(said, number)
        label = self._known[key]
        if isinstance(label, BrokenRow):
            raise Rejection("record_labels", label.problem.partition(": ")[2] or label.problem)
        return label


def _read_label(said: dict[str, str], number: int) -> Label | BrokenRow:
    missing = [name for name in REQUIRED if not said.get(name)]
    if missing:
        reason = f"it says nothing of {', '.join(missing)}; add them to its fields, or list its file in sources.csv"
        raise Rejection("unlabelled", reason, missing=", ".join(missing))
    return read_row({**said, "file": "record"}, number)


def _tidy(title: str) -> str | None:
    """A title on one line."""
    return " ".join(title.split())[:MAX_TITLE] or None
