"""Headless Chromium: found on the machine, driven through Playwright, which brings none of its own here."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

NAMES = ("chromium", "chromium-headless-shell", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def find_chromium() -> str:
    """The path of a Chromium; without one the test is skipped, or fails where CLAIMHOUSE_BROWSER is `required`."""
    named = os.environ.get("CLAIMHOUSE_CHROMIUM")
    found = named or next((path for name in NAMES if (path := shutil.which(name))), None)
    if found:
        return found
    reason = "no Chromium found: install Debian's package chromium, or name one in CLAIMHOUSE_CHROMIUM"
    if os.environ.get("CLAIMHOUSE_BROWSER") == "required":
        pytest.fail(reason)
    pytest.skip(reason)


@contextmanager
def open_browser() -> Iterator[Browser]:
    """A Chromium; it is closed afterwards, so that no event loop is left running for other tests."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(ARGUMENTS))
        try:
            yield browser
        finally:
            browser.close()


@dataclass
class Reader:
    """A person at a page: what it complained of, what it asked for from elsewhere, and the page itself."""

    context: BrowserContext
    page: Page
    file: Path
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def go(self, address: str = "") -> None:
        """Open the page at an address, `#` included, and wait until it is drawn."""
        self.page.goto("about:blank")
        self.page.goto(self.file.as_uri() + address)
        self.page.locator("h1").first.wait_for()
        self.page.bring_to_front()

    def ask(self, script: str) -> object:
        """The value of an expression in the page."""
        return self.page.evaluate(script)

    def text(self) -> str:
        """The words of the view."""
        return self.page.locator("main").inner_text()


@contextmanager
def read_page(browser: Browser, file: Path, **options: object) -> Iterator[Reader]:
    """Open the file; on leaving, nothing may have been complained of or asked for from elsewhere."""
    context = browser.new_context(accept_downloads=True, **options)  # type: ignore[arg-type]
    context.set_default_timeout(10_000)
    page = context.new_page()
    reader = Reader(context, page, file)
    page.on("console", lambda message: reader.complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: reader.complaints.append(str(error)))
    page.on("dialog", lambda dialog: (reader.complaints.append(dialog.message), dialog.dismiss()))
    context.on("request", lambda request: reader.requests.append(request.url))
    try:
        reader.go()
        yield reader
        assert reader.complaints == []
        local = ("file:", "blob:", "data:", "about:")
        assert [url for url in reader.requests if not url.startswith(local)] == []
    finally:
        context.close()
