"""Probabilistic record linkage of mentions with studies, as set operations in DuckDB.

The connection sees the tables `study_mentions`, `study_arms`, `claims` and `reference_studies`. All that is made are
temporary tables whose names begin with `link_`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from transforms.resolve.model import Settings, load_weights, write_weights

MOST_SHOWN = 3
"""Candidates of a mention that are kept, the runner-ups among them."""


def read_mentions(connection: Any) -> None:
    """Bring the mentions into the form in which they are compared: `link_mentions`, one row for those that are alike."""
    _run(connection, "macros")
    _run(connection, "mentions")


def link_to_references(connection: Any, settings: Settings) -> None:
    """Compare the mentions with the catalogue; fills `link_candidates`."""
    _run(connection, "references", most_sharing=settings.most_sharing)
    _run(connection, "frequencies", background=settings.background)
    score(connection, settings.unseen)


def score(connection: Any, unseen: float) -> None:
    """Weigh `link_pairs` and fill `link_candidates`: of each record the most probable others, ranked.

    Versions of one work (preprint, article, reprint) share its probability; the best of them stands for it.
    """
    levels = Path(__file__).with_name("levels.sql").read_text(encoding="utf-8")
    fields = load_weights()
    total = " + ".join(f"w_{field}" for field in fields)
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE link_scored AS WITH v AS ({levels}), w AS ("  # noqa: S608 - our own names
        f" SELECT v.*, {', '.join(write_weights())} FROM v JOIN link_left l USING (record_id))"
        f" SELECT *, round({total}, 2) AS score FROM w"
    )
    _run(connection, "candidates", unseen=unseen, most_shown=MOST_SHOWN)


def _run(connection: Any, name: str, **values: float) -> None:
    """Execute the statements of a file; only those that name a value are given it."""
    text = Path(__file__).with_name(f"{name}.sql").read_text(encoding="utf-8")
    for statement in connection.extract_statements(text):
        named = {key: value for key, value in values.items() if key in statement.named_parameters}
        connection.execute(statement, named) if named else connection.execute(statement)
