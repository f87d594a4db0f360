"""A critical check that fails, or that cannot be evaluated, keeps a run from publishing, and the page tells why."""

from __future__ import annotations

import dataclasses
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from expectations import run as checking
from expectations.checks import Check
from flows import cli
from tests.flows.corpus import CLAIMS, Corpus
from tests.flows.jobs import do_flow, do_steps, get_current, get_files, get_rows, print_to_text
from transforms.rows import extract_rows
from warehouse.errors import ChecksBlocked
from warehouse.schema import TABLES
from warehouse.snapshots import Snapshot, list_snapshots
from warehouse.tables import Claim, StudyMention

pytestmark = pytest.mark.usefixtures("prefect_api")
MISQUOTED = "Ketamine cures everybody."


@pytest.fixture
def before(corpus: Corpus, warehouse: Path) -> Snapshot:
    """What is published before the run that is blocked."""
    corpus.write("old.txt", "Ketamine is given as an infusion for PTSD.")
    return do_steps([corpus.root], warehouse)[1]


@pytest.fixture
def wrong_claims(before: Snapshot, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of claims that the extractor misquotes from now on; it also counts nobody in any study."""
    ids: list[str] = []

    def extract(document: Any, extractor: Any) -> Any:
        read, rows = extract_rows(document, extractor)
        ids.extend(row.claim_id for row in rows if isinstance(row, Claim))
        return read, [spoil(row) for row in rows]

    monkeypatch.setattr("flows.ingest.batches.extract_rows", extract)
    return ids


def spoil(row: Any) -> Any:
    if isinstance(row, Claim):
        return dataclasses.replace(row, quote=MISQUOTED)
    return dataclasses.replace(row, participant_count=0) if isinstance(row, StudyMention) else row


def test_wrong_rows_are_not_published(
    corpus: Corpus,
    warehouse: Path,
    before: Snapshot,
    wrong_claims: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    files = get_files(before)
    corpus.write("new.txt", f"{CLAIMS}\nKetamine acts on glutamate in PTSD. Ketamine needs six infusions in PTSD.\n")
    corpus.write("empty.txt", "")
    monkeypatch.setattr(sys, "argv", ["claimhouse", "run", "--input", str(corpus.root), "--warehouse", str(warehouse)])
    with pytest.raises(SystemExit) as end:
        cli.main()
    assert end.value.code == 1
    said = capsys.readouterr()
    assert said.out == ""
    message = said.err.splitlines()[-1]
    assert message.startswith("claimhouse: Not to be published: 3 critical checks failed: claims.quote_equals_the_text")

    assert get_current(warehouse) == before and list_snapshots(warehouse) == [before]
    assert get_files(before) == files
    assert list((warehouse / ".drafts").iterdir()) == []
    (folder,) = (warehouse / "reports").iterdir()
    assert str(folder / "checks.html") in message
    check_page((folder / "checks.html").read_text("utf-8"))
    check_rows(pq.read_table(folder / "quarantine.parquet"), wrong_claims)
    results = pq.read_table(folder / "validation_results.parquet")
    assert results.schema == TABLES["validation_results"].to_arrow_schema()
    assert results["success"].to_pylist().count(False) == 3


def check_page(page: str) -> None:
    """Every failing check and row is on the page, and the input that was kept out."""
    for name in ("claims.quote_equals_the_text", "study_mentions.participant_count", "studies.participant_count"):
        assert f"<code>{name}" in page
    assert page.count(f"<bdi>{MISQUOTED}</bdi>") == 5
    assert "empty.txt" in page and "it holds nothing but white space" in page


def check_rows(rows: pa.Table, wrong_claims: list[str]) -> None:
    """Every failing row is there, each once, and the input that was kept out."""
    assert rows.schema == TABLES["quarantine"].to_arrow_schema()
    assert Counter(rows["table_name"].to_pylist()) == {
        "claims": len(wrong_claims), "study_mentions": 1, "studies": 1, "documents": 1,
    }  # fmt: skip
    claims = rows.filter(pa.compute.equal(rows["table_name"], "claims"))
    assert sorted(claims["row_id"].to_pylist()) == sorted(wrong_claims)
    assert len(wrong_claims) > 5


def test_check_that_cannot_be_evaluated_blocks(
    corpus: Corpus, warehouse: Path, before: Snapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    raising = Check("raises", "cues", "Never mind.", failing="SELECT * FROM cues, nowhere")
    monkeypatch.setattr(checking, "select_checks", lambda *_, **__: (raising,))
    with pytest.raises(ChecksBlocked, match=r"1 critical check could not be evaluated: cues\.raises\. .*checks\.html"):
        do_flow([corpus.root], warehouse)
    assert get_current(warehouse) == before
    (folder,) = (warehouse / "reports").iterdir()
    assert "nowhere" in pq.read_table(folder / "validation_results.parquet")["error"][0].as_py()
    assert "This says nothing about the rows" in (folder / "checks.html").read_text("utf-8")


def test_warning_keeps_the_row_out_and_publishes(
    corpus: Corpus, warehouse: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus.write("a.txt", CLAIMS)
    odd = Check("odd", "quantities", "No 41.", failing="SELECT * FROM quantities WHERE low = 41", severity="warning")
    monkeypatch.setattr(checking, "select_checks", lambda tables, **_: (odd,) if "quantities" in tables else ())
    result = do_flow([corpus.root], warehouse)
    kept_out = get_rows(result.snapshot, "quarantine")
    assert [(row["table_name"], row["reason"]) for row in kept_out] == [("quantities", "No 41.")]
    assert 41 not in {row["low"] for row in get_rows(result.snapshot, "quantities")}
    assert (
        "1 evaluated, 1 warn; the rows that fail are in quarantine\n           quantities.odd: 1 rows"
        in print_to_text(result)
    )
