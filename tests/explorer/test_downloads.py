"""What the page hands out opens elsewhere, and a spreadsheet does not obey it."""

from __future__ import annotations

import csv
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pyarrow.parquet as pq
import pytest
from playwright.sync_api import Browser

from tests.explorer.browser import Reader, read_page
from tests.explorer.corpus import Corpus, publish_corpus
from warehouse.explorer.page import render_explorer
from warehouse.snapshots import Snapshot, read_table

FORMULA = '=HYPERLINK("https://example.org","open")'
LINES = ("🙂🙂 smiles stand before this one.", FORMULA, "-1 points, he said", "\t@SUM(A1)", 'He said "no", twice.')


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> tuple[Snapshot, Path]:
    """A snapshot with such lines, and its page."""
    folder = tmp_path_factory.mktemp("downloads")
    snapshot = publish_corpus(folder / "warehouse", Corpus(sources=2, extra_lines=LINES))
    page = folder / "explorer.html"
    page.write_text(render_explorer(snapshot, None), encoding="utf-8")
    return snapshot, page


def download(reader: Reader, label: str, target: Path) -> Path:
    """Press the button, and keep what comes."""
    with reader.page.expect_download() as waiting:
        reader.page.get_by_role("button", name=label).click()
    waiting.value.save_as(target)
    return target


def test_parquet_holds_the_rows_in_view(browser: Browser, published: tuple[Snapshot, Path], tmp_path: Path) -> None:
    snapshot, page = published
    with read_page(browser, page) as reader:
        reader.go("#claims?source_id=source-1")
        file = download(reader, "Download Parquet", tmp_path / "claims.parquet")
    rows = pq.read_table(file).to_pylist()
    claims = {c["claim_id"]: c for c in read_table(snapshot, "claims").to_pylist() if c["source_id"] == "source-1"}
    assert {row["claim_id"] for row in rows} == set(claims)
    for row in rows:
        claim = claims[row["claim_id"]]
        assert {name: row[name] for name in claim if name in row} == {
            name: claim[name] for name in claim if name in row
        }
    assert {row["verdict"] for row in rows} == {"contradicted", "differs", "no_study"}
    assert pd.read_parquet(file).shape == pl.read_parquet(file).shape == (len(rows), len(rows[0]))
    told = duckdb.sql(f"SELECT count(*), count(study_id), sum(\"end\" - start) FROM '{file}'").fetchall()  # noqa: S608
    assert told == [(15, 2, sum(claim["end"] - claim["start"] for claim in claims.values()))]


def test_csv_is_not_obeyed_by_a_spreadsheet(browser: Browser, published: tuple[Snapshot, Path], tmp_path: Path) -> None:
    with read_page(browser, published[1]) as reader:
        reader.go("#claims")
        file = download(reader, "Download CSV", tmp_path / "claims.csv")
    with file.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    quotes = [row["quote"] for row in rows if row["source_id"] == "source-0"]
    assert f"'{FORMULA}" in quotes and "'-1 points, he said" in quotes and "'\t@SUM(A1)" in quotes
    assert LINES[0] in quotes and LINES[4] in quotes
    assert not any(value.lstrip().startswith(("=", "+", "-", "@")) for row in rows for value in row.values())
    assert len(rows) == 30
