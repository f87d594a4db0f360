"""The catalogue in a warehouse: the same twice is one row, the newer replaces, and origins are joined."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.rows import make_row
from transforms.catalogue.seeds import read_seeds
from warehouse import references
from warehouse.errors import WarehouseError
from warehouse.references import Addition, Merged, catalogue_folder, open_references, read_references
from warehouse.tables import ReferenceStudy


def make(reference_id: str = "doi:10.1/a", **facts: Any) -> ReferenceStudy:
    """A study of the catalogue."""
    usual = {"title": "A trial", "design": "unspecified", "origin": "pubmed"}
    study = make_row(ReferenceStudy, reference_id=reference_id, **usual | facts)
    assert isinstance(study, ReferenceStudy)
    return study


def add(warehouse: Path, *studies: ReferenceStudy) -> Merged:
    """Add the studies."""
    with Addition(warehouse) as addition:
        addition.write(studies)
        return addition.merge(["a.xml"])


def read(warehouse: Path, *seeds: ReferenceStudy) -> list[ReferenceStudy]:
    """What is published of the catalogue."""
    with open_references(warehouse, seeds) as connection:
        rows = read_references(connection).read_all().sort_by("reference_id")
        return [ReferenceStudy(**row) for row in rows.to_pylist()]


OLD, NEW = dt.date(2022, 1, 1), dt.date(2023, 1, 1)


def test_without_a_catalogue_there_are_the_seeds(tmp_path: Path) -> None:
    seed = make(origin="seed", verified_in="https://a.example")
    assert read(tmp_path / "nothing", seed) == [seed]
    assert not (tmp_path / "nothing").exists()


def test_the_same_twice_is_one_row(tmp_path: Path) -> None:
    assert add(tmp_path, make(), make("pmid:2")) == Merged(2, 2, 0, 0, 0, 0)
    before = (catalogue_folder(tmp_path) / "records.parquet").read_bytes()
    assert add(tmp_path, make(), make(), make("pmid:2")) == Merged(3, 0, 0, 2, 0, 1)
    assert (catalogue_folder(tmp_path) / "records.parquet").read_bytes() == before
    assert read(tmp_path) == [make(), make("pmid:2")]


def test_a_newer_record_replaces_an_older_one_and_never_the_other_way_round(tmp_path: Path) -> None:
    old, new = make(title="Old", revised_on=OLD), make(title="New", revised_on=NEW)
    assert add(tmp_path, new, old, old) == Merged(3, 1, 0, 0, 0, 2)
    assert add(tmp_path, old) == Merged(1, 0, 0, 0, 1, 0)
    assert read(tmp_path) == [new]
    assert add(tmp_path, make(title="Mended", revised_on=NEW)) == Merged(1, 0, 1, 0, 0, 0)
    assert [s.title for s in read(tmp_path)] == ["Mended"]


def test_origins_are_joined_the_surest_first(tmp_path: Path) -> None:
    add(
        tmp_path,
        make(origin="crossref", title="C", year=2021, journal="J", design="observational", revised_on=NEW),
        make(origin="openalex", title="O", participant_count=7, is_retracted=True),
        make(origin="pubmed", title="P", pmid="5", participant_count=9, is_retracted=False),
    )
    seed = make(origin="seed", title="S", year=2020, verified_in="https://a.example")
    assert read(tmp_path, seed) == [
        make(origin="seed", title="S", year=2020, journal="J", pmid="5", participant_count=9, design="observational",
             is_retracted=True, revised_on=NEW, verified_in="https://a.example")
    ]  # fmt: skip


def test_a_record_without_doi_joins_the_one_with_its_pubmed_id(tmp_path: Path) -> None:
    add(tmp_path, make("doi:10.1/a", doi="10.1/a", pmid="5", origin="openalex"), make("pmid:5", pmid="5", year=2020))
    (study,) = read(tmp_path)
    assert (study.reference_id, study.doi, study.year) == ("doi:10.1/a", "10.1/a", 2020)


def test_many_studies_are_joined_in_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(references, "JOINED_AT_ONCE", 7)
    ids = [f"doi:10.1/{n:02}" for n in range(40)]
    add(tmp_path, *(make(i) for i in ids), *(make(i, origin="openalex", year=2000) for i in ids[5:]))
    assert read(tmp_path) == [make(i, year=2000 if n >= 5 else None) for n, i in enumerate(ids)]


def test_what_was_kept_out_is_known_until_the_file_is_added_again(tmp_path: Path) -> None:
    for file, number in (("a.zip/b.json", 1), ("c.xml", 2), ("a.zip/b.json", 3)):
        with Addition(tmp_path) as addition:
            addition.keep_out([{"file": file, "record": number, "reason": "it is empty"}])
            addition.merge([file.partition("/")[0]])
    with open_references(tmp_path, []) as connection:
        assert connection.execute("SELECT file, record FROM kept_out ORDER BY ALL").fetchall() == [
            ("a.zip/b.json", 3), ("c.xml", 2),
        ]  # fmt: skip


def test_an_addition_that_fails_changes_nothing(tmp_path: Path) -> None:
    add(tmp_path, make())
    with pytest.raises(RuntimeError), Addition(tmp_path) as addition:
        addition.write([make("pmid:2")])
        raise RuntimeError
    assert read(tmp_path) == [make()]
    assert sorted(p.name for p in catalogue_folder(tmp_path).iterdir()) == [
        ".lock",
        "kept_out.parquet",
        "records.parquet",
    ]


def test_one_at_a_time(tmp_path: Path) -> None:
    with Addition(tmp_path), pytest.raises(WarehouseError, match="Somebody else adds"):
        Addition(tmp_path, wait_seconds=0)


def test_a_damaged_catalogue_is_told(tmp_path: Path) -> None:
    add(tmp_path, make())
    (catalogue_folder(tmp_path) / "records.parquet").write_bytes(b"nonsense")
    with pytest.raises(WarehouseError, match="The catalogue cannot be read"):
        read(tmp_path)


def test_a_catalogue_from_before_a_column_was_declared_is_read(tmp_path: Path) -> None:
    add(tmp_path, make())
    path = catalogue_folder(tmp_path) / "records.parquet"
    held = pq.read_table(path).drop_columns(["arms", "is_retracted"])
    pq.write_table(held.append_column("gone", pa.array(["x"])), path)
    assert read(tmp_path) == [make()]
    assert add(tmp_path, make("pmid:2")) == Merged(1, 1, 0, 0, 0, 0)
    assert len(read(tmp_path)) == 2


def test_a_large_catalogue_is_joined_with_the_shipped_seeds(tmp_path: Path) -> None:
    """Beneath a join DuckDB filters the scans, and not every scan knows every filter."""
    add(tmp_path, *(make(f"doi:10.1/{number}") for number in range(5_000)))
    assert len(read(tmp_path, *read_seeds())) == 5_000 + len(read_seeds())
