"""Where Prefect keeps its things, and what it must not do: set before Prefect is imported."""

from __future__ import annotations

import logging
import os
import tempfile
from pathlib import Path

CHECKOUT = Path(__file__).parents[1]
VOCABULARIES = CHECKOUT / "seeds" / "vocabularies"
"""The vocabularies of somebody who names no folder of their own."""

SILENT = {
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "DO_NOT_TRACK": "1",
    "GX_ANALYTICS_ENABLED": "false",
    "PREFECT_CLOUD_ENABLE_ORCHESTRATION_TELEMETRY": "false",
    "OTEL_SDK_DISABLED": "true",
}
"""Telemetry of Prefect, Great Expectations and OpenTelemetry is off; DuckDB, Arrow and the others have none."""

QUIET = {
    **SILENT,
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "90",
    "PREFECT_LOGGING_LEVEL": "WARNING",
    "PREFECT_LOGGING_TO_API_ENABLED": "false",
    "PREFECT_SERVER_UI_ENABLED": "false",
    "PREFECT_SERVER_SERVICES_SCHEDULER_ENABLED": "false",
    "PREFECT_SERVER_SERVICES_LATE_RUNS_ENABLED": "false",
    "PREFECT_SERVER_SERVICES_TRIGGERS_ENABLED": "false",
    "PREFECT_SERVER_SERVICES_FOREMAN_ENABLED": "false",
    "PREFECT_SERVER_SERVICES_CANCELLATION_CLEANUP_ENABLED": "false",
    "PREFECT_SERVER_SERVICES_PAUSE_EXPIRATIONS_ENABLED": "false",
}
"""The server that a single run starts for itself does without background services."""


SERVING = {
    "PREFECT_LOGGING_LEVEL": "INFO",
    "PREFECT_LOGGING_TO_API_ENABLED": "true",
    **{name: "true" for name in QUIET if "_SERVICES_" in name or name.endswith("UI_ENABLED")},
}
"""What is on where runs are scheduled: services and pages of the server, and logs that these pages show."""


def prepare_serving() -> None:
    """Set what is not set yet for serving, before Prefect is imported; the processes of the runs inherit it."""
    for name, value in SERVING.items():
        os.environ.setdefault(name, value)
    prepare_prefect()
    os.environ.setdefault("PREFECT_SERVER_UI_STATIC_DIRECTORY", str(Path(os.environ["PREFECT_HOME"]) / "ui"))


def quieten_prefect(*, outcomes: bool = True) -> None:
    """Keep Prefect's own lines, and those on outcomes, off the terminal of a command that tells of them itself.

    PREFECT_LOGGING_LEVEL=INFO in the environment brings them back.
    """
    os.environ.setdefault("PREFECT_LOGGING_LEVEL", "CRITICAL")
    logging.getLogger("EventsWorker").setLevel(logging.ERROR)  # warns whenever it has not sent all at the end
    if outcomes:
        logging.getLogger("flows.unattended.outcomes").setLevel(logging.CRITICAL)


def _make_home() -> Path:
    """A folder for Prefect's database: in the checkout, or where that cannot be written, in the user's cache."""
    for folder in (CHECKOUT / ".claimhouse" / "prefect", Path.home() / ".cache" / "claimhouse" / "prefect"):
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            continue
        if os.access(folder, os.W_OK):
            return folder
    return Path(tempfile.mkdtemp(prefix="claimhouse-prefect-"))


def prepare_prefect() -> None:
    """Set what is not set yet; a server named by PREFECT_API_URL is used as it is."""
    if "PREFECT_HOME" not in os.environ:
        os.environ["PREFECT_HOME"] = str(_make_home())
    for name, value in QUIET.items():
        os.environ.setdefault(name, value)
