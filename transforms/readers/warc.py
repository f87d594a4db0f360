"""WARC: a record for every page or text of a crawl."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from transforms.readers.bulk import Broken, BulkReader, Record
from transforms.readers.decode import decode_named
from transforms.readers.html import MAX_BYTES
from transforms.readers.records import Rejection
from transforms.readers.streams import FAILURES, open_packed

FORMS = {"text/html": "html", "application/xhtml+xml": "html", "text/plain": "text"}
"""What is read, by its media type; images, scripts and the like are passed over."""
CHARSET = re.compile(rb"charset=[\"']?([A-Za-z0-9_.:-]{1,40})")
LOOK = 2_048
"""Bytes at the beginning of a page in which it says how its characters are coded."""


def read_warc(address: str | Path, compression: str | None) -> Iterator[Record | Broken]:
    """A record for every response, resource or conversion that holds text; the parser unpacks them itself."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    kinds = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    number = 0
    with open_packed(address) as file:
        try:
            for item in ArchiveIterator(file, record_types=kinds, parse_http=True):
                number += 1
                if form := _find_form(item):
                    yield _read_item(item, number, form)
        except FAILURES as error:
            raise Rejection("damaged", f"it cannot be read on ({error}); is it complete?") from error


def _find_form(item: Any) -> str | None:
    """How to read what is in a record; None for an error page and for what is no text."""
    if item.is_http and (item.http_headers is None or item.http_headers.status_code != 200):
        return None
    kind = item.http_content_type if item.is_http else item.headers.get("Content-Type", "")
    return FORMS.get((kind or "").partition(";")[0].strip().lower())


def _read_item(item: Any, number: int, form: str) -> Record | Broken:
    content = item.reader.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        return Broken(number, Rejection("too_large", f"it holds more than the {MAX_BYTES:,} bytes that are read"))
    text = _decode(content, item.http_charset if item.is_http else None)
    if text is None:
        return Broken(number, Rejection("not_utf8", "its characters are coded otherwise than it says"))
    return Record(number, text, {"uri": item.headers.get("WARC-Target-URI", "").strip("<>")}, form)


def _decode(content: bytes, told: str | None) -> str | None:
    """The characters, as the server, the page or else UTF-8 tells; None if they are none."""
    inside = CHARSET.search(content[:LOOK])
    for charset in (told, inside[1].decode() if inside else None, "utf-8"):
        if charset:
            try:
                return decode_named(content, charset).removeprefix("\ufeff")
            except (LookupError, ValueError):
                continue
    return None


BULK_READER = BulkReader("warc", (".warc", ".wet"), read_warc)
