"""One row of `sources.csv`, checked cell by cell where it enters."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Annotated

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    ValidationError,
    ValidationInfo,
    field_validator,
)
from pydantic_core import ErrorDetails

from warehouse.tables import values

REQUIRED = ("source_id", "source_type", "commercial_interest", "language")
MAX_CELL = 4_096
"""Longest cell, in characters: that of a path."""
SHOWN = 80
"""Characters of a value that a message shows."""
FORMULA_STARTS = ("=", "+", "-", "@")
HOSTILE = frozenset(("Cc", "Zl", "Zp"))
"""Unicode categories that no cell may hold: control characters, line and paragraph separators."""


@dataclass(frozen=True, slots=True)
class Label:
    """What a manifest says about one text; `file` is its POSIX path below the manifest's folder."""

    line: int
    file: str | None
    source_id: str
    title: str | None
    publisher: str | None
    url: str | None
    source_type: str
    commercial_interest: str
    language: str
    published_on: dt.date | None


@dataclass(frozen=True, slots=True)
class BrokenRow:
    """A row that labels nothing; `file` is the text that it costs, None if it names none that can be read.

    `cells` holds what it says, column by column, where the row itself is at fault.
    """

    line: int
    file: str | None
    problem: str
    rule: str = "manifest_row"
    cells: Mapping[str, str] = field(default_factory=dict)


def read_row(cells: dict[str, str], line: int) -> Label | BrokenRow:
    """The row's label, or all that is wrong with it, each with column, value and what is allowed."""
    try:
        row = _Row.model_validate(cells)
    except ValidationError as error:
        problems = "; ".join(_describe(part) for part in error.errors())
        return BrokenRow(line, normalise_file(cells.get("file", "")), f"line {line}: {problems}", cells=cells)
    if row.file is None and row.url is None:
        problem = f"line {line}: columns file and url are blank; name the text in one of them"
        return BrokenRow(line, None, problem, cells=cells)
    return Label(line=line, **dict(row))


def normalise_file(value: str) -> str | None:
    """The POSIX path that a `file` cell names, in composed characters; None if it is blank or leaves the folder."""
    try:
        return _check_file(value.strip()) if value.strip() else None
    except ValueError:
        return None


def _describe(error: ErrorDetails) -> str:
    """One problem of a row: the column, the value, what is wrong with it."""
    value = repr(error["input"])
    shown = value if len(value) <= SHOWN else f"{value[:SHOWN]}…"
    return f"column {error['loc'][0]}, {shown} {error['ctx']['error']}"


def _one_of(allowed: tuple[str, ...]) -> Callable[[str], str]:
    def check(value: str) -> str:
        if value not in allowed:
            raise ValueError(f"is not one of {', '.join(allowed)}")
        return value

    return check


def _matching(pattern: str, meaning: str) -> Callable[[str], str]:
    compiled = re.compile(pattern)

    def check(value: str) -> str:
        if not compiled.fullmatch(value):
            raise ValueError(f"is not {meaning}")
        return value

    return check


def _check_file(value: str) -> str:
    path = PurePosixPath(value)
    if path.is_absolute() or ".." in path.parts or "\\" in value or re.match("[A-Za-z]:", value):
        raise ValueError("leaves the manifest's folder; give a path below it, with / between folders")
    if not path.name:
        raise ValueError("names no file")
    return unicodedata.normalize("NFC", path.as_posix())


def _read_day(value: str) -> dt.date:
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
        raise ValueError("is not a date such as 2024-04-01 (year-month-day)")
    try:
        return dt.date.fromisoformat(value)
    except ValueError as error:
        raise ValueError(f"is no day of the calendar ({error})") from None


FilePath = Annotated[str, AfterValidator(_check_file)]
SourceId = Annotated[str, AfterValidator(_matching(r"\S{1,200}", "a name without spaces, of 200 characters at most"))]
Url = Annotated[str, AfterValidator(_matching(r"https?://\S+", "an address that begins with http:// or https://"))]
SourceType = Annotated[str, AfterValidator(_one_of(values.SOURCE_TYPES))]
Interest = Annotated[str, AfterValidator(_one_of(values.COMMERCIAL_INTERESTS))]
Language = Annotated[str, AfterValidator(_matching("[a-z]{2}", "an ISO 639-1 code of two small letters, such as en"))]
Day = Annotated[dt.date, BeforeValidator(_read_day)]


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")

    file: FilePath | None = None
    source_id: SourceId
    title: str | None = None
    publisher: str | None = None
    url: Url | None = None
    source_type: SourceType
    commercial_interest: Interest
    language: Language
    published_on: Day | None = None

    @field_validator("*", mode="before")
    @classmethod
    def check_cell(cls, value: str, info: ValidationInfo) -> str | None:
        """Refuse what could harm whoever opens the tables; a blank cell says nothing."""
        value = value.strip()
        if not value and info.field_name in REQUIRED:
            raise ValueError("is blank")
        if value.startswith(FORMULA_STARTS):
            raise ValueError(f"begins with {value[0]}, as a formula of a spreadsheet does; begin with something else")
        if not value.isprintable() and any(unicodedata.category(c) in HOSTILE for c in value):
            raise ValueError("holds a line break or control character; was a quotation mark left open?")
        if len(value) > MAX_CELL:
            raise ValueError(f"has more than {MAX_CELL:,} characters")
        return value or None
