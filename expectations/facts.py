"""What the checks know of the run: its name and time, and what became of the inputs."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass

YEARS_AHEAD = 2
"""How far ahead a year may lie: of a study that is announced, or an approval that is expected."""


@dataclass(frozen=True)
class InputCounts:
    """How many inputs (files, rows or records) were read, and what became of them; the parts add up to `read`."""

    read: int
    published: int
    unchanged: int
    duplicate: int
    quarantined: int


@dataclass(frozen=True)
class Occasion:
    """The run in which the checks are evaluated; `checked_at` is in UTC."""

    run_id: str
    checked_at: dt.datetime
    inputs: InputCounts | None = None

    @property
    def facts(self) -> str:
        """The SQL clause that puts the one-row relation `this_run` before a query: `WITH this_run AS (…)`.

        It has the column `latest_year`, and where the inputs are known `inputs_read`, `inputs_published` and so on.
        """
        counts = asdict(self.inputs) if self.inputs else {}
        facts = {"latest_year": self.checked_at.year + YEARS_AHEAD} | {f"inputs_{k}": v for k, v in counts.items()}
        return "WITH this_run AS (SELECT " + ", ".join(f"{int(v)} AS {k}" for k, v in facts.items()) + ")"
