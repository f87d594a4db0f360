"""What a file says of one study, before anything is read from its texts; and a record that cannot be used."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """One record of a file, its fields named alike whatever the format; identifiers as they stand there.

    `design` and `participant_count` are given where the format has a field for them. `named_substances` and
    `named_conditions` are such fields, too, in the words of the record.
    """

    origin: str
    title: str
    abstract: str = ""
    pmid: str | None = None
    doi: str | None = None
    registry_id: str | None = None
    other_id: str | None = None
    journal: str | None = None
    year: int | None = None
    online_year: int | None = None
    authors: tuple[str, ...] = ()
    institution: str | None = None
    design: str | None = None
    participant_count: int | None = None
    named_substances: tuple[str, ...] = ()
    named_conditions: tuple[str, ...] = ()
    comparator: str | None = None
    arms: str | None = None
    primary_outcome: str | None = None
    is_retracted: bool | None = None
    revised_on: dt.date | None = None


class Malformed(Exception):
    """A record cannot be used; the message says why, in words."""


@dataclass(frozen=True, slots=True)
class KeptOut:
    """A record that was kept out: its file (and member of a zip), its number there from 1, and why.

    Number 0 stands for the file as a whole.
    """

    file: str
    record: int
    reason: str
