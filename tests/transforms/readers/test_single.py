"""One file or stream without a label."""

from __future__ import annotations

from pathlib import Path

import pytest

from transforms.readers.single import read_single_file, read_single_stream
from warehouse.errors import InputError

PAGE = b"<!DOCTYPE html><html><head><title>T</title></head><body><p>%s</p></body></html>" % (
    b"Ketamine eases PTSD. " * 20
)


def test_ending_or_name_chooses_the_format(tmp_path: Path) -> None:
    for name, form, title in (("a.md", "markdown", "Notes"), ("a.txt", "text", None)):
        (tmp_path / name).write_text("# Notes\nKetamine eases PTSD.", encoding="utf-8")
        page, known = read_single_file(tmp_path / name)
        assert (known, page.title) == (form, title)
    (tmp_path / "a.rst").write_bytes(PAGE)
    page, known = read_single_file(tmp_path / "a.rst", "html")
    assert known == "html" and page.text.startswith("Ketamine eases PTSD.")


def test_stream_knows_a_web_page_by_its_beginning() -> None:
    assert read_single_stream(b"\n<!-- saved --> " + PAGE)[1] == "html"
    assert read_single_stream(b"5 <html> words")[1] == "text"
    assert read_single_stream(b"# Notes", "markdown")[0].title == "Notes"


@pytest.mark.parametrize(
    ("name", "content", "form", "words"),
    [
        ("a.docx", b"PK", None, "no reader knows the ending '.docx'. There are .html, .htm, .md"),
        ("a.txt", b"%PDF-1.7", None, "it is a binary file"),
        ("a.txt", b"caf\xe9", None, "byte 3 (e9) is not UTF-8; save the file as UTF-8"),
        ("a.txt", b"a\x1b[31m", None, "control character U+001B; remove it"),
        ("a.txt", b" \n", None, "nothing but white space"),
        ("a.html", b"<html></html>", None, "no main text was found"),
        ("a.txt", b"x", "docx", "there is no format 'docx'. There are html, markdown, pdf, text"),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path: Path, name: str, content: bytes, form: str | None, words: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError) as told:
        read_single_file(tmp_path / name, form)
    assert words in str(told.value)


def test_missing_files_and_folders_say_so(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no such file"):
        read_single_file(tmp_path / "a.txt")
    with pytest.raises(InputError, match="this is a folder"):
        read_single_file(tmp_path)
    with pytest.raises(InputError, match="standard input: it holds nothing"):
        read_single_stream(b"")
