"""Short texts as the extraction sees them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from tests.rows import make_document
from transforms.extract import Extraction, extract_text, read_document
from transforms.quantities.found import Found
from transforms.reading import Reading
from transforms.rows import extract_rows
from warehouse.schema import Row, Table, table_of
from warehouse.tables import Document

ABOUT = "Ketamine for PTSD"
"""A title that tells what a text is about, where its own words do not."""


def read_sentence(text: str, title: str = ABOUT) -> Reading:
    """The first statement of a text, as the rules see it."""
    return next(reading for reading, _, _ in read_document(text, title))


def find_numbers_of(text: str, title: str = ABOUT) -> list[tuple[Reading, Found]]:
    """Every quantity of a text with its statement, whether or not that makes a claim."""
    return [(reading, found) for reading, quantities, _ in read_document(text, title) for found in quantities]


def list_types(text: str, title: str = ABOUT) -> set[str]:
    """The types of the claims in a text."""
    return {claim.claim_type for claim in extract(text, title).claims}


def extract(text: str, title: str = ABOUT) -> Extraction:
    """All that is read from a text."""
    return extract_text(text, title)


def make_titled(text: str, title: str | None = ABOUT, name: str = "news") -> Document:
    """A document with that text and title, of the source of that name."""
    return replace(make_document(name, text), title=title)


def extract_by_table(document: Document) -> dict[str, list[Row]]:
    """The rows of a document, by the name of their record type."""
    return group_by_table(extract_rows(document)[1])


def group_by_table(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """Rows by the name of their record type."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(type(row).__name__, []).append(row)
    return found


def table_for(row: Row) -> Table:
    """The table that a row belongs to."""
    record: type = type(row)
    return table_of(record)
