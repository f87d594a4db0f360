"""What is known of each host in a run: its robots.txt, when it may be asked again, whether it answers at all."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import httpx

from flows.watch.addresses import name_host
from flows.watch.failures import FetchFailure
from flows.watch.manners import LONGEST_WAIT, MOST_FAILURES, Manners
from flows.watch.robots import NOTHING_SAID, Robots, read_robots

AskRobots = Callable[[httpx.URL], bytes | None]
"""Fetches a robots.txt; None if the host has none."""


@dataclass
class Host:
    """One host, with port; `next_at` is the moment, on the monotonic clock, from which it may be asked.

    `closed` is set where its robots.txt could not be had, so that nothing may be fetched.
    """

    turn: threading.Lock = field(default_factory=threading.Lock)
    asking: threading.Lock = field(default_factory=threading.Lock)
    next_at: float = 0.0
    robots: Robots | None = None
    closed: FetchFailure | None = None
    failures: int = 0


@dataclass
class Hosts:
    """The hosts of a run; threads share it."""

    manners: Manners
    ask_robots: AskRobots
    _held: dict[str, Host] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def find(self, url: httpx.URL) -> Host:
        """What is known of the host of an address."""
        with self._lock:
            return self._held.setdefault(name_host(url), Host())

    def enter(self, url: httpx.URL) -> None:
        """Wait until the address may be fetched.

        Raises:
            FetchFailure: the host's robots.txt forbids it or cannot be had, or the host does not answer.
        """
        host = self.find(url)
        robots = self._learn_rules(host, url)
        if host.failures >= MOST_FAILURES:
            reason = f"its host failed to answer {host.failures} times in a row and is left alone in this run"
            raise FetchFailure("no_answer", reason)
        if not robots.allows(url.raw_path.decode("ascii")):
            reason = f"the robots.txt of {url.host} forbids it; ask the publisher, or remove the row"
            raise FetchFailure("robots_forbid", reason)
        self.wait_turn(host, robots.delay or 0)

    def wait_turn(self, host: Host, delay: float = 0) -> None:
        """Wait until the host may be asked again, and take the turn."""
        with host.turn:
            pause = host.next_at - time.monotonic()
            if pause > 0:
                time.sleep(pause)
            host.next_at = time.monotonic() + max(self.manners.host_delay, min(delay, LONGEST_WAIT))

    def note(self, url: httpx.URL, *, answered: bool) -> None:
        """Take note of whether a host answered."""
        host = self.find(url)
        host.failures = 0 if answered else host.failures + 1

    def _learn_rules(self, host: Host, url: httpx.URL) -> Robots:
        """The rules of a host, asked for once; one that has none allows all, one that fails to say forbids all."""
        with host.asking:
            if host.closed:
                raise host.closed
            if host.robots is None:
                self.wait_turn(host)
                try:
                    content = self.ask_robots(url.copy_with(raw_path=b"/robots.txt"))
                except FetchFailure as failure:
                    host.closed = _explain_closed(failure)
                    raise host.closed from failure
                host.robots = NOTHING_SAID if content is None else read_robots(content)
            return host.robots


def _explain_closed(failure: FetchFailure) -> FetchFailure:
    if failure.unreachable or failure.rule == "address_refused":
        return FetchFailure(failure.rule, failure.reason)
    reason = f"the robots.txt of its host could not be had ({failure.reason}), so that nothing is fetched from there"
    return FetchFailure("robots_unknown", reason)
