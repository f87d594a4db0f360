"""How sources are fetched: how often, how long, how much, and who we say we are."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

PRODUCT = "claimhouse"
"""The name by which a robots.txt addresses us."""
MOST_HOPS = 5
"""Redirects that are followed for one address."""
MOST_HOSTS = 8
"""Hosts that are fetched from at the same time; of one host, one page after the other."""
MOST_FAILURES = 3
"""Pages of a host that may fail to be reached in a row before the rest of them is left for the next run."""
LONGEST_WAIT = 60.0
"""Seconds that a host may ask us to wait; more of Retry-After ends the tries, more of Crawl-delay counts as this."""


def name_agent() -> str:
    """Who we say we are where no setting says it."""
    try:
        return f"{PRODUCT}/{version('claimhouse')}"
    except PackageNotFoundError:
        return PRODUCT


@dataclass(frozen=True)
class Manners:
    """The limits of fetching.

    `seconds` is what one try may take in all, from the name to the last byte; `received_bytes` and `unpacked_bytes`
    bound what is read of an answer before and after decompression. `host_delay` seconds lie between two requests
    to one host, `backoff` seconds before the second try, doubled with each further one. `pages` of a feed or a
    sitemap are watched. `allow_private` opens addresses of the own machine and network. When `offline`, only what
    was kept from earlier runs is read.
    """

    agent: str = ""
    seconds: float = 30.0
    tries: int = 3
    backoff: float = 2.0
    host_delay: float = 1.0
    received_bytes: int = 10_000_000
    unpacked_bytes: int = 50_000_000
    pages: int = 50
    allow_private: bool = False
    offline: bool = False

    @property
    def user_agent(self) -> str:
        """The User-Agent that is sent."""
        return self.agent or name_agent()
