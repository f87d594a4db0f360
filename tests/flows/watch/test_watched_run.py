"""Runs over addresses instead of files: new, unchanged, changed, failing and hostile pages, feeds and sitemaps."""

from __future__ import annotations

import gzip
import json
import time
from pathlib import Path

import pytest

from tests.flows.corpus import HEADER, Corpus
from tests.flows.jobs import do_flow, do_steps, get_rows, print_to_text
from tests.flows.watch.site import Reply, Site, make_page
from warehouse.snapshots import Snapshot

pytestmark = pytest.mark.usefixtures("haste")

TRIAL = "In a trial {percent}% of 41 adults with PTSD improved."
FIRST = f"Ketamine may ease the symptoms of PTSD. {TRIAL.format(percent=67)} Ketamine can cause nausea."
SECOND = f"Ketamine eases the symptoms of PTSD. {TRIAL.format(percent=51)} Ketamine is approved for PTSD."


def list_addresses(corpus: Corpus, *addresses: str, labels: str = "clinic,sells_treatment") -> None:
    rows = [f",source-{n},,,{address},{labels},en," for n, address in enumerate(addresses)]
    (corpus.root / "sources.csv").write_text("\n".join([HEADER, *rows, ""]), encoding="utf-8")


def uris(snapshot: Snapshot, *columns: str) -> list[tuple[object, ...]]:
    return sorted(tuple(row[c] for c in ("uri", *columns)) for row in get_rows(snapshot, "documents"))


@pytest.mark.usefixtures("prefect_api", "unchecked")
def test_pages_are_fetched_published_and_their_changes_told(corpus: Corpus, warehouse: Path, site: Site) -> None:
    page = site.put_tagged("/a", make_page(FIRST), '"1"')
    gone, flaky = site.put("/gone", make_page("Psilocybin helps against depression.")), site.at("/flaky")
    site.put("/flaky", Reply(status=500), Reply(make_page("MDMA was well tolerated in PTSD.")))
    list_addresses(corpus, page, gone, flaky)
    first = do_flow([corpus.root], warehouse)
    assert dict(first.intake.count()) == {"published": 3}
    assert uris(first.snapshot, "is_current") == [(page, True), (flaky, True), (gone, True)]
    sources = {row["source_id"]: row for row in get_rows(first.snapshot, "sources")}
    assert (sources["source-0"]["url"], sources["source-0"]["title"]) == (page, "Ketamine for PTSD")
    assert get_rows(first.snapshot, "claim_changes") == []
    assert "Watched    3 pages: 3 new" in print_to_text(first)

    site.put_tagged("/a", make_page(SECOND), '"2"')
    site.put("/gone", Reply(status=404))
    second = do_flow([corpus.root], warehouse)
    assert dict(second.intake.count()) == {"published": 1, "unchanged": 1, "quarantined": 1}
    assert uris(second.snapshot, "is_current") == [(page, False), (page, True), (flaky, True), (gone, True)]
    told = print_to_text(second)
    assert f"kept out: {gone}: it answered 404: the page is gone; correct or remove the row; its version of" in told
    assert (
        "Watched    3 pages: 1 changed, 1 unchanged, 1 failed" in told and "Changes    on pages that changed:" in told
    )
    assert "it answered 404" in second.page.read_text("utf-8")
    changes = {(row["change"], row["attribute"]): row for row in get_rows(second.snapshot, "claim_changes")}
    assert changes["strengthened", "certainty"]["now"] == "asserted"
    assert (changes["renumbered", "percentage"]["was"], changes["renumbered", "percentage"]["now"]) == (
        "67 percent",
        "51 percent",
    )
    assert changes["vanished", None]["previous_quote"] == "Ketamine can cause nausea."
    assert changes["appeared", None]["quote"] == "Ketamine is approved for PTSD."
    assert {row["uri"] for row in changes.values()} == {page}


def test_unchanged_pages_are_asked_for_with_what_the_host_gave(corpus: Corpus, warehouse: Path, site: Site) -> None:
    page = site.put_tagged("/a", make_page(FIRST), '"1"')
    list_addresses(corpus, page)
    do_steps([corpus.root], warehouse)
    intake, _ = do_steps([corpus.root], warehouse)
    assert site.asked[-1][1]["If-None-Match"] == '"1"'
    assert dict(intake.count()) == {"unchanged": 1} and intake.watched.counts == {"unchanged": 1}


def test_raw_answers_are_kept_and_can_be_read_again_without_network(
    corpus: Corpus, warehouse: Path, site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = make_page(FIRST)
    list_addresses(corpus, site.put("/a", Reply(gzip.compress(page), headers={"Content-Encoding": "gzip"})))
    _, first = do_steps([corpus.root], warehouse)
    (body,) = (warehouse / "raw" / "responses").glob("*/*")
    assert body.read_bytes() == page
    (record,) = (warehouse / "raw" / "pages").rglob("*.json")
    assert json.loads(record.read_text("utf-8"))["versions"][0]["sha256"] == body.name
    site.stop()
    monkeypatch.setenv("CLAIMHOUSE_OFFLINE", "1")
    other = tmp_path / "other"
    other.mkdir()
    (warehouse / "raw").rename(other / "raw")
    _, again = do_steps([corpus.root], other)
    assert [row["quote"] for row in get_rows(again, "claims")] == [row["quote"] for row in get_rows(first, "claims")]


def test_offline_run_says_what_was_never_fetched(
    corpus: Corpus, warehouse: Path, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMHOUSE_OFFLINE", "1")
    corpus.write("a.txt", FIRST)
    list_addresses(corpus, site.at("/a"))
    intake, _ = do_steps([corpus.root], warehouse)
    assert "not_fetched" in intake.rules and site.asked == []


HOSTILE = {
    "/never": (Reply(never=True), "no_answer"),
    "/bomb": (Reply(gzip.compress(b" " * 60_000_000), headers={"Content-Encoding": "gzip"}), "too_large"),
    "/dripping": (Reply(make_page(FIRST) * 50, wait=0.01), "no_answer"),
    "/metadata": (Reply(status=302, headers={"Location": "http://169.254.169.254/"}), "address_refused"),
    "/image": (Reply(b"GIF89a", headers={"Content-Type": "image/gif"}), "unknown_format"),
    "/deep": (Reply(b"<html>" + b"<div>" * 100_000 + b"Ketamine helps."), "html_too_deep"),
    "/blank": (Reply(b"   "), "broken_answer"),
    "/bytes": (Reply(b"\xff\xfe\xfd", headers={"Content-Type": "text/plain"}), "not_decoded"),
    "/rot13": (Reply(make_page("x"), headers={"Content-Type": "text/html; charset=rot13"}), "not_decoded"),
    "/undefined": (Reply(make_page("y"), headers={"Content-Type": "text/html; charset=undefined"}), "not_decoded"),
    "/private/a": (Reply(make_page(FIRST)), "robots_forbid"),
    "/empty": (Reply(b"<rss><channel><item><title>x</title></item></channel></rss>"), "empty_feed"),
    "/xml": (Reply(b"<rss><channel>"), "broken_feed"),
}
"""By its path: what a page becomes, and the rule by which it is kept out."""


def test_hostile_pages_cost_themselves_only_and_keep_their_last_versions(
    corpus: Corpus, warehouse: Path, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMHOUSE_FETCH_TIMEOUT", "0.5")
    monkeypatch.setenv("CLAIMHOUSE_FETCH_TRIES", "1")
    good = site.put("/good", make_page("Psilocybin helps against depression."))
    bad = [site.put(path, make_page(f"Ketamine eases PTSD, as {path} says.")) for path in HOSTILE]
    list_addresses(corpus, good, *bad)
    _, first = do_steps([corpus.root], warehouse)
    site.put("/robots.txt", Reply(b"User-agent: *\nDisallow: /private/", headers={"Content-Type": "text/plain"}))
    for path, (reply, _) in HOSTILE.items():
        site.put(path, reply)
    begun = time.monotonic()
    intake, snapshot = do_steps([corpus.root], warehouse)
    assert time.monotonic() - begun < 15
    assert dict(intake.count()) == {"unchanged": 1, "quarantined": len(HOSTILE)}
    assert {item.uri: item.rule for item in intake.kept_out} == {site.at(p): rule for p, (_, rule) in HOSTILE.items()}
    assert all(item.uri in item.reason for item in intake.kept_out)
    assert uris(snapshot, "is_current") == sorted((address, True) for address in (good, *bad))
    assert get_rows(snapshot, "claims") == get_rows(first, "claims")
    assert get_rows(snapshot, "claim_changes") == []


def test_private_addresses_need_permission(
    corpus: Corpus, warehouse: Path, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CLAIMHOUSE_ALLOW_PRIVATE")
    list_addresses(corpus, site.put("/a", make_page(FIRST)))
    intake, _ = do_steps([corpus.root], warehouse)
    assert [item.rule for item in intake.kept_out] == ["address_refused"] and site.asked == []
    assert "CLAIMHOUSE_ALLOW_PRIVATE=1" in intake.kept_out[0].reason


def test_feed_is_expanded_to_its_newest_pages_which_stay_watched(
    corpus: Corpus, warehouse: Path, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMHOUSE_FEED_PAGES", "2")
    for name in ("old", "mid", "new"):
        site.put(f"/{name}", make_page(f"Ketamine helps against PTSD, as the {name} page says.", title=name))
    items = "".join(
        f"<item><title>{name}</title><link>/{name}</link><pubDate>0{day} Apr 2026 06:00:00 GMT</pubDate></item>"
        for name, day in (("old", 1), ("new", 3), ("mid", 2))
    )
    other = "<item><link>https://elsewhere.example/x</link></item>"
    feed = site.put("/feed", f'<?xml version="1.0"?><rss><channel>{items}{other}</channel></rss>'.encode())
    list_addresses(corpus, feed)
    intake, first = do_steps([corpus.root], warehouse)
    assert uris(first, "title", "source_id") == [
        (site.at("/mid"), "mid", "source-0"),
        (site.at("/new"), "new", "source-0"),
    ]
    assert str(get_rows(first, "documents")[0]["published_on"])[:7] == "2026-04"
    assert get_rows(first, "sources")[0]["url"] == feed
    assert any("of its 3 pages the 2 newest" in note for note in intake.watched.notes)
    assert any("1 of its pages are of other sites" in note for note in intake.watched.notes)

    site.put("/feed", b"<rss><channel><item><link>/new</link></item></channel></rss>")
    site.put("/mid", make_page("Ketamine does not help against PTSD, as the mid page says.", title="mid"))
    _, second = do_steps([corpus.root], warehouse)
    assert {row["uri"] for row in get_rows(second, "claim_changes")} == {site.at("/mid")}


def test_index_of_sitemaps_is_expanded(corpus: Corpus, warehouse: Path, site: Site) -> None:
    site.put("/a", make_page(FIRST))
    index = f"<sitemapindex><sitemap><loc>{site.at('/map.xml.gz')}</loc></sitemap></sitemapindex>"
    inner = f"<urlset><url><loc>{site.at('/a')}</loc><lastmod>2026-04-01</lastmod></url></urlset>"
    site.put("/map.xml.gz", Reply(gzip.compress(inner.encode()), headers={"Content-Type": "application/gzip"}))
    list_addresses(corpus, site.put("/sitemap.xml", Reply(index.encode(), headers={"Content-Type": "text/xml"})))
    _, snapshot = do_steps([corpus.root], warehouse)
    assert uris(snapshot) == [(site.at("/a"),)]


def test_feed_that_defines_entities_is_not_read(corpus: Corpus, warehouse: Path, site: Site) -> None:
    secret = corpus.root.parent / "secret.txt"
    secret.write_text("secret")
    feed = f"""<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file://{secret}">]>
    <rss><channel><item><title>&x;</title><link>/a</link></item></channel></rss>"""
    list_addresses(corpus, site.put("/feed", feed.encode()), site.put("/b", make_page(FIRST)))
    intake, _ = do_steps([corpus.root], warehouse)
    assert intake.rules == {"broken_feed": 1} and site.count("/a") == 0


def test_page_that_tempts_patterns_is_read_in_time(corpus: Corpus, warehouse: Path, site: Site) -> None:
    bombs = ["a " * 50_000, "(" * 20_000, "ketamine may " * 10_000, "1,2-" * 20_000, "et al. " * 10_000]
    list_addresses(corpus, *[site.put(f"/{n}", make_page(f"Ketamine {bomb}.")) for n, bomb in enumerate(bombs)])
    begun = time.monotonic()
    intake, _ = do_steps([corpus.root], warehouse)
    assert time.monotonic() - begun < 60
    assert intake.total == len(bombs)
