"""JSON that any terminal can show: nothing in it that would move the cursor or turn the reading direction."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from flows.show.visible import HIDDEN


def to_json(value: Any, *, indent: int | None = None) -> str:
    """The value as JSON; dates in ISO form, hidden characters as escapes, which stand for themselves."""
    text = json.dumps(value, ensure_ascii=False, indent=indent, default=_write_date)
    return HIDDEN.sub(lambda found: found.group() if found.group() == "\n" else f"\\u{ord(found.group()):04x}", text)


def _write_date(value: object) -> str:
    if isinstance(value, dt.date):
        return value.isoformat()
    raise TypeError(f"{value!r} is no value of a row")
