"""Pages to look at, and a browser to look with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.explorer.browser import Reader, open_browser, read_page
from tests.explorer.corpus import Corpus, publish_corpus
from warehouse.explorer.page import render_explorer


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, for the tests of one module."""
    with open_browser() as found:
        yield found


@pytest.fixture(scope="session")
def five_texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of five sources with a text each, after a snapshot of three of them."""
    folder = tmp_path_factory.mktemp("five")
    before = publish_corpus(folder / "warehouse", Corpus(sources=3), "run-1")
    snapshot = publish_corpus(folder / "warehouse", Corpus(sources=5), "run-2")
    page = folder / "explorer.html"
    page.write_text(render_explorer(snapshot, before), encoding="utf-8")
    return page


@pytest.fixture
def reader(browser: Browser, five_texts: Path) -> Iterator[Reader]:
    """Somebody at the page of five texts, on a desk."""
    with read_page(browser, five_texts, viewport={"width": 1280, "height": 900}) as opened:
        yield opened
