"""Fetching: what is sent, what is followed, and how each way of answering badly ends, within its time and size."""

from __future__ import annotations

import gzip
import socket
import time
from ipaddress import ip_address
from itertools import pairwise

import pytest

from flows.watch import guard
from flows.watch.failures import FetchFailure
from flows.watch.fetch import Fetcher, Validators
from flows.watch.manners import Manners
from tests.flows.watch.site import Reply, Site, make_page

PAGE = make_page("Ketamine may help against PTSD.")
HASTE = Manners(host_delay=0, backoff=0, seconds=5, allow_private=True)


def fetch(address: str, **limits: object) -> bytes:
    return make_fetcher(**limits).fetch(address).body


def make_fetcher(**limits: object) -> Fetcher:
    return Fetcher(Manners(**{**HASTE.__dict__, **limits}))


def fail(address: str, **limits: object) -> FetchFailure:
    with pytest.raises(FetchFailure) as caught:
        fetch(address, **limits)
    return caught.value


def test_request_says_who_asks(site: Site) -> None:
    assert fetch(site.put("/a?b=c", PAGE)) == PAGE
    (robots, *_), (path, headers, _) = site.asked
    assert (robots, path) == ("/robots.txt", "/a?b=c")
    assert headers["User-Agent"].startswith("claimhouse/") and headers["Accept-Encoding"] == "gzip"


def test_validators_go_only_where_they_came_from(site: Site) -> None:
    address = site.put_tagged("/a", PAGE, '"v1"')
    fetcher = make_fetcher()
    assert fetcher.fetch(address, Validators(address, '"v1"', "Mon, 06 Apr 2026 06:00:00 GMT")).is_unchanged
    assert site.asked[-1][1]["If-Modified-Since"] == "Mon, 06 Apr 2026 06:00:00 GMT"
    assert fetcher.fetch(address, Validators(site.at("/b"), '"v1"')).body == PAGE


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed(site: Site, status: int) -> None:
    site.put("/new", PAGE)
    answer = make_fetcher().fetch(site.put("/old", Reply(status=status, headers={"Location": "new"})))
    assert (answer.body, answer.address) == (PAGE, site.at("/new"))


def test_endless_redirects_end(site: Site) -> None:
    address = site.put("/a", Reply(status=302, headers={"Location": "/a"}))
    assert fail(address).rule == "redirect_loop"
    assert site.count("/a") == 6


@pytest.mark.parametrize(
    ("target", "says"),
    [
        ("http://169.254.169.254/latest/meta-data", "keep their secrets"),
        ("http://[::ffff:169.254.169.254]/", "keep their secrets"),
        ("http://[64:ff9b::a9fe:a9fe]/", "keep their secrets"),
        ("http://[::169.254.169.254]/", "keep their secrets"),
        ("http://224.0.0.1/", "no address of a single machine"),
        ("http://0.0.0.0/", "no address of a single machine"),
        ("file:///etc/passwd", "only http and https"),
        ("gopher://127.0.0.1/", "only http and https"),
        ("http://user:word@127.0.0.1/", "user name or password"),
    ],
)
def test_redirect_to_a_closed_address_is_refused_even_with_permission(site: Site, target: str, says: str) -> None:
    failure = fail(site.put("/a", Reply(status=302, headers={"Location": target})))
    assert failure.rule == "address_refused" and says in failure.reason
    assert site.count("/a") == 1


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]", "0177.0.0.1"]
)
def test_loopback_is_refused_without_permission_however_it_is_written(site: Site, host: str) -> None:
    failure = fail(site.at("/a").replace("127.0.0.1", host), allow_private=False)
    assert failure.rule in ("address_refused", "no_answer")
    assert site.asked == []


@pytest.mark.parametrize(
    "address",
    ["10.0.0.1", "172.16.0.1", "192.168.1.1", "127.0.0.1", "169.254.1.1", "100.64.0.1", "240.0.0.1", "255.255.255.255",
     "::1", "fe80::1", "fc00::1", "fec0::1", "ff02::1", "::", "::ffff:10.0.0.1", "2002:0a00:0001::1",
     "64:ff9b::10.0.0.1", "64:ff9b:1::10.0.0.1", "::10.0.0.1", "::ffff:0:10.0.0.1", "5f00::1"],
)  # fmt: skip
def test_addresses_that_are_not_public_are_closed(address: str) -> None:
    assert guard.explain_closed(ip_address(address), allow_private=False)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1::1", "64:ff9b::5db8:d822"])
def test_public_addresses_are_open(address: str) -> None:
    assert guard.explain_closed(ip_address(address), allow_private=False) is None


def test_name_is_resolved_once_so_that_it_cannot_change_its_mind(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    resolve = socket.getaddrinfo

    def answer(host: str, port: int, *args: object, **more: object) -> object:
        asked.append(str(host))
        return resolve("127.0.0.1" if host == "rebind.example" else host, port, *args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    site.put("/a", PAGE)
    address = site.at("/a").replace("127.0.0.1", "rebind.example")
    assert fetch(address) == PAGE
    assert asked.count("rebind.example") == 2  # for robots.txt and for the page, each of which is checked
    assert site.asked[-1][1]["Host"].startswith("rebind.example:")
    assert fail(address, allow_private=False).rule == "address_refused"


def test_failing_host_is_asked_again(site: Site) -> None:
    address = site.put("/a", Reply(status=500), Reply(status=503, headers={"Retry-After": "0"}), Reply(PAGE))
    assert fetch(address) == PAGE
    assert site.count("/a") == 3


@pytest.mark.parametrize(
    ("status", "rule", "times"),
    [
        (404, "page_gone", 1),
        (410, "page_gone", 1),
        (403, "page_refused", 1),
        (500, "host_failed", 3),
        (418, "broken_answer", 1),
    ],
)
def test_status_that_brings_no_page(site: Site, status: int, rule: str, times: int) -> None:
    failure = fail(site.put("/a", Reply(status=status)))
    assert failure.rule == rule and str(status) in failure.reason
    assert site.count("/a") == times


def test_host_that_asks_to_wait_too_long_is_left_for_another_time(site: Site) -> None:
    assert fail(site.put("/a", Reply(status=429, headers={"Retry-After": "3600"}))).rule == "host_failed"
    assert site.count("/a") == 1


@pytest.mark.parametrize(
    "reply",
    [
        Reply(never=True),
        Reply(PAGE * 100, wait=0.02),
        Reply(PAGE, wait=0.02, slow_headers=True),
        Reply(gzip.compress(PAGE * 1000), headers={"Content-Encoding": "gzip"}, wait=0.02),
    ],
    ids=["never", "dripping body", "dripping headers", "dripping gzip"],
)
def test_slow_answer_ends_in_time(site: Site, reply: Reply) -> None:
    address = site.put("/a", reply)
    begun = time.monotonic()
    failure = fail(address, seconds=0.4, tries=2)
    assert failure.rule == "no_answer" and "0.4 s" in failure.reason
    assert time.monotonic() - begun < 2


def test_host_where_nobody_listens() -> None:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port = door.getsockname()[1]
    assert "cannot be reached" in fail(f"http://127.0.0.1:{port}/a").reason


def test_name_that_nobody_knows() -> None:
    assert "is not known" in fail("http://nowhere.invalid/a", tries=1).reason


def test_large_page_is_cut_off_before_it_is_read(site: Site) -> None:
    assert fail(site.put("/a", b"x" * 20_000), received_bytes=10_000).rule == "too_large"


def test_decompression_bomb_is_stopped(site: Site) -> None:
    bomb = gzip.compress(b"\0" * 50_000_000)
    address = site.put("/a", Reply(bomb, headers={"Content-Encoding": "gzip"}))
    failure = fail(address, unpacked_bytes=1_000_000)
    assert failure.rule == "too_large" and "1,000,000 bytes, unpacked" in failure.reason


@pytest.mark.parametrize(
    ("body", "encoding"),
    [(gzip.compress(PAGE)[:-9], "gzip"), (b"plain", "gzip"), (PAGE, "br")],
    ids=["cut", "not", "br"],
)
def test_broken_compression(site: Site, body: bytes, encoding: str) -> None:
    assert fail(site.put("/a", Reply(body, headers={"Content-Encoding": encoding}))).rule == "broken_answer"


def test_compressed_page_of_several_members(site: Site) -> None:
    body = gzip.compress(PAGE) + gzip.compress(b"more") + b"\0\0"
    assert fetch(site.put("/a", Reply(body, headers={"Content-Encoding": "gzip"}))) == PAGE + b"more"


def test_what_is_no_http_and_what_breaks_off(site: Site) -> None:
    short = site.put("/short", Reply(PAGE, headers={"Content-Length": "100000"}))
    assert "connection broke" in fail(short).reason
    huge = site.put("/huge", Reply(PAGE, headers={"X": "y" * 300_000}))
    assert "connection broke" in fail(huge).reason


def test_pages_of_one_host_are_paced(site: Site) -> None:
    fetcher = make_fetcher(host_delay=0.3)
    for name in ("/a", "/b", "/c"):
        fetcher.fetch(site.put(name, PAGE))
    times = [moment for _, _, moment in site.asked]
    # A request may take a while to arrive, so that the next one comes sooner behind it than it was sent.
    assert len(times) == 4 and all(b - a >= 0.15 for a, b in pairwise(times))


def test_host_that_does_not_answer_is_left_alone(site: Site) -> None:
    site.put("/robots.txt", b"")
    fetcher = make_fetcher(seconds=0.2, tries=3)
    for name in ("/a", "/b", "/c"):
        with pytest.raises(FetchFailure):
            fetcher.fetch(site.put(name, Reply(never=True)))
    assert (site.count("/a"), site.count("/b"), site.count("/c")) == (3, 0, 0)
