"""Crossref: the fields of one work."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from typing import Any

from transforms.catalogue.dates import read_day, read_parts
from transforms.catalogue.source_record import SourceRecord

PARAGRAPH_END = re.compile(r"</jats:(?:p|title|sec)>")
TAG = re.compile(r"<[^<>]{1,200}>")


def is_work(fields: Mapping[str, Any]) -> bool:
    """True for an object of this format."""
    return "DOI" in fields


def read_work(fields: Mapping[str, Any]) -> SourceRecord:
    """The record of one work."""
    online = read_parts(fields.get("published-online"))
    issued = read_parts(fields.get("published-print")) or read_parts(fields.get("issued")) or online
    indexed = fields.get("indexed")
    return SourceRecord(
        origin="crossref",
        title=strip_tags(_first(fields.get("title"))),
        abstract=strip_tags(str(fields.get("abstract") or "")),
        doi=str(fields.get("DOI") or ""),
        registry_id=" ".join(_list_trials(fields)) or None,
        journal=_first(fields.get("container-title")) or None,
        year=issued,
        online_year=online if online != issued else None,
        authors=tuple(_list_authors(fields)),
        is_retracted=any(_is_retraction(u) for u in fields.get("updated-by") or ()) or None,
        revised_on=read_day(indexed.get("date-time") if isinstance(indexed, Mapping) else None),
    )


def strip_tags(text: str) -> str:
    """The text without markup, a paragraph on its own line."""
    if "<" not in text and "&" not in text:
        return text.strip()
    bare = TAG.sub("", PARAGRAPH_END.sub("\n\n", text))
    return "\n\n".join(line for part in html.unescape(bare).split("\n\n") if (line := " ".join(part.split())))


def _first(values: Any) -> str:
    return str(values[0]) if isinstance(values, list) and values else values if isinstance(values, str) else ""


def _list_authors(fields: Mapping[str, Any]) -> Iterator[str]:
    for author in fields.get("author") or ():
        name = author.get("family") or author.get("name") if isinstance(author, Mapping) else None
        if name:
            yield str(name)


def _list_trials(fields: Mapping[str, Any]) -> Iterator[str]:
    for trial in fields.get("clinical-trial-number") or ():
        if isinstance(trial, Mapping):
            yield str(trial.get("clinical-trial-number"))


def _is_retraction(update: Any) -> bool:
    return isinstance(update, Mapping) and update.get("type") in {"retraction", "removal", "withdrawal"}
