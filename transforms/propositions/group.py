"""Split the claims on topics without clear bounds by their wording: one DuckDB table for all of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

import pyarrow as pa

from transforms.propositions.wording import Join, lead_wordings

WORD = re.compile(r"[^\W_]+")
SCHEMA = pa.schema([("worded_within", pa.string()), ("words", pa.string()), ("leader", pa.string())])


def group_wordings(connection: Any, join: Join | None = None) -> None:
    """Fill `mart_claim_wordings` (worded_within, words, leader) from `mart_claim_topics`; see `lead_wordings`."""
    sql = Path(__file__).with_name("wordings.sql").read_text(encoding="utf-8")
    rows = zip(*connection.execute(sql).to_arrow_table().to_pydict().values(), strict=True)
    columns = zip(*_lead(rows, join), strict=True)
    led = pa.Table.from_pydict(
        dict(zip(SCHEMA.names, columns, strict=False)) or SCHEMA.empty_table().to_pydict(), SCHEMA
    )
    connection.register("held", led)
    connection.execute("CREATE OR REPLACE TEMP TABLE mart_claim_wordings AS SELECT * FROM held")
    connection.unregister("held")


def _lead(rows: Iterator[tuple[str, str]], join: Join | None) -> Iterator[tuple[str, str, str]]:
    for structure, members in groupby(rows, itemgetter(0)):
        texts = [words for _, words in members]
        shared = frozenset(WORD.findall(structure))
        leaders = lead_wordings(texts, shared, join)
        yield from ((structure, text, leaders[text]) for text in texts)
