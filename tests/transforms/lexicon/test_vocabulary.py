"""Vocabulary files: what they bring, and what a wrong one is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from transforms.lexicon.check import list_problems
from transforms.lexicon.scan import Concept
from transforms.lexicon.vocabulary import FOLDER, load_vocabulary
from transforms.lexicon.vocabulary_file import read_files
from warehouse.errors import InputError

KETAMINE = """
title = "Ketamine"
therapies = ["ketamine", "esketamine"]
conditions_treated = ["ptsd"]

[substances]
ketamine = ["ketamine", "ketamin{e|}"]
esketamine = ["esketamine"]
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
        Concept("substance", "esketamine"): ("esketamine",),
        Concept("condition", "ptsd"): ("PTSD",),
    }
    assert read.therapies == {"ketamine", "esketamine"}
    assert read.treats == {"ketamine": ("ptsd",), "esketamine": ()}


WRONG = {
    "section that is misspelt": (b"[substance]\nketamine = ['x']\n", 1, "unknown section [substance]", "[substances"),
    "section that is none": (b"\n\nconditions = 3\n", 3, "conditions must be a section", "Write [conditions]"),
    "key that nobody knows": (b"[routes]\n[treats]\nx = 1\n", 2, "unknown section [treats]", "There are [substances]"),
    "title that is a list": (b"title = ['x']\n", 1, "title must be words in quotes", "title = "),
    "therapy that is no list": (b"# therapies\ntherapies = 'ketamine'\n", 2, "must be a list of words", 'Write it as'),
    "entry that is a word": (b"title = 'ketamine'\n[substances]\n\nketamine = 'ketamine'\n", 4, "must be a list", "["),
    "entry that is a section": (b"[substances]\n[substances.ketamine]\nterms = []\n", 2, "ketamine must be a", "["),
    "word that is a number": (b"[substances]\nketamine = ['a',\n 3]\n", 3, "ketamine must be a list of words", "["),
    "word that is empty": (b"[substances]\nketamine = [\n  'a', # a, b\n  '',\n]\n", 4, "is empty", "Remove it"),
    "word of marks alone": (b"[substances]\nketamine = ['a', '--']\n", 2, "is empty", "a letter or digit"),
    "choice that may be empty": (b"[substances]\nketamine = ['{a|}']\n", 2, "is empty", "a letter or digit"),
    "brace that stays open": (b"[conditions]\nptsd = [\n  'PTSD',\n  'tr{auma',\n]\n", 4, "do not pair up", "{one|o"),
    "bar without braces": (b"[conditions]\nptsd = ['tics|tremor']\n", 2, "outside of braces", "{one|other}"),
    "millions of forms": (b"[conditions]\nptsd = ['" + b"{a|b}" * 30 + b"']\n", 2, "more than 1,000 forms", "Split it"),
    "more braces than the stack": (b"[conditions]\nptsd = ['" + b"{a|b}" * 9999 + b"']\n", 2, "more than", "Split it"),
    "word of two ids": (
        b"[conditions]\nptsd = ['PTSD', 'shell shock']\nfear = [\n'Shell-Shock']\n", 4,
        "'shell shock' stands for 'fear' here and for 'ptsd' in wrong.toml, line 2", "one id of [conditions]",
    ),
    "therapy without a substance": (
        b"therapies = [\n'ketamine',\n'ketamin']\n[substances]\nketamine = ['k']\n", 3,
        "'ketamin' is no id of [substances] in any file", "Did you mean 'ketamine'?",
    ),
    "condition that nothing explains": (b"conditions_treated = ['ptsd']\n", 1, "no id of [conditions]", "Add ptsd = "),
    "id that is blank": (b"[conditions]\n\"\" = ['x']\n", 2, "blank or not printable", "Give it a name"),
    "bracket that is missing": (b"title = 'x'\n[conditions\n", 2, "it is no TOML", "Mend that line"),
    "id that is there twice": (b"[conditions]\na = ['x']\na = ['y']\n", 3, "it is no TOML", "Mend that line"),
    "list that never ends": (b"[conditions]\na = ['x'\n\n", 2, "it is no TOML", "Mend that line"),
    "bytes that are not UTF-8": (b"title = 'x'\n# caf\xe9\n", 2, "byte 0xe9 is not UTF-8", "Save the file as UTF-8"),
}  # fmt: skip
"""Each kind of wrong entry: the file, the line of the entry, and a part of what is said and of what to do."""


@pytest.mark.parametrize("kind", WRONG)
def test_a_wrong_entry_is_told_with_its_line_and_what_to_do(tmp_path: Path, kind: str) -> None:
    content, line, what, todo = WRONG[kind]
    (tmp_path / "good.toml").write_text("[routes]\noral = ['orally']\n", encoding="utf-8")
    (tmp_path / "wrong.toml").write_bytes(content)
    with pytest.raises(InputError) as told:
        load_vocabulary(tmp_path)
    assert told.value.where == f"wrong.toml, line {line}"
    assert what in told.value.what and todo in told.value.todo


def test_all_that_is_wrong_is_listed_by_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "b.toml").write_text("[routes]\noral = 'x'\n[conditions]\nptsd = ['']\n", encoding="utf-8")
    (tmp_path / "a.toml").write_text("[", encoding="utf-8")
    problems = list_problems(read_files(tmp_path))
    assert [(problem.file, problem.line) for problem in problems] == [("a.toml", 1), ("b.toml", 2), ("b.toml", 4)]


def test_a_folder_without_vocabularies_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no vocabulary"):
        load_vocabulary(tmp_path)
    with pytest.raises(InputError, match="there is no such folder"):
        load_vocabulary(tmp_path / "elsewhere")


def test_a_word_may_stand_for_things_of_two_sections(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text("[routes]\noral = ['pill']\n[substances]\nx = ['pill']\n", encoding="utf-8")
    assert len(load_vocabulary(tmp_path).terms) == 2


def test_the_shipped_vocabularies_can_be_read() -> None:
    shipped = load_vocabulary(FOLDER)
    named = {concept.name for concept in shipped.terms}
    assert shipped.therapies <= named
    assert {condition for conditions in shipped.treats.values() for condition in conditions} <= named
