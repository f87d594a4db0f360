"""Feeds and sitemaps: what they list, and XML that is meant to harm."""

from __future__ import annotations

import datetime as dt
import time

import httpx
import pytest

from flows.watch.addresses import is_same_site, read_address
from flows.watch.failures import FetchFailure
from flows.watch.listing import Entry, find_kind, read_listing, unpack_file

BASE = httpx.URL("https://blog.example/feed/")
DAY = dt.date(2026, 4, 1)
RSS = b"""<?xml version="1.0"?><!-- a comment --><rss version="2.0"><channel><title>Blog</title><link>https://blog.example</link>
<item><title> One
 title </title><link>/one#top</link><pubDate>Wed, 01 Apr 2026 06:00:00 +0000</pubDate></item>
<item><guid>https://blog.example/two</guid></item><item><guid isPermaLink="false">3</guid></item>
<item><link>/one</link></item></channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><link href="https://blog.example"/><entry><title>One</title>
<link rel="self" href="/self"/><link href="/one"/><link rel="enclosure" href="/file"/>
<published>2026-04-01T06:00:00Z</published><updated>2026-04-02T06:00:00Z</updated></entry></feed>"""
RDF = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><item><link>/one</link><dc:date>2026-04-01</dc:date></item></rdf:RDF>"""
SITEMAP = b"""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc> https://blog.example/one </loc>
<lastmod>2026-04-01T06:00:00+01:00</lastmod></url><url><lastmod>never</lastmod></url></urlset>"""
ONE = "https://blog.example/one"


@pytest.mark.parametrize(
    ("body", "kind", "first"),
    [
        (RSS, "feed", Entry(ONE, "One title", DAY, DAY)),
        (ATOM, "feed", Entry(ONE, "One", DAY, dt.date(2026, 4, 2))),
        (RDF, "feed", Entry(ONE, None, DAY, DAY)),
        (SITEMAP, "sitemap", Entry(ONE, None, None, DAY)),
        (b"<sitemapindex><sitemap><loc>/one</loc></sitemap></sitemapindex>", "index", Entry(ONE)),
    ],
    ids=["rss", "atom", "rdf", "sitemap", "index"],
)
def test_pages_of_each_kind(body: bytes, kind: str, first: Entry) -> None:
    assert find_kind(body) == kind
    listing = read_listing(body, BASE)
    assert listing.kind == kind and listing.entries[0] == first


def test_items_without_link_and_repeated_ones() -> None:
    assert [entry.address for entry in read_listing(RSS, BASE).entries] == [ONE, "https://blog.example/two"]


@pytest.mark.parametrize(
    "page", [b"<!doctype html><html>", b"<?xml version='1.0'?><html xmlns='x'>", b"text <rss", b"", b"plain"]
)
def test_pages_are_no_listings(page: bytes) -> None:
    assert find_kind(page) is None or page == b"text <rss"


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    "body",
    [
        f'<!DOCTYPE rss [<!ENTITY l0 "ha">{LAUGHS}]><rss><item><link>&l9;</link></item></rss>'.encode(),
        b'<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><item><link>&x;</link></item></rss>',
        '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE rss [<!ENTITY x "y">]><rss/>'.encode("utf-16"),
        b"<rss>" + b"<a>" * 100_000,
        b"<rss",
        b"<rss>\xff</rss>",
    ],
    ids=["laughs", "file", "utf-16", "deep", "cut", "bytes"],
)
def test_hostile_xml_is_refused_in_time(body: bytes) -> None:
    begun = time.monotonic()
    with pytest.raises(FetchFailure) as caught:
        read_listing(body, BASE)
    assert caught.value.rule == "broken_feed" and time.monotonic() - begun < 2


def test_document_type_is_not_fetched() -> None:
    body = b'<!DOCTYPE rss SYSTEM "http://127.0.0.1:1/x.dtd"><rss><item><link>/one</link></item></rss>'
    assert [entry.address for entry in read_listing(body, BASE).entries] == [ONE]


def test_packed_sitemap_that_grows_is_refused() -> None:
    import gzip

    with pytest.raises(FetchFailure, match="unpacked"):
        unpack_file(gzip.compress(b" " * 2_000_000), 1_000_000)


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ("https://www.blog.example/x", True),
        ("https://news.blog.example/x", True),
        ("http://blog.example:8080/x", True),
        ("https://blog.other/x", False),
        ("https://blog.example.other/x", False),
        ("https://127.0.0.1/x", False),
    ],
)
def test_what_is_of_one_site(other: str, same: bool) -> None:
    assert is_same_site(BASE, read_address(other)) is same


def test_sites_under_a_shared_ending_are_not_one() -> None:
    assert not is_same_site(read_address("https://one.co.uk/"), read_address("https://two.co.uk/"))
    assert not is_same_site(read_address("https://one.github.io/"), read_address("https://two.github.io/"))
    assert is_same_site(read_address("https://blog.one.co.uk/"), read_address("https://shop.one.co.uk/"))


@pytest.mark.parametrize(
    "text", ["", "x", "/a", "ftp://a.example", "http://", "http://u@a.example/", "http://" + "a" * 5000]
)
def test_what_is_no_address_of_a_page(text: str) -> None:
    with pytest.raises(FetchFailure):
        read_address(text)


def test_address_is_written_in_one_way() -> None:
    assert str(read_address(" HTTP://BÜCHER.example/ä?q=ö#part ")) == "http://xn--bcher-kva.example/%C3%A4?q=%C3%B6"
