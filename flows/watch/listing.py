"""Feeds and sitemaps: the pages that they list. Their XML is read without entities, document types and network."""

from __future__ import annotations

import datetime as dt
import email.utils
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

import httpx

from flows.watch.failures import FetchFailure
from flows.watch.unpack import GZIP_MARK, unpack

MOST_ENTRIES = 50_000
"""Entries that are looked at; a sitemap may hold as many."""
LONGEST_TITLE = 500
FIRST_TAG = re.compile(rb"<([A-Za-z_][\w.:-]{0,40})")
ROOTS = {"rss": "feed", "feed": "feed", "RDF": "feed", "urlset": "sitemap", "sitemapindex": "index"}
"""Names of the root elements of what lists pages."""
HEAD = 4096


@dataclass(frozen=True)
class Entry:
    """A page that is listed: its address, its title, and the day on which it appeared or changed."""

    address: str
    title: str | None = None
    published_on: dt.date | None = None
    changed_on: dt.date | None = None


@dataclass(frozen=True)
class Listing:
    """What a feed, a sitemap, or an index of sitemaps lists, in its order."""

    kind: str
    entries: tuple[Entry, ...]


def find_kind(body: bytes) -> str | None:
    """`feed`, `sitemap` or `index` by the root element; None for everything else."""
    found = FIRST_TAG.search(body[:HEAD])
    return ROOTS.get(found[1].decode("ascii").rpartition(":")[2]) if found else None


def unpack_file(body: bytes, limit: int) -> bytes:
    """A body that is a gzip file, as sitemaps may be, unpacked; others as they are.

    Raises:
        FetchFailure: `too_large` or `broken_answer`.
    """
    return unpack([body], limit) if body.startswith(GZIP_MARK) else body


def read_listing(body: bytes, base: httpx.URL) -> Listing:
    """The pages that a feed or sitemap lists, each once; `base` is its own address.

    Raises:
        FetchFailure: `broken_feed` if it is no XML, or XML that defines entities.
    """
    root = _parse(body)
    name = _name(root)
    if name not in ROOTS:
        raise FetchFailure("broken_feed", f"it begins like a feed or sitemap, but its root element is {name[:40]!r}")
    read: Callable[[Any], Iterator[Entry]] = {"feed": _read_feed}.get(ROOTS[name], _read_sitemap)
    found: dict[str, Entry] = {}
    for entry in islice(read(root), MOST_ENTRIES):
        address = _join(base, entry.address)
        if address:
            found.setdefault(address, Entry(address, entry.title, entry.published_on, entry.changed_on))
    return Listing(ROOTS[name], tuple(found.values()))


def _parse(body: bytes) -> Any:
    from lxml import etree

    if b"<!ENTITY" in body.replace(b"\0", b""):
        raise FetchFailure("broken_feed", "its XML defines entities, which no feed needs; it is not read")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise FetchFailure("broken_feed", f"it is no well-formed XML ({str(error)[:200]})") from None


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def _read_feed(root: Any) -> Iterator[Entry]:
    for element in root.iter():
        if _name(element) in ("item", "entry"):
            facts = {name: text for name, text in map(_read_child, reversed(element)) if text}
            dates = [_read_day(facts.get(name, "")) for name in ("published", "pubDate", "date", "updated")]
            day = next(filter(None, dates), None)
            if address := facts.get("link") or _read_guid(element):
                yield Entry(address, _tidy(facts.get("title")), day, _read_day(facts.get("updated", "")) or day)


def _read_child(child: Any) -> tuple[str, str]:
    """The name and the text of a child; of an Atom link its address, under another name if it leads elsewhere."""
    name = _name(child)
    if name == "link" and child.get("href"):
        relation = child.get("rel", "alternate")
        return (name if relation == "alternate" else f"link-{relation}"), child.get("href")
    return name, (child.text or "").strip()


def _read_guid(element: Any) -> str | None:
    """The id of an item of RSS without a link, if it is an address."""
    for child in element:
        if _name(child) == "guid" and child.get("isPermaLink", "true") == "true":
            return (child.text or "").strip() or None
    return None


def _read_sitemap(root: Any) -> Iterator[Entry]:
    for element in root:
        facts = {_name(child): (child.text or "").strip() for child in element}
        if facts.get("loc"):
            yield Entry(facts["loc"], changed_on=_read_day(facts.get("lastmod", "")))


def _read_day(value: str) -> dt.date | None:
    """The day of a date as feeds write it: RFC 3339 or RFC 822."""
    try:
        if re.match(r"\d{4}-\d{2}-\d{2}", value):
            return dt.date.fromisoformat(value[:10])
        return email.utils.parsedate_to_datetime(value).date() if value else None
    except ValueError:
        return None


def _tidy(value: str | None) -> str | None:
    """A title on one line; None for what is longer than any title."""
    tidy = " ".join((value or "").split())
    return tidy if 0 < len(tidy) <= LONGEST_TITLE and tidy.isprintable() else None


def _join(base: httpx.URL, address: str) -> str | None:
    try:
        return str(base.join(address.strip()).copy_with(fragment=None))
    except (httpx.InvalidURL, ValueError):
        return None
