"""Tables of documents lie in shards: one that did not change keeps its files, and the rows are those of a full run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.scale.corpus import make_record
from flows.batches import READ_OUT
from tests.flows.corpus import CLAIMS, Corpus
from tests.flows.jobs import do_steps, get_current, get_files, get_rows, get_tables
from warehouse.schema import TABLES
from warehouse.shards import is_sharded
from warehouse.snapshots import Snapshot

SHARDED = [name for name, table in TABLES.items() if is_sharded(table)]
TEXTS = 40


@pytest.fixture(autouse=True)
def small_shards(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Shards of few documents, and batches of fewer."""
    monkeypatch.setattr("warehouse.shards.MOST_DOCUMENTS", 8)
    monkeypatch.setattr("flows.extraction.BATCH_TEXTS", 3)
    yield


def fill(corpus: Corpus, first: int, count: int) -> None:
    """Write texts of three sources, half of them on a therapy."""
    for number in range(first, first + count):
        text = f"{make_record(number)['text']}\n\n{CLAIMS if number % 2 else ''}"
        corpus.write(f"{number:03}.txt", text, source=f"source-{number % 3}")


def list_kept(before: Snapshot, after: Snapshot, name: str) -> list[bool]:
    """Of each file of a table, whether it is the very file of the snapshot before."""
    files = [file.path for file in after.files if file.table == name]
    return [(before.path / path).exists() and (before.path / path).samefile(after.path / path) for path in files]


def test_the_shards_hold_the_rows_in_their_order(corpus: Corpus, warehouse: Path) -> None:
    fill(corpus, 0, TEXTS)
    _, snapshot = do_steps([corpus.root], warehouse)
    assert snapshot.bits == 3
    assert len([file for file in snapshot.files if file.table == "documents"]) == 8
    for name in SHARDED:
        keys = [tuple(row[k] for k in TABLES[name].sort) for row in get_rows(snapshot, name)]
        assert keys == sorted(keys), name


def test_how_it_is_cut_changes_no_row(corpus: Corpus, warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(corpus, 0, TEXTS)
    _, cut = do_steps([corpus.root], warehouse)
    monkeypatch.setattr("warehouse.shards.MOST_DOCUMENTS", 1_000)
    _, whole = do_steps([corpus.root], warehouse.with_name("whole"))
    assert (cut.bits, whole.bits) == (3, 0)
    assert get_tables(cut) == get_tables(whole)


def test_one_new_text_leaves_the_other_shards_alone(corpus: Corpus, warehouse: Path) -> None:
    fill(corpus, 0, TEXTS)
    _, before = do_steps([corpus.root], warehouse)
    corpus.write("new.txt", "The hospital has a new wing. It was opened in May by the mayor.")
    intake, after = do_steps([corpus.root], warehouse)
    assert intake.count() == {"unchanged": TEXTS, "published": 1}
    for name in ("documents", *READ_OUT):
        assert list_kept(before, after, name).count(False) <= 1, name
    _, anew = do_steps([corpus.root], warehouse.with_name("anew"))
    assert get_files(after).keys() == get_files(anew).keys()
    assert get_tables(after) == get_tables(anew)


def test_a_second_run_keeps_every_file_of_a_table_of_documents(corpus: Corpus, warehouse: Path) -> None:
    fill(corpus, 0, TEXTS)
    _, before = do_steps([corpus.root], warehouse)
    _, after = do_steps([corpus.root], warehouse)
    assert all(all(list_kept(before, after, name)) for name in SHARDED)
    assert all(all(list_kept(before, after, name)) for name in ("studies", "propositions", "source_scorecards"))


def test_growing_cuts_the_tables_anew(corpus: Corpus, warehouse: Path) -> None:
    fill(corpus, 0, 8)
    _, small = do_steps([corpus.root], warehouse)
    fill(corpus, 8, TEXTS - 8)
    _, grown = do_steps([corpus.root], warehouse)
    assert (small.bits, grown.bits) == (0, 3)
    _, anew = do_steps([corpus.root], warehouse.with_name("anew"))
    assert get_tables(grown) == get_tables(anew)


def test_changed_and_returning_texts_are_those_of_a_full_run(corpus: Corpus, warehouse: Path) -> None:
    fill(corpus, 0, TEXTS)
    do_steps([corpus.root], warehouse)
    corpus.write("003.txt", CLAIMS.replace("41 adults", "52 adults"), source="source-0")
    do_steps([corpus.root], warehouse)
    fill(corpus, 3, 1)
    _, back = do_steps([corpus.root], warehouse)
    _, anew = do_steps([corpus.root], warehouse.with_name("anew"))
    for name in ("claims", "studies", "propositions", "study_mentions"):
        assert get_rows(back, name) == get_rows(anew, name), name
    assert sum(not row["is_current"] for row in get_rows(back, "documents")) == 1


def test_old_snapshots_stay_whole_when_files_are_shared(corpus: Corpus, warehouse: Path) -> None:
    fill(corpus, 0, TEXTS)
    _, before = do_steps([corpus.root], warehouse)
    held = get_files(before)
    corpus.write("000.txt", CLAIMS, source="source-0")
    do_steps([corpus.root], warehouse)
    assert get_files(before) == held
    assert get_current(warehouse).id != before.id
