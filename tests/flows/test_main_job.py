"""The main job from end to end on the example texts: the installed command, then further runs on what it published."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest

from expectations.suites import SUITES
from tests.flows.jobs import (
    RUN_TABLES,
    SEEDS,
    do_flow,
    do_steps,
    get_current,
    get_files,
    get_rows,
    get_tables,
    print_to_text,
)
from warehouse.schema import TABLES
from warehouse.snapshots import Snapshot

COMMAND = Path(sys.executable).with_name("claimhouse")


@dataclass(frozen=True)
class FirstRun:
    """The run of the installed command into a new warehouse."""

    warehouse: Path
    ended: subprocess.CompletedProcess[str]

    @cached_property
    def snapshot(self) -> Snapshot:
        """What it published."""
        return get_current(self.warehouse)


@pytest.fixture(scope="module")
def first(prefect_api: str, tmp_path_factory: pytest.TempPathFactory) -> FirstRun:
    """The command, run once."""
    warehouse = tmp_path_factory.mktemp("job") / "warehouse"
    command: list[str | Path] = [COMMAND, "run", "--input", SEEDS, "--warehouse", warehouse, "--timings"]
    return FirstRun(warehouse, subprocess.run(command, capture_output=True, text=True, timeout=120))


def test_run_ends_well(first: FirstRun) -> None:
    assert (first.ended.returncode, "Traceback" in first.ended.stderr) == (0, False)
    progress = ("Reading the texts", "Extracting claims from 5 of 5 texts", "Checking", "Linking", "Publishing")
    at = [first.ended.stderr.index(line) for line in progress]
    assert at == sorted(at)
    assert re.search(r"^ +\d+\.\d\d s  Publishing$", first.ended.stderr, re.MULTILINE)


def test_every_table_is_published_as_declared(first: FirstRun) -> None:
    for name, table in TABLES.items():
        schema = pq.read_schema(first.warehouse / "current" / name / f"{name}.parquet")
        assert schema.equals(table.to_arrow_schema(), check_metadata=True), name
    filled = {name for name in TABLES if get_rows(first.snapshot, name)}
    assert filled >= {"sources", "documents", "statements", "claims", "quantities", "cues", "study_mentions", "studies"}
    assert filled >= {"propositions", "source_scorecards", "validation_results", "runs"}


def test_current_points_at_the_snapshot_of_the_run(first: FirstRun) -> None:
    assert (first.warehouse / "current").readlink() == Path("snapshots") / first.snapshot.id
    (run,) = get_rows(first.snapshot, "runs")
    assert run["run_id"] == run["snapshot"] == first.snapshot.id
    assert run["flow_run_id"] and run["started_at"] < run["finished_at"]
    assert (run["document_count"], run["new_document_count"]) == (5, 5)
    assert run["claim_count"] == len(get_rows(first.snapshot, "claims"))


def test_every_check_was_evaluated_and_passed(first: FirstRun) -> None:
    results = get_rows(first.snapshot, "validation_results")
    assert {(r["table_name"], r["expectation"]) for r in results} == {
        (check.table, check.name) for suite in SUITES.values() for check in suite
    }
    assert all(row["success"] and row["error"] is None for row in results)
    assert get_rows(first.snapshot, "quarantine") == []


def test_plain_duckdb_reads_the_published_file(first: FirstRun) -> None:
    with duckdb.connect(first.warehouse / "current" / "claimhouse.duckdb", read_only=True) as connection:
        assert connection.execute("SELECT count(*) FROM claims").fetchall()[0][0] > 100


def test_summary_tells_of_texts_claims_checks_and_places(first: FirstRun) -> None:
    said = first.ended.stdout
    claims, checks = len(get_rows(first.snapshot, "claims")), len(get_rows(first.snapshot, "validation_results"))
    assert "Texts      5 came in: 5 published\n" in said
    assert f"Claims     {claims} from 5 sources: " in said
    assert f"Checks     {checks} evaluated, all passed\n" in said
    for place in ("current/TABLE/*.parquet", "current/claimhouse.duckdb", f"reports/{first.snapshot.id}/checks.html"):
        assert f"{first.warehouse}/{place}\n" in said
    assert "Try        claimhouse sql " in said
    page = (first.warehouse / "reports" / first.snapshot.id / "checks.html").read_text("utf-8")
    assert "Fit to publish: every check passed" in page and not re.search(r"(src|href)=", page)


def test_second_run_changes_the_tables_of_the_runs_alone(
    first: FirstRun, monkeypatch: pytest.MonkeyPatch, prefect_api: str
) -> None:
    before = get_files(first.snapshot)
    monkeypatch.setattr(
        "flows.ingest.batches.extract_rows", lambda document, _: pytest.fail(f"{document.uri} was read again")
    )
    result = do_flow([SEEDS], first.warehouse)
    after = get_files(result.snapshot)
    changed = {Path(path).parts[0] for path in before | after if before.get(path) != after.get(path)}
    assert {"runs", "validation_results"} <= changed <= RUN_TABLES
    assert result.intake.count() == {"unchanged": 5}
    assert [row["new_document_count"] for row in get_rows(result.snapshot, "runs")] == [5, 0]
    assert "Texts      5 came in: 5 unchanged\n" in print_to_text(result)
    assert get_files(first.snapshot) == before


def test_files_in_another_order_give_the_same_rows(first: FirstRun, tmp_path: Path) -> None:
    files = sorted(SEEDS.iterdir(), reverse=True)
    _, snapshot = do_steps(files, tmp_path / "warehouse")
    assert get_tables(snapshot) == get_tables(first.snapshot)
