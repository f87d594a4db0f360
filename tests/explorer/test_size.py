"""A page of 100,000 claims holds them all, and its filters narrow them down. How fast: `benchmarks/explorer.py`."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.explorer.browser import read_page
from tests.explorer.corpus import Corpus, publish_corpus
from warehouse.explorer.page import render_explorer

FILTER = r"""() => {
  const found = () => document.querySelector("main").innerText.match(/([\d,]+) claims? from/)[1];
  const all = found();
  [...document.querySelectorAll(".facets input[type=checkbox]")].find((box) => box.value === "named_study").click();
  return [all, found()].map((text) => Number(text.replaceAll(",", "")));
}"""


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of 2,500 sources with 100,000 claims."""
    folder = tmp_path_factory.mktemp("large")
    page = folder / "explorer.html"
    snapshot = publish_corpus(folder / "warehouse", Corpus(sources=2500, texts=4))
    page.write_text(render_explorer(snapshot, None), encoding="utf-8")
    return page


def test_a_page_of_a_hundred_thousand_claims_holds_and_filters_them(browser: Browser, large: Path) -> None:
    with read_page(browser, large) as reader:
        reader.go("#claims")
        reader.page.wait_for_selector(".facets input[type=checkbox]")
        found = reader.ask(f"({FILTER})()")
    assert isinstance(found, list)
    everything, resting = found
    assert everything >= 100_000
    assert 0 < resting < everything
