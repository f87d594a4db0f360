"""One Prefect server for all tests of the flows, and places to read from and to publish in."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.flows.corpus import Corpus


@pytest.fixture(scope="session")
def prefect_api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a Prefect server of these tests alone, which their processes find in the environment.

    Others may have imported Prefect, and set its environment, before.
    """
    from flows.unattended.server import start_server

    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("PREFECT_API_URL", raising=False)
        patch.setenv("PREFECT_HOME", str(tmp_path_factory.mktemp("prefect")))
        patch.setenv("PREFECT_LOGGING_LEVEL", "CRITICAL")
        wait_for_server = start_server()
        address = os.environ["PREFECT_API_URL"]
        import great_expectations  # noqa: F401 - takes seconds, in which the server starts
        from prefect.settings import PREFECT_API_URL, temporary_settings

        wait_for_server()
        with temporary_settings({PREFECT_API_URL: address}):
            yield address


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    """An empty input folder."""
    root = tmp_path / "texts"
    root.mkdir()
    return Corpus(root)


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    """A place for a warehouse, not there yet."""
    return tmp_path / "warehouse"


@pytest.fixture
def unchecked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Runs in this process whose checks find nothing and whose explorer is not drawn: seconds less for each."""
    from expectations.findings import CheckReport
    from flows import main
    from warehouse.schema import TABLES

    nothing = CheckReport((), TABLES["quarantine"].to_arrow([]), {})
    monkeypatch.setattr(main, "run_checks", lambda *_, **__: nothing)
    monkeypatch.setattr(main, "publish_explorer", lambda *_: None)
