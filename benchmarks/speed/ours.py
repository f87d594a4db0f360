"""What is measured of Claimhouse: extraction, all rows, and the bare matcher that is the limit."""

from __future__ import annotations

import datetime
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from ahocorasick_rs import AhoCorasick, Implementation

from benchmarks.speed.texts import Corpus
from transforms.extract import extract_text, load_extractor
from transforms.lexicon.fold import fold
from transforms.lexicon.patterns import expand
from transforms.rows import extract_rows, make_findings
from warehouse.tables import Document

REPEATS = 3
Item = TypeVar("Item")


@dataclass(frozen=True)
class Speed:
    """Bytes that a tool read, the seconds of processor time that it took, and how much it found."""

    tool: str
    size: int
    seconds: float
    found: int = 0

    @property
    def rate(self) -> float:
        """Megabytes a second."""
        return self.size / self.seconds / 1e6


def list_terms() -> list[str]:
    """Every form of every term of the vocabulary, as other tools are given it."""
    terms = load_extractor().vocabulary.terms.values()
    return sorted({form for patterns in terms for pattern in patterns for form in expand(pattern)})


def measure(corpus: Corpus) -> list[Speed]:
    """Processor time on one core, the best of some runs."""
    documents = [_make_document(number, text.text, text.title) for number, text in enumerate(corpus.texts)]
    folded = [f" {fold(document.text)} " for document in documents]
    matcher = AhoCorasick([f" {term} " for term in list_terms()], implementation=Implementation.ContiguousNFA)
    return [
        _time("bare matcher, same terms", corpus, folded, lambda text: len(matcher.find_matches_as_indexes(text))),
        _time("Claimhouse", corpus, documents, _extract),
        _time("Claimhouse, with all statement rows", corpus, documents, lambda d: len(extract_rows(d)[1])),
    ]


def _extract(document: Document) -> int:
    return len(make_findings(document, extract_text(document.text, document.title)))


def _time(tool: str, corpus: Corpus, items: Sequence[Item], read: Callable[[Item], int]) -> Speed:
    best, found = float("inf"), 0
    for _ in range(REPEATS):
        begun = time.process_time()
        found = sum(map(read, items))
        best = min(best, time.process_time() - begun)
    return Speed(tool, corpus.size, best, found)


def _make_document(number: int, text: str, title: str | None) -> Document:
    return Document(
        document_id=f"{number:016x}",
        source_id="speed",
        uri=f"speed/{number}",
        title=title,
        format="txt",
        language="en",
        published_on=None,
        ingested_at=datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC),
        sha256="",
        char_count=len(text),
        text=text,
        duplicate_of=None,
        is_current=True,
        therapy=None,
    )
