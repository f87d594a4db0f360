"""A server to fetch from, and settings that let tests fetch from it without waiting."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.flows.watch.site import Site

HASTE = {
    "CLAIMHOUSE_ALLOW_PRIVATE": "1",
    "CLAIMHOUSE_HOST_DELAY": "0",
    "CLAIMHOUSE_FETCH_BACKOFF": "0",
    "CLAIMHOUSE_FETCH_TIMEOUT": "5",
}


@pytest.fixture
def site() -> Iterator[Site]:
    """A server on the loopback address, without a robots.txt."""
    found = Site()
    found.start()
    yield found
    found.stop()


@pytest.fixture
def haste(monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings under which the server is fetched from, without pauses."""
    for name, value in HASTE.items():
        monkeypatch.setenv(name, value)
