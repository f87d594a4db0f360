"""`claimhouse extract`: for people, for programs, and for texts that mean harm."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from flows.commands.extract import extract_command
from tests.flows.corpus import CLAIMS
from warehouse.errors import InputError

COMMAND = Path(sys.executable).with_name("claimhouse")
HOSTILE = (
    "Ketamine may ease PTSD \u202eefas si ti\u202c within 24 hours.\n\n\u2066Ketamine\u2069 eased PTSD in 41 adults.\n"
)


@pytest.fixture
def text(tmp_path: Path) -> Path:
    """A file with claims, quantities and a study."""
    path = tmp_path / "page.txt"
    path.write_text(CLAIMS, encoding="utf-8")
    return path


def extract(*arguments: str | Path, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(extract_command, [str(a) for a in arguments], input=stdin, catch_exceptions=True)


def read_json(*arguments: str | Path, stdin: str | bytes | None = None) -> list[dict[str, Any]]:
    done = extract(*arguments, "--json", stdin=stdin)
    assert done.exit_code == 0
    return [json.loads(line) for line in done.stdout.splitlines()]


def run_on_terminal(*arguments: str | Path, **environment: str) -> str:
    """What the command writes to a terminal of 100 columns."""
    ours, theirs = pty.openpty()
    whole = {k: v for k, v in os.environ.items() if k not in {"NO_COLOR", "FORCE_COLOR"}}
    whole |= {"TERM": "xterm-256color", "COLUMNS": "100"} | environment
    with subprocess.Popen([COMMAND, "extract", *arguments], stdin=theirs, stdout=theirs, env=whole) as child:
        os.close(theirs)
        written = b""
        while True:
            try:
                written += (piece := os.read(ours, 65536))
            except OSError:  # the other end is closed
                break
            if not piece:
                break
        child.wait(60)
    os.close(ours)
    return written.decode().replace("\r\n", "\n")


def test_a_pipe_gets_plain_lines(text: Path) -> None:
    lines = extract(text).stdout.splitlines()
    assert lines[0] == str(text)
    assert lines[1].startswith("About ketamine and ptsd: ")
    at = next(i for i, line in enumerate(lines) if "may ease" in line)
    start, quote = lines[at].strip().split("  ", 1)
    assert CLAIMS[slice(*map(int, start.split("-")))] == quote
    assert "hedged" in lines[at + 1] and "\x1b" not in "".join(lines)
    assert any(line.strip().startswith("cues: Ketamine substance.ketamine; may hedging.modal") for line in lines)
    assert any("41 adults = participant_count, 41 participant" in line for line in lines)
    assert any("study 1:" in line for line in lines)


def test_a_terminal_gets_colour_unless_it_wants_none(text: Path) -> None:
    coloured = run_on_terminal(text)
    assert "\x1b[33mmay\x1b[0m" in coloured
    plain = run_on_terminal(text, NO_COLOR="1")
    assert "\x1b" not in plain and "may ease" in plain
    assert max(map(len, plain.splitlines())) <= 100


def test_json_is_one_object_a_line_with_exact_offsets(text: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.md"
    other.write_text("# Rain\nIt rains.", encoding="utf-8")
    first, second = read_json(text, other)
    assert (second["format"], second["title"], second["claims"]) == ("markdown", "Rain", [])
    assert first["text"] == CLAIMS and first["file"] == str(text)
    claim = next(c for c in first["claims"] if c["certainty"] == "hedged")
    for row in (*first["claims"], *first["quantities"], *first["studies"], *claim["cues"]):
        assert CLAIMS[row["start"] : row["end"]] == row["quote"]
    why = {reason["attribute"]: reason for reason in claim["reasons"]}
    assert why["certainty"]["because"] == "weakened by"
    assert [place["quote"] for place in why["certainty"]["places"]] == ["may"]
    assert first["studies"][0]["participant_count"] == 41 and first["studies"][0]["arms"]
    assert {"document_id", "source_id", "study_id"}.isdisjoint(claim)


def test_standard_input_and_title() -> None:
    (read,) = read_json("-", "--title", "Ketamine for PTSD", stdin="It rapidly reduced symptoms within 24 hours.")
    assert (read["file"], read["title"], read["therapy"]) == ("-", "Ketamine for PTSD", "ketamine")
    page = b"<!doctype html><title>A page</title><p>" + b"Ketamine may ease PTSD within 24 hours. " * 9
    (read,) = read_json("-", stdin=page)
    assert read["format"] == "html" and read["claims"]


def test_hostile_text_never_reaches_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[31m\u202e.txt"
    path.write_text(HOSTILE, encoding="utf-8")
    for written in (
        extract(path, "--title", "PTSD \x1b]0;x\x07").stdout,
        extract(path, "--json", "--title", "PTSD \u202e\x9b").stdout,
        run_on_terminal(path, NO_COLOR="1"),
    ):
        assert not set(written) & set("\x1b\x07\x9b\u202e\u202c\u2066\u2069")
        assert "\\u202e" in written
    (read,) = read_json(path)
    assert read["text"] == HOSTILE


def test_what_cannot_be_read_is_told_after_the_others(text: Path, tmp_path: Path) -> None:
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.7")
    done = extract(tmp_path / "b.pdf", text, tmp_path / "none.txt")
    assert "may ease" in done.stdout
    assert isinstance(done.exception, InputError)
    first, second = str(done.exception).split("\n")
    assert "b.pdf: it cannot be read as PDF" in first and "none.txt: there is no such file" in second


def test_the_readme_shows_what_is_printed() -> None:
    section = (Path(__file__).parents[2] / "README.md").read_text("utf-8").split("## What a text claims\n")[1]
    said, printed = re.findall(r'\$ echo "(.*?)" \|\n  claimhouse extract -\n(.*?)```', section, re.DOTALL)[0]
    assert extract("-", stdin=f"{said}\n").stdout == printed


def test_a_text_without_claims_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It rains.", encoding="utf-8")
    assert "names no therapy and no condition" in extract(tmp_path / "a.txt").stdout
