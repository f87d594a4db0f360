"""The step that finds near-duplicates: signatures of new texts are made, those of the others kept, copies are named."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from transforms.duplicates.groups import find_originals
from transforms.duplicates.signatures import METHOD, from_column, sign, to_table
from warehouse.draft import BATCH_ROWS, Draft
from warehouse.snapshots import Snapshot, read_table

NAME = "document_signatures"
BATCH = 500
"""Texts that are signed at a time."""

LACKING = f"SELECT document_id, text FROM documents ANTI JOIN {NAME} USING (document_id) WHERE is_current ORDER BY ALL"  # noqa: S608 - own names
SIGNED = f"""SELECT document_id, signature, shingle_count FROM documents JOIN {NAME} USING (document_id)
WHERE is_current ORDER BY published_on NULLS LAST, document_id"""  # noqa: S608 - own names
CHANGED = """SELECT count(*) FROM documents LEFT JOIN copies USING (document_id)
WHERE documents.duplicate_of IS DISTINCT FROM copies.original"""
MARKED = """SELECT documents.* REPLACE (copies.original AS duplicate_of) FROM documents LEFT JOIN copies USING (document_id)"""


def mark_duplicates(draft: Draft, before: Snapshot | None) -> None:
    """Set `documents.duplicate_of` in the draft to the earliest text that each current one is a copy of.

    The earliest is the one published first; where that is the same day or unknown, the one with the smaller id.
    """
    _keep_signatures(draft, before)
    _sign_others(draft)
    with draft.connect() as connection:
        held = connection.execute(SIGNED).to_arrow_table()
    copies = _find_copies(held)
    with draft.connect() as connection:
        connection.register("copies", copies)
        (changed,) = connection.execute(CHANGED).fetchone() or (0,)
        if changed:
            draft.replace("documents", connection.execute(MARKED).to_arrow_reader(BATCH_ROWS))


def _keep_signatures(draft: Draft, before: Snapshot | None) -> None:
    if before is None or NAME not in before.tables:
        return
    with draft.connect() as connection:
        connection.register("known", read_table(before, NAME))
        sql = "SELECT known.* FROM known SEMI JOIN documents USING (document_id) WHERE method = ?"
        draft.write(NAME, connection.execute(sql, [METHOD]).to_arrow_table())


def _sign_others(draft: Draft) -> None:
    with draft.connect() as connection:
        for batch in connection.execute(LACKING).to_arrow_reader(BATCH):
            texts = batch["text"].to_pylist()
            draft.write(NAME, to_table(batch["document_id"].to_pylist(), *sign(texts)))


def _find_copies(held: pa.Table) -> pa.Table:
    ids = np.array(held["document_id"].to_pylist(), object)
    originals = find_originals(from_column(held["signature"].to_pylist()), held["shingle_count"].to_numpy())
    copies = np.flatnonzero(originals != np.arange(len(ids)))
    names = {"document_id": ids[copies].tolist(), "original": ids[originals[copies]].tolist()}
    return pa.table(names, schema=pa.schema([("document_id", pa.string()), ("original", pa.string())]))
