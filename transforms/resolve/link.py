"""Probabilistic record linkage of mentions with studies, as set operations in DuckDB.

The connection sees the tables `study_mentions`, `study_arms`, `claims` and `reference_studies`. All that is made are
temporary tables whose names begin with `link_`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa

from transforms.resolve.groups import join_groups
from transforms.resolve.model import Settings, load_weights, write_weights

MOST_SHOWN = 3
"""Candidates of a mention that are kept, the runner-ups among them."""


def resolve_mentions(connection: Any, settings: Settings | None = None) -> None:
    """Find the study of every mention.

    Fills `link_matched` (the mentions whose entry of the catalogue is found), `link_groups` (of every mention the first
    one of its study), and for the reasons `link_reference_candidates` and `link_weighed`.
    """
    settings = settings or Settings()
    read_mentions(connection)
    link_to_references(connection, settings)
    _run(connection, "matched", threshold=settings.threshold)
    link_to_each_other(connection, settings)


GROUPS = pa.schema([("mention_id", pa.string()), ("first_id", pa.string())])

SAME_STUDY = """
WITH alike AS (
    SELECT record_id, other_id, score FROM link_scored
    WHERE pow(2, least(score, 60)) / (pow(2, least(score, 60)) + $unseen) >= $threshold
),
told AS (SELECT record_id, mention_id, min(mention_id) OVER (PARTITION BY record_id) AS first_id FROM link_open)
SELECT one, other FROM (
    SELECT a.first_id AS one, b.mention_id AS other, score
    FROM alike JOIN told a ON a.mention_id = a.first_id AND a.record_id = alike.record_id
    JOIN told b ON b.record_id = alike.other_id
    WHERE a.mention_id <> b.mention_id AND (alike.record_id = alike.other_id OR b.mention_id = b.first_id)
)
ORDER BY score DESC, one, other
"""
"""Pairs of mentions of one study, the surest first; those that state the very same hang on the first of them."""


def define_macros(connection: Any) -> None:
    """Define what brings words of mentions and of entries of the catalogue into one form."""
    _run(connection, "macros")


def read_mentions(connection: Any) -> None:
    """Bring the mentions into the form in which they are compared: `link_mentions`, one row for all that are alike."""
    define_macros(connection)
    _run(connection, "mentions")


def link_to_references(connection: Any, settings: Settings) -> None:
    """Compare the mentions with the catalogue; fills `link_candidates`."""
    _run(connection, "references", most_sharing=settings.most_sharing)
    _run(connection, "frequencies", background=settings.background)
    entries = connection.execute("SELECT count(*) FROM reference_studies").fetchall()[0][0]
    score(connection, settings.unseen + settings.unseen_share * entries)


def link_to_each_other(connection: Any, settings: Settings) -> None:
    """Join the mentions that the catalogue does not settle; fills `link_groups`."""
    _run(connection, "unmatched", most_sharing=settings.most_sharing)
    score(connection, settings.unseen_mentions)
    found = connection.execute(SAME_STUDY, {"unseen": settings.unseen_mentions, "threshold": settings.join_threshold})
    pairs = [(one, other) for one, other in found.fetchall()]
    documents = dict(connection.execute("SELECT mention_id, document_id FROM link_open").fetchall())
    groups = join_groups(documents, pairs)
    told = pa.table({"mention_id": list(groups), "first_id": list(groups.values())}, GROUPS)
    connection.register("held", told)
    connection.execute("CREATE OR REPLACE TEMP TABLE link_told AS FROM held")
    connection.unregister("held")
    _run(connection, "grouped")


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
