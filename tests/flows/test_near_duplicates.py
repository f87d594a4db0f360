"""Copies among the texts of several runs: named, counted once as a voice, and signed only once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.flows.corpus import CLINIC, HEADER, Corpus
from tests.flows.jobs import do_steps, get_rows
from transforms.duplicates import signatures
from warehouse.snapshots import Snapshot

STORY = """Ketamine eased the symptoms of PTSD in a trial of 158 veterans, researchers reported on Monday.

The participants were given eight infusions over four weeks, of a standard dose, a low dose or a placebo of salt water.

Ketamine can cause nausea and dissociation, which were common on the day of the infusion and gone by the next morning.

The team now plans a larger study that will combine the drug with psychotherapy, and hopes to begin in the spring.
"""
COPY = "By the staff of the Daily Example\n\n" + STORY[: STORY.index("The team now")] + "Share this story\n"
OTHER = "Psilocybin helps against depression, a survey of 200 patients says.\n"


def copies(snapshot: Snapshot) -> dict[str, str | None]:
    """By uri the uri of the original."""
    rows = get_rows(snapshot, "documents")
    uris = {row["document_id"]: row["uri"] for row in rows}
    return {row["uri"]: uris.get(row["duplicate_of"]) for row in rows}


def write(corpus: Corpus, name: str, text: str, published_on: str) -> None:
    """Write a text with a day of publication."""
    corpus.write(name, text, None)
    corpus.rows.append(f"{name},source-of-{Path(name).stem},,,,{CLINIC},en,{published_on}")
    (corpus.root / "sources.csv").write_text("\n".join([HEADER, *corpus.rows, ""]), encoding="utf-8")


def test_a_syndicated_copy_names_the_earlier_story(corpus: Corpus, warehouse: Path) -> None:
    write(corpus, "copy.txt", COPY, "2026-02-03")
    write(corpus, "other.txt", OTHER, "2026-01-01")
    write(corpus, "story.txt", STORY, "2026-02-02")
    _, snapshot = do_steps([corpus.root], warehouse)
    assert copies(snapshot) == {"copy.txt": "story.txt", "other.txt": None, "story.txt": None}
    voices = [(p["source_count"], p["independent_source_count"]) for p in get_rows(snapshot, "propositions")]
    assert (2, 1) in voices
    assert {independent for _, independent in voices} == {1}


def test_an_earlier_text_that_comes_later_becomes_the_original(corpus: Corpus, warehouse: Path) -> None:
    write(corpus, "copy.txt", COPY, "2026-02-03")
    _, first = do_steps([corpus.root], warehouse)
    assert copies(first) == {"copy.txt": None}
    write(corpus, "story.txt", STORY, "2026-02-02")
    _, second = do_steps([corpus.root], warehouse)
    assert copies(second) == {"copy.txt": "story.txt", "story.txt": None}


def test_a_text_that_was_replaced_is_the_original_of_none(corpus: Corpus, warehouse: Path) -> None:
    write(corpus, "story.txt", STORY, "2026-02-02")
    do_steps([corpus.root], warehouse)
    corpus.root.joinpath("story.txt").write_text(OTHER, encoding="utf-8")
    write(corpus, "copy.txt", COPY, "2026-02-03")
    _, second = do_steps([corpus.root], warehouse)
    assert set(copies(second).values()) == {None}


def test_only_new_texts_are_signed(corpus: Corpus, warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    signed: list[str] = []
    shingle = signatures.list_shingles
    monkeypatch.setattr(signatures, "list_shingles", lambda text: signed.append(text) or shingle(text))
    write(corpus, "a.txt", STORY, "2026-02-02")
    do_steps([corpus.root], warehouse)
    write(corpus, "b.txt", OTHER, "2026-02-02")
    _, snapshot = do_steps([corpus.root], warehouse)
    assert [text.strip() for text in signed] == [STORY.strip(), OTHER.strip()]
    assert len(get_rows(snapshot, "document_signatures")) == 2
