"""`claimhouse explore`: where the page goes, and what it says when it cannot."""

from __future__ import annotations

import webbrowser
from pathlib import Path

import pytest
from click.testing import CliRunner

from flows.cli import cli
from flows.show.explorer import publish_explorer
from tests.explorer.corpus import Corpus, publish_corpus
from warehouse.errors import InputError


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    """A warehouse with one snapshot."""
    publish_corpus(tmp_path / "warehouse", Corpus(sources=1))
    return tmp_path / "warehouse"


def explore(warehouse: Path, *more: str) -> str:
    """What the command prints."""
    arguments = ["explore", "--warehouse", str(warehouse), *more]
    return CliRunner().invoke(cli, arguments, catch_exceptions=False, standalone_mode=False).output.strip()


def test_it_writes_a_page_and_opens_it(warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", lambda address: not opened.append(address))
    page = Path(explore(warehouse))
    assert page == warehouse / "reports" / "run-1" / "explorer.html"
    assert opened == [page.as_uri()]
    assert '"tables":"../../snapshots/run-1/"' in page.read_text(encoding="utf-8")


def test_no_open_and_output(warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webbrowser, "open", lambda address: pytest.fail(address))
    page = tmp_path / "look.html"
    assert explore(warehouse, "--no-open", "--output", str(page)) == str(page)
    assert '"tables":null' in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("output", [".", "no/such/folder/page.html"])
def test_a_place_that_cannot_be_written_is_named(
    warehouse: Path, output: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError, match="folder"):
        explore(warehouse, "--no-open", "--output", output)


def test_a_published_page_lies_beside_the_tables_with_the_report(warehouse: Path, tmp_path: Path) -> None:
    snapshot = publish_corpus(warehouse, Corpus(sources=1), "run-2")
    checks = tmp_path / "checks.html"
    checks.write_text("<p>the report", encoding="utf-8")
    page = publish_explorer(snapshot, None, checks)
    assert page == snapshot.path / "explorer.html" and page.is_file()
    assert (snapshot.path / "checks.html").read_text(encoding="utf-8") == "<p>the report"


def test_a_page_that_cannot_be_written_does_not_undo_the_run(warehouse: Path, tmp_path: Path) -> None:
    snapshot = publish_corpus(warehouse, Corpus(sources=1), "run-2")
    assert publish_explorer(snapshot, None, tmp_path / "missing.html") is None
