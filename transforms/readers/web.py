"""Texts from the web: rows of a manifest that name an address, and the pages that were fetched for them.

Nothing is fetched here: whoever calls hands over what lies on the disk already.
"""

from __future__ import annotations

import codecs
import csv
import datetime as dt
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from transforms.readers.decode import decode_named
from transforms.readers.files import read_bytes
from transforms.readers.labels import Labels
from transforms.readers.languages import recognise
from transforms.readers.manifest import Manifest
from transforms.readers.manifest_row import Label
from transforms.readers.records import InputText, RejectedInput, Rejection
from transforms.readers.registry import Page, Reader, readers_by_ending
from transforms.readers.sources import SourceBook
from transforms.readers.walk import MANIFEST_NAME
from warehouse.errors import InputError

META = re.compile(rb"""<meta[^>]{0,200}charset\s{0,10}=\s{0,10}["']?\s{0,10}([\w.:-]{1,40})""", re.IGNORECASE)
HEAD = 4096
"""Bytes at the beginning of a page in which it may declare its encoding."""
MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
AS_ON_THE_WEB = {"iso8859-1": "cp1252", "ascii": "cp1252"}
"""Encodings that pages name and browsers read as another one, as the WHATWG standard on encodings says."""


@dataclass(frozen=True, slots=True)
class WebPage:
    """A page that was fetched: the address that it is watched under, and the file in which its bytes lie.

    `format` names the reader, `charset` is what the server said. `title` and `published_on` are what a feed says of
    it, and count where the page itself is silent.
    """

    uri: str
    content: Path
    format: str
    charset: str | None = None
    title: str | None = None
    published_on: dt.date | None = None


Web = Mapping[str, Sequence[WebPage | RejectedInput]]
"""By the address in a manifest: its page, or those that the feed or sitemap there lists; or why there is none."""


def list_addresses(inputs: Sequence[Path]) -> list[str]:
    """The addresses that the manifests in these folders name instead of files, each once, in order.

    Raises:
        InputError: a manifest that names addresses cannot be read.
    """
    manifests = sorted({path for root in inputs if root.is_dir() for path in _find_manifests(root.resolve())})
    pages = (label for path in manifests if names_addresses(path) for label in Labels(path.parent).pages_of(path))
    return list(dict.fromkeys(label.url for label in pages if label.url))


def _find_manifests(root: Path) -> Iterator[Path]:
    """Every manifest below a folder; as `walk` goes, but without a look at each file."""
    for folder, names, files in os.walk(root):
        names[:] = [name for name in names if not name.startswith(".")]
        if MANIFEST_NAME in files:
            yield Path(folder) / MANIFEST_NAME


def names_addresses(manifest: Path) -> bool:
    """Whether some row has an address and no file: a quick look that checks nothing; false for what is unreadable."""
    try:
        with manifest.open(encoding="utf-8-sig", newline="") as lines:
            rows = csv.reader(lines)
            header = [cell.strip().lower() for cell in next((cells for cells in rows if any(cells)), [])]
            if "url" not in header:
                return False
            url, file = header.index("url"), header.index("file") if "file" in header else None
            return any(_cell(cells, url) and not _cell(cells, file) for cells in rows)
    except (OSError, ValueError, csv.Error):
        return False


def _cell(cells: Sequence[str], place: int | None) -> str:
    return cells[place].strip() if place is not None and place < len(cells) else ""


def read_pages(labels: Labels, book: SourceBook, web: Web | None) -> Iterator[InputText | RejectedInput]:
    """The texts of the rows that name an address, of the manifests met so far; what was not fetched is kept out."""
    for label, manifest in labels.list_pages():
        address = label.url or ""
        if web is None or address not in web:
            reason = f"{address}: {labels.show(manifest)}, line {label.line} names it, but it was not fetched"
            facts: dict[str, str | int | None] = {"uri": address, "line": label.line, "source_id": label.source_id}
            yield RejectedInput(address, "not_fetched", reason, facts)
            continue
        for item in web[address]:
            yield _read_item(item, label, manifest, labels.show(manifest), book)


def _read_item(
    item: WebPage | RejectedInput, label: Label, manifest: Manifest, where: str, book: SourceBook
) -> InputText | RejectedInput:
    if isinstance(item, RejectedInput):
        return item
    try:
        return _read_text(item, label, manifest, where, book)
    except (Rejection, InputError) as error:
        rejection = error if isinstance(error, Rejection) else Rejection("unreadable", error.what)
        return rejection.to_rejected(item.uri)


def _read_text(item: WebPage, label: Label, manifest: Manifest, where: str, book: SourceBook) -> InputText:
    reader = _find_reader(item.format)
    content = read_bytes(item.content, reader.max_bytes)
    page = reader.read(_to_utf8(content, item) if reader.parse else content)
    is_listed = item.uri != label.url
    known = Page("", title=label.title, published_on=label.published_on, publisher=page.publisher)
    source = book.settle(label, where, known if is_listed else page, shared=label.source_id in manifest.shared)
    return InputText(
        source=source,
        uri=item.uri,
        title=(None if is_listed else label.title) or page.title or item.title,
        format=reader.format,
        language=recognise(page.text, label.language),
        published_on=(None if is_listed else label.published_on) or page.published_on or item.published_on,
        text=page.text,
    )


def _find_reader(name: str) -> Reader:
    return next(reader for reader in readers_by_ending().values() if reader.format == name)


def _to_utf8(content: bytes, item: WebPage) -> bytes:
    """The content in UTF-8, from the encoding that it or the server declares.

    Raises:
        Rejection: `not_decoded` if it names an encoding that is unknown or is not the one that it is in.
    """
    named = _find_encoding(content, item)
    if named is None:
        return content
    try:
        text = decode_named(content, named, AS_ON_THE_WEB)
    except (LookupError, ValueError):  # of which UnicodeError is one, and a name with a null
        reason = f"it is not in the encoding {named!r} that it names; save its text as UTF-8 and list that as file"
        raise Rejection("not_decoded", reason, charset=named) from None
    return text.encode("utf-8", "replace")


def _find_encoding(content: bytes, item: WebPage) -> str | None:
    """The encoding by its mark, as the server says, or as the page says; None for the usual one, UTF-8."""
    marked = next((name for mark, name in MARKS if content.startswith(mark)), None)
    declared = META.search(content[:HEAD]) if item.format == "html" else None
    named = marked or item.charset or (declared[1].decode() if declared else None)
    return None if named is None or named.lower().replace("_", "-") in ("utf-8", "utf8") else named
