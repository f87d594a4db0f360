"""The command line itself: quick to help, and one line for whatever goes wrong."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import click
import pytest

from flows import cli
from warehouse.errors import ChecksBlocked, InputError

COMMAND = Path(sys.executable).with_name("claimhouse")
HEAVY = ("prefect", "duckdb", "pyarrow", "great_expectations", "pandas", "pydantic", "trafilatura", "rich", "jinja2")


def run_command(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """The installed command, from start to end, in an environment that keeps nothing of Prefect quiet."""
    whole = {name: value for name, value in os.environ.items() if name != "PREFECT_LOGGING_LEVEL"} | environment
    return subprocess.run([COMMAND, *arguments], capture_output=True, text=True, env=whole, timeout=120)


def end_main(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    """The exit code of the command line, run in this process."""
    monkeypatch.setattr(sys, "argv", ["claimhouse", *arguments])
    with pytest.raises(SystemExit) as end:
        cli.main()
    assert isinstance(end.value.code, int)
    return end.value.code


def raise_in_run(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    """Have `claimhouse run` end with that error."""

    def fail() -> None:
        raise error

    stand_in = ModuleType("flows.commands.run")
    stand_in.run_command = click.Command("run", callback=fail)  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "flows.commands.run", stand_in)


HELP = [["--version"], ["--help"], *([name, "--help"] for name in cli.COMMANDS), ["vocabulary", "check", "--help"]]
WRONG = [
    ["nonsense"],
    ["run", "--nonsense"],
    ["run", "--keep", "0"],
    ["run", "stray"],
    ["sql"],
    ["extract"],
    ["explain"],
]


@pytest.mark.parametrize("arguments", HELP)
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    script = f"""
import json, sys
sys.argv = ["claimhouse", *{arguments!r}]
from flows.cli import main
try:
    main()
except SystemExit as end:
    print(json.dumps([end.code, sorted({{name.partition(".")[0] for name in sys.modules}})]))
"""
    ended = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    code, imported = json.loads(ended.stdout.splitlines()[-1])
    assert code == 0
    assert "claimhouse" in ended.stdout
    assert not set(imported) & set(HEAVY)


@pytest.mark.parametrize("arguments", WRONG)
def test_wrong_usage_exits_2(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert end_main(monkeypatch, *arguments) == 2
    said = capsys.readouterr()
    assert said.out == "" and "Usage: " in said.err


def test_bad_input_is_told_before_anything_is_started(tmp_path: Path) -> None:
    ended = run_command("run", "--input", tmp_path, "--warehouse", tmp_path / "w", PREFECT_API_URL="http://127.0.0.1:1")
    assert ended.returncode == 2
    assert ended.stderr.startswith(f"claimhouse: {tmp_path}: there is no text in this folder")
    assert (ended.stdout, ended.stderr.count("\n")) == ("", 1)
    assert not (tmp_path / "w").exists()


def test_error_in_the_flow_is_one_line(tmp_path: Path, prefect_api: str) -> None:
    place = tmp_path / "warehouse"
    place.write_text("not a folder")
    ended = run_command("run", "--warehouse", place)
    assert ended.returncode == 2
    assert ended.stderr.splitlines() == [
        f"claimhouse: {place}: Writing failed: [Errno 20] Not a directory: '{place}/.drafts'. "
        "The snapshot before is untouched."
    ]
    assert ended.stdout == ""


@pytest.mark.parametrize(
    ("error", "code", "line"),
    [
        (InputError("It is odd", where="a\x1b[31m.txt", todo="Mend it."), 2, r"a\x1b[31m.txt: It is odd. Mend it."),
        (ChecksBlocked("No"), 1, "No"),
        (KeyboardInterrupt(), 130, "interrupted"),
        (ValueError("x\ny\nz"), 3, "ValueError: x. This is a mistake in Claimhouse: please report it"),
    ],
)
def test_errors_end_in_one_line(
    error: BaseException,
    code: int,
    line: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    raise_in_run(monkeypatch, error)
    assert end_main(monkeypatch, "run") == code
    said = capsys.readouterr()
    assert said.out == ""
    message = said.err.removeprefix("\n" if code == 130 else "")  # behind the ^C of a terminal the line is broken first
    assert message.startswith("claimhouse: ") and message.endswith(f"{line}\n")
    assert message.count("\n") == 1


def test_mistake_shows_where_it_was_made_if_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    raise_in_run(monkeypatch, KeyError("x"))
    monkeypatch.setenv("CLAIMHOUSE_TRACEBACK", "1")
    monkeypatch.setattr(sys, "argv", ["claimhouse", "run"])
    with pytest.raises(KeyError):
        cli.main()
