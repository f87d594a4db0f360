"""PDF: the text of the pages, in the order in which it was set."""

from __future__ import annotations

import re
from typing import Any

from transforms.readers.records import Rejection
from transforms.readers.registry import Page, Reader

MAX_BYTES = 100_000_000
MAX_PAGES = 2_000
HYPHEN = re.compile(r"(?<=[a-z])[-\ufffe\u00ad]\n(?=[a-z])")
"""A word that was parted at the end of a line."""
NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
BREAK = re.compile(r"(?<![.!?:;])\n(?=[a-z(])")
"""The end of a line within a sentence."""


def parse_pdf(content: bytes) -> Page:
    """The text, lines of one paragraph joined, a blank line between pages.

    Raises:
        Rejection: `pdf_unreadable`, `pdf_too_long`, or `no_main_text` for a scan.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise Rejection(
            "pdf_unreadable", f"it cannot be read as PDF ({error}); is it whole, and without a password?"
        ) from error
    try:
        if len(document) > MAX_PAGES:
            raise Rejection("pdf_too_long", f"it has more than {MAX_PAGES:,} pages; split it", pages=len(document))
        text = "\n\n".join(filter(None, (_read_page(document, n) for n in range(len(document)))))
        title = " ".join(document.get_metadata_value("Title").split())[:500] or None
    except pypdfium2.PdfiumError as error:
        raise Rejection("pdf_unreadable", f"a page of it cannot be read ({error})") from error
    finally:
        document.close()
    if not text:
        raise Rejection("no_main_text", "there is no text in it; is it a scan? Recognise its text first")
    return Page(text, title=title)


def _read_page(document: Any, number: int) -> str:
    page = document[number]
    lines = page.get_textpage().get_text_bounded().replace("\r\n", "\n").replace("\r", "\n")
    page.close()
    joined = BREAK.sub(" ", HYPHEN.sub("", lines))
    return NOT_TEXT.sub("", joined).strip()


READER = Reader("pdf", (".pdf",), parse_bytes=parse_pdf, max_bytes=MAX_BYTES)
