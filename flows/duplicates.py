"""The step that finds near-duplicates: copies are named by the signatures that were made when their texts were read."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from transforms.duplicates.groups import find_originals
from transforms.duplicates.signatures import from_column
from warehouse.draft import Draft
from warehouse.update import update_columns

SIGNED = """SELECT document_id, signature, shingle_count FROM documents JOIN document_signatures USING (document_id)
WHERE is_current ORDER BY published_on NULLS LAST, document_id"""
MARKED = """CREATE TEMP TABLE marked AS
SELECT document_id, copies.original AS duplicate_of FROM documents LEFT JOIN copies USING (document_id)"""


def mark_duplicates(draft: Draft) -> None:
    """Set `documents.duplicate_of` in the draft to the earliest text that each current one is a copy of.

    The earliest is the one published first; where that is the same day or unknown, the one with the smaller id.
    """
    with draft.connect() as connection:
        connection.register("copies", _find_copies(connection.execute(SIGNED).to_arrow_table()))
        connection.execute(MARKED)
        update_columns(draft, connection, "documents", "marked", ["duplicate_of"])


def _find_copies(held: pa.Table) -> pa.Table:
    ids = np.array(held["document_id"].to_pylist(), object)
    originals = find_originals(from_column(held["signature"].to_pylist()), held["shingle_count"].to_numpy())
    copies = np.flatnonzero(originals != np.arange(len(ids)))
    names = {"document_id": ids[copies].tolist(), "original": ids[originals[copies]].tolist()}
    return pa.table(names, schema=pa.schema([("document_id", pa.string()), ("original", pa.string())]))
