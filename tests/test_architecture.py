"""The house style where a machine can hold it: who imports whom, what is documented, how long things are."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).parents[1]
PACKAGES = ("flows", "expectations", "transforms", "warehouse")
FILES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
LONGEST_FILE, LONGEST_FUNCTION = 300, 40

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def name_of(path: Path) -> str:
    """A file as its path below the checkout."""
    return path.relative_to(ROOT).as_posix()


def list_public(parent: ast.Module | ast.ClassDef) -> Iterator[Definition]:
    """Public functions, classes and methods; what is defined inside a function is its own affair."""
    for node in parent.body:
        if isinstance(node, Definition) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from list_public(node)


def test_imports_run_one_way(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    kept = lint_imports(config_filename="pyproject.toml", no_cache=True, no_logo=True)
    assert kept == 0, capsys.readouterr().out


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_every_public_name_is_documented(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    silent = [node.name for node in list_public(tree) if not ast.get_docstring(node)]
    if tree.body and not ast.get_docstring(tree):
        silent.insert(0, "the module itself")
    assert silent == []


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_files_and_functions_are_short(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert len(source.splitlines()) <= LONGEST_FILE
    functions = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef)]
    lengths = {node.name: (node.end_lineno or 0) - node.lineno + 1 for node in functions}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION} == {}


def test_the_folders_that_the_readme_tells_of_exist() -> None:
    rows = re.findall(r"^\| (`.+?/`.*?) \|", (ROOT / "README.md").read_text(encoding="utf-8"), re.M)
    folders = {folder for row in rows for folder in re.findall(r"`([\w/]+)/`", row)}
    assert {*PACKAGES, "seeds", "tests"} <= folders
    assert [folder for folder in sorted(folders) if not (ROOT / folder).is_dir()] == []
