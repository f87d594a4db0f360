"""The corpora and the page of the measurements of speed."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

from benchmarks.speed.ours import Speed, list_terms, measure
from benchmarks.speed.page import write_page
from benchmarks.speed.texts import Corpus, Text, read_corpora


def test_corpora_that_are_absent_are_skipped(tmp_path: Path) -> None:
    assert [corpus.name for corpus in read_corpora(None)] == ["dense", "annotated"]
    assert [corpus.name for corpus in read_corpora(tmp_path)] == ["dense", "annotated"]


def test_a_checkout_is_read(tmp_path: Path) -> None:
    folder = tmp_path / "FakeHealth" / "dataset" / "content" / "HealthStory"
    folder.mkdir(parents=True)
    (folder / "a.json").write_text(json.dumps({"text": "Ketamine works.", "title": "News"}), encoding="utf-8")
    (folder / "b.json").write_text(json.dumps({"text": ""}), encoding="utf-8")
    mixed = next(read_corpora(tmp_path))
    assert (mixed.name, mixed.texts) == ("mixed", (Text("Ketamine works.", "News"),))


def test_every_line_says_how_it_compares() -> None:
    corpus = Corpus("few", "a sentence", (Text("Ketamine reduced PTSD symptoms.", "Ketamine for PTSD"),))
    speeds = measure(corpus)
    assert [speed.found > 0 for speed in speeds] == [True, True, True]
    ours = next(speed for speed in speeds if speed.tool == "Claimhouse")
    slow = Speed("another", 100, 100 * ours.seconds / corpus.size * 50, 1)
    page = write_page([(corpus, [*speeds, slow])], datetime.date(2026, 1, 2))
    assert "2026-01-02" in page and "| another |" in page and "| 50 times as fast |" in page


def test_other_tools_get_plain_terms() -> None:
    terms = list_terms()
    assert "ketamine" in terms and len(terms) == len(set(terms)) and not any("{" in term for term in terms)
