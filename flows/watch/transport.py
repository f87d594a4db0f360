"""One request over one connection: to a checked address only, within a limit that dripping bytes do not stretch."""

from __future__ import annotations

import ssl
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any

import httpcore
import httpx

from flows.watch.failures import FetchFailure
from flows.watch.guard import find_addresses
from flows.watch.manners import Manners

CONNECT_SECONDS = 10.0
"""How long one address of a host may take to accept a connection."""
Headers = list[tuple[bytes, bytes]]


@dataclass(frozen=True)
class Deadline:
    """The moment, on the monotonic clock, at which a try ends."""

    moment: float

    @classmethod
    def in_seconds(cls, seconds: float) -> Deadline:
        """So many seconds from now."""
        return cls(time.monotonic() + seconds)

    def left(self, limit: float | None = None) -> float:
        """Seconds until then, at most the limit.

        Raises:
            httpcore.ReadTimeout: it has passed.
        """
        left = self.moment - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("the time is up")
        return left if limit is None else min(left, limit)


class TimedStream(httpcore.NetworkStream):
    """A connection on which every step, that of the headers too, has what is left of the time, and no more."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream, self._deadline = stream, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Some bytes."""
        return self._stream.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send them."""
        self._stream.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        """Hang up."""
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """The same connection, encrypted; the certificate is checked against the name, not the address."""
        stream = self._stream.start_tls(ssl_context, server_hostname, self._deadline.left(timeout))
        return TimedStream(stream, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        """What the connection knows of itself."""
        return self._stream.get_extra_info(info)


class GuardedBackend(httpcore.NetworkBackend):
    """Resolves a name once, and connects to one of the addresses that were checked: no second look-up can differ."""

    def __init__(self, manners: Manners, deadline: Deadline) -> None:
        self._manners, self._deadline, self._inner = manners, deadline, httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first address that accepts one."""
        allow = self._manners.allow_private
        addresses = find_addresses(host, port, self._deadline.left(CONNECT_SECONDS), allow_private=allow)
        refused: Exception = httpcore.ConnectError("it has no address")
        for address in addresses:
            try:
                stream = self._inner.connect_tcp(address, port, self._deadline.left(CONNECT_SECONDS))
                return TimedStream(stream, self._deadline)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                refused = error
        raise refused

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore.NetworkStream:
        """There is none to be spoken to."""
        raise httpcore.ConnectError("sockets of this machine are closed")


@cache
def _trust() -> ssl.SSLContext:
    return httpx.create_ssl_context()


@contextmanager
def send_request(
    url: httpx.URL, headers: Headers, manners: Manners, content: bytes | None = None
) -> Iterator[httpcore.Response]:
    """The answer to a GET, or with content to a POST, its body yet to be read; proxies of the environment are not
    used, for they would resolve names themselves.

    Raises:
        FetchFailure: nothing answers, it takes too long, or what comes is no HTTP.
    """
    deadline = Deadline.in_seconds(manners.seconds)
    backend = GuardedBackend(manners, deadline)
    target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
    try:
        with (
            httpcore.ConnectionPool(_trust(), max_connections=1, retries=0, network_backend=backend) as pool,
            pool.stream("POST" if content else "GET", target, headers=headers, content=content) as response,
        ):
            yield response
    except httpcore.ConnectError as error:
        raise _report(f"the host cannot be reached ({error})", unreachable=True) from error
    except httpcore.TimeoutException as error:
        raise _report(f"the host did not answer within {manners.seconds:g} s", unreachable=True) from error
    except (httpcore.NetworkError, httpcore.ProtocolError, OSError) as error:
        raise _report(f"the connection broke ({error})") from error


def _report(reason: str, *, unreachable: bool = False) -> FetchFailure:
    return FetchFailure("no_answer", reason, again=True, unreachable=unreachable)
