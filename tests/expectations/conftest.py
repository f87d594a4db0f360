"""The good draft, in memory and as a file."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pytest

from tests.expectations.rows import GOOD_ROWS, write_rows


@pytest.fixture(scope="session")
def good_tables() -> Iterator[duckdb.DuckDBPyConnection]:
    """The good rows in memory; whoever changes them does so in a transaction, and rolls it back."""
    with duckdb.connect(config={"threads": 1}) as connection:
        write_rows(connection, GOOD_ROWS)
        yield connection


@pytest.fixture(scope="session")
def good_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The good rows as a file, for reading only."""
    path = tmp_path_factory.mktemp("draft") / "good.duckdb"
    with duckdb.connect(path) as connection:
        write_rows(connection, GOOD_ROWS)
    return path


@pytest.fixture
def make_draft(good_file: Path, tmp_path: Path) -> Callable[..., Path]:
    """A function that makes a copy of the good draft and changes it by the given SQL."""

    def make(*changes: str) -> Path:
        path = Path(shutil.copy(good_file, tmp_path / "draft.duckdb"))
        with duckdb.connect(path) as connection:
            for change in changes:
                connection.execute(change)
        return path

    return make
