"""Reads a published snapshot into the blocks of data that the page carries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from warehouse.explorer.about import describe_data
from warehouse.explorer.changes import NEEDED, Changes, compare_claims
from warehouse.explorer.choice import Choice, Chosen, choose_documents
from warehouse.explorer.frames import Frame, Wanted, read_rows, row_numbers, to_frame
from warehouse.explorer.offsets import find_wide, to_utf16
from warehouse.explorer.verdicts import OF_CLAIM, Verdicts, judge_claims
from warehouse.snapshots import Snapshot

Block = Any
"""A value that JSON can hold."""

WHOLE = (
    "sources", "source_scorecards", "studies", "reference_studies", "study_matches", "discrepancies", "propositions",
)  # fmt: skip
OF_CLAIMS = ("statement_id", "document_id", "source_id", "extractor")
"""Columns of claims that the page does not carry as they are."""


@dataclass(frozen=True)
class Rows:
    """The rows that the page shows: everything about the documents chosen, and the marts as a whole."""

    documents: pa.Table
    claims: pa.Table
    mentions: pa.Table
    arms: pa.Table
    quantities: pa.Table
    cues: pa.Table
    headings: pa.Table
    verdicts: pa.Table
    whole: dict[str, pa.Table]
    claim_total: int
    chosen: Chosen


def collect(snapshot: Snapshot, before: Snapshot | None, choice: Choice) -> dict[str, Block]:
    """The blocks by name: `core` for the first view, the others for when they are asked for."""
    rows = _choose_rows(snapshot, choice)
    texts = rows.documents["text"].to_pylist()
    claims = rows.claims.select(list(dict.fromkeys((*OF_CLAIM, *NEEDED)))).to_pylist()
    verdicts = _judge(claims, rows)
    changes = compare_claims(claims, snapshot, before, rows.chosen)
    cut = _Cut(rows.documents["document_id"], pc.unique(rows.claims["statement_id"]), find_wide(texts))
    core = {
        "meta": _describe(snapshot, before, rows),
        **{_camel(name): to_frame(table) for name, table in rows.whole.items()},
        "documents": _frame_documents(rows),
        "claims": _frame_claims(rows, cut, verdicts, changes),
        "mentions": cut.frame(rows.mentions, drop=("document_id", "quote")),
        "arms": to_frame(rows.arms),
        "quantities": cut.frame(rows.quantities, drop=("document_id", "statement_id", "quote", "quantity_id")),
        "reasons": verdicts.reasons,
        "changes": _frame_changes(changes, before),
    }
    cues = cut.frame(rows.cues, drop=("document_id", "statement_id", "quote"))
    headings = cut.frame(rows.headings, drop=("document_id",))
    return {
        "core": core,
        "texts": texts,
        "cues": cues,
        "headings": headings,
        "about": describe_data(snapshot),
    }


@dataclass(frozen=True)
class _Cut:
    """Turns rows with spans into frames that name their document and statement by row number."""

    documents: pa.ChunkedArray
    statements: pa.Array
    wide: dict[int, list[int]]

    def frame(self, table: pa.Table, drop: Sequence[str], **more: Sequence[Any]) -> Frame:
        """The frame without the dropped columns, with `doc`, `statement`, and its spans in UTF-16 units."""
        docs = row_numbers(table["document_id"], self.documents)
        spans = {name: to_utf16(table[name].to_pylist(), docs, self.wide) for name in ("start", "end")}
        if "statement_id" in table.column_names:
            spans["statement"] = row_numbers(table["statement_id"], self.statements)
        return to_frame(table.drop_columns([*drop, "start", "end"]), doc=docs, **spans, **more)


def _choose_rows(snapshot: Snapshot, choice: Choice) -> Rows:
    chosen = choose_documents(snapshot, choice)
    here = ("document_id", chosen.documents)
    found = read_rows(snapshot, "documents", here)
    documents = found.take(pc.index_in(chosen.documents, value_set=found["document_id"]))
    places = read_rows(snapshot, "claims", here)
    order = row_numbers(places["document_id"], documents["document_id"])
    kept = places.append_column("place", pa.array(order)).sort_by([("place", "ascending"), ("start", "ascending")])
    kept = kept.drop_columns(["place"])
    mentions = read_rows(snapshot, "study_mentions", here)
    statements = pc.unique(kept["statement_id"])
    return Rows(
        documents=documents,
        claims=kept,
        mentions=mentions,
        arms=read_rows(snapshot, "study_arms", here),
        quantities=_keep(read_rows(snapshot, "quantities", here), "statement_id", statements),
        cues=_keep(read_rows(snapshot, "cues", here), "statement_id", statements),
        headings=_read_headings(snapshot, here),
        verdicts=read_rows(snapshot, "verdicts", ("claim_id", kept["claim_id"])),
        whole=_read_whole(snapshot, mentions["mention_id"]),
        claim_total=snapshot.count("claims"),
        chosen=chosen,
    )


def _read_headings(snapshot: Snapshot, here: Wanted) -> pa.Table:
    statements = read_rows(snapshot, "statements", here, columns=["document_id", "kind", "start", "end"])
    return statements.filter(pc.equal(statements["kind"], "heading")).drop_columns(["kind"])


def _read_whole(snapshot: Snapshot, mentions: pa.ChunkedArray) -> dict[str, pa.Table]:
    """The marts; of the discrepancies only those of the mentions that are shown, and of the catalogue, which may have a
    million entries, only those that a study was compared with."""
    whole = {name: read_rows(snapshot, name) for name in WHOLE if name != "discrepancies"}
    whole["discrepancies"] = read_rows(snapshot, "discrepancies", ("mention_id", mentions))
    compared = {*whole["studies"]["reference_id"].to_pylist(), *whole["study_matches"]["reference_id"].to_pylist()}
    whole["reference_studies"] = _keep(
        whole["reference_studies"], "reference_id", pa.array(sorted(compared - {None}), pa.string())
    )
    return whole


def _keep(table: pa.Table, column: str, values: pa.ChunkedArray | pa.Array) -> pa.Table:
    return table.filter(pc.is_in(table[column], value_set=values))


def _judge(claims: list[dict[str, Any]], rows: Rows) -> Verdicts:
    studies = rows.whole["studies"].select(["study_id", "resolution"]).to_pylist()
    quantities = rows.quantities.select(["statement_id", "kind", "low", "high"]).to_pylist()
    discrepancies = rows.whole["discrepancies"].to_pylist()
    return judge_claims(claims, studies, rows.verdicts.to_pylist(), discrepancies, quantities)


def _frame_documents(rows: Rows) -> Frame:
    wanted = ["document_id", "uri", "title", "language", "published_on", "therapy", "duplicate_of"]
    source = row_numbers(rows.documents["source_id"], rows.whole["sources"]["source_id"])
    return to_frame(rows.documents.select(wanted), source=source)


def _frame_claims(rows: Rows, cut: _Cut, verdicts: Verdicts, changes: Changes) -> Frame:
    judged = rows.claims.append_column("verdict", pa.array(verdicts.words, pa.string()))
    judged = judged.append_column("change", pa.array(changes.words, pa.string()))
    keys = {
        "mention": (rows.claims["mention_id"], rows.mentions["mention_id"]),
        "study": (rows.claims["study_id"], rows.whole["studies"]["study_id"]),
        "proposition": (rows.claims["proposition_id"], rows.whole["propositions"]["proposition_id"]),
    }
    links = {name: row_numbers(*pair) for name, pair in keys.items()}
    return cut.frame(judged, drop=(*OF_CLAIMS, "quote", *(f"{name}_id" for name in keys)), **links)


def _frame_changes(changes: Changes, before: Snapshot | None) -> Block:
    if before is None:
        return None
    return {
        "before": before.id,
        "before_at": before.created_at.isoformat(),
        "counts": changes.counts,
        "gone": changes.gone,
        "gone_by_type": dict(changes.gone_by_type),
        "changed": changes.changed,
    }


def _describe(snapshot: Snapshot, before: Snapshot | None, rows: Rows) -> Block:
    return {
        "snapshot": snapshot.id,
        "created_at": snapshot.created_at.isoformat(),
        "code_version": snapshot.code_version,
        "before": before.id if before else None,
        "claim_total": rows.claim_total,
        "is_sample": rows.chosen.last is not None,
    }


def _camel(name: str) -> str:
    """`source_scorecards` as JavaScript names it: `sourceScorecards`."""
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)
