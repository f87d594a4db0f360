"""Bytes become exact characters, or a rejection that says where they do not."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.readers import InputText, RejectedInput
from transforms.readers.decode import CONTROL, decode
from transforms.readers.files import MAX_BYTES, read_bytes
from transforms.readers.records import Rejection

TEXTS = st.text().filter(lambda t: t.strip() and not CONTROL.search(t) and not t.startswith("\ufeff"))


@given(TEXTS)
def test_any_text_comes_back_exactly(text: str) -> None:
    assert decode(text.encode()) == text
    assert decode(b"\xef\xbb\xbf" + text.encode()) == text


@given(st.binary(max_size=200))
def test_any_bytes_are_a_text_or_a_rejection(content: bytes) -> None:
    try:
        assert decode(content).encode() == content.removeprefix(b"\xef\xbb\xbf")
    except Rejection as rejection:
        assert rejection.rule in {"binary", "not_utf8", "control_characters", "empty"}


@pytest.mark.parametrize(
    "text",
    [
        "one\r\ntwo\rthree\n",
        "עברית \u200fمی\u200cخواهم\u200e",
        "e\u0301 stays two characters, é one",
        "\u2067right to left\u2069 \U0001f469\u200d\U0001f52c",
        "first line\u2028second\u0085third",
    ],
)  # fmt: skip
def test_characters_are_kept_exactly(corpus: Any, text: str) -> None:
    read = corpus.read_one("a.txt", text)
    assert isinstance(read, InputText)
    assert (read.text, read.format, read.title) == (text, "text", None)


@pytest.mark.parametrize(
    ("content", "rule", "says"),
    [
        (b"caf\xe9 au lait", "not_utf8", "byte 3 (e9 20 61 75 20 6c 61 69) is not UTF-8; save the file as UTF-8"),
        ("text".encode("utf-16"), "not_utf8", "it looks like UTF-16"),
        (b"ok\nno\x00pe", "control_characters", "character 5 (line 2) is the control character U+0000"),
        (b"bell\x07", "control_characters", "character 4 (line 1) is the control character U+0007"),
        (b"page\x0cbreak", "control_characters", "U+000C"),
        (b"%PDF-1.7 and so on", "binary", "binary file"),
        (bytes(range(32)) * 20, "binary", "binary file"),
        (b"", "empty", "nothing but white space"),
        (b"\xef\xbb\xbf", "empty", "nothing but white space"),
        (b" \r\n\t\xc2\xa0\n", "empty", "nothing but white space"),
    ],
)
def test_unreadable_content_is_kept_out_with_the_place(corpus: Any, content: bytes, rule: str, says: str) -> None:
    read = corpus.read_one("a.txt", content)
    assert isinstance(read, RejectedInput)
    assert read.rule == rule
    assert read.reason.startswith("a.txt: ") and says in read.reason
    assert len(str(read.excerpt)) < 500


def test_one_line_of_50_mb_is_read_in_bounded_time(corpus: Any) -> None:
    line = "ketamine works " * 3_400_000
    started = time.perf_counter()
    read = corpus.read_one("a.txt", line)
    assert isinstance(read, InputText) and read.text == line
    assert time.perf_counter() - started < 20


def test_too_large_file_is_not_even_opened(corpus: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    os.truncate(corpus.write("a.txt", "x"), MAX_BYTES + 1)
    corpus.label("a.txt")
    monkeypatch.setattr(os, "O_NONBLOCK", None)  # opening would now fail
    monkeypatch.setattr("transforms.readers.manifest.read_bytes", Path.read_bytes)
    assert corpus.rules() == {"a.txt": "too_large"}


def test_file_that_changes_once_is_read_in_its_new_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _change_while_read(monkeypatch, tmp_path / "a.txt", times=1)
    assert read_bytes(tmp_path / "a.txt") == b"growing+"


def test_file_that_changes_twice_is_kept_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _change_while_read(monkeypatch, tmp_path / "a.txt", times=9)
    with pytest.raises(Rejection, match="changed while it was read") as caught:
        read_bytes(tmp_path / "a.txt")
    assert caught.value.rule == "changed_while_read"


def test_same_size_with_another_time_counts_as_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"text")
    moments = iter(range(10))
    real = os.fstat

    def touch(handle: int) -> os.stat_result:
        os.utime(path, (0, next(moments)))
        return real(handle)

    monkeypatch.setattr(os, "fstat", touch)
    with pytest.raises(Rejection) as caught:
        read_bytes(path)
    assert caught.value.rule == "changed_while_read"


def _change_while_read(monkeypatch: pytest.MonkeyPatch, path: Path, times: int) -> None:
    """Let somebody append to the file after each of its first looks at its size."""
    path.write_bytes(b"growing")
    left = [times * 2]
    real = os.fstat

    def append_after(handle: int) -> os.stat_result:
        facts = real(handle)
        left[0] -= 1
        if left[0] >= 0 and left[0] % 2:
            with path.open("ab") as file:
                file.write(b"+")
        return facts

    monkeypatch.setattr(os, "fstat", append_after)
