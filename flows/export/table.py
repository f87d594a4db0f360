"""Claims as CSV that a spreadsheet opens as data: no cell is taken for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import IO, Any

from flows.export.rows import Fields

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'")
"""First signs that make a spreadsheet compute, and the sign that guards against them: guarding can be undone."""

COLUMNS = (
    "claim_id", "quote", "claim_type", "topic", "subject", "substance", "condition", "stance", "negated", "certainty",
    "evidence_basis", "hype", "verdict", "explanation", "proposition_id", "proposition", "agreement",
    "independent_source_count", "study_id", "reference_id", "study_title", "study_doi", "study_pmid", "source_id",
    "publisher", "source_type", "commercial_interest", "url", "title", "language", "published_on",
)  # fmt: skip


def write_table(claims: Iterable[Fields], stream: IO[bytes]) -> None:
    """Write a header and a line per claim, in UTF-8; a text that begins like a formula has an apostrophe before it."""
    text = io.TextIOWrapper(stream, encoding="utf-8", errors="replace", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for claim in claims:
        writer.writerow([guard(claim[name]) for name in COLUMNS])
    text.detach()


def guard(value: Any) -> Any:
    """The value of a cell; null is empty, truth `true` or `false`."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str) and (value.startswith(FORMULA) or value.lstrip().startswith(FORMULA)):
        return f"'{value}"
    return value
