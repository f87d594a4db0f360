"""Fetching one address: redirects checked at each hop, validators sent, tries repeated where that may help."""

from __future__ import annotations

import email.utils
import re
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

import httpcore
import httpx

from flows.watch.addresses import read_address
from flows.watch.failures import FetchFailure
from flows.watch.hosts import Hosts
from flows.watch.manners import LONGEST_WAIT, MOST_HOPS, Manners
from flows.watch.transport import Headers, send_request
from flows.watch.unpack import ACCEPTED, read_body

REDIRECTS = frozenset((301, 302, 303, 307, 308))
PASSING = frozenset((408, 425, 429, 500, 502, 503, 504))
"""Statuses after which another try may help."""
GONE = frozenset((404, 410))
ACCEPT = b"text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, */*;q=0.8"


@dataclass(frozen=True)
class Validators:
    """What a host gave us to ask with whether a page has changed, and the address that gave it."""

    address: str = ""
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True)
class Answer:
    """What came back: `address` is where it came from after redirects, `body` is empty if nothing has changed."""

    address: str
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def is_unchanged(self) -> bool:
        """Whether the host says that what we have is what there is."""
        return self.status == 304


@dataclass
class Fetcher:
    """Fetches addresses, and keeps to the rules of their hosts; threads share it."""

    manners: Manners
    hosts: Hosts = field(init=False)
    sleep: Callable[[float], None] = time.sleep

    def __post_init__(self) -> None:
        self.hosts = Hosts(self.manners, self._ask_robots)

    def fetch(self, address: str, known: Validators | None = None) -> Answer:
        """The answer to an address: status 200, or 304 where `known` still holds.

        Raises:
            FetchFailure: after as many tries as may help, why not.
        """
        return self._repeat(lambda: self._try(address, known or Validators()))

    def _repeat(self, attempt: Callable[[], Answer]) -> Answer:
        """What the first try brings that brings something."""
        tries = 1
        while True:
            try:
                return attempt()
            except FetchFailure as failure:
                if not failure.again or tries >= self.manners.tries or (failure.after or 0) > LONGEST_WAIT:
                    raise
                self.sleep(failure.after or self.manners.backoff * 2 ** (tries - 1))
                tries += 1

    def _try(self, address: str, known: Validators) -> Answer:
        url = read_address(address)
        for _ in range(MOST_HOPS + 1):
            self.hosts.enter(url)
            answer = self._exchange(url, known if known.address == str(url) else Validators())
            if answer.status not in REDIRECTS:
                return _judge(answer)
            url = _follow(url, answer)
        reason = f"it redirects more than {MOST_HOPS} times; give the address that it leads to"
        raise FetchFailure("redirect_loop", reason)

    def _exchange(self, url: httpx.URL, known: Validators) -> Answer:
        """One request and its answer, whatever it is; the host is known to answer, or not to, afterwards."""
        try:
            with send_request(url, _write_headers(url, known, self.manners), self.manners) as response:
                answer = _read(url, response, self.manners)
        except FetchFailure as failure:
            self.hosts.note(url, answered=not failure.unreachable)
            raise
        self.hosts.note(url, answered=True)
        return answer

    def _ask_robots(self, url: httpx.URL) -> bytes | None:
        """A robots.txt; None if the host has none. Its own rules do not hold for it."""
        try:
            return self._repeat(lambda: self._try_robots(url)).body
        except FetchFailure as failure:
            if failure.rule in ("page_gone", "page_refused", "redirect_loop"):  # as RFC 9309 has it
                return None
            raise

    def _try_robots(self, url: httpx.URL) -> Answer:
        for _ in range(MOST_HOPS + 1):
            answer = self._exchange(url, Validators())
            if answer.status not in REDIRECTS:
                return _judge(answer)
            url = _follow(url, answer)
        raise FetchFailure("redirect_loop", "its robots.txt redirects too often")


def _write_headers(url: httpx.URL, known: Validators, manners: Manners) -> Headers:
    headers = [
        (b"Host", url.netloc),
        (b"User-Agent", manners.user_agent.encode("ascii", "replace")),
        (b"Accept", ACCEPT),
        (b"Accept-Encoding", ACCEPTED.encode()),
        (b"Connection", b"close"),
    ]
    if known.etag:
        headers.append((b"If-None-Match", known.etag.encode("latin-1", "replace")))
    if known.last_modified:
        headers.append((b"If-Modified-Since", known.last_modified.encode("latin-1", "replace")))
    return headers


def _read(url: httpx.URL, response: httpcore.Response, manners: Manners) -> Answer:
    headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers}
    body = b""
    if response.status == 200:
        body = read_body(_iterate(response), headers.get("content-encoding", ""), manners)
    return Answer(str(url), response.status, headers, body)


def _iterate(response: httpcore.Response) -> Iterator[bytes]:
    yield from response.iter_stream()


def _follow(url: httpx.URL, answer: Answer) -> httpx.URL:
    target = answer.headers.get("location", "")
    if not target:
        raise FetchFailure("broken_answer", f"it answered {answer.status} without saying where to go")
    try:
        return read_address(str(url.join(target)))
    except FetchFailure as failure:
        raise FetchFailure(failure.rule, f"it redirects to {target[:200]!r}: {failure.reason}") from None
    except (httpx.InvalidURL, ValueError):
        raise FetchFailure("broken_answer", f"it redirects to {target[:200]!r}, which is no address") from None


def _judge(answer: Answer) -> Answer:
    """The answer, if it is one that can be used."""
    status = answer.status
    if status in (200, 304):
        return answer
    if status in GONE:
        raise FetchFailure("page_gone", f"it answered {status}: the page is gone; correct or remove the row")
    if status in PASSING:
        after = _read_pause(answer.headers.get("retry-after", ""))
        raise FetchFailure("host_failed", f"it answered {status}", again=True, after=after)
    if status in (401, 402, 403, 451):
        raise FetchFailure("page_refused", f"it answered {status}: the page is not open to us; remove the row, or ask")
    raise FetchFailure("broken_answer", f"it answered {status}, which brings no page")


def _read_pause(value: str) -> float | None:
    """Seconds until the moment that a Retry-After names."""
    if re.fullmatch(r"\d{1,9}", value.strip()):
        return float(value)
    try:
        moment = email.utils.parsedate_to_datetime(value)
    except ValueError:
        return None
    return max(0.0, moment.timestamp() - time.time())
