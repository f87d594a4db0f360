"""Vocabulary files: what they bring, and what a wrong one is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from transforms.lexicon.scan import Concept
from transforms.lexicon.vocabulary import FOLDER, load_vocabulary
from warehouse.errors import InputError

KETAMINE = """
title = "Ketamine"
therapies = ["ketamine", "esketamine"]
conditions_treated = ["ptsd"]

[substances]
ketamine = ["ketamine", "ketamin{e|}"]
"""
SHARED = """
[substances]
ketamine = ["Ketalar"]
[conditions]
ptsd = ["PTSD"]
"""


def test_files_of_a_folder_are_one_vocabulary(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(KETAMINE, encoding="utf-8")
    (tmp_path / "b.toml").write_text(SHARED, encoding="utf-8")
    (tmp_path / "notes.txt").write_text("no vocabulary", encoding="utf-8")
    read = load_vocabulary(tmp_path)
    assert read.terms == {
        Concept("substance", "ketamine"): ("ketamine", "ketamin{e|}", "Ketalar"),
        Concept("condition", "ptsd"): ("PTSD",),
    }
    assert read.therapies == {"ketamine", "esketamine"}
    assert read.treats == {"ketamine": ("ptsd",), "esketamine": ()}


@pytest.mark.parametrize(
    ("content", "line", "words"),
    [
        (b"[substance]\nketamine = ['x']\n", 1, "unknown section [substance]"),
        (b"[substances]\n\nketamine = 'ketamine'\n", 3, "ketamine must be a list of words"),
        (b"[substances]\nketamine = ['a', 3]\n", 2, "ketamine must be a list of words"),
        (b"[conditions]\nptsd = [\n  'PTSD',\n  'tr{auma',\n]\n", 4, "do not pair up"),
        (b"conditions = 3\n", 1, "unknown section [conditions]"),
        (b"[conditions\n", None, "is not a vocabulary"),
        (b"\xff\xfe", None, "is not a vocabulary"),
    ],
)
def test_a_wrong_file_is_named_with_its_line(tmp_path: Path, content: bytes, line: int | None, words: str) -> None:
    (tmp_path / "wrong.toml").write_bytes(content)
    with pytest.raises(InputError) as told:
        load_vocabulary(tmp_path)
    assert words in str(told.value)
    assert (f"wrong.toml, line {line}" if line else "wrong.toml") in str(told.value)


def test_the_shipped_vocabularies_can_be_read() -> None:
    shipped = load_vocabulary(FOLDER)
    named = {concept.name for concept in shipped.terms}
    assert shipped.therapies <= named
    assert {condition for conditions in shipped.treats.values() for condition in conditions} <= named
