"""What a check is: a rule about one table, in words for people and in SQL for DuckDB."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Literal

from warehouse.schema import TABLES
from warehouse.shards import is_sharded

Probe = tuple[str, str]
"""Where to look, as a FROM clause with the table as `t`, and an aggregate that is 0 only if no row fails."""

Severity = Literal["critical", "warning"]

LEAF_TABLES = frozenset({"quantities", "cues", "study_arms", "study_matches", "discrepancies"})
"""Tables that no other table refers to: one of their rows can be kept out without harm to the rest."""


@dataclass(frozen=True)
class Check:
    """One expectation about one table.

    `description` says in words what must hold and what to do where it does not; it becomes the reason in
    quarantine. `failing` is a SELECT of the whole rows that break the rule, empty where all is well; it may read
    the one-row relation `this_run` (`latest_year` and the input counts, see `expectations.facts`). `native` makes
    an expectation of Great Expectations instead. `reads` names the tables that `failing` reads beside its own,
    or must wait for.
    With `whole_table` the rows that `failing` selects describe what is wrong but are no rows of the table, so
    that none of them goes to quarantine. `across` says that it compares documents with others than their own.
    `probe` may hold a cheaper look that can tell that no row fails: those of a table that look at the same place are
    evaluated in one pass, and `failing` only where they find something. With `in_slices`,
    `failing` may be evaluated on some documents after the other, for it needs all their texts and compares none with
    another.

    A failing row of a `warning` is kept out of what is published, hence warnings about rows are for leaf tables.
    """

    name: str
    table: str
    description: str
    failing: str | None = None
    native: Callable[[], Any] | None = None
    column: str | None = None
    severity: Severity = "critical"
    reads: tuple[str, ...] = ()
    whole_table: bool = False
    needs_inputs: bool = False
    across: bool = False
    probe: Probe | None = None
    in_slices: bool = False

    def __post_init__(self) -> None:
        if (self.failing is None) == (self.native is None):
            raise ValueError(f"{self.table}.{self.name} needs either `failing` or `native`, and not both.")
        if self.severity == "warning" and self.lists_rows and self.table not in LEAF_TABLES:
            raise ValueError(
                f"{self.table}.{self.name} is a warning about rows, which are then kept out, but other tables refer"
                " to them: make it critical, or a check of the whole table."
            )

    @property
    def lists_rows(self) -> bool:
        """Whether the check says which rows fail, as against something about the table as a whole."""
        return self.failing is not None and not self.whole_table

    @property
    def is_of_one_document(self) -> bool:
        """Whether a row's document, and what was read out of it, decide on it: no other document can break it."""
        held = (TABLES[name] for name in (self.table, *self.reads))
        return not self.across and all(map(is_sharded, held))

    @property
    def last_table(self) -> str:
        """The last declared of the tables that it looks at; it can be evaluated once that one is there."""
        order = list(TABLES)
        return max((self.table, *self.reads), key=order.index)


def check_rows(
    table: str,
    name: str,
    bad: str,
    description: str,
    *,
    column: str | None = None,
    severity: Severity = "critical",
    reads: tuple[str, ...] = (),
    across: bool = False,
    probe: Probe | None = None,
) -> Check:
    """A check that fails the rows `t` of the table for which the predicate `bad` is true (not merely null).

    A predicate that looks at nothing but its row is its own probe.
    """
    failing = f'SELECT t.* FROM "{table}" AS t WHERE {bad}'  # noqa: S608 -- both are literals of the suites
    if probe is None and not LOOKS_ELSEWHERE.search(bad):
        probe = (f'"{table}" AS t', count_if(bad))
    return Check(
        name=name, table=table, description=description, failing=failing, column=column, severity=severity, reads=reads,
        across=across, probe=probe,
    )  # fmt: skip


LOOKS_ELSEWHERE = re.compile(r"\b(EXISTS|QUALIFY|OVER)\b")


def count_if(bad: str) -> str:
    """The aggregate that counts the rows for which a predicate is true."""
    return f"count(*) FILTER (WHERE {bad})"


def join_target(table: str, column: str, target: str, key: str) -> str:
    """A place to look for a probe: every row, with those that its column names as `target`, or nulls."""
    return f'"{table}" AS t LEFT JOIN "{target}" AS target ON target."{key}" = t."{column}"'


def count_repeated(columns: Iterable[str]) -> str:
    """The aggregate that is 0 only if no two rows share these columns, all of them filled."""
    named = [f't."{column}"' for column in columns]
    filled = " AND ".join(f"{name} IS NOT NULL" for name in named)
    return f"count(*) FILTER (WHERE {filled}) - count(DISTINCT hash({', '.join(named)})) FILTER (WHERE {filled})"
