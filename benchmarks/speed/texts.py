"""The texts that are read: health text of all sorts, and text as dense in claims as the example texts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

ANNOTATED = Path(__file__).parents[2] / "tests" / "annotated"
MIXED_BYTES, DENSE_BYTES = 4_000_000, 400_000
"""How much of each kind is read."""


@dataclass(frozen=True)
class Text:
    """A text with its title, where it has one."""

    text: str
    title: str | None = None

    @property
    def size(self) -> int:
        """Its length in bytes of UTF-8."""
        return len(self.text.encode("utf-8", "surrogatepass"))


@dataclass(frozen=True)
class Corpus:
    """Texts of one kind, and what they are in a few words."""

    name: str
    words: str
    texts: tuple[Text, ...]

    @property
    def size(self) -> int:
        """Bytes of all texts."""
        return sum(text.size for text in self.texts)


def read_corpora(data: Path | None) -> Iterator[Corpus]:
    """The corpora that are there.

    Args:
        data: folder with checkouts of FakeHealth and evidence-inference; a checkout that is absent is skipped.
    """
    if data is not None:
        yield from _read_mixed(data)
    digests = [Text(path.read_text(encoding="utf-8")) for path in sorted((ANNOTATED / "digests").glob("*.txt"))]
    words = "the five example texts, again and again as separate documents"
    yield Corpus("dense", words, tuple(_fill(digests, DENSE_BYTES)))
    written = [Text(path.read_text(encoding="utf-8")) for path in sorted((ANNOTATED / "development").glob("*.txt"))]
    words = "clinic pages, news, abstracts, tables and threads written for the tests, rich in numbers and studies"
    yield Corpus("annotated", words, tuple(_fill(written, DENSE_BYTES)))


def _read_mixed(data: Path) -> Iterator[Corpus]:
    news, trials = list(_read_fake_health(data)), list(_read_evidence_inference(data))
    if news or trials:
        halves = zip_longest(_cut(news, MIXED_BYTES // 2), _cut(trials, MIXED_BYTES // 2))
        names = [name for name, part in (("FakeHealth", news), ("evidence-inference", trials)) if part]
        words = f"health news and trial reports as they come, from {' and '.join(names)}"
        yield Corpus("mixed", words, tuple(text for pair in halves for text in pair if text))


def _read_fake_health(data: Path) -> Iterator[Text]:
    for path in sorted((data / "FakeHealth" / "dataset" / "content").glob("*/*.json")):
        page = json.loads(path.read_text(encoding="utf-8"))
        if page.get("text"):
            yield Text(page["text"], page.get("title") or None)


def _read_evidence_inference(data: Path) -> Iterator[Text]:
    for path in sorted((data / "evidence-inference" / "annotations" / "txt_files").glob("*.txt")):
        yield Text(path.read_text(encoding="utf-8", errors="replace"))


def _cut(texts: list[Text], size: int) -> Iterator[Text]:
    """Texts taken evenly from all over the list, up to a size."""
    step = max(1, sum(text.size for text in texts) // size)
    left = size
    for text in texts[::step]:
        if left <= 0:
            return
        left -= text.size
        yield text


def _fill(texts: list[Text], size: int) -> list[Text]:
    """The texts as often as it takes to reach a size."""
    return texts * max(1, round(size / sum(text.size for text in texts)))
