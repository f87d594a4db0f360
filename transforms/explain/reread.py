"""Reading a document again, so that its rows can be traced to what they were made from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from functools import cached_property, partial
from typing import Any

from transforms.explain.claims import explain_claim
from transforms.explain.quantities import explain_quantity
from transforms.explain.reason import Reason
from transforms.explain.scene import Whole
from transforms.explain.statements import explain_statement
from transforms.explain.studies import explain_mention
from transforms.extract import ClaimFound, Extractor, extract_text
from transforms.rows import make_rows
from warehouse.schema import Row
from warehouse.tables import Claim, Cue, Document, Quantity, Statement, StudyArm, StudyMention

LINKED = frozenset({"study_id", "proposition_id", "topic", "extractor"})
"""Columns that are set after the extraction, or only tell its version."""

KEYS: Mapping[type, str] = {
    Claim: "claim_id",
    Quantity: "quantity_id",
    StudyMention: "mention_id",
    Statement: "statement_id",
}
"""The records that can be explained, and their keys."""


@dataclass(frozen=True)
class Reread:
    """A document with all rows that it gives now, and what they were made from."""

    document: Document
    whole: Whole
    rows: tuple[Row, ...]

    def of(self, record: type) -> list[Any]:
        """The rows of one record type, in the order in which they were found."""
        return [row for row in self.rows if isinstance(row, record)]

    @cached_property
    def _explainers(self) -> dict[str, tuple[Row, Callable[[], list[Reason]]]]:
        whole, read = self.whole, self.whole.extraction
        found: list[tuple[Row, Callable[[], list[Reason]]]] = []
        for claim, row in zip(read.claims, self.of(Claim), strict=True):
            found.append((row, partial(explain_claim, whole, claim, row)))
        for (reading, quantity), row in zip(read.quantities, self.of(Quantity), strict=True):
            found.append((row, partial(explain_quantity, whole, reading, quantity, row)))
        for mention, row in zip(read.mentions, self.of(StudyMention), strict=True):
            found.append((row, partial(explain_mention, whole, mention, row)))
        for reading, row in zip(read.readings, self.of(Statement), strict=True):
            types = [claim.claim_type for claim in self._claims.get(id(reading), ())]
            found.append((row, partial(explain_statement, whole, reading, types)))
        return {getattr(row, KEYS[type(row)]): (row, explain) for row, explain in found}

    @cached_property
    def _claims(self) -> dict[int, list[ClaimFound]]:
        by_reading: dict[int, list[ClaimFound]] = {}
        for claim in self.whole.extraction.claims:
            by_reading.setdefault(id(claim.reading), []).append(claim)
        return by_reading

    @cached_property
    def _cues(self) -> dict[str, list[Cue]]:
        by_statement: dict[str, list[Cue]] = {}
        for cue in self.of(Cue):
            by_statement.setdefault(cue.statement_id, []).append(cue)
        return by_statement

    def find(self, row_id: str) -> Row | None:
        """The row of that id; None if the text does not give it."""
        return self._explainers[row_id][0] if row_id in self._explainers else None

    def explain(self, row_id: str) -> list[Reason]:
        """Where each attribute of the row came from.

        Raises:
            KeyError: the text gives no row of that id.
        """
        return self._explainers[row_id][1]()

    def find_cues(self, statement_id: str) -> list[Cue]:
        """The cues of a statement, in order."""
        return sorted(self._cues.get(statement_id, ()), key=lambda cue: (cue.start, cue.end, cue.cue, cue.concept))

    def find_arms(self, mention_id: str) -> list[StudyArm]:
        """The arms of a mentioned study, in order."""
        return [arm for arm in self.of(StudyArm) if arm.mention_id == mention_id]


def read_again(document: Document, extractor: Extractor) -> Reread:
    """Read a document with an extractor, and keep what its rows were made from."""
    extraction = extract_text(document.text, document.title, extractor)
    whole = Whole(document.text, document.title, extraction, extractor)
    return Reread(document, whole, tuple(make_rows(document, extraction)))


def list_differences(stored: Row, again: Row) -> dict[str, tuple[Any, Any]]:
    """Attributes in which a stored row differs from the same row read again: the stored value, and the new one."""
    names = [field.name for field in fields(stored) if field.name not in LINKED]
    pairs = {name: (getattr(stored, name), getattr(again, name)) for name in names}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}
