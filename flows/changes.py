"""The step that says what became of the claims of texts that a newer version replaced."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import duckdb

from transforms.changes.facts import ClaimFacts
from transforms.changes.rows import Replacement, make_changes, read_claims
from transforms.extract import load_extractor
from transforms.rows import extract_rows
from warehouse.draft import Draft
from warehouse.engine import write_scan
from warehouse.snapshots import Snapshot, table_files
from warehouse.tables import Claim, Document, Quantity
from warehouse.upgrade import read_declared

if TYPE_CHECKING:
    from flows.steps import RunFacts

NAME = "claim_changes"
BATCH = 500
"""Texts whose claims are held in memory at a time."""
REPLACED = """
SELECT n.source_id, n.uri, n.document_id, o.document_id AS previous_document_id,
    (SELECT count(DISTINCT c.changed_at) FROM told AS c
     WHERE c.document_id = n.document_id AND c.previous_document_id = o.document_id) AS times
FROM {held} AS o JOIN documents AS n USING (source_id, uri)
WHERE o.is_current AND n.is_current AND o.document_id <> n.document_id
ORDER BY n.document_id
"""
Claims = dict[str, list[ClaimFacts]]


def record_changes(facts: RunFacts, draft: Draft) -> None:
    """Add to `claim_changes` what became of the claims of each text that this run has a newer version of.

    What earlier runs told stays. Where the code or the vocabularies are not those of the snapshot before, the older
    version is read again, so that only what the text says is compared.
    """
    if facts.before is None:
        return
    told = read_declared(facts.before, NAME)
    draft.write(NAME, told)
    with draft.connect() as connection:
        connection.register("told", told)
        query = REPLACED.format(held=write_scan(table_files(facts.before, "documents")))
        found = connection.execute(query).to_arrow_table().to_pylist()
        replaced = [Replacement(**row, run_id=facts.run_id, changed_at=facts.started_at) for row in found]
        for batch in _split(replaced):
            draft.add(list(_compare(facts, facts.before, connection, batch)))


def _split(replaced: Sequence[Replacement]) -> Iterator[Sequence[Replacement]]:
    return (replaced[at : at + BATCH] for at in range(0, len(replaced), BATCH))


def _compare(
    facts: RunFacts, before: Snapshot, connection: duckdb.DuckDBPyConnection, batch: Sequence[Replacement]
) -> Iterator[Any]:
    new = _load(connection, {"claims": "claims", "quantities": "quantities"}, [r.document_id for r in batch])
    previous = [r.previous_document_id for r in batch]
    if facts.same_code:
        held = {name: write_scan(table_files(before, name)) for name in ("claims", "quantities")}
        old = _load(connection, held, previous)
    else:
        old = _read_again(facts, connection, write_scan(table_files(before, "documents")), previous)
    for item in batch:
        yield from make_changes(item, old.get(item.previous_document_id, []), new.get(item.document_id, []))


def _load(connection: duckdb.DuckDBPyConnection, tables: Mapping[str, str], ids: Sequence[str]) -> Claims:
    """The claims of documents, from tables or scans of files."""
    claims, quantities = (_choose(connection, tables[name], ids) for name in ("claims", "quantities"))
    return read_claims(claims, quantities)


def _choose(connection: duckdb.DuckDBPyConnection, table: str, ids: Sequence[str]) -> list[dict[str, Any]]:
    sql = f"FROM {table} AS t WHERE t.document_id IN (SELECT unnest($ids))"
    rows: list[dict[str, Any]] = connection.execute(sql, {"ids": list(ids)}).to_arrow_table().to_pylist()
    return rows


def _read_again(facts: RunFacts, connection: duckdb.DuckDBPyConnection, documents: str, ids: Sequence[str]) -> Claims:
    """The claims of documents as today's code and vocabularies read them."""
    extractor = load_extractor(facts.vocabularies)
    rows = [row for text in _choose(connection, documents, ids) for row in extract_rows(Document(**text), extractor)[1]]
    claims = [asdict(row) for row in rows if isinstance(row, Claim)]
    return read_claims(claims, [asdict(row) for row in rows if isinstance(row, Quantity)])
