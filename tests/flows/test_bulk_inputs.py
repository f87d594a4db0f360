"""Files of many texts through the whole job: all are published, what is not English is counted by its language."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from benchmarks.scale.corpus import make_record
from tests.flows.corpus import Corpus
from tests.flows.jobs import do_flow, get_rows, print_to_text
from tests.transforms.readers.test_bulk import GERMAN, PUBMED


def test_many_formats_are_published_together(corpus: Corpus, warehouse: Path, prefect_api: str) -> None:
    german = [make_record(n) | {"text": GERMAN, "language": told} for n, told in ((7, ""), (8, "de"), (9, "fr"))]
    records = [*(make_record(number) for number in range(5)), *german]
    corpus.write("a.jsonl", b"\n".join(json.dumps(record).encode() for record in records), source=None)
    corpus.write("b.xml.gz", gzip.compress(PUBMED.encode()), source=None)
    corpus.write("c.txt", "Ketamine may help against PTSD.")

    result = do_flow([corpus.root], warehouse)
    formats = [row["format"] for row in get_rows(result.snapshot, "documents")]
    assert {name: formats.count(name) for name in formats} == {"jsonl": 5, "pubmed": 1, "text": 1}
    assert result.intake.languages == {"de": 2, "fr": 1}
    printed = print_to_text(result)
    assert "set aside in other languages: 2 de, 1 fr; see the table quarantine" in printed
    assert "kept out: b.xml.gz#2: article 124 has no abstract" in printed
    kept_out = [row["expectation"] for row in get_rows(result.snapshot, "quarantine")]
    assert sorted(kept_out) == ["no_text", *["other_language"] * 3]
