"""Every file of a folder ends in exactly one outcome, and none can block, loop or lead outside."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from transforms.readers import InputText, RejectedInput, read_inputs
from warehouse.errors import InputError


def test_folders_are_walked_in_sorted_order(corpus: Any) -> None:
    names = ["b/2.txt", "b/10.md", "a.txt", "c.HTM", "b/deep/er/x.txt"]
    for name in names:
        corpus.write(name, "<html><body><p>Some text.</p><p>More.</p></body></html>")
    corpus.label(*names)
    assert list(corpus.rules().items()) == [
        ("a.txt", "text"),
        ("b/10.md", "markdown"),
        ("b/2.txt", "text"),
        ("b/deep/er/x.txt", "text"),
        ("c.HTM", "html"),
    ]


def test_nearest_manifest_counts(corpus: Any) -> None:
    for name in ("a.txt", "sub/b.txt", "sub/below/c.txt"):
        corpus.write(name, "text")
    corpus.label("a.txt", "sub/b.txt")
    corpus.write("sub/sources.csv", (corpus.root / "sources.csv").read_text().replace("src-", "own-"))
    corpus.label("b.txt", "below/c.txt", folder="sub")
    outcomes = corpus.read()
    assert corpus.rules() == {
        "a.txt": "text", "sub/b.txt": "text", "sub/below/c.txt": "text", "sources.csv:3": "not_reached",
    }  # fmt: skip
    assert "has a nearer manifest" in outcomes["sources.csv:3"].reason


def test_manifest_beside_the_input_folder_labels_it(corpus: Any) -> None:
    corpus.write("a.txt", "text")
    corpus.write("b.txt", "text")
    corpus.label("texts/a.txt", "elsewhere/x.txt", "texts/gone.txt", folder="..")
    assert corpus.rules() == {"a.txt": "text", "b.txt": "unlabelled", "gone.txt": "listed_missing"}
    reason = corpus.read()["b.txt"].reason
    assert "no row of ../sources.csv names it; add the line: texts/b.txt,SOURCE_ID,TITLE," in reason


def test_manifest_further_up_labels_nothing(corpus: Any) -> None:
    corpus.write("a.txt", "text")
    corpus.label("around/texts/a.txt", folder="../..")
    assert corpus.rules() == {"a.txt": "unlabelled"}
    assert "write sources.csv with the lines: file,source_id," in corpus.read()["a.txt"].reason


def test_single_file_is_labelled_by_its_folder(corpus: Any) -> None:
    path = corpus.write("a.txt", "text")
    corpus.label("a.txt", "gone.txt")
    (read,) = read_inputs([path])
    assert isinstance(read, InputText)
    assert (read.uri, read.source.source_id) == ("a.txt", "src-0")


def test_listed_file_that_is_missing_is_reported(corpus: Any) -> None:
    corpus.write("a.txt", "text")
    corpus.label("a.txt", "gone.txt")
    gone = corpus.read()["gone.txt"]
    assert isinstance(gone, RejectedInput)
    assert gone.reason == (
        "gone.txt: sources.csv, line 3 names it, but it is not there; add the file or remove the line"
    )


def test_other_files_are_named_or_left_aside(corpus: Any) -> None:
    for name in ("a.txt", "b.docx", "noending", ".hidden.txt", ".git/x.txt", "LICENSE", "README.md", "sub/readme.txt"):
        corpus.write(name, "text")
    corpus.label("a.txt", "README.md", ".git/x.txt")
    assert corpus.rules() == {
        "a.txt": "text", "README.md": "markdown", "b.docx": "unknown_format", "noending": "unknown_format",
        "sources.csv:4": "not_reached",
    }  # fmt: skip
    assert "*.html, *.jsonl, *.markdown, *.md" in corpus.read()["b.docx"].reason


@pytest.mark.parametrize("name", ["README.txt", "a.docx", "sources.csv"])
def test_folder_without_texts_is_an_error_that_says_what_was_looked_for(corpus: Any, name: str) -> None:
    corpus.write(name, "not a text")
    if name == "sources.csv":
        corpus.label()
    with pytest.raises(InputError, match=r"no text in this folder.*\*\.txt") as caught:
        read_inputs([corpus.root])
    assert str(corpus.root) in str(caught.value)


def test_missing_path_is_an_error_at_once(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nowhere.*No such file"):
        read_inputs([tmp_path / "nowhere"])


def test_input_within_another_input_is_read_once(corpus: Any) -> None:
    path = corpus.write("sub/a.txt", "text")
    corpus.label("sub/a.txt")
    assert [item.uri for item in read_inputs([path, corpus.root, path.parent, corpus.root])] == ["sub/a.txt"]


def test_pipes_and_links_are_kept_out_without_blocking(corpus: Any, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    corpus.write("a.txt", "text")
    os.mkfifo(corpus.root / "pipe.txt")
    (corpus.root / "device.txt").symlink_to("/dev/zero")
    (corpus.root / "out.txt").symlink_to(secret)
    (corpus.root / "in.txt").symlink_to("a.txt")
    (corpus.root / "broken.txt").symlink_to("nothing.txt")
    (corpus.root / "circle.txt").symlink_to("circle.txt")
    (corpus.root / "loop").symlink_to(corpus.root)
    corpus.label("a.txt", "pipe.txt", "device.txt", "out.txt", "in.txt", "broken.txt", "circle.txt", "loop")
    assert corpus.rules() == {
        "a.txt": "text", "in.txt": "text", "pipe.txt": "not_a_file", "device.txt": "outside_folder",
        "out.txt": "outside_folder", "broken.txt": "vanished", "circle.txt": "unreadable", "loop": "linked_folder",
    }  # fmt: skip


def test_row_that_names_a_file_behind_a_link_reads_nothing(corpus: Any, tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "x.txt").write_text("secret")
    (corpus.root / "link").symlink_to(tmp_path / "outside")
    corpus.write("a.txt", "text")
    corpus.label("a.txt", "link/x.txt")
    assert corpus.rules() == {"a.txt": "text", "link": "linked_folder", "sources.csv:3": "not_reached"}


def test_unreadable_file_and_folder_do_not_stop_the_others(corpus: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.txt", "locked.txt", "sub/b.txt"):
        corpus.write(name, "text")
    corpus.label("a.txt", "locked.txt")
    _deny(monkeypatch, "open", "locked.txt")
    _deny(monkeypatch, "scandir", "sub")
    assert corpus.rules() == {"a.txt": "text", "locked.txt": "unreadable", "sub": "unreadable"}
    assert "Permission denied" in corpus.read()["locked.txt"].reason


def test_input_folder_that_cannot_be_listed_is_an_error(corpus: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    corpus.write("a.txt", "text")
    _deny(monkeypatch, "scandir", corpus.root.name)
    with pytest.raises(InputError, match=r"texts: the folder cannot be listed \(Permission denied\)"):
        read_inputs([corpus.root])


def _deny(monkeypatch: pytest.MonkeyPatch, call: str, name: str) -> None:
    """Let a call fail for one name, as for a user without permission (tests may run as root)."""
    real = getattr(os, call)

    def refuse(path: Path, *args: int) -> object:
        if Path(path).name == name:
            raise PermissionError(13, "Permission denied")
        return real(path, *args)

    monkeypatch.setattr(os, call, refuse)


def test_file_name_that_cannot_be_stored_is_shown_with_escapes(corpus: Any) -> None:
    corpus.write("a.txt", "text")
    corpus.label("a.txt")
    with open(os.fsencode(corpus.root) + b"/caf\xe9.txt", "w") as file:  # noqa: PTH123 - a name in bytes
        file.write("text")
    corpus.write("two\nlines.txt", "text")
    assert corpus.rules() == {"a.txt": "text", "caf\\xe9.txt": "file_name", "two\nlines.txt": "file_name"}


def test_file_names_match_in_either_unicode_form(corpus: Any) -> None:
    corpus.write("cafe\u0301.txt", "text")
    corpus.label("caf\u00e9.txt")
    assert corpus.rules() == {"cafe\u0301.txt": "text"}


@pytest.fixture
def deep_corpus(corpus: Any) -> Iterator[Any]:
    """A folder whose tree is removed by a program of the system: shutil and pytest call themselves for each level."""
    yield corpus
    subprocess.run(["rm", "-rf", str(corpus.root)], check=True)


def test_tree_deeper_than_the_stack_is_walked(deep_corpus: Any) -> None:
    deep = "/".join(["d"] * 1200) + "/a.txt"
    for depth in range(1, 1201):
        (deep_corpus.root / "/".join(["d"] * depth)).mkdir()
    deep_corpus.write(deep, "text")
    deep_corpus.label(deep)
    assert deep_corpus.rules() == {deep: "text"}
