"""What `claimhouse explain` tells of a row: the row as published, and the text read again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from flows.version import code_version
from transforms.explain.agreed import explain_agreed
from transforms.explain.reason import Reason
from transforms.explain.reread import list_differences, read_again
from transforms.extract import load_extractor
from warehouse.lookup import KEYS, Lookup
from warehouse.schema import Row
from warehouse.tables import Cue, Document, Source, Statement, StudyArm, StudyMention


@dataclass(frozen=True)
class Explanation:
    """A row of a snapshot with all that tells where it came from.

    `made_by` and `read_by` are the versions of code and vocabularies that published it and that read the text again;
    `outcome` is what the reading gave: `same`, `differs` (in `differences`: as published, as read now), or `gone`.
    A study is read in no single text: it has `mentions`, no document, and the outcome `joined`.
    """

    table: str
    key: str
    row: Row
    outcome: str
    reasons: list[Reason]
    made_by: str = ""
    read_by: str = ""
    document: Document | None = None
    source: Source | None = None
    statement: Statement | None = None
    cues: list[Cue] = field(default_factory=list)
    arms: list[StudyArm] = field(default_factory=list)
    mentions: list[StudyMention] = field(default_factory=list)
    differences: Mapping[str, tuple[Any, Any]] = field(default_factory=dict)


def explain_id(lookup: Lookup, prefix: str, vocabularies: Path) -> Explanation:
    """Explain the row whose id begins with `prefix`.

    Raises:
        InputError: there is no such row, or several; or a vocabulary file is wrong.
    """
    table, key = lookup.find_key(prefix)
    row = lookup.read_one(table, KEYS[table], key)
    if table == "studies":
        told = _explain_study(lookup, key, row)
    else:
        told = _read_again(lookup, table, key, row, vocabularies)
    return replace(told, made_by=lookup.snapshot.code_version, read_by=code_version(vocabularies))


def _explain_study(lookup: Lookup, key: str, row: Row) -> Explanation:
    mentions = lookup.read("study_mentions", "study_id", key)
    return Explanation("studies", key, row, "joined", explain_agreed(row, mentions), mentions=mentions)


def _read_again(lookup: Lookup, table: str, key: str, row: Row, vocabularies: Path) -> Explanation:
    document = lookup.read_one("documents", "document_id", row.document_id)
    read = read_again(document, load_extractor(vocabularies))
    again = read.find(key)
    differences = list_differences(row, again) if again is not None else {}
    statement_id = None if table == "study_mentions" else row.statement_id
    return Explanation(
        table,
        key,
        row,
        outcome="gone" if again is None else "differs" if differences else "same",
        reasons=read.explain(key) if again is not None else [],
        document=document,
        source=lookup.read_one("sources", "source_id", document.source_id),
        statement=lookup.read_one("statements", "statement_id", statement_id),
        cues=lookup.read("cues", "statement_id", statement_id),
        arms=lookup.read("study_arms", "mention_id", key) if table == "study_mentions" else [],
        differences=differences,
    )
