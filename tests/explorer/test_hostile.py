"""Titles, texts and addresses that want to be more than text."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.explorer.browser import read_page
from tests.explorer.corpus import Corpus, publish_corpus
from warehouse.explorer.page import render_explorer

SCRIPT = "</script><script>alert('title')</script>"
IMAGE = "<img src=x onerror=alert('image')>"
LINES = (
    f"It says {SCRIPT} & works.",
    f"Seen {IMAGE} here.",
    "<!-- <script> a comment that stays open",
    "A template {{ 7 * 7 }} and {% raw %} and ${alert(1)}.",
    "Turned \u202eround\u202c and \u2066set apart\u2069 with a \u0000 zero, a bell \u0007 and \ud7ff.",
    'A quote " and an attribute onmouseover="alert(2)" style="position:fixed".',
    '=HYPERLINK("https://example.org","open me")',
    "Lines\u2028that\u2029break scripts.",
    "עברית עם 42 ומילים",
)
TITLES = (SCRIPT, IMAGE, "javascript:alert(3)", "\u202egnp.exe", "&lt;b&gt; & <b>bold</b>")
URLS = (
    "javascript:alert('address')",
    "data:text/html,<script>alert(4)</script>",
    'https://example.org/"><script>alert(5)</script>',
    " jAvAscript:alert(6)",
    "file:///etc/passwd",
)
VIEWS = (
    "#overview", "#claims", "#read", "#studies", "#study=s1", "#disagreements", "#proposition=p-safety", "#sources",
    "#changes", "#data", *(f"#source=source-{number}" for number in range(5)),
)  # fmt: skip
ADDRESSES = (
    "#claim=<img src=x onerror=alert(7)>", "#claims?q=<script>alert(8)</script>", "#__proto__", "#claims?page=-5",
    "#claims?claim_type=%E0%A4%A", "#constructor", "#overview?substance=<b>x</b>&condition=%00",
    "#sources?by=toString&kind=__proto__", "#claims?__proto__=x",
)  # fmt: skip


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page of texts like these."""
    folder = tmp_path_factory.mktemp("hostile")
    corpus = Corpus(extra_lines=LINES, titles=TITLES, urls=URLS)
    page = folder / "explorer.html"
    page.write_text(render_explorer(publish_corpus(folder / "warehouse", corpus), None), encoding="utf-8")
    return page


def test_nothing_acts_in_any_view(browser: Browser, hostile: Path) -> None:
    with read_page(browser, hostile) as reader:
        for view in VIEWS:
            reader.go(view)
            assert reader.ask("document.querySelectorAll('main script, main img, main iframe, main style').length") == 0
            assert (
                reader.ask(
                    "document.querySelectorAll('main [onmouseover], main [onerror], main [style*=fixed]').length"
                )
                == 0
            )
            links = reader.ask("[...document.querySelectorAll('a[href]')].map((a) => a.protocol)")
            assert set(links) <= {"file:", "https:"}  # type: ignore[call-overload]


def test_texts_are_shown_letter_by_letter(browser: Browser, hostile: Path) -> None:
    with read_page(browser, hostile) as reader:
        reader.go("#source=source-0")
        text = reader.page.locator(".text")
        expect(reader.page.locator("h1")).to_have_text(SCRIPT)
        expect(text).to_contain_text(f"It says {SCRIPT} & works.")
        expect(text).to_contain_text("A template {{ 7 * 7 }} and {% raw %} and ${alert(1)}.")
        expect(text).to_contain_text("Turned ⟨U+202E⟩round⟨U+202C⟩ and ⟨U+2066⟩set apart⟨U+2069⟩ with a ⟨U+0000⟩ zero")
        expect(text).to_contain_text("Lines⟨U+2028⟩that⟨U+2029⟩break scripts.")


def test_only_web_addresses_are_links(browser: Browser, hostile: Path) -> None:
    with read_page(browser, hostile) as reader:
        for number, shown in ((0, "javascript:alert('address')"), (4, "file:///etc/passwd")):
            reader.go(f"#source=source-{number}")
            expect(reader.page.locator(".lead")).to_contain_text(shown)
            expect(reader.page.locator(".lead a")).to_have_count(0)
        reader.go("#source=source-2")
        expect(reader.page.locator(".lead a")).to_have_attribute("rel", "noopener noreferrer nofollow")


def test_the_address_of_the_page_is_not_obeyed_either(browser: Browser, hostile: Path) -> None:
    with read_page(browser, hostile) as reader:
        for address in ADDRESSES:
            reader.go(address)
            assert reader.ask("document.querySelectorAll('main script, main img, main b').length") == 0


def test_the_policy_stops_what_would_be_added(browser: Browser, hostile: Path) -> None:
    with read_page(browser, hostile) as reader:
        script = (
            "(() => { try { document.body.innerHTML = '<b>x</b>'; return 'set'; } catch (e) { return e.name; } })()"
        )
        assert reader.ask(script) == "TypeError"
        reader.complaints.clear()
        added = "(() => { const s = document.createElement('style'); s.textContent = 'main{display:none}'; "
        reader.ask(added + "document.head.append(s); })()")
        assert reader.page.locator("main").is_visible()
        reader.complaints.clear()
        tried = reader.ask("fetch('https://example.org/').then(() => 'sent', () => 'refused')")
        assert tried == "refused"
        reader.complaints.clear()
        reader.requests.clear()
