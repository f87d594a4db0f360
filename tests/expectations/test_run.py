"""The run of the checks: it judges as DuckDB does, lists everything that fails, and leaves nothing open."""

from __future__ import annotations

import json
import os
import pickle
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from expectations.checks import Check, check_rows
from expectations.facts import InputCounts, Occasion
from expectations.run import CheckReport, evaluate_checks, join_reports, run_checks
from expectations.suites import SUITES, select_checks
from tests.expectations.rows import ALL_ADD_UP, NOW
from warehouse.errors import InputError, WarehouseError
from warehouse.schema import TABLES

EXTRACTED = ("sources", "documents", "statements", "claims", "quantities", "cues", "study_mentions", "study_arms")
MARTS = tuple(name for name in SUITES if name not in EXTRACTED)

MakeDraft = Callable[..., Path]


def check_tables(draft: Path, *tables: str) -> CheckReport:
    return run_checks(draft, run_id="run", checked_at=NOW, tables=tables or SUITES, inputs=ALL_ADD_UP)


def name_failed(report: CheckReport) -> dict[tuple[str, str], int | None]:
    return {(r.table_name, r.expectation): r.unexpected_count for r in report.results if not r.success}


def test_good_draft_passes_every_check(good_file: Path) -> None:
    report = check_tables(good_file)
    assert name_failed(report) == {}
    assert not report.blocked
    assert len(report.results) == sum(map(len, SUITES.values()))
    assert report.failing.num_rows == 0 and report.kept_out == {}
    assert {r.table_name: r.row_count for r in report.results}["documents"] == 4


def test_counts_of_failing_rows_are_those_of_the_draft(make_draft: MakeDraft) -> None:
    draft = make_draft(
        "UPDATE documents SET sha256 = 'x', language = '{en}:1' WHERE source_id = 'forum'",
        "UPDATE statements SET kind = 'poem', ordinal = ordinal + 1",
        "UPDATE claims SET study_id = 'nowhere', stance = NULL",
        "UPDATE study_mentions SET year = 3000",
        "UPDATE studies SET source_count = 7",
    )
    report = check_tables(draft)
    facts = Occasion("run", NOW, ALL_ADD_UP).facts
    with duckdb.connect(draft, read_only=True) as connection:
        for finding in report.findings:
            if finding.check.failing:
                rows = connection.execute(f"{facts} {finding.check.failing}").fetchall()
                assert finding.result.unexpected_count == len(rows), finding.check
    assert report.blocked
    assert name_failed(report)["statements", "ordinals_have_no_gap"] == 8


def test_every_table_with_another_column_fails(make_draft: MakeDraft) -> None:
    report = check_tables(make_draft(*(f'ALTER TABLE "{name}" ADD COLUMN surplus VARCHAR' for name in SUITES)))
    assert set(name_failed(report)) == {(name, "columns_are_as_declared") for name in SUITES}
    assert "surplus" in next(f for f in report.findings if not f.result.success).examples[0]
    assert report.failing.num_rows == 0


def test_every_input_must_be_accounted_for(good_file: Path) -> None:
    lost = InputCounts(read=11, published=4, unchanged=3, duplicate=2, quarantined=1)
    account = [c for c in SUITES["documents"] if c.needs_inputs]
    report = evaluate_checks(good_file, account, Occasion("run", NOW, lost))
    assert name_failed(report) == {("documents", "every_input_is_accounted_for"): 1}
    assert report.blocked
    assert json.loads(report.findings[0].examples[0])["inputs_read"] == 11


def test_account_is_left_out_without_inputs() -> None:
    known = set(select_checks(SUITES, with_inputs=True)) - set(select_checks(SUITES, with_inputs=False))
    assert {check.name for check in known} == {"every_input_is_accounted_for"}


def test_parts_evaluate_every_check_once() -> None:
    parts = [select_checks(part, with_inputs=True) for part in (EXTRACTED, MARTS)]
    assert Counter(parts[0] + parts[1]) == Counter(select_checks(SUITES, with_inputs=True))
    assert "study_id_exists_in_studies" in {c.name for c in parts[1] if c.table == "claims"}


def test_first_part_needs_no_later_table(make_draft: MakeDraft) -> None:
    draft = make_draft(*(f"DROP TABLE {name}" for name in MARTS))
    report = run_checks(draft, run_id="run", checked_at=NOW, tables=EXTRACTED, inputs=None)
    assert name_failed(report) == {}


def test_every_failing_row_is_listed(make_draft: MakeDraft) -> None:
    draft = make_draft(
        "INSERT INTO cues SELECT c.* REPLACE (concept || i AS concept) FROM cues AS c, range(299) AS r(i)",
        "UPDATE cues SET quote = quote || '?'",
    )
    report = check_tables(draft, "cues")
    assert name_failed(report) == {("cues", "quote_equals_the_text"): 300}
    assert report.failing.schema == TABLES["quarantine"].to_arrow_schema()
    rows = report.failing.to_pylist()
    assert len({row["row_id"] for row in rows}) == 300
    assert {row["reason"] for row in rows} == {f.check.description for f in report.findings if not f.result.success}
    assert all(json.loads(row["row_json"])["quote"].endswith("?") for row in rows)


def test_rows_that_share_a_key_keep_their_own_place(make_draft: MakeDraft) -> None:
    report = check_tables(
        make_draft("INSERT INTO reference_studies SELECT * FROM reference_studies"), "reference_studies"
    )
    assert report.failing["row_id"].to_pylist() == ["r1", "r1#2"]


def test_rows_are_valid_json_whatever_they_hold(make_draft: MakeDraft) -> None:
    hostile = """UPDATE quantities SET quote = '"}' || chr(0) || chr(8238) || '</script>' WHERE quantity_id = 'q2'"""
    draft = make_draft("UPDATE quantities SET low = 'NaN', high = 'inf' WHERE quantity_id = 'q2'", hostile)
    row = json.loads(check_tables(draft, "quantities").failing["row_json"][0].as_py(), parse_constant=pytest.fail)
    assert (row["low"], row["high"], row["quote"]) == ("nan", "inf", '"}\x00\u202e</script>')


def test_rows_that_fail_a_warning_are_kept_out_without_blocking(make_draft: MakeDraft) -> None:
    draft = make_draft(
        "UPDATE quantities SET low = 101, high = 102 WHERE quantity_id = 'q3'",
        "UPDATE quantities SET low = 1492, high = 1492 WHERE quantity_id = 'q5'",
    )
    report = check_tables(draft, "quantities")
    assert not report.blocked
    assert {name: keys.to_pydict() for name, keys in report.kept_out.items()} == {
        "quantities": {"quantity_id": ["q3", "q5"]}
    }
    assert len(report.failing) == 3


def test_check_that_cannot_be_evaluated_is_a_failure_of_its_own_kind(make_draft: MakeDraft) -> None:
    report = check_tables(make_draft("ALTER TABLE cues DROP COLUMN cue", "DROP TABLE study_arms"), "cues", "study_arms")
    raised = [r for r in report.results if r.error is not None]
    assert {r.table_name for r in raised} == {"cues", "study_arms"}
    assert all(not r.success and r.row_count is None and r.unexpected_count is None for r in raised)
    assert len([r for r in raised if r.table_name == "study_arms"]) == len(SUITES["study_arms"])
    assert any("cue" in str(r.error) for r in raised)
    assert report.blocked


@pytest.mark.parametrize(("severity", "blocks"), [("critical", True), ("warning", False)])
def test_check_that_raises_blocks_if_critical(good_file: Path, severity: str, blocks: bool) -> None:
    check = Check("raises", "cues", "Never mind.", failing="SELECT * FROM cues WHERE error(quote)", severity=severity)  # type: ignore[arg-type]
    report = evaluate_checks(good_file, [check], Occasion("run", NOW))
    assert [r.error is not None for r in report.results] == [True]
    assert report.blocked is blocks


def test_draft_is_free_and_untouched_afterwards(make_draft: MakeDraft) -> None:
    draft = make_draft("DROP TABLE cues")
    before = draft.read_bytes()
    check_tables(draft, "cues")
    assert [path.name for path in draft.parent.iterdir()] == [draft.name]
    assert draft.read_bytes() == before
    with duckdb.connect(draft) as connection:
        connection.execute("CREATE TABLE written (x INTEGER)")


def test_draft_that_is_open_elsewhere_is_refused(make_draft: MakeDraft) -> None:
    draft = make_draft()
    with duckdb.connect(draft), pytest.raises(WarehouseError, match="Close every other connection"):
        check_tables(draft)


def test_table_without_checks_is_refused(good_file: Path) -> None:
    with pytest.raises(InputError, match="no checks for quarantine"):
        run_checks(good_file, run_id="run", checked_at=NOW, tables=["quarantine"], inputs=None)


def test_reports_of_parts_join(make_draft: MakeDraft) -> None:
    draft = make_draft("UPDATE quantities SET low = 101, high = 102 WHERE quantity_id = 'q3'")
    parts = [run_checks(draft, run_id="run", checked_at=NOW, tables=part, inputs=None) for part in (EXTRACTED, MARTS)]
    joined = join_reports(*parts)
    assert len(joined.results) == len(parts[0].results) + len(parts[1].results)
    assert isinstance(joined.failing, pa.Table) and len(joined.failing) == 2
    assert set(joined.kept_out) == {"quantities"}


def test_nothing_is_printed(make_draft: MakeDraft, capfd: pytest.CaptureFixture[str]) -> None:
    check_tables(make_draft("UPDATE cues SET quote = NULL", "ALTER TABLE cues DROP COLUMN cue"), "cues")
    assert capfd.readouterr() == ("", "")


def test_times_are_told_in_utc_wherever_the_machine_is(good_file: Path) -> None:
    script = """
import sys
from pathlib import Path
from expectations.connect import open_draft
with open_draft(Path(sys.argv[1]), Path(sys.argv[1]).parent) as draft:
    print(draft.execute("SELECT min(ingested_at)::VARCHAR FROM documents").fetchone()[0])
"""
    somewhere = os.environ | {"TZ": "America/New_York"}
    told = subprocess.run([sys.executable, "-c", script, good_file], env=somewhere, check=True, capture_output=True)
    assert told.stdout.decode().strip() == "2026-03-04 05:06:07+00"


def test_report_can_be_sent_to_another_process(make_draft: MakeDraft) -> None:
    report = check_tables(make_draft("UPDATE cues SET quote = '?'"), "cues")
    sent = pickle.loads(pickle.dumps(report))
    assert sent.results == report.results
    assert sent.failing.equals(report.failing)


def test_warning_about_rows_of_a_table_that_others_refer_to_is_refused() -> None:
    with pytest.raises(ValueError, match="make it critical"):
        check_rows("claims", "is_short", "length(t.quote) > 9", "Be short.", severity="warning")
