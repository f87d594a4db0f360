"""The measurements on outside data: what they say without the data, and that they read its formats."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from benchmarks.outside import __main__ as outside


def run(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> None:
    """Run the command as from a shell."""
    monkeypatch.setattr(sys, "argv", ["outside", *map(str, arguments)])
    outside.main()


def test_absent_data_is_skipped_with_a_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "page.md"
    run(monkeypatch, "--data", tmp_path, "--write", page)
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(": skipped")[0] for line in lines] == list(outside.SETS)
    assert page.read_text().count("Not measured") == len(outside.SETS)


def test_a_total_is_right_if_it_is_one_of_those_marked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "PICO-Corpus" / "pico_corpus_brat_annotated_files"
    folder.mkdir(parents=True)
    for name, text, total in [
        ("1", "Forty-one women were randomised.", "Forty-one"),
        ("2", "We enrolled 30 men.", "31"),
    ]:
        at = text.find(total)
        (folder / f"{name}.txt").write_text(text)
        (folder / f"{name}.ann").write_text(f"T1\ttotal-participants {at} {at + len(total)}\t{total}\n")
    run(monkeypatch, "pico", "--data", tmp_path)
    assert "all annotated abstracts (2): 50.0 %" in capsys.readouterr().out


def test_an_unknown_name_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SystemExit):
        run(monkeypatch, "--data", tmp_path, "unheard")
