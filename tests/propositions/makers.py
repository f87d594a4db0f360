"""Small warehouses in memory: claims by hand, each in a text of its own, and the marts over them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import duckdb

from tests.rows import make_document, make_row
from transforms.marts.build import MARTS, compute_marts
from transforms.propositions.wording import Join
from warehouse.schema import TABLES, Row, table_of
from warehouse.tables import Claim, Quantity, Source, Statement

USUAL = {
    "claim_type": "efficacy", "subject": "therapy", "substance": "ketamine", "condition": "ptsd", "stance": "favourable",
    "negated": False, "certainty": "asserted", "evidence_basis": "none", "hype": False, "rule": "by hand",
    "extractor": "test",
}  # fmt: skip


@dataclass
class Page:
    """A source with one text of one claim; `number` is a quantity of it, as kind, unit, low and high."""

    name: str
    quote: str
    claim: dict[str, Any] = field(default_factory=dict)
    number: tuple[str, str, float | None, float | None] | None = None
    publisher: str | None = None
    url: str | None = None
    copy_of: str | None = None

    def make_rows(self) -> Iterable[Row]:
        """Its source, document, statement, claim and quantity."""
        labels = {"source_type": "blog", "commercial_interest": "unknown", "label_basis": "manifest", "language": "en"}
        yield make_row(Source, source_id=self.name, publisher=self.publisher, url=self.url, **labels)
        document = make_document(self.name, self.quote)
        original = {"duplicate_of": f"d-{self.copy_of}"} if self.copy_of else {}
        yield make_row(
            type(document), **{c.name: getattr(document, c.name) for c in table_of(type(document)).columns} | original
        )
        span = {"document_id": document.document_id, "start": 0, "end": len(self.quote)}
        names = {"statement_id": f"st-{self.name}", **span}
        yield make_row(Statement, ordinal=0, kind="sentence", text=self.quote, **names)
        facts = USUAL | self.claim
        yield make_row(Claim, claim_id=f"c-{self.name}", source_id=self.name, quote=self.quote, **names, **facts)
        if self.number:
            kind, unit, low, high = self.number
            facts = {"kind": kind, "unit": unit, "low": low, "high": high, "qualifier": "exact"}
            yield make_row(Quantity, quantity_id=f"q-{self.name}", quote=self.quote, **names, **facts)


def build(pages: Iterable[Page], *others: Row, join: Join | None = None) -> dict[str, list[dict[str, Any]]]:
    """The rows of each mart over these pages and other records."""
    rows: defaultdict[str, list[Row]] = defaultdict(list)
    for row in [*others, *(row for page in pages for row in page.make_rows())]:
        rows[table_of(type(row)).name].append(row)
    with duckdb.connect(config={"threads": 1}) as connection:
        for name, table in TABLES.items():
            connection.register(name, table.to_arrow(rows[name]))
        compute_marts(connection, join)
        return {name: connection.execute(f"FROM mart_{name}").to_arrow_table().to_pylist() for name in MARTS}


def only(rows: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """The one row."""
    (row,) = rows
    return row
