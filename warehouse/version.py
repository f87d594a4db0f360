"""Which version of Claimhouse is at work."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version


def read_code_version() -> str:
    """The version of the installed project, `unknown` if it runs without being installed."""
    try:
        return version("claimhouse")
    except PackageNotFoundError:
        return "unknown"
