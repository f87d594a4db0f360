"""A web server on the loopback address that answers as a test says, also badly."""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

PAGE = """<!doctype html><html lang="en"><head><title>{title}</title></head><body><article><h1>{title}</h1>
<p>{text}</p></article></body></html>"""


def make_page(text: str, title: str = "Ketamine for PTSD") -> bytes:
    """A page with one paragraph."""
    return PAGE.format(title=title, text=text).encode()


@dataclass(frozen=True)
class Reply:
    """One answer; with `wait` it comes byte by byte, that many seconds apart, or with `never` not at all."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    wait: float = 0
    never: bool = False
    slow_headers: bool = False

    def send(self, handler: Any, closed: threading.Event) -> None:
        """Send it."""
        if self.never:
            closed.wait()
            return
        head = f"HTTP/1.1 {self.status} Reply\r\n"
        facts = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(self.body)), **self.headers}
        head += "".join(f"{name}: {value}\r\n" for name, value in facts.items() if value) + "\r\n"
        slow = (head.encode() if self.slow_headers else b"") + self.body
        if not self.slow_headers:
            handler.wfile.write(head.encode())
        if not self.wait:
            handler.wfile.write(slow)
            return
        for at in range(len(slow)):
            handler.wfile.write(slow[at : at + 1])
            if closed.wait(self.wait):
                return


@dataclass
class Site:
    """The server: what it answers by path, the last of several replies again and again, and what it was asked."""

    replies: dict[str, list[Reply]] = field(default_factory=dict)
    asked: list[tuple[str, Mapping[str, str], float]] = field(default_factory=list)
    posted: list[bytes] = field(default_factory=list)
    closed: threading.Event = field(default_factory=threading.Event)
    server: Any = None

    def start(self) -> None:
        """Listen on a free port."""
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), _make_handler(self))
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def stop(self) -> None:
        """Listen no more."""
        self.closed.set()
        self.server.shutdown()
        self.server.server_close()

    def at(self, path: str) -> str:
        """The address of a path."""
        return f"http://127.0.0.1:{self.server.server_port}{path}"

    def put(self, path: str, *replies: Reply | bytes) -> str:
        """Have a path answered; returns its address."""
        self.replies[path] = [Reply(reply) if isinstance(reply, bytes) else reply for reply in replies]
        return self.at(path)

    def put_tagged(self, path: str, body: bytes, etag: str) -> str:
        """Have a path answered with 304 to whoever has this version already."""
        return self.put(path, Reply(body, headers={"ETag": etag, "Last-Modified": "Mon, 06 Apr 2026 06:00:00 GMT"}))

    def count(self, path: str) -> int:
        """How often a path was asked for."""
        return sum(asked == path for asked, _, _ in self.asked)

    def answer(self, path: str, headers: Mapping[str, str]) -> Reply:
        """The next answer to a path."""
        self.asked.append((path, headers, time.monotonic()))
        replies = self.replies.get(path, [Reply(status=404)])
        reply = replies.pop(0) if len(replies) > 1 else replies[0]
        if reply.headers.get("ETag") and headers.get("If-None-Match") == reply.headers["ETag"]:
            return Reply(status=304, headers={"ETag": reply.headers["ETag"]})
        return reply


def _make_handler(site: Site) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self.close_connection = True
            self._send(site.answer(self.path, dict(self.headers)))

        def do_POST(self) -> None:
            self.close_connection = True
            site.posted.append(self.rfile.read(int(self.headers["Content-Length"])))
            self._send(site.answer(self.path, dict(self.headers)))

        def _send(self, reply: Reply) -> None:
            with suppress(OSError):
                reply.send(self, site.closed)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    return Handler
