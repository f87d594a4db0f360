"""`claimhouse catalogue`, and the catalogue on its way into a snapshot."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from flows.catalogue import write_references
from flows.cli import cli
from transforms.catalogue.seeds import read_seeds
from warehouse.draft import Draft
from warehouse.errors import InputError
from warehouse.publish import publish
from warehouse.snapshots import read_table

WORK = {"DOI": "10.1000/case.1", "title": ["Ketamine for PTSD: a protocol"], "issued": {"date-parts": [[2024]]}}
ABDALLAH = {"DOI": "10.1038/s41386-022-01266-9", "title": ["Another title"], "author": [{"family": "Other"}]}


@pytest.fixture
def works(tmp_path: Path) -> Path:
    """Three works of Crossref, the second of them broken."""
    path = tmp_path / "works.jsonl"
    path.write_text("\n".join(map(json.dumps, [WORK, {"DOI": "none"}, ABDALLAH])), encoding="utf-8")
    return path


def call(warehouse: Path, *arguments: str) -> Result:
    """Run the command in this process."""
    result = CliRunner().invoke(cli, ["catalogue", *arguments, "--warehouse", str(warehouse)])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def test_adding_twice_says_what_changed_and_what_was_kept_out(warehouse: Path, works: Path) -> None:
    kept_out = f"  kept out: {works}, record 2: it has no title\n"
    assert call(warehouse, "add", str(works)).stdout == f"3 records read: 2 added, 1 kept out\n{kept_out}"
    assert call(warehouse, "add", str(works)).stdout == f"3 records read: 2 unchanged, 1 kept out\n{kept_out}"
    assert "works.jsonl" in call(warehouse, "list", "--kept-out").stdout


def test_a_folder_stands_for_its_files(warehouse: Path, works: Path) -> None:
    assert call(warehouse, "add", str(works.parent)).stdout.startswith("3 records read: 2 added")


def test_the_list_holds_seeds_and_what_was_added(warehouse: Path, works: Path) -> None:
    call(warehouse, "add", str(works))
    listed = call(warehouse, "list", "--substance", "ketamine", "--condition", "ptsd").stdout
    assert "doi:10.1000/case.1" in listed
    assert "doi:10.1001/jamapsychiatry.2014.62" in listed
    assert "stellate" not in listed
    summary = call(warehouse, "summary").stdout
    assert "crossref" in summary
    assert "it has no title" in summary


def test_nothing_usable_is_an_error_and_leaves_no_trace(warehouse: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.csv"
    wrong.write_text("a,b\n", encoding="utf-8")
    with pytest.raises(InputError, match="Nothing could be used: it is none of PubMed XML"):
        call(warehouse, "add", str(wrong))
    with pytest.raises(InputError, match="There is no such file"):
        call(warehouse, "add", str(tmp_path / "gone.xml"))
    assert not list((warehouse / "catalogue").glob("*.parquet"))


def test_a_snapshot_holds_seeds_and_catalogue_as_one_table(warehouse: Path, works: Path) -> None:
    call(warehouse, "add", str(works))
    with Draft.create(warehouse, "run-1") as draft:
        write_references(draft)
        rows = read_table(publish(draft), "reference_studies").to_pylist()
    seeds = read_seeds()
    assert len(rows) == len(seeds) + 1
    found = {row["reference_id"]: row for row in rows}
    assert found["doi:10.1000/case.1"]["origin"] == "crossref"
    known = found["doi:10.1038/s41386-022-01266-9"]
    assert (known["origin"], known["participant_count"]) == ("seed", 158)
    assert known["title"].startswith("Dose-related effects")
