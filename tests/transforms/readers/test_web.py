"""Rows that name an address: which are found, how a page's bytes become text, and what a feed adds."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from transforms.readers import InputText, RejectedInput, read_inputs
from transforms.readers.web import WebPage, list_addresses, names_addresses

HEADER = "file,source_id,title,publisher,url,source_type,commercial_interest,language,published_on"
HTML = """<html><head><title>Café</title>{meta}</head>
<body><article><p>Ketamine in the café: 5 mg.</p></article></body></html>"""
A, B = "https://a.example/page", "https://b.example/feed"


def row(url: str, source: str, title: str = "", file: str = "", kind: str = "blog") -> str:
    return f"{file},{source},{title},,{url},{kind},unknown,en,"


def write_manifest(corpus: Any, *rows: str, folder: str = ".") -> Path:
    path: Path = corpus.write(f"{folder}/sources.csv", "\n".join([HEADER, *rows]))
    return path


def read(corpus: Any, pages: dict[str, list[WebPage | RejectedInput]]) -> dict[str, InputText | RejectedInput]:
    return {item.uri: item for item in read_inputs([corpus.root], pages)}


def test_addresses_of_all_manifests_each_once(corpus: Any) -> None:
    corpus.write("a.txt", "text")
    write_manifest(corpus, row(A, "a"), row(B, "b"), row("https://c.example", "c", file="a.txt"))
    write_manifest(corpus, row(A, "a"), folder="sub")
    write_manifest(corpus, row("https://hidden.example", "d"), folder=".hidden")
    assert list_addresses([corpus.root]) == [A, B]
    assert list_addresses([corpus.root / "a.txt"]) == []


@pytest.mark.parametrize(
    ("content", "names"),
    [
        (f"{HEADER}\n{row(A, 'a')}", True),
        (f"{HEADER}\n{row(A, 'a', file='x')}", False),
        ("", False),
        ("a\nb", False),
        ("\xff", False),
    ],
)
def test_quick_look_for_addresses(tmp_path: Path, content: str, names: bool) -> None:
    path = tmp_path / "sources.csv"
    path.write_bytes(content.encode("latin-1"))
    assert names_addresses(path) is names


def test_address_that_is_listed_twice_counts_once(corpus: Any) -> None:
    write_manifest(corpus, row(A, "a"), row(A, "b"))
    assert corpus.rules() == {A: "not_fetched", "sources.csv:3": "listed_twice"}
    assert "line 3: column url" in corpus.read()["sources.csv:3"].reason


@pytest.mark.parametrize(
    ("encoding", "charset", "meta"),
    [
        ("utf-8", None, ""),
        ("utf-8", "UTF8", ""),
        ("cp1252", "iso-8859-1", ""),
        ("cp1252", None, '<meta charset="windows-1252">'),
        ("cp1252", None, '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">'),
        ("utf-16", None, ""),
        ("utf-8-sig", "iso-8859-1", ""),
    ],
)
def test_page_is_read_in_the_encoding_that_it_declares(
    corpus: Any, tmp_path: Path, encoding: str, charset: str | None, meta: str
) -> None:
    write_manifest(corpus, row(A, "a"))
    body = tmp_path / "body"
    body.write_bytes(HTML.format(meta=meta).encode(encoding))
    text = read(corpus, {A: [WebPage(A, body, "html", charset)]})[A]
    assert isinstance(text, InputText)
    assert (text.text, text.title, text.source.url) == ("Ketamine in the café: 5 mg.", "Café", A)


@pytest.mark.parametrize(
    ("content", "charset"), [(b"caf\xe9", "utf-8"), (b"caf", "utf-16"), (b"x", "base64"), (b"x", "no")]
)
def test_page_in_another_encoding_than_it_says_is_kept_out(
    corpus: Any, tmp_path: Path, content: bytes, charset: str
) -> None:
    write_manifest(corpus, row(A, "a"))
    body = tmp_path / "body"
    body.write_bytes(content)
    kept_out = read(corpus, {A: [WebPage(A, body, "text", charset)]})[A]
    assert isinstance(kept_out, RejectedInput) and kept_out.rule in ("not_utf8", "not_decoded")


def test_page_of_a_feed_has_its_own_title_and_the_source_that_of_the_feed(corpus: Any, tmp_path: Path) -> None:
    write_manifest(corpus, row(B, "b", title="The feed"))
    body = tmp_path / "body"
    body.write_bytes(b"Ketamine is given as an infusion.")
    day = dt.date(2026, 4, 1)
    text = read(corpus, {B: [WebPage(A, body, "text", title="Infusions", published_on=day)]})[A]
    assert isinstance(text, InputText)
    assert (text.title, text.published_on, text.uri) == ("Infusions", day, A)
    assert (text.source.title, text.source.url, text.source.published_on) == ("The feed", B, None)


def test_body_that_is_lost_costs_its_page(corpus: Any, tmp_path: Path) -> None:
    write_manifest(corpus, row(A, "a"))
    lost = read(corpus, {A: [WebPage(A, tmp_path / "lost", "html")]})[A]
    assert isinstance(lost, RejectedInput) and lost.rule == "vanished"
