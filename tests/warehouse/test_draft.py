"""Drafts: what is written is seen by views, replaced and removed; leftovers go, living drafts stay."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pytest

from tests.rows import CLINIC, make_rows
from warehouse.draft import Draft
from warehouse.errors import InputError, WarehouseError
from warehouse.locations import drafts_folder
from warehouse.schema import TABLES
from warehouse.tables import Document


def test_every_table_has_a_view_with_its_types_before_anything_is_written(warehouse: Path) -> None:
    with Draft.create(warehouse, "empty") as draft, duckdb.connect(draft.refresh(), read_only=True) as connection:
        connection.execute("SET TimeZone = 'UTC'")
        for table in TABLES.values():
            found: pa.Schema = connection.execute(f'FROM "{table.name}"').to_arrow_table().schema
            assert (found.names, found.types) == (table.to_arrow_schema().names, table.to_arrow_schema().types)


def test_records_go_to_their_tables(draft: Draft) -> None:
    rows = list(make_rows())
    assert sum(draft.count(name) for name in TABLES) == len(rows)
    with draft.connect() as connection:
        texts = connection.execute("SELECT text FROM documents ORDER BY document_id").fetchall()
    assert texts[0] == (CLINIC.text,)


def test_parts_add_up_and_open_views_see_them(draft: Draft) -> None:
    more = TABLES["claims"].to_arrow([row for row in make_rows() if type(row).__name__ == "Claim"])
    with draft.connect() as connection:
        draft.write("claims", more.slice(0, 2))
        assert connection.execute("SELECT count(*) FROM claims").fetchall() == [(5,)]
    assert draft.count("claims") == 5


def test_a_table_is_replaced_by_a_query_on_itself(draft: Draft) -> None:
    with draft.connect() as connection:
        query = "SELECT * REPLACE (upper(quote) AS quote) FROM claims WHERE claim_type = 'efficacy'"
        draft.replace("claims", connection.execute(query).to_arrow_reader())
        assert connection.execute("SELECT DISTINCT quote = upper(quote) FROM claims").fetchall() == [(True,)]
    assert draft.count("claims") == 2
    draft.replace("claims", TABLES["claims"].to_arrow([]))
    assert draft.count("claims") == 0


def test_rows_are_removed_by_key_also_where_a_key_is_null(draft: Draft) -> None:
    schema = TABLES["study_arms"].to_arrow_schema()
    broken = pa.Table.from_pylist([{"mention_id": None, "ordinal": 1, "label": "x"}], schema=draft_schema(schema))
    draft.write("study_arms", broken)
    draft.remove_rows("study_arms", pa.table({"mention_id": ["m1", None], "ordinal": [2, 1], "reason": ["a", "b"]}))
    with draft.connect() as connection:
        assert connection.execute("SELECT mention_id, ordinal FROM study_arms").fetchall() == [("m1", 1)]


def draft_schema(schema: pa.Schema) -> pa.Schema:
    return pa.schema([field.with_nullable(True) for field in schema])


def test_removing_needs_the_whole_key(draft: Draft) -> None:
    with pytest.raises(WarehouseError, match="ordinal"):
        draft.remove_rows("study_arms", pa.table({"mention_id": ["m1"]}))


def test_columns_may_come_in_any_order_but_must_fit(draft: Draft) -> None:
    arms = TABLES["study_arms"].to_arrow([row for row in make_rows() if type(row).__name__ == "StudyArm"])
    draft.write("study_arms", arms.select(arms.column_names[::-1]))
    assert draft.count("study_arms") == 4
    with pytest.raises(WarehouseError, match=r"study_arms.*label"):
        draft.write("study_arms", arms.drop_columns("label"))
    with pytest.raises(WarehouseError, match=r"study_arms.*ordinal|study_arms.*parse"):
        draft.write("study_arms", arms.set_column(1, "ordinal", pa.array(["first", "second"])))
    with pytest.raises(InputError, match=r"There is no such table.*claims"):
        draft.write("arms", arms)


def test_many_threads_write_at_once(warehouse: Path) -> None:
    from concurrent.futures import ThreadPoolExecutor

    cues = TABLES["cues"].to_arrow([row for row in make_rows() if type(row).__name__ == "Cue"])
    with Draft.create(warehouse, "busy") as draft, ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: draft.write("cues", cues), range(40)))
        assert draft.count("cues") == 40


def test_leftovers_of_killed_runs_go_and_living_drafts_stay(make_draft: Callable[[str], Draft]) -> None:
    living, killed = make_draft("living"), make_draft("killed")
    killed._lock.file.close()  # what the end of its process does
    make_draft("next")
    assert living.count("claims") == 3
    assert sorted(p.name for p in drafts_folder(living.warehouse).iterdir()) == [
        "living", "living.lock", "next", "next.lock",
    ]  # fmt: skip


def test_incomplete_snapshots_go_unless_somebody_publishes(warehouse: Path, make_draft: Callable[[str], Draft]) -> None:
    from warehouse.locations import publish_lock
    from warehouse.locks import take_lock

    half = warehouse / "snapshots" / "half" / "claims"
    half.mkdir(parents=True)
    lock = take_lock(publish_lock(warehouse))
    make_draft("one")
    assert half.exists()
    assert lock
    lock.release()
    make_draft("two")
    assert not half.parent.exists()


def test_a_draft_leaves_nothing_behind(warehouse: Path) -> None:
    with Draft.create(warehouse, "brief") as draft, draft.connect() as connection:
        connection.execute("SET memory_limit = '40MB'")
        connection.execute("CREATE TABLE big AS SELECT i, repeat('x', 200) || i FROM range(300000) AS r(i)")
    draft.remove()
    assert list(drafts_folder(warehouse).iterdir()) == []


def test_one_id_is_one_run(draft: Draft) -> None:
    with pytest.raises(WarehouseError, match=r"run-1.*at work"):
        Draft.create(draft.warehouse, "run-1")


@pytest.mark.parametrize("name", ["", "..", "../x", "a/b", ".hidden", "current", "x" * 200, "a.lock", "a\0b"])
def test_a_run_id_names_a_plain_folder(warehouse: Path, name: str) -> None:
    with pytest.raises(InputError, match="names a folder"):
        Draft.create(warehouse, name)
    assert not warehouse.exists()


def test_a_warehouse_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(WarehouseError, match="file"):
        Draft.create(tmp_path / "file", "run-1")


@pytest.mark.parametrize("code", [errno.EACCES, errno.EROFS])
def test_a_warehouse_without_write_permission(warehouse: Path, monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    def refuse(path: Any, *_: Any, **__: Any) -> None:
        raise OSError(code, os.strerror(code), str(path))

    monkeypatch.setattr(os, "mkdir", refuse)  # root may write anywhere, so permissions would not show it
    with pytest.raises(WarehouseError, match=r"cannot be written.*Give this user write permission"):
        Draft.create(warehouse, "run-1")


def test_a_question_mark_in_the_path_is_refused_at_once(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="question mark"):
        Draft.create(tmp_path / "what?", "run-1")


def test_a_full_disk_while_a_draft_is_made(warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    full = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    monkeypatch.setattr("warehouse.parquet.pq.ParquetWriter", lambda *_, **__: (_ for _ in ()).throw(full))
    with pytest.raises(WarehouseError, match=r"bytes were needed, [\d,]+ are free"):
        Draft.create(warehouse, "run-1")
    monkeypatch.undo()
    with Draft.create(warehouse, "run-1") as draft:
        draft.add([CLINIC])
        assert draft.count("documents") == 1
        assert isinstance(CLINIC, Document)
