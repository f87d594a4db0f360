"""robots.txt is read as RFC 9309 says, and a host that cannot say what it allows is left alone."""

from __future__ import annotations

import time

import pytest

from flows.watch.failures import FetchFailure
from flows.watch.fetch import Fetcher
from flows.watch.manners import Manners
from flows.watch.robots import read_robots
from tests.flows.watch.site import Reply, Site, make_page

HASTE = Manners(host_delay=0, backoff=0, seconds=5, tries=2, allow_private=True)


@pytest.mark.parametrize(
    ("rules", "path", "allowed"),
    [
        ("", "/a", True),
        ("User-agent: *\nDisallow:", "/a", True),
        ("User-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow: /a", "/b", True),
        ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", True),
        ("User-agent: *\nAllow: /a\nDisallow: /a", "/a", True),
        ("User-agent: *\nDisallow: /*.php$", "/x/y.php", False),
        ("User-agent: *\nDisallow: /*.php$", "/x/y.php?a", True),
        ("User-agent: *\nDisallow: /a*b*c", "/a1b2c3", False),
        ("User-agent: *\nDisallow: /a$", "/a", False),
        ("User-agent: *\nDisallow: /a$", "/ab", True),
        ("User-agent: *\nDisallow: /caf%C3%A9", "/café", False),
        ("User-agent: other\nDisallow: /", "/a", True),
        ("User-agent: *\nDisallow: /\n\nUser-agent: claimhouse\nDisallow: /b", "/a", True),
        ("user-AGENT: ClaimHouse/1.0 # us\ndisallow : /a # not this", "/a", False),
        ("User-agent: other\nUser-agent: claimhouse\nDisallow: /a", "/a", False),
        ("User-agent: claimhouse\nAllow: /a\nUser-agent: *\nDisallow: /", "/b", True),
        ("Sitemap: x\n\x00\xffnonsense\nUser-agent: *\nDisallow: /a", "/a", False),
        ("User-agent: *\nDisallow: /", "/robots.txt", True),
    ],
)
def test_rules(rules: str, path: str, allowed: bool) -> None:
    assert read_robots(rules.encode("latin-1")).allows(path) is allowed


def test_pause_that_a_host_asks_for() -> None:
    assert read_robots(b"User-agent: *\nCrawl-delay: 2.5").delay == 2.5
    assert read_robots(b"User-agent: *\nCrawl-delay: nan").delay is None


def test_hostile_rules_are_matched_in_time() -> None:
    robots = read_robots(b"User-agent: *\n" + b"Disallow: /" + b"*a" * 2000 + b"$\n" + b"Disallow: /*x*y*z\n" * 2000)
    begun = time.monotonic()
    assert robots.allows("/" + "a" * 4000 + "b")
    assert time.monotonic() - begun < 2


@pytest.mark.parametrize(("status", "allowed"), [(404, True), (401, True), (500, False), (429, False)])
def test_host_without_rules_allows_all_and_one_that_fails_nothing(site: Site, status: int, allowed: bool) -> None:
    site.put("/robots.txt", Reply(status=status))
    address = site.put("/a", make_page("text"))
    if allowed:
        assert Fetcher(HASTE).fetch(address).status == 200
        return
    with pytest.raises(FetchFailure, match=f"robots.txt of its host could not be had .*{status}") as caught:
        Fetcher(HASTE).fetch(address)
    assert caught.value.rule == "robots_unknown" and site.count("/a") == 0


def test_rules_are_asked_for_once_and_hold_for_redirects(site: Site) -> None:
    site.put("/robots.txt", Reply(status=301, headers={"Location": "/rules"}))
    site.put("/rules", Reply(b"User-agent: *\nDisallow: /closed"))
    fetcher = Fetcher(HASTE)
    site.put("/open", make_page("text"))
    assert fetcher.fetch(site.put("/there", Reply(status=302, headers={"Location": "/open"}))).status == 200
    with pytest.raises(FetchFailure, match="forbids it"):
        fetcher.fetch(site.put("/here", Reply(status=302, headers={"Location": "/closed"})))
    assert (site.count("/robots.txt"), site.count("/closed")) == (1, 0)
