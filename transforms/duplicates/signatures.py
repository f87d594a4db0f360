"""MinHash signatures: how alike two texts are can be told from a few hundred bytes of each."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Sequence

import numpy as np
import pyarrow as pa
import rensa
from numpy.typing import NDArray

from transforms.duplicates.shingles import RUN, list_shingles
from warehouse import tables  # noqa: F401  (fills TABLES)
from warehouse.schema import TABLES

SIZE = 128
"""Numbers of a signature: similarity is then told to within about 0.04."""

SEED = 4
METHOD = f"minhash {SIZE} {SEED}, runs of {RUN}, rensa {rensa.RMinHash.ALGORITHM_VERSION}"
"""What a signature depends on; those of another method are made anew."""

Signatures = NDArray[np.uint32]
"""One row of `SIZE` numbers per text."""


def sign(texts: Sequence[str]) -> tuple[Signatures, NDArray[np.int64]]:
    """Signatures of texts, and of how many runs of words each was made."""
    shingles = [list_shingles(text) for text in texts]
    sizes = np.array([len(found) for found in shingles], np.int64)
    if not len(texts):
        return np.empty((0, SIZE), np.uint32), sizes
    offsets = np.concatenate([[0], np.cumsum(sizes)]).astype(np.uint64)
    matrix = rensa.RMinHash.digest_matrix_from_flat_token_hashes(np.concatenate(shingles), offsets, SIZE, SEED)
    return np.array(matrix.to_rows(), np.uint32).reshape(len(texts), SIZE), sizes


def to_table(document_ids: Iterable[str], signatures: Signatures, sizes: NDArray[np.int64]) -> pa.Table:
    """Signatures as rows of the table `document_signatures`."""
    ids = list(document_ids)
    coded = [base64.b64encode(row.tobytes()).decode() for row in signatures.astype("<u4")]
    columns = {"document_id": ids, "method": [METHOD] * len(ids), "shingle_count": sizes, "signature": coded}
    return pa.Table.from_pydict(columns, schema=TABLES["document_signatures"].to_arrow_schema())


def from_column(coded: Sequence[str]) -> Signatures:
    """The signatures that a column of the table holds."""
    raw = b"".join(map(base64.b64decode, coded))
    return np.frombuffer(raw, "<u4").astype(np.uint32).reshape(len(coded), SIZE)
