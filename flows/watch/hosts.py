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
from flows.watch.robots import ALL_CLOSED, NOTHING_SAID, Robots, read_robots

AskRobots = Callable[[httpx.URL], tuple[int, bytes]]
"""Fetches a robots.txt: the status and the content."""


@dataclass
class Host:
    """One host, with port; `next_at` is the moment, on the monotonic clock, from which it may be asked."""

    turn: threading.Lock = field(default_factory=threading.Lock)
    asking: threading.Lock = field(default_factory=threading.Lock)
    next_at: float = 0.0
    robots: Robots | None = None
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
        if host.failures >= MOST_FAILURES:
            raise FetchFailure(
                "no_answer", f"its host failed {host.failures} times in a row and is left alone in this run"
            )
        robots = self._learn_rules(host, url)
        if robots is ALL_CLOSED:
            reason = "the robots.txt of its host could not be had, so that nothing is fetched from there"
            raise FetchFailure("robots_unknown", reason, again=True, unreachable=True)
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
        with host.asking:
            if host.robots is None:
                self.wait_turn(host)
                host.robots = self._ask(url)
            return host.robots

    def _ask(self, url: httpx.URL) -> Robots:
        """What the robots.txt says; as the RFC has it a missing one allows all, and one that fails forbids all."""
        try:
            status, content = self.ask_robots(url.copy_with(raw_path=b"/robots.txt"))
        except FetchFailure as failure:
            if failure.rule == "address_refused":
                raise
            return ALL_CLOSED
        if status == 200:
            return read_robots(content)
        return ALL_CLOSED if status >= 500 or status == 429 else NOTHING_SAID
