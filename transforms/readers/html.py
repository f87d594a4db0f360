"""HTML: the main text of a page without navigation and scripts, and what the page says about itself."""

from __future__ import annotations

import datetime as dt
import logging
import re
from typing import Any

from transforms.readers.decode import CONTROL
from transforms.readers.page_lines import SPACE, write_lines
from transforms.readers.records import Rejection
from transforms.readers.registry import Page, Reader

MAX_BYTES = 9_000_000
"""Largest page, in bytes; from ten million on, the parser cuts a run of text off without saying so."""
MAX_DEPTH = 200
"""Deepest nesting of elements; the parser drops without saying so what lies deeper than 255."""
MAX_ELEMENTS = 50_000
"""Most elements of a page; the time that extraction takes grows with their square: about ten seconds here."""
MAX_METADATA = 500
"""Longest title or site name that is believed, in characters."""
NEVER_SHOWN = ["//template", "//*[@hidden]", "//noscript"]
DATES = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}
"""Only dates that the page declares; a fixed last day, as the default is the day of the run."""
REFERENCE = re.compile(r"&#(?:[xX](?P<hex>[0-9a-fA-F]{1,8})|(?P<decimal>[0-9]{1,9}));?")
INVALID = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that no XML tree can hold."""


def parse_html(text: str) -> Page:
    """The main text of a page as lines, with its title, date and site name.

    Raises:
        Rejection: `html_too_deep`, `html_too_complex`, `no_main_text` or `html_unreadable`.
    """
    document = _extract(REFERENCE.sub(_check_reference, text))
    lines = write_lines(document.body) if document is not None else ""
    if CONTROL.search(lines):
        kept = (CONTROL.sub("", line).rstrip() for line in lines.split("\n"))
        lines = "\n".join(line for line in kept if line.strip())
    if not lines:
        raise Rejection("no_main_text", "no main text was found on the page; save its text as .txt and give that")
    return Page(
        lines,
        title=_tidy(document.title),
        published_on=_read_day(document.date),
        publisher=_tidy(document.sitename),
    )


def _extract(text: str) -> Any:
    """trafilatura's document, None if it finds no text; imported here because that takes a quarter of a second."""
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it would say, a rejection says
    try:
        tree = trafilatura.load_html(text)
        if tree is None:
            return None
        _refuse_monsters(tree)
        return trafilatura.bare_extraction(
            tree, include_comments=False, with_metadata=True, date_extraction_params=DATES, prune_xpath=NEVER_SHOWN
        )
    except Rejection:
        raise
    except Exception as error:
        reason = f"the page could not be taken apart ({type(error).__name__}); save its text as .txt and give that"
        raise Rejection("html_unreadable", reason, error=type(error).__name__) from error


def _refuse_monsters(tree: Any) -> None:
    """Refuse what would be cut off or would take unbounded time; one round a level, so depth needs no recursion."""
    level, depth, count = [tree], 0, 0
    while level:
        depth, count = depth + 1, count + len(level)
        if depth > MAX_DEPTH:
            reason = f"its elements are nested more than {MAX_DEPTH} deep; save its text as .txt and give that"
            raise Rejection("html_too_deep", reason, limit=MAX_DEPTH)
        if count > MAX_ELEMENTS:
            reason = f"it has more than {MAX_ELEMENTS:,} elements; split the page or save its text as .txt"
            raise Rejection("html_too_complex", reason, limit=MAX_ELEMENTS)
        level = [child for element in level for child in element]


def _check_reference(found: re.Match[str]) -> str:
    """A numeric character reference as it is, or the replacement character where it means none that can be kept."""
    code = int(found["hex"], 16) if found["hex"] else int(found["decimal"])
    return "\ufffd" if code > 0x10FFFF or INVALID.match(chr(code)) else found[0]


def _tidy(value: str | None) -> str | None:
    """Metadata on one line; None for what is blank or longer than any name or title."""
    tidy = SPACE.sub(" ", INVALID.sub("", value or "")).strip()
    return tidy if 0 < len(tidy) <= MAX_METADATA else None


def _read_day(value: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(value or "")
    except ValueError:
        return None


READER = Reader("html", (".html", ".htm"), parse_html, max_bytes=MAX_BYTES)
