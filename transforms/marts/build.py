"""Build every mart in order: each is one SQL file whose result is one table.

The SQL sees the draft's tables as views and the marts built before it. No input text is ever part
of it: texts are data in columns only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow as pa

from transforms.propositions.group import group_wordings
from transforms.propositions.topics import find_topics
from transforms.propositions.wording import Join
from transforms.resolve.link import resolve_mentions
from warehouse import tables  # noqa: F401  (fills TABLES)
from warehouse.schema import TABLES

STUDY_STEPS = (
    "study_keys",
    "study_resolution",
    "study_mentions",
    "studies",
    "study_matches",
    "discrepancies",
)
"""What follows from the mentions of studies and the catalogue."""

PROPOSITION_STEPS = (
    "claim_topics",
    "claim_wordings",
    "proposition_keys",
    "claims",
    "claim_numbers",
    "claim_directions",
    "voices",
    "proposition_labels",
    "propositions",
)
"""What follows from claims that can be one proposition, and the studies that they rest on."""

STEPS = (*STUDY_STEPS, *PROPOSITION_STEPS, "verdicts", "source_scorecards")
"""Files of this folder, or functions, in the order that they build on each other; those named like a table fill it."""

MARTS = tuple(step for step in STEPS if step in TABLES)
"""The tables that they fill."""


def build_marts(connection: Any, join: Join | None = None) -> Iterator[tuple[str, pa.Table]]:
    """Tables to replace in the draft, by name, in the order of building.

    Args:
        connection: a DuckDB connection that sees the draft's tables by name.
        join: what joins claims that say the same in other words; None joins by structure and words alone.
    """
    compute_marts(connection, join)
    for name in MARTS:
        yield name, read_mart(connection, name).read_all().cast(TABLES[name].to_arrow_schema())


def compute_marts(connection: Any, join: Join | None = None) -> None:
    """Compute every mart into a temporary table `mart_NAME` of the connection, which holds none of them in Python."""
    resolve_mentions(connection)
    compute_steps(connection, STEPS, join)


def compute_steps(connection: Any, steps: Iterable[str], join: Join | None = None) -> None:
    """Compute some of the marts, in their order; what they build on must be there."""
    functions: dict[str, Callable[[Any], None]] = {
        "claim_topics": find_topics,
        "claim_wordings": partial(group_wordings, join=join),
    }
    for step in steps:
        if step in functions:
            functions[step](connection)
            continue
        sql = Path(__file__).with_name(f"{step}.sql").read_text(encoding="utf-8")
        connection.execute(f"CREATE OR REPLACE TEMP TABLE mart_{step} AS {sql}")


def read_mart(connection: Any, name: str, rows: int = 20_000) -> pa.RecordBatchReader:
    """The rows of a mart that is computed, batch by batch, with the columns of its table."""
    columns = ", ".join(f'"{c.name}"' for c in TABLES[name].columns)
    return connection.execute(f"SELECT {columns} FROM mart_{name}").to_arrow_reader(rows)  # noqa: S608 - declared names
