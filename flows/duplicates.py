"""The step that finds near-duplicates: copies are named by the signatures that were made when their texts were read."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from transforms.duplicates.groups import find_originals
from transforms.duplicates.signatures import SIZE, from_column
from warehouse.draft import Draft
from warehouse.update import update_columns

BATCH_ROWS = 20_000
SIGNED = """SELECT document_id, signature, shingle_count FROM documents JOIN document_signatures USING (document_id)
WHERE is_current ORDER BY published_on NULLS LAST, document_id"""
MARKED = """CREATE TEMP TABLE marked AS
SELECT document_id, copies.original AS duplicate_of FROM documents LEFT JOIN copies USING (document_id)"""


def mark_duplicates(draft: Draft) -> None:
    """Set `documents.duplicate_of` in the draft to the earliest text that each current one is a copy of.

    The earliest is the one published first; where that is the same day or unknown, the one with the smaller id. Where
    no document changed there is nothing to do.
    """
    if not draft.parts.list_changed():
        return
    with draft.connect() as connection:
        connection.register("copies", _find_copies(connection.execute(SIGNED).to_arrow_reader(BATCH_ROWS)))
        connection.execute(MARKED)
        update_columns(draft, connection, "documents", "marked", ["duplicate_of"])


def _find_copies(batches: pa.RecordBatchReader) -> pa.Table:
    """The copies with their originals; signatures are decoded batch by batch, in half a kilobyte of memory each."""
    ids: list[pa.Array] = [pa.array([], pa.string())]
    signatures, sizes = np.empty((0, SIZE), np.uint32), [np.empty(0, np.int64)]
    for batch in batches:
        ids.append(batch["document_id"])
        new, held = from_column(batch["signature"].to_pylist()), len(signatures)
        signatures.resize((held + len(new), SIZE), refcheck=False)  # in its place, where there is room
        signatures[held:] = new
        sizes.append(batch["shingle_count"].to_numpy())
    originals = find_originals(signatures, np.concatenate(sizes))
    copies = np.flatnonzero(originals != np.arange(len(originals)))
    names = pa.concat_arrays(ids)
    return pa.table({"document_id": names.take(copies), "original": names.take(originals[copies])})
