"""A run that only looks at what changed leaves the rows of one that opens every file and builds everything anew."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from itertools import zip_longest
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from benchmarks.scale.corpus import make_record
from flows import kept, linking, steps
from flows.ingest.intake import Intake
from tests.flows.corpus import CLAIMS, Corpus
from tests.flows.jobs import NOON, do_steps, get_current, get_rows, get_tables
from warehouse.draft import Draft
from warehouse.snapshots import Snapshot, read_table

TEXTS = 30
COUNTED = ("run_id", "row_id", "expectation")


@pytest.fixture(autouse=True)
def small_shards(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Shards of few documents; files that were written this moment count as settled."""
    monkeypatch.setattr("warehouse.shards.MOST_DOCUMENTS", 8)
    monkeypatch.setattr("flows.ingest.extraction.BATCH_TEXTS", 3)
    monkeypatch.setattr(kept, "SETTLED_NS", -1_000_000_000)
    yield


def write_records(corpus: Corpus, name: str, records: list[dict[str, str]]) -> Path:
    """Write a file of JSON lines."""
    path = corpus.root / name
    path.write_text("".join(f"{json.dumps(record)}\n" for record in records), encoding="utf-8")
    return path


def make_records(first: int, count: int, **other: str) -> list[dict[str, str]]:
    """Records of few sources, half of them on a therapy and a study."""
    records = [make_record(number) for number in range(first, first + count)]
    return [
        r | {"source_id": f"source-{n % 4}", "publisher": f"Publisher {n % 4}", "source_type": "news"}
        | {"commercial_interest": "none_known", "text": f"{r['text']}\n\n{CLAIMS if n % 2 else ''}"} | other
        for n, r in enumerate(records, first)
    ]  # fmt: skip


def run_fully(corpus: Corpus, warehouse: Path) -> tuple[Intake, Snapshot]:
    """Run with every file opened, all texts compared and all marts built."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(steps, "link_changes", lambda *_: False)
        patch.setattr("flows.duplicates.MOST_CHANGED", -1)
        patch.setattr(kept.KeptFiles, "recall", lambda *_: None)
        return do_steps([corpus.root], warehouse)


def list_quarantine(snapshot: Snapshot) -> list[tuple[Any, ...]]:
    """What was kept out, without the run."""
    rows = get_rows(snapshot, "quarantine")
    return sorted((row["row_id"], row["expectation"], row["reason"], row["row_json"]) for row in rows)


def check_same(some: tuple[Intake, Snapshot], full: tuple[Intake, Snapshot]) -> None:
    """The tables, the account of the inputs and what was kept out are the same."""
    tables, others = get_tables(some[1]), get_tables(full[1])
    assert {name: rows for name, rows in tables.items() if rows != others[name]} == {}
    assert some[0].count() == full[0].count()
    assert (some[0].rules, some[0].languages) == (full[0].rules, full[0].languages)
    assert list_quarantine(some[1]) == list_quarantine(full[1])


def change_title(corpus: Corpus) -> None:
    """Another title, and a text that says the opposite."""
    records = make_records(0, TEXTS)
    records[3]["title"] = "Another title"
    records[5]["text"] = CLAIMS.replace("may ease", "does not ease").replace("41 adults", "52 adults")
    write_records(corpus, "a.jsonl", records)


CHANGES: tuple[Callable[[Corpus], object], ...] = (
    lambda corpus: write_records(corpus, "b.jsonl", make_records(100, 1)),
    lambda corpus: write_records(corpus, "c.jsonl", make_records(101, 2, published_on="2021-02-03")),
    change_title,
    lambda corpus: (corpus.root / "b.jsonl").unlink(),
    lambda corpus: corpus.write("d.txt", CLAIMS, source="source-of-one"),
    lambda corpus: write_records(corpus, "e.jsonl", [r | {"id": "x"} for r in make_records(1, 2)]),
    # The same place and name as a text of a file that did not change; another publisher of a known source.
    lambda corpus: write_records(corpus, "Z.jsonl", [make_records(7, 1)[0] | {"uri": "a.jsonl#doc-00000009"}]),
    lambda corpus: write_records(corpus, "f.jsonl", [make_records(9, 1)[0] | {"publisher": "Somebody else"}]),
    lambda corpus: write_records(corpus, "g.jsonl", [make_records(10, 1)[0] | {"language": "de"}, {"text": "?"}]),
    lambda corpus: corpus.write("d.txt", CLAIMS.replace("nausea", "headache"), source="source-of-one"),
    lambda corpus: write_records(corpus, "b.jsonl", make_records(100, 1)),
)


def test_a_sequence_of_changes(corpus: Corpus, warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_records(corpus, "a.jsonl", make_records(0, TEXTS))
    corpus.write("own.txt", "Psilocybin helps against depression, a survey of 200 patients says.")
    do_steps([corpus.root], warehouse)
    whole = Path(shutil.copytree(warehouse, warehouse.with_name("whole"), symlinks=True))
    built: list[Draft] = []
    monkeypatch.setattr(steps, "link_all", lambda draft: (built.append(draft), linking.link_all(draft)))
    for first, *second in zip_longest(CHANGES[::2], CHANGES[1::2]):
        for change in filter(None, (first, *second)):
            change(corpus)
        some = do_steps([corpus.root], warehouse)
        assert built == []
        check_same(some, run_fully(corpus, whole))
        built.clear()


def test_what_came_piece_by_piece_is_what_came_at_once(corpus: Corpus, warehouse: Path) -> None:
    write_records(corpus, "a.jsonl", make_records(0, TEXTS))
    do_steps([corpus.root], warehouse)
    for number in range(40, 44):
        write_records(corpus, f"n{number}.jsonl", make_records(number, 1))
        _, last = do_steps([corpus.root], warehouse)
    _, fresh = do_steps([corpus.root], warehouse.with_name("fresh"))
    assert get_tables(last) == get_tables(fresh)


def test_only_files_that_changed_are_opened(corpus: Corpus, warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_records(corpus, "a.jsonl", make_records(0, 4))
    corpus.write("own.txt", CLAIMS)
    do_steps([corpus.root], warehouse)
    opened: list[str] = []
    real = kept.KeptFiles.begin
    monkeypatch.setattr(kept.KeptFiles, "end", _note_end(opened, kept.KeptFiles.end))
    assert real
    intake, _ = do_steps([corpus.root], warehouse)
    assert (opened, intake.count()) == ([], {"unchanged": 5})
    times = (corpus.root / "a.jsonl").stat()
    (corpus.root / "a.jsonl").write_text((corpus.root / "a.jsonl").read_text().replace("walking", "dancing"))
    os.utime(corpus.root / "a.jsonl", ns=(times.st_atime_ns, times.st_mtime_ns))
    do_steps([corpus.root], warehouse)
    assert opened == ["a.jsonl"]
    with Draft.create(warehouse, "reread") as draft:
        facts = steps.start_run(draft.warehouse, draft.run_id, NOON)
        steps.ingest(facts, [corpus.root], reread=True)
    assert opened == ["a.jsonl", "a.jsonl", "own.txt"]


def _note_end(opened: list[str], real: Any) -> Any:
    def end(self: kept.KeptFiles, mark: Any, *rest: Any) -> None:
        opened.append(mark.state.uri)
        real(self, mark, *rest)

    return end


def test_other_inputs_and_a_run_that_published_nothing(corpus: Corpus, warehouse: Path) -> None:
    other = Corpus(corpus.root.with_name("other"))
    other.root.mkdir()
    write_records(corpus, "a.jsonl", make_records(0, 12))
    write_records(other, "b.jsonl", make_records(12, 3))
    do_steps([corpus.root], warehouse)
    do_steps([other.root], warehouse)
    with Draft.create(warehouse, "lost") as draft:
        write_records(corpus, "c.jsonl", make_records(20, 1))
        facts = steps.start_run(draft.warehouse, draft.run_id, NOON)
        assert steps.ingest(facts, [corpus.root]).count() == {"unchanged": 12, "published": 1}
    intake, last = do_steps([corpus.root], warehouse)
    assert intake.count() == {"unchanged": 12, "published": 1}
    assert last.count("documents") == 16
    folders = {path.name for path in (warehouse / ".work" / "inputs").iterdir()}
    assert get_current(warehouse).id in folders and "lost" not in folders


def test_the_account_of_many_runs_is_joined(corpus: Corpus, warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST_RUNS", 2)
    for number in range(5):
        write_records(corpus, f"{number}.jsonl", make_records(number, 1))
        intake, last = do_steps([corpus.root], warehouse)
        assert intake.count()["unchanged"] == number
    held = list((warehouse / ".work" / "inputs" / last.id).glob("texts-*.parquet"))
    assert len(held) <= 3
    assert sum(pa.parquet.read_metadata(path).num_rows for path in held) == 5
    assert read_table(last, "documents").num_rows == 5
