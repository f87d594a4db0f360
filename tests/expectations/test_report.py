"""The page says what happened, in words, and shows hostile text as text."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest

from expectations.report import read_example, render_report, reveal, shorten
from expectations.run import CheckReport, run_checks
from tests.expectations.rows import ALL_ADD_UP, NOW
from warehouse.tables import QuarantinedRow

MakeDraft = Callable[..., Path]

ATTACK = "</td><script>alert(1)</script>"


class Outline(HTMLParser):
    """The elements of a page, and whether they are closed as they were opened."""

    VOID = frozenset({"meta", "link", "br"})

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.open: list[str] = []
        self.attributes: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [name for name, _ in attrs]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def check_quantities(draft: Path) -> CheckReport:
    return run_checks(draft, run_id="run", checked_at=NOW, tables=["quantities"], inputs=ALL_ADD_UP)


@pytest.fixture(scope="module")
def good_report(good_file: Path) -> CheckReport:
    return check_quantities(good_file)


def test_good_draft_is_fit_to_publish(good_report: CheckReport) -> None:
    page = render_report(good_report, {"Run": "run 1"})
    assert "<h1>Fit to publish: every check passed</h1>" in page
    assert "run 1" in page and "Nothing was kept out." in page
    assert "What failed" not in page


def test_blocked_draft_says_so_first(make_draft: MakeDraft) -> None:
    draft = make_draft("UPDATE quantities SET low = 2, high = 1, qualifier = 'range'")
    page = render_report(check_quantities(draft), {})
    assert "<h1>Not to be published: 1 critical check failed</h1>" in page
    assert page.index("What failed") < page.index("quantities.low_is_at_most_high") < page.index("All checks by table")
    assert "failed for 5 of 5 rows" in page and "What fails:" in page


def test_rows_kept_out_are_told_with_the_reason(make_draft: MakeDraft) -> None:
    draft = make_draft("UPDATE quantities SET low = 101, high = 101 WHERE quantity_id = 'q3'")
    page = render_report(check_quantities(draft), {})
    assert "Fit to publish, with 1 warning" in page and "1 row kept out" in page
    kept_out = page[page.index('id="kept-out"') :]
    assert "percentage_is_plausible" in kept_out and "A percentage must lie from 0 to 100." in kept_out


def test_check_that_could_not_be_evaluated_is_no_verdict_on_rows(make_draft: MakeDraft) -> None:
    page = render_report(check_quantities(make_draft("ALTER TABLE quantities DROP COLUMN qualifier")), {})
    assert re.search(
        "<h1>Not to be published: 1 critical check failed, [0-9]+ critical checks could not be evaluated", page
    )
    assert "This says nothing about the rows." in page


def test_hostile_text_is_shown_as_text(make_draft: MakeDraft) -> None:
    attack = f"kind = '{ATTACK}', quote = chr(8238) || chr(0) || '<b onclick=x>'"
    draft = make_draft(f"UPDATE quantities SET {attack}")  # noqa: S608
    row = QuarantinedRow(run_id=ATTACK, table_name=ATTACK, row_id=f"\u202egpj{ATTACK}", expectation=ATTACK,
                         reason=f"\udcff{ATTACK}", row_json=ATTACK)  # fmt: skip
    page = render_report(check_quantities(draft), {ATTACK: ATTACK}, quarantined=[row])
    outline = Outline(page)
    assert not {"script", "b", "img", "iframe", "link"} & set(outline.tags)
    assert not [name for name in outline.attributes if name.startswith("on")]
    assert outline.open == []
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "⟨U+202E⟩⟨U+0000⟩&lt;b onclick=x&gt;" in page
    assert not re.search("[\u202e\x00\udcff]", page)
    page.encode("utf-8")


def test_policy_allows_the_style_and_nothing_else(good_report: CheckReport) -> None:
    page = render_report(good_report, {})
    style = page[page.index("<style>") + len("<style>") : page.index("</style>")]
    allowed = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{allowed}'" in page
    assert not re.search(r'\bsrc=|\bhref=|\bstyle="|url\(|@import|https?:', page)


def test_page_holds_whole_quarantine_of_inputs_or_says_how_much(good_report: CheckReport) -> None:
    rows = [
        QuarantinedRow(
            run_id="r", table_name="documents", row_id=f"{n}.txt", expectation="x", reason="y", row_json="{}"
        )
        for n in range(201)
    ]
    page = render_report(good_report, {}, quarantined=rows)
    assert "199.txt" in page and "200.txt" not in page and "the first 200 of 201" in page


@pytest.mark.parametrize(
    "hidden", ["\x00", "\x1b", "\x85", "\u200b", "\u200d", "\u202e", "\u2066", "\ufeff", "\U000e0041"]
)
def test_hidden_characters_are_made_visible(hidden: str) -> None:
    assert reveal(f"a{hidden}b") == f"a⟨U+{ord(hidden):04X}⟩b"


def test_other_text_stays_as_it_is() -> None:
    assert reveal("Café 😀 שלום e\u0301 ⟨x⟩") == "Café 😀 שלום e\u0301 ⟨x⟩"


def test_long_values_are_shortened_and_nulls_left_out() -> None:
    assert read_example('{"a": null, "b": 1.5, "c": true, "d": "x"}') == [("b", "1.5"), ("c", "true"), ("d", "x")]
    assert shorten("x" * 5000) == "x" * 300 + " … (5,000 characters in all)"
