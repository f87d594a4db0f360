"""The view that shows what texts and trials state differently, with the words of both."""

from __future__ import annotations

from pathlib import Path

from tests.rows import OTHER, make_rows
from warehouse.draft import Draft
from warehouse.publish import publish
from warehouse.query import run_query


def test_both_texts_are_shown_with_who_says_so(tmp_path: Path) -> None:
    with Draft.create(tmp_path, "run-1") as draft:
        draft.add(make_rows("run-1"))
        snapshot = publish(draft)
    rows = run_query(snapshot, "FROM told_differently").read_all().to_pylist()
    shown = {row["attribute"]: row for row in rows}
    assert set(shown) == {"participant_count", "journal"}
    count = shown["participant_count"]
    assert (count["source_id"], count["stated"], count["stated_in"]) == ("forum", "30", OTHER)
    assert (count["expected_by"], count["expected"], count["expected_in"]) == ("r1", "41", "A trial, 2021")
