"""How much of what a careful reader finds in the annotated texts is read, and how much else is."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from benchmarks.annotated import read_title
from transforms.extract import Extraction, extract_text

ANNOTATED = Path(__file__).parents[1] / "annotated"
Found = tuple[int, Any]
"""Where the statement begins, and what stands there."""


def list_expected(text: str, gold: dict[str, Any]) -> Iterator[tuple[str, Found]]:
    for claim in gold["claims"]:
        at = -1
        for _ in range(claim.get("nth", 1)):
            at = text.index(claim["quote"], at + 1)
        yield from (("claims", (at, kind)) for kind in claim["types"])
        yield from (("quantities", (at, (q["kind"], q["low"], q["high"]))) for q in claim["quantities"])
    yield from (("studies", (text.index(study["quotes"][0]), "")) for study in gold["studies"])


def list_read(found: Extraction) -> Iterator[tuple[str, Found]]:
    for claim in found.claims:
        yield "claims", (claim.reading.span.start, claim.claim_type)
    for reading, q in found.quantities:
        yield "quantities", (reading.span.start, (q.kind, q.low, q.high))
    for mention in found.mentions:
        yield "studies", (mention.first.span.start, "")


def measure(folder: str) -> dict[str, float]:
    """F1 of claims (statement and type), quantities (statement, kind and bounds) and studies (first statement)."""
    right: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for path in sorted((ANNOTATED / folder).glob("*.json")):
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        expected = Counter(list_expected(text, json.loads(path.read_text(encoding="utf-8"))))
        read = Counter(list_read(extract_text(text, read_title(text))))
        right.update(what for what, _ in (expected & read).elements())
        every.update(what for what, _ in [*expected.elements(), *read.elements()])
    return {what: 2 * right[what] / every[what] for what in every}


@pytest.mark.parametrize(
    ("folder", "floors"),
    [
        ("development", {"claims": 0.85, "quantities": 0.92, "studies": 0.86}),
        ("held_out", {"claims": 0.78, "quantities": 0.90, "studies": 0.85}),
    ],
)
def test_what_a_careful_reader_finds_is_read(folder: str, floors: dict[str, float]) -> None:
    measured = measure(folder)
    assert {what: f1 for what, f1 in measured.items() if f1 < floors[what]} == {}, measured
