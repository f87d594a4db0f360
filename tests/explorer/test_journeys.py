"""What people come to the page for, done in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.explorer.browser import Reader, read_page


def test_claims_on_a_named_study_and_those_the_trial_does_not_bear_out(reader: Reader) -> None:
    page = reader.page
    assert "ketamine for PTSD" in page.locator("h1").inner_text()
    page.get_by_role("link", name="rest on a named study").click()
    expect(page.locator(".total")).to_have_text("10 claims from 5 sources")
    page.go_back()
    page.get_by_role("link", name="are not borne out by the trial").click()
    expect(page.locator(".total")).to_have_text("10 claims from 5 sources")
    card = page.locator("article.card", has_text="significantly reduced").first
    expect(card.locator(".badge.verdict")).to_have_text("Trial does not bear it out")
    expect(card.locator(".reasons")).to_contain_text("main outcome (PCL-5) favoured neither side")
    told = page.locator("article.card", has_text="185 veterans").first
    expect(told.locator(".badge.verdict")).to_have_text("Told differently from the trial")
    expect(told.locator(".reasons")).to_contain_text("the text says “185”, the trial “158”")


def test_a_claim_is_read_in_its_place_and_says_why_it_is_there(reader: Reader) -> None:
    reader.go("#claim=c-source-1-0-2")
    page = reader.page
    marked = page.locator("mark.claim[data-selected]")
    expect(marked).to_contain_text("Relief may come within a day. 🙂")
    expect(marked).to_have_attribute("data-certainty", "hedged")
    expect(page.locator(".why")).to_contain_text("a word such as may, could or suggests weakens it")
    expect(page.locator(".why .facts").first).to_contain_text("Re")
    page.get_by_role("link", name="Next →").click()
    expect(page.locator("mark.claim[data-selected]")).to_contain_text("proven breakthrough")


def test_from_a_claim_to_its_study_and_everything_said_about_it(reader: Reader) -> None:
    reader.go("#claim=c-source-0-0-1")
    page = reader.page
    page.get_by_role("link", name="Everything said about this study (10 claims)").click()
    expect(page.locator("h1")).to_contain_text("Example Medicine 2022")
    expect(page.locator("main")).to_contain_text("Ketamine in Veterans: A Trial")
    row = page.locator("tr", has=page.get_by_role("rowheader", name="Participants"))
    expect(row.first).to_contain_text("158")
    expect(row.first.locator(".differing").first).to_contain_text("185")
    expect(page.locator(".cards .card")).to_have_count(10)


def test_disagreements_tell_both_sides(reader: Reader) -> None:
    reader.go("#disagreements")
    expect(reader.page.locator("h2", has_text="Not borne out by the trial")).to_be_visible()
    reader.page.get_by_role("link", name="ketamine for PTSD: safety").click()
    expect(reader.page.locator("h1")).to_have_text("ketamine for PTSD: safety")
    expect(reader.page.locator("main")).to_contain_text("Against: 5 claims")


def test_filters_narrow_each_other_and_the_address_keeps_them(reader: Reader) -> None:
    reader.go("#claims")
    page = reader.page
    expect(page.locator(".total")).to_have_text("50 claims from 5 sources")
    page.get_by_role("checkbox", name="Safety").check()
    expect(page.locator(".total")).to_have_text("5 claims from 5 sources")
    page.get_by_role("checkbox", name="Clinic").check()
    expect(page.locator(".total")).to_have_text("1 claim from 1 source")
    expect(page.get_by_role("checkbox", name="Works or not")).to_be_visible()
    address = str(reader.ask("location.hash"))
    reader.go(address)
    expect(page.locator(".total")).to_have_text("1 claim from 1 source")
    expect(page.get_by_role("checkbox", name="Safety")).to_be_checked()
    page.get_by_role("button", name="Remove the filter Safety").click()
    expect(page.locator(".total")).to_have_text("10 claims from 1 source")
    page.get_by_role("button", name="Clear all filters").click()
    expect(page.locator(".total")).to_have_text("50 claims from 5 sources")


def test_search_looks_into_words_sources_and_studies(reader: Reader) -> None:
    reader.go("#claims")
    box = reader.page.get_by_label("Search", exact=True)
    box.fill("blood PRESSURE")
    expect(reader.page.locator(".total")).to_have_text("5 claims from 5 sources")
    expect(reader.page.locator("blockquote mark").first).to_have_text("blood")
    box.fill("example medicine")
    expect(reader.page.locator(".total")).to_have_text("10 claims from 5 sources")
    box.fill("(nothing[")
    expect(reader.page.locator("main")).to_contain_text("No claim passes these filters")


def test_a_link_to_one_claim_is_copied(reader: Reader) -> None:
    reader.go("#claim=c-source-0-0-3")
    reader.page.get_by_role("button", name="Copy link to this claim").click()
    expect(reader.page.get_by_role("button", name="Copied")).to_be_visible()


def test_a_claim_that_is_not_here_is_said_so(reader: Reader) -> None:
    reader.go("#claim=gone%3Cb%3E")
    expect(reader.page.locator("h1")).to_have_text("No such claim")
    expect(reader.page.locator("main code")).to_have_text("gone<b>")


def test_sources_are_compared_with_their_counts(reader: Reader) -> None:
    reader.go("#sources")
    page = reader.page
    row = page.locator(".scores tbody tr").first
    expect(row).to_contain_text("2 of 10")
    page.get_by_role("button", name="Hedged").click()
    expect(page.locator("th[aria-sort=descending]")).to_contain_text("Hedged")
    expect(page.locator(".ranges .mark.quoted")).to_have_count(5)
    expect(page.locator(".ranges .mark.trial")).to_have_count(5)


def test_changes_since_the_snapshot_before(reader: Reader) -> None:
    reader.go("#changes")
    expect(reader.page.locator(".lead")).to_contain_text("20 new claims, 0 gone, 0 claims read otherwise")
    reader.page.get_by_role("link", name="Filter and download them").click()
    expect(reader.page.locator(".total")).to_have_text("20 claims from 2 sources")


def test_the_data_tells_of_columns_checks_and_files(reader: Reader) -> None:
    reader.go("#data")
    expect(reader.page.locator("main")).to_contain_text("all passed")
    expect(reader.page.get_by_role("link", name="The whole report")).to_have_attribute("href", "checks.html")
    entry = reader.page.locator("details.entry", has_text="One row per (statement, claim type).")
    entry.locator("summary").click()
    expect(entry).to_contain_text("evidence_basis")
    expect(entry.get_by_role("link", name="claims/")).to_have_attribute("href", "claims/claims.parquet")


@pytest.fixture
def phone(browser: Browser, five_texts: Path) -> Iterator[Reader]:
    """Somebody at the same page with a phone."""
    options = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "color_scheme": "dark"}
    with read_page(browser, five_texts, **options) as opened:
        yield opened


@pytest.mark.parametrize(
    "view",
    ["#overview", "#claims", "#claim=c-source-0-0-1", "#study=s1", "#disagreements", "#sources", "#changes", "#data"],
)
def test_no_view_is_wider_than_a_phone(phone: Reader, view: str) -> None:
    phone.go(view)
    assert phone.ask("document.documentElement.scrollWidth") == 360


def test_by_keyboard_alone(reader: Reader) -> None:
    page = reader.page
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.get_by_role("link", name="Claims", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_be_focused()
    box = page.get_by_role("checkbox", name="Safety")
    box.focus()
    page.keyboard.press("Space")
    expect(page.locator(".total")).to_have_text("5 claims from 5 sources")
    expect(box).to_be_focused()
    link = page.get_by_role("link", name="Read in its place").first
    link.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#why-title")).to_be_focused()
