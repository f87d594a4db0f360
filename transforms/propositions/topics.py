"""What a claim is about within its type: `topics.toml` as data, and the topic of every claim as one DuckDB table."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa

from transforms.lexicon.patterns import expand

FOLDER = Path(__file__).parent
TIERS = ("first", "words", "general")
"""The lists of a topic's words, those that decide before the others first."""

OTHER = "other"
"""The topic of each type that takes the claims in which no word of another stands."""


@dataclass(frozen=True)
class Topic:
    """A topic of one claim type; `rank` is its place in the file, which decides where several quantities fit."""

    claim_type: str
    name: str
    rank: int
    label: str
    first: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    general: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    number: str | None = None
    split: str | None = None
    alone: str | None = None


@cache
def load_topics() -> tuple[Topic, ...]:
    """All topics, in the order of the file; words are folded forms."""
    held = tomllib.loads((FOLDER / "topics.toml").read_text(encoding="utf-8"))
    found = ((kind, name, facts) for kind, topics in held.items() for name, facts in topics.items())
    return tuple(_read_topic(kind, name, rank, facts) for rank, (kind, name, facts) in enumerate(found))


def _read_topic(kind: str, name: str, rank: int, facts: dict[str, Any]) -> Topic:
    forms = {tier: _list_forms(facts.pop(tier, ())) for tier in TIERS}
    return Topic(kind, name, rank, kinds=tuple(facts.pop("kinds", ())), **forms, **facts)  # type: ignore[arg-type]


def _list_forms(patterns: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(form for pattern in patterns for form in expand(pattern)))


def find_topics(connection: Any) -> None:
    """Fill `mart_claim_topics` (claim_id, words, topic, agency): `words` is the quote in small letters without signs.

    The words of a topic decide, then the quantities of the statement, then the general words, then for a mechanism the
    concept that the vocabulary knows it by.
    """
    put_topics(connection)
    connection.execute((FOLDER / "words.sql").read_text(encoding="utf-8"))
    for kind in dict.fromkeys(topic.claim_type for topic in load_topics()):
        patterns = [_write_pattern(kind, tier) for tier in TIERS]
        connection.execute(
            "INSERT INTO topic_found SELECT claim_id, claim_type, coalesce(nullif(regexp_extract(words, $1, 1), ''),"
            " regexp_extract(words, $2, 1)), regexp_extract(words, $3, 1) FROM claim_words WHERE claim_type = $4",
            [*patterns, kind],
        )
    sql = (FOLDER / "topics.sql").read_text(encoding="utf-8")
    connection.execute(f"CREATE OR REPLACE TEMP TABLE mart_claim_topics AS {sql}")


def put_topics(connection: Any) -> None:
    """Fill the tables `topics`, `topic_forms`, `topic_kinds` and `topic_names` from the data files."""
    names = tomllib.loads((FOLDER / "names.toml").read_text(encoding="utf-8"))
    tables = {
        "topics": [
            {"claim_type": t.claim_type, "topic": t.name}
            | {name: getattr(t, name) for name in ("label", "alone", "number", "split")}
            for t in load_topics()
        ],
        "topic_forms": list(_list_rows()),
        "topic_kinds": [
            {"claim_type": t.claim_type, "topic": t.name, "rank": t.rank, "kind": kind}
            for t in load_topics()
            for kind in t.kinds
        ],
        "topic_names": [{"id": key, "name": name} for key, name in names.items()],
    }
    for name, rows in tables.items():
        connection.register("held", pa.Table.from_pylist(rows))
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS SELECT * FROM held")  # noqa: S608 - our own names
        connection.unregister("held")


def _list_rows() -> Iterator[dict[str, str]]:
    """A form belongs to the first topic of its type that names it."""
    seen: set[tuple[str, str]] = set()
    for topic in load_topics():
        for form in topic.first + topic.words + topic.general:
            if (topic.claim_type, form) not in seen:
                seen.add((topic.claim_type, form))
                yield {"claim_type": topic.claim_type, "form": form, "topic": topic.name}


def _write_pattern(kind: str, tier: str) -> str:
    """A pattern whose group is the first form that stands in a text, the longest there; without forms, nothing fits."""
    forms = {form for topic in load_topics() if topic.claim_type == kind for form in getattr(topic, tier)}
    return r"\b(" + "|".join(sorted(forms, key=lambda form: (-len(form), form))) + r")\b" if forms else "(^$)"
