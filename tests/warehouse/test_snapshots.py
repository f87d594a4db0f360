"""Finding snapshots by name, and reading their tables."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from warehouse.draft import Draft
from warehouse.errors import InputError, WarehouseError
from warehouse.locations import default_warehouse
from warehouse.publish import publish
from warehouse.snapshots import Snapshot, current_snapshot, find_snapshot, list_snapshots, read_table, table_files


def test_nothing_is_published_yet(warehouse: Path) -> None:
    assert list_snapshots(warehouse) == []
    assert current_snapshot(warehouse) is None
    with pytest.raises(InputError, match=r"Nothing is published here yet.*claimhouse run"):
        find_snapshot(warehouse, None)


@pytest.mark.usefixtures("few_tables")
def test_by_name_or_the_current_one(make_draft: Callable[[str], Draft], warehouse: Path) -> None:
    first, second = publish(make_draft("run-1")), publish(make_draft("run-2"))
    assert find_snapshot(warehouse, "run-1") == first
    assert find_snapshot(warehouse, None) == find_snapshot(warehouse, "current") == second
    assert list_snapshots(warehouse) == [second, first]
    with pytest.raises(InputError, match=r"no snapshot 'run-9'. There are run-2, run-1"):
        find_snapshot(warehouse, "run-9")


@pytest.mark.parametrize("name", ["../snapshots/run-1", "./run-1", "/etc", "", "run-1/", "run-1/claims", "..", "run*"])
def test_a_name_never_leads_elsewhere(published: Snapshot, name: str) -> None:
    with pytest.raises(InputError, match="There are run-1"):
        find_snapshot(published.path.parent.parent, name)


def test_columns_come_as_asked_for(published: Snapshot) -> None:
    found = read_table(published, "claims", ["stance", "claim_id"])
    assert found.column_names == ["stance", "claim_id"]
    assert found.num_rows == published.count("claims") == 3
    assert read_table(published, "claims").schema.field("stance").metadata[b"values"]


def test_unknown_tables_and_columns_are_told_with_those_there_are(published: Snapshot) -> None:
    with pytest.raises(InputError, match=r"claim: .*no such table. It has sources, documents"):
        table_files(published, "claim")
    with pytest.raises(InputError, match=r"no column \['colour'\]. It has claim_id, statement_id"):
        read_table(published, "claims", ["claim_id", "colour"])


@pytest.mark.usefixtures("few_tables")
def test_a_snapshot_that_was_removed_meanwhile(draft: Draft) -> None:
    snapshot = publish(draft)
    shutil.rmtree(snapshot.path)
    with pytest.raises(InputError, match=r"The snapshot is gone. Older snapshots are removed"):
        read_table(snapshot, "claims")
    with pytest.raises(WarehouseError, match=r"points at 'run-1', which is no complete snapshot"):
        current_snapshot(draft.warehouse)


@pytest.mark.usefixtures("few_tables")
def test_a_broken_manifest_is_told_with_its_place(draft: Draft) -> None:
    (publish(draft).path / "manifest.json").write_text("[]")
    with pytest.raises(WarehouseError, match=r"run-1/manifest.json: This is no manifest"):
        current_snapshot(draft.warehouse)


def test_the_default_warehouse_is_in_the_checkout_or_where_the_variable_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CLAIMHOUSE_WAREHOUSE", raising=False)
    assert default_warehouse() == Path(__file__).parents[2] / "warehouse" / "data"
    monkeypatch.setenv("CLAIMHOUSE_WAREHOUSE", "~/there")
    assert default_warehouse() == Path.home() / "there"
