"""Tests that run whole flows, servers or a browser are marked slow, by the folder in which they lie."""

from __future__ import annotations

from pathlib import Path

import pytest

SLOW = ("flows", "explorer")
HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of those folders."""
    for item in items:
        if item.path.is_relative_to(HERE) and item.path.relative_to(HERE).parts[0] in SLOW:
            item.add_marker(pytest.mark.slow)
