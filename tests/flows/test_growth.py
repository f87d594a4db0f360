"""Tables of documents lie in shards: one that did not change keeps its files, and the rows are those of a full run."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.scale.corpus import make_record
from flows.ingest.batches import READ_OUT
from tests.flows.corpus import CLAIMS, Corpus
from tests.flows.jobs import do_steps, get_current, get_files, get_rows, get_tables
from warehouse.schema import TABLES
from warehouse.shards import is_sharded
from warehouse.snapshots import Snapshot

SHARDED = [name for name, table in TABLES.items() if is_sharded(table)]
TEXTS, SHARDS = 24, 4


@pytest.fixture(scope="module", autouse=True)
def small_shards() -> Iterator[None]:
    """Shards of few documents, and batches of fewer."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("warehouse.shards.MOST_DOCUMENTS", TEXTS // SHARDS + 1)
        patch.setattr("flows.ingest.extraction.BATCH_TEXTS", 3)
        yield


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """All texts, published in shards."""
    folder = tmp_path_factory.mktemp("published")
    (folder / "texts").mkdir()
    fill(Corpus(folder / "texts"), 0, TEXTS)
    return do_steps([folder / "texts"], folder / "warehouse")[1]


@pytest.fixture
def before(published: Snapshot, corpus: Corpus, warehouse: Path) -> Snapshot:
    """The same in a corpus and a warehouse that the test may change."""
    fill(corpus, 0, TEXTS)
    shutil.copytree(published.path.parents[1], warehouse, symlinks=True)
    return get_current(warehouse)


def fill(corpus: Corpus, first: int, count: int) -> None:
    """Write texts of three sources, half of them on a therapy."""
    for number in range(first, first + count):
        text = f"{make_record(number)['text']}\n\n{CLAIMS if number % 2 else ''}"
        corpus.write(f"{number:03}.txt", text, source=f"source-{number % 3}")


def list_kept(before: Snapshot, after: Snapshot, name: str) -> list[bool]:
    """Of each file of a table, whether it is the very file of the snapshot before."""
    files = [file.path for file in after.files if file.table == name]
    return [(before.path / path).exists() and (before.path / path).samefile(after.path / path) for path in files]


def test_the_shards_hold_the_rows_in_their_order(published: Snapshot) -> None:
    assert 1 << published.bits == SHARDS
    assert len([file for file in published.files if file.table == "documents"]) == SHARDS
    for name in SHARDED:
        keys = [tuple(row[k] for k in TABLES[name].sort) for row in get_rows(published, name)]
        assert keys == sorted(keys), name


def test_growing_cuts_the_tables_anew_and_no_cut_changes_a_row(
    published: Snapshot, corpus: Corpus, warehouse: Path
) -> None:
    fill(corpus, 0, 6)
    _, small = do_steps([corpus.root], warehouse)
    fill(corpus, 6, TEXTS - 6)
    _, grown = do_steps([corpus.root], warehouse)
    assert (small.bits, 1 << grown.bits) == (0, SHARDS)
    assert get_tables(grown) == get_tables(published)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("warehouse.shards.MOST_DOCUMENTS", 1_000)
        _, whole = do_steps([corpus.root], warehouse.with_name("whole"))
    assert whole.bits == 0
    assert get_tables(whole) == get_tables(published)


def test_a_second_run_keeps_every_file_and_one_new_text_costs_one_shard(
    before: Snapshot, corpus: Corpus, warehouse: Path
) -> None:
    held = get_files(before)
    _, second = do_steps([corpus.root], warehouse)
    for name in (*SHARDED, "studies", "propositions", "source_scorecards"):
        assert all(list_kept(before, second, name)), name

    corpus.write("new.txt", "The hospital has a new wing. It was opened in May by the mayor.")
    intake, third = do_steps([corpus.root], warehouse)
    assert intake.count() == {"unchanged": TEXTS, "published": 1}
    for name in ("documents", *READ_OUT):
        assert list_kept(second, third, name).count(False) <= 1, name
    _, anew = do_steps([corpus.root], warehouse.with_name("anew"))
    assert get_files(third).keys() == get_files(anew).keys()
    assert get_tables(third) == get_tables(anew)

    assert get_files(before) == held
    assert get_current(warehouse).id != before.id


def test_changed_and_returning_texts_are_those_of_a_full_run(before: Snapshot, corpus: Corpus, warehouse: Path) -> None:
    corpus.write("003.txt", CLAIMS.replace("41 adults", "52 adults"), source="source-0")
    do_steps([corpus.root], warehouse)
    fill(corpus, 3, 1)
    _, back = do_steps([corpus.root], warehouse)
    for name in ("claims", "studies", "propositions", "study_mentions"):
        assert get_rows(back, name) == get_rows(before, name), name
    assert sum(not row["is_current"] for row in get_rows(back, "documents")) == 1
