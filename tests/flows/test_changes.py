"""What runs tell of claims that changed: for files too, over several runs, and whatever the code was."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.flows.corpus import CLAIMS, Corpus
from tests.flows.jobs import do_steps, get_rows

CHANGED = CLAIMS.replace("may ease", "eases")


def test_what_earlier_runs_told_stays_and_nothing_is_told_twice(corpus: Corpus, warehouse: Path) -> None:
    for text in (CLAIMS, CHANGED, CHANGED, CLAIMS, CHANGED):
        corpus.write("a.txt", text)
        _, snapshot = do_steps([corpus.root], warehouse)
    rows = [row for row in get_rows(snapshot, "claim_changes") if row["claim_type"] == "onset"]
    assert [(row["change"], row["attribute"]) for row in rows] == [
        ("strengthened", "certainty"),
        ("weakened", "certainty"),
        ("strengthened", "certainty"),
    ]
    assert len({row["change_id"] for row in rows}) == 3 and len({row["run_id"] for row in rows}) == 3


def test_older_version_is_read_again_with_other_code(
    corpus: Corpus, warehouse: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus.write("a.txt", CLAIMS)
    monkeypatch.setattr("flows.ingest.batches.extract_rows", lambda document, extractor: (document, []))
    monkeypatch.setattr("flows.steps.code_version", lambda _: "older")
    _, before = do_steps([corpus.root], warehouse)
    assert get_rows(before, "claims") == []
    monkeypatch.undo()
    corpus.write("a.txt", CHANGED)
    _, after = do_steps([corpus.root], warehouse)
    assert {row["change"] for row in get_rows(after, "claim_changes")} == {"strengthened"}
