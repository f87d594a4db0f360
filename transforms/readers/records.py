"""What reading brings: a text with its label, or something that was kept out with the reason."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from warehouse.tables import Source

Facts = Mapping[str, str | int | None]
"""Facts about something kept out, for the row that records it: numbers, names, a few characters, never a whole text."""


@dataclass(frozen=True, slots=True)
class InputText:
    """A text that was read and labelled.

    `uri` is its POSIX path below the input folder, `text` the exact characters that all offsets count in. `title`
    and `published_on` are the manifest's, or the page's own where the manifest is silent.
    """

    source: Source
    uri: str
    title: str | None
    format: str
    language: str
    published_on: dt.date | None
    text: str


@dataclass(frozen=True, slots=True)
class RejectedInput:
    """A file, a folder or a manifest row that was kept out: `rule` names why, `reason` says what, where, what to do."""

    uri: str
    rule: str
    reason: str
    excerpt: Facts = field(default_factory=dict)


class Rejection(Exception):
    """Raised by whatever finds that a file cannot be used; becomes a `RejectedInput` once its uri is known."""

    def __init__(self, rule: str, reason: str, /, **facts: str | int | None) -> None:
        super().__init__(reason)
        self.rule, self.reason, self.facts = rule, reason, facts

    def to_rejected(self, uri: str) -> RejectedInput:
        """The outcome of the file at `uri`."""
        return RejectedInput(uri, self.rule, f"{uri}: {self.reason}", {"uri": uri, **self.facts})
