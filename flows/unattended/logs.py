"""Logs for programs: a JSON object per line, with what a record is about in fields of its own."""

from __future__ import annotations

import datetime as dt
import json
import logging
import sys
from typing import TextIO

PACKAGES = ("flows", "expectations", "transforms", "warehouse")
FIELDS = ("document", "run_id", "step", "seconds")
"""What a record may carry beside its message, given as `extra`."""


class JsonFormatter(logging.Formatter):
    """Writes `time`, `level`, `logger`, `message`, the fields that a record carries, and `error` for a traceback."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as one line."""
        facts: dict[str, object] = {
            "time": dt.datetime.fromtimestamp(record.created, dt.UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        facts |= {name: vars(record)[name] for name in FIELDS if name in vars(record)}
        if record.exc_info:
            facts["error"] = self.formatException(record.exc_info)
        return json.dumps(facts, ensure_ascii=True, default=str)


def log_to(handler: logging.Handler, level: int = logging.INFO) -> logging.Handler:
    """Have all packages of Claimhouse log to this handler, and no more to those of the root."""
    handler.setLevel(level)
    for name, known in logging.root.manager.loggerDict.items():
        if isinstance(known, logging.Logger) and name.partition(".")[0] in PACKAGES:
            known.disabled = False  # Alembic, which makes Prefect's database, switches off all loggers that there are
    for name in PACKAGES:
        logger = logging.getLogger(name)
        logger.setLevel(level)
        logger.addHandler(handler)
        logger.propagate = False
    return handler


def stop_logging_to(handler: logging.Handler) -> None:
    """Take the handler away again."""
    for name in PACKAGES:
        logger = logging.getLogger(name)
        logger.removeHandler(handler)
        logger.propagate = True


def log_as_json(stream: TextIO | None = None) -> logging.Handler:
    """Have all packages log to the stream, standard error if none is given, as JSON."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(JsonFormatter())
    return log_to(handler)
