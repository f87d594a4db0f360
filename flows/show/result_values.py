"""Values of a query's result as JSON and as the text of a cell."""

from __future__ import annotations

import datetime as dt
import json
import math
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pyarrow as pa

SPELLED = {"inf": "Infinity", "-inf": "-Infinity", "nan": "NaN"}


def list_json_values(column: pa.Array) -> list[Any]:
    """The column's values as `json.dumps` takes them."""
    values: list[Any] = column.to_pylist()
    kind = column.type
    if pa.types.is_string(kind) or pa.types.is_integer(kind) or pa.types.is_boolean(kind):
        return values
    return [to_json(value) for value in values]


def list_cells(column: pa.Array) -> list[str | None]:
    """The column's values as text, None for null; numbers in full, dates as ISO 8601, what is nested as JSON."""
    return [None if value is None else _to_cell(value) for value in list_json_values(column)]


def to_json(value: Any) -> Any:
    """A value of any type that DuckDB has: dates and intervals as ISO 8601, bytes in hexadecimal digits.

    A map becomes a list of pairs. A number that JSON cannot hold exactly, such as infinity or a decimal of forty
    digits, becomes a string.
    """
    match value:
        case None | bool() | int() | str():
            return value
        case float():
            return value if math.isfinite(value) else SPELLED[str(value)]
        case Decimal():
            return _decimal_to_json(value)
        case dt.date() | dt.time():
            return value.isoformat()
        case bytes():
            return value.hex()
        case Mapping():
            return {str(key): to_json(part) for key, part in value.items()}
        case list():
            return [to_json(part) for part in value]
        case tuple() if type(value) is tuple:
            return [to_json(part) for part in value]
        case pa.MonthDayNano():
            seconds = Decimal(value.nanoseconds).scaleb(-9).normalize()
            return f"P{value.months}M{value.days}DT{seconds:f}S"
        case _:
            return str(value)


def _decimal_to_json(value: Decimal) -> int | float | str:
    if value == value.to_integral_value() and value.as_tuple().exponent == 0:
        return int(value)
    near = float(value)
    return near if Decimal(repr(near)) == value else str(value)


def _to_cell(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
