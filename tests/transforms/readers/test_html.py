"""A page becomes lines of its main text: nothing of its machinery, nothing cut off in silence."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.readers import InputText, RejectedInput
from transforms.readers.decode import CONTROL
from transforms.readers.html import MAX_DEPTH, MAX_ELEMENTS, parse_html
from transforms.readers.records import Rejection
from transforms.readers.registry import Page

FILLER = "This paragraph is long enough to count as content, as an extractor leaves out what is too short to matter."

PAGE = f"""<!DOCTYPE html>
<html lang="en"><head>
<title>Ketamine in PTSD | Example Health</title>
<meta property="og:title" content="Ketamine in
  PTSD">
<meta property="og:site_name" content="Example Health">
<meta property="article:published_time" content="2023-05-06T10:00:00Z">
<style>p {{ color: red }}</style>
<script>var claim = "Ketamine cures all.";</script>
</head><body>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/buy">Buy now</a></li></ul></nav></header>
<main><article>
<h1>Ketamine in PTSD</h1>
<p>{FILLER} It <b>really</b> is,
   and has   <a href="x">a link</a>, p&lt;.05 and m<sup>2</sup>.<br>A line of its own follows a break.</p>
<h2>What the <em>trial</em> found</h2>
<p>These were the results of the trial that we speak about on this page:</p>
<ul>
  <li>Symptoms fell by <b>11.9</b> points.</li>
  <li><p>Effects lasted</p><p>24 days.</p>
    <ul><li>In women longer</li><li>In men shorter</li></ul>
  </li>
</ul>
<ol><li>First dose</li><li>Second dose</li></ol>
<table>
  <tr><th>Arm</th><th>Participants</th></tr>
  <tr><td>Ketamine</td><td>79<br>adults</td></tr>
  <tr><td>Placebo | saline</td><td></td></tr>
</table>
<script type="text/javascript">document.write("<p>written by a script</p>");</script>
<template><p>A template that nobody sees.</p></template>
<p hidden>A paragraph that nobody sees.</p>
<blockquote><p>It gave me my life back, and I slept for the first time in years.</p></blockquote>
<p>{FILLER}</p>
</article></main>
<footer><p>© 2023 Example Health. <a href="/privacy">Privacy</a></p></footer>
<script src="/chat.js"></script>
</body></html>"""

LINES = f"""Ketamine in PTSD
{FILLER} It really is, and has a link, p<.05 and m2.
A line of its own follows a break.
What the trial found
These were the results of the trial that we speak about on this page:
- Symptoms fell by 11.9 points.
- Effects lasted 24 days.
  - In women longer
  - In men shorter
- First dose
- Second dose
| Arm | Participants |
|---|---|
| Ketamine | 79 adults |
| Placebo \\| saline |  |
It gave me my life back, and I slept for the first time in years.
{FILLER}"""


def wrap(body: str) -> str:
    """A page around some content."""
    return f"<html><head><title>T</title></head><body><article><p>{FILLER}</p>{body}</article></body></html>"


def test_page_becomes_these_lines_and_facts() -> None:
    page = parse_html(PAGE)
    assert page.text == LINES
    assert page == Page(LINES, "Ketamine in PTSD", dt.date(2023, 5, 6), "Example Health")


def test_page_fills_what_the_manifest_leaves_out(corpus: Any) -> None:
    read = corpus.read_one("a.html", PAGE)
    assert isinstance(read, InputText)
    assert (read.title, read.published_on, read.format) == ("Ketamine in PTSD", dt.date(2023, 5, 6), "html")
    source = read.source
    assert (source.title, source.publisher, source.published_on) == (read.title, "Example Health", read.published_on)


def test_manifest_comes_before_the_page(corpus: Any) -> None:
    corpus.write("a.html", PAGE)
    corpus.label("a.html")
    manifest = (corpus.root / "sources.csv").read_text()
    corpus.write("sources.csv", manifest.replace("src-0,,,,blog,unknown,en,", "s,Mine,Me,,blog,unknown,en,2020-01-02"))
    read = corpus.read()["a.html"]
    assert isinstance(read, InputText)
    assert (read.title, read.source.publisher, read.published_on) == ("Mine", "Me", dt.date(2020, 1, 2))


def test_page_with_a_date_to_come_is_read_the_same_on_every_day() -> None:
    page = parse_html(wrap("").replace("<head>", '<head><meta name="date" content="2091-02-03">'))
    assert page.published_on == dt.date(2091, 2, 3)


def test_copyright_year_is_no_date() -> None:
    assert parse_html(wrap("<footer>© 2019 Example</footer>")).published_on is None


def test_marks_of_other_scripts_are_kept() -> None:
    line = "می\u200cخواهم \u200fעברית\u200e e\u0301 \u2067rtl\u2069 \U0001f469\u200d\U0001f52c co\u00adop."
    assert line in parse_html(wrap(f"<p>{line}</p>")).text.splitlines()


@pytest.mark.parametrize("reference", ["&#0;", "&#8;", "&#x1;", "&#xD800;", "&#xFFFF;", "&#99999999;", "&#x1F"])
def test_reference_to_a_character_that_cannot_be_stored_is_replaced(reference: str) -> None:
    text = parse_html(wrap(f"<p>Before {reference} after it.</p>")).text
    assert "Before \ufffd after it." in text
    text.encode()


def test_extraction_is_the_same_and_silent_in_any_process() -> None:
    assert {_parse_elsewhere(seed) for seed in ("1", "2")} == {(LINES, "")}


def _parse_elsewhere(seed: str) -> tuple[str, str]:
    """What a new process with another order of its hashes prints and complains of."""
    code = "import sys; from transforms.readers.html import parse_html as p; sys.stdout.write(p(sys.stdin.read()).text)"
    env = {"PYTHONHASHSEED": seed, "PYTHONUTF8": "1"}
    run = subprocess.run([sys.executable, "-c", code], input=PAGE, capture_output=True, text=True, check=True, env=env)
    return run.stdout, run.stderr


@pytest.mark.parametrize("tag", ["div", "b", "ul><li", "table><tr><td", "blockquote", "span", "font"])
def test_nesting_without_end_is_refused_at_once(corpus: Any, tag: str) -> None:
    started = time.perf_counter()
    read = corpus.read_one("a.html", f"<html><body><p>Text.</p>{f'<{tag}>' * 100_000}Deep text.")
    assert isinstance(read, RejectedInput) and read.rule == "html_too_deep"
    assert f"more than {MAX_DEPTH} deep" in read.reason
    assert time.perf_counter() - started < 10


def test_paragraphs_without_end_tags_are_no_nesting() -> None:
    text = parse_html(wrap("".join(f"<p>Paragraph number {n} stands here and is not closed." for n in range(500)))).text
    assert len(text.splitlines()) == 501


def test_deepest_page_that_is_read_is_read_whole() -> None:
    depth = MAX_DEPTH - 4
    text = parse_html(
        wrap("<div>" * depth + f"<p>Deep text. {FILLER}</p>" + "</div>" * depth + f"<p>After. {FILLER}</p>")
    )
    assert "Deep text." in text.text and "After." in text.text


def test_more_elements_than_can_be_handled_are_refused(corpus: Any) -> None:
    read = corpus.read_one("a.html", wrap("<p>x</p>" * MAX_ELEMENTS))
    assert isinstance(read, RejectedInput) and read.rule == "html_too_complex"


def test_page_of_50_mb_is_refused_and_one_long_line_is_read_whole(corpus: Any) -> None:
    read = corpus.read_one("a.html", wrap("ketamine works " * 3_400_000))
    assert isinstance(read, RejectedInput) and read.rule == "too_large"
    line = "ketamine works " * 590_000
    assert line.strip() in parse_html(wrap(f"<p>{line}</p>")).text


@pytest.mark.parametrize(
    "content", ["<html></html>", "<html><body><script>x()</script></body></html>", "plain words", "<", "<!--"]
)
def test_page_without_main_text_is_kept_out(corpus: Any, content: str) -> None:
    read = corpus.read_one("a.html", content)
    assert isinstance(read, RejectedInput)
    assert read.rule == "no_main_text" and "save its text as .txt" in read.reason


MARKUP = st.sampled_from(
    ["<p>", "</p>", "<li>", "<ul>", "</ul>", "<td>", "<table>", "</table>", "<br>", "<h2>", "</h2>", "<script>",
     "</script>", "<style>", "</style>", "<!--", "-->", "<b>", "</div>", "&amp;", "&#7;", "a|b ", "word. ", FILLER]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(MARKUP, st.text(max_size=8)), max_size=40))
def test_any_markup_is_a_page_or_a_rejection(pieces: list[str]) -> None:
    source = "<html><body>" + "".join(pieces)
    try:
        text = parse_html(source).text
    except Rejection as rejection:
        assert rejection.rule in {"no_main_text", "html_unreadable"}
        return
    assert not CONTROL.search(text)
    assert all(line.strip() and line == line.rstrip() for line in text.split("\n"))
    text.encode()
