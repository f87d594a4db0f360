"""The commands for looking after a warehouse, and the settings."""

from __future__ import annotations

import json
import logging
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from flows.commands.config import config_command
from flows.commands.doctor import doctor_command
from flows.commands.restore import restore_command
from flows.commands.snapshots import snapshots_command
from flows.commands.status import status_command
from flows.settings import load_settings
from flows.unattended import diagnosis
from flows.unattended.logs import log_as_json, stop_logging_to
from flows.unattended.outcomes import keeping_journal, log_inputs
from flows.unattended.turns import take_turn
from tests.flows.corpus import CLAIMS, Corpus
from tests.flows.jobs import NOON, do_steps, get_rows
from warehouse.errors import ChecksBlocked, ClaimhouseError, InputError, WarehouseError
from warehouse.restore import restore
from warehouse.snapshots import Snapshot, current_snapshot, list_snapshots


def call(command: click.Command, *arguments: str | Path) -> Result:
    """A command in this process; an error on purpose is raised here."""
    result = CliRunner().invoke(command, [str(argument) for argument in arguments])
    if isinstance(result.exception, ClaimhouseError):
        raise result.exception
    return result


def ask(command: click.Command, *arguments: str | Path) -> Any:
    """The JSON that a command prints."""
    return json.loads(call(command, *arguments, "--json").stdout)


@pytest.fixture(autouse=True)
def settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No settings but those of the test, and an empty home for Prefect."""
    for name in [name for name in os.environ if name.startswith("CLAIMHOUSE_") or name == "PREFECT_API_URL"]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path / "prefect"))
    monkeypatch.chdir(tmp_path)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with texts and a warehouse of two snapshots; the second text came with the second."""
    place = tmp_path_factory.mktemp("template")
    (place / "texts").mkdir()
    corpus = Corpus(place / "texts")
    corpus.write("a.txt", CLAIMS)
    do_steps([corpus.root], place / "warehouse")
    corpus.write("b.txt", "Psilocybin helps against depression.")
    do_steps([corpus.root], place / "warehouse")
    return place


@pytest.fixture
def published(template: Path, tmp_path: Path) -> list[Snapshot]:
    """The two snapshots, the older one first, in a warehouse of the test's own; `texts` lies beside it."""
    for name in ("texts", "warehouse"):
        shutil.copytree(template / name, tmp_path / name, symlinks=True)
    restore(tmp_path / "warehouse")  # the copied database leads to where it was
    return list_snapshots(tmp_path / "warehouse")[::-1]


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """The texts of the two snapshots."""
    return tmp_path / "texts"


def test_status_of_a_warehouse_that_is_well(published: list[Snapshot], warehouse: Path) -> None:
    with keeping_journal(warehouse, "run-7", NOON, None):
        pass
    facts = ask(status_command, "--warehouse", warehouse)
    assert (facts["ok"], facts["problems"], facts["snapshot"]) == (True, [], published[1].id)
    assert facts["rows"]["documents"] == 2
    assert facts["last_run"]["outcome"] == "published"
    assert facts["bytes"]["snapshots"] > 10_000
    text = call(status_command, "--warehouse", warehouse)
    assert text.exit_code == 0
    assert "2 documents" in text.stdout and "Look at" not in text.stdout


def test_status_tells_what_failed_since_the_last_success(published: list[Snapshot], warehouse: Path) -> None:
    for number, error in enumerate((None, ChecksBlocked("2 checks\nfailed"), WarehouseError("The disk is full"))):
        with pytest.raises(ClaimhouseError) if error else keeping_journal(warehouse, "other", NOON, None):  # noqa: SIM117
            with keeping_journal(warehouse, f"run-{number}", NOON, None):
                if error:
                    raise error
    facts = ask(status_command, "--warehouse", warehouse)
    assert [(run["run_id"], run["outcome"]) for run in facts["failed_runs"]] == [
        ("run-2", "failed"),
        ("run-1", "blocked"),
    ]
    result = call(status_command, "--warehouse", warehouse)
    assert result.exit_code == 1
    assert "The last 2 runs did not publish: run-2 failed: The disk is full" in result.stdout


def test_status_knows_a_run_at_work_from_one_that_died(published: list[Snapshot], warehouse: Path) -> None:
    with take_turn(warehouse), keeping_journal(warehouse, "run-8", NOON, None):
        facts = ask(status_command, "--warehouse", warehouse)
        assert (facts["at_work"], facts["last_run"]["outcome"]) == (str(os.getpid()), "started")
        lines = (warehouse / "journal.jsonl").read_text()
    (warehouse / "journal.jsonl").write_text(lines)  # as a killed run leaves it
    facts = ask(status_command, "--warehouse", warehouse)
    assert (facts["at_work"], facts["last_run"]["outcome"]) == (None, "died")
    assert "run-8 ended without a word" in facts["problems"][0]


def test_status_of_a_stale_a_broken_and_a_missing_warehouse(published: list[Snapshot], warehouse: Path) -> None:
    assert (
        "older than 1e-06 hours" in call(status_command, "--warehouse", warehouse, "--fresh-hours", "0.000001").stdout
    )
    (published[1].path / "claimhouse.duckdb").unlink()
    assert "Run `claimhouse restore`" in call(status_command, "--warehouse", warehouse).stdout
    (published[1].path / "manifest.json").unlink()
    broken = ask(status_command, "--warehouse", warehouse)
    assert broken["snapshot"] is None and "no complete snapshot" in broken["problems"][0]
    with pytest.raises(InputError, match="There is no warehouse here"):
        call(status_command, "--warehouse", warehouse / "nowhere")


def find(facts: Any, about: str) -> Any:
    """What the doctor found about something."""
    return next(finding for finding in facts["findings"] if finding["about"] == about)


def test_the_doctor_finds_all_well(published: list[Snapshot], warehouse: Path) -> None:
    restore(warehouse, published[0].id)
    facts = ask(doctor_command, "--warehouse", warehouse, "--all")
    assert facts["ok"]
    assert [f for f in facts["findings"] if f["state"] != "ok" and f["about"] != "disk"] == []
    assert sum(f["about"] == "integrity" for f in facts["findings"]) == 2


def test_the_doctor_finds_a_corrupt_file_and_rollback_helps(published: list[Snapshot], warehouse: Path) -> None:
    first, second = published
    restore(warehouse, first.id)
    path = second.path / "claims" / "claims.parquet"
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    result = call(doctor_command, "--warehouse", warehouse)
    assert result.exit_code == 1
    assert "claims/claims.parquet was changed: its checksum is another one" in result.stdout
    assert "claimhouse snapshots rollback" in result.stdout
    assert call(snapshots_command, "rollback", first.id, "--warehouse", warehouse).exit_code == 0
    assert ask(doctor_command, "--warehouse", warehouse)["ok"]
    assert current_snapshot(warehouse) == first


def test_a_run_on_a_corrupt_snapshot_says_what_to_do(published: list[Snapshot], warehouse: Path, texts: Path) -> None:
    path = published[1].path / "documents" / "documents.parquet"
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(ClaimhouseError, match=r"documents\.parquet.*claimhouse snapshots rollback"):
        do_steps([texts], warehouse)
    assert current_snapshot(warehouse) == published[1]
    restore(warehouse, published[0].id)
    call(snapshots_command, "rollback", published[0].id, "--warehouse", warehouse)
    _, after = do_steps([texts], warehouse)
    assert after.count("documents") == 2


def test_the_doctor_of_a_place_where_nothing_is_yet(tmp_path: Path) -> None:
    facts = ask(doctor_command, "--warehouse", tmp_path / "new")
    assert facts["ok"]
    assert "once it is made" in find(facts, "folder")["what"]


def test_the_doctor_finds_an_environment_that_is_not_well(
    published: list[Snapshot], warehouse: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "prefect").mkdir()
    (tmp_path / "prefect" / "prefect.db").write_text("this is no database, and long enough to be taken for one" * 99)
    monkeypatch.setattr(diagnosis, "requires", lambda _: ["duckdb==0.1", "nonesuch>1", "pytest; extra == 'test'"])
    monkeypatch.setenv("DO_NOT_TRACK", "0")
    monkeypatch.setattr(diagnosis, "LEAST_FREE", 10**18)
    monkeypatch.setattr(diagnosis.dt, "datetime", _Earlier)
    (warehouse / ".drafts" / "run-x").mkdir()
    facts = ask(doctor_command, "--warehouse", warehouse, "--vocabularies", tmp_path / "none")
    states = {finding["about"]: finding["state"] for finding in facts["findings"]}
    assert {name for name, state in states.items() if state == "fail"} == {"packages", "prefect", "vocabularies"}
    assert {name for name, state in states.items() if state == "warn"} == {"telemetry", "disk", "clock", "runs"}
    assert "duckdb is" in find(facts, "packages")["what"] and "nonesuch is missing" in find(facts, "packages")["what"]


class _Earlier(diagnosis.dt.datetime):
    @classmethod
    def now(cls, tz: Any = None) -> Any:
        return cls(2001, 1, 1, tzinfo=tz)


def test_snapshots_are_listed_compared_and_pruned(published: list[Snapshot], warehouse: Path) -> None:
    first, second = published
    listed = ask(snapshots_command, "list", "--warehouse", warehouse)
    assert [(s["id"], s["current"]) for s in listed] == [(second.id, True), (first.id, False)]
    assert f"* {second.id}" in call(snapshots_command, "list", "--warehouse", warehouse).stdout
    diff = ask(snapshots_command, "diff", first.id, "--warehouse", warehouse, "--table", "documents")
    assert [(t["table"], t["appeared"], t["vanished"], t["changed"]) for t in diff["tables"]] == [
        ("documents", 1, 0, 0)
    ]
    told = call(snapshots_command, "diff", first.id, second.id, "--warehouse", warehouse).stdout
    assert "documents: 1 appeared, 0 vanished, 0 changed" in told and "b.txt" in told
    assert call(snapshots_command, "diff", first.id, first.id, "--warehouse", warehouse).stdout == "Nothing differs.\n"
    assert call(snapshots_command, "prune", "--keep", "1", "--warehouse", warehouse).stdout == f"Removed {first.id}.\n"
    with pytest.raises(InputError, match="There is no snapshot"):
        call(snapshots_command, "diff", first.id, "--warehouse", warehouse)


def test_restore_after_the_database_is_lost(published: list[Snapshot], warehouse: Path) -> None:
    (published[1].path / "claimhouse.duckdb").unlink()
    assert "tables" in call(restore_command, "--warehouse", warehouse).stdout
    assert ask(status_command, "--warehouse", warehouse)["ok"]


def test_a_warehouse_of_an_older_version_goes_on(
    published: list[Snapshot], warehouse: Path, texts: Path, make_older: Callable[[Snapshot], None]
) -> None:
    make_older(published[1])
    call(restore_command, "--warehouse", warehouse)
    told = call(status_command, "--warehouse", warehouse).stdout
    assert "An older version published this: documents lacks therapy" in told
    assert find(ask(doctor_command, "--warehouse", warehouse), "tables")["state"] == "warn"
    intake, after = do_steps([texts], warehouse)
    assert dict(intake.count()) == {"unchanged": 2}
    assert {row["therapy"] for row in get_rows(after, "documents")} != {None}
    assert after.count("claims") == published[1].count("claims")
    assert ask(status_command, "--warehouse", warehouse)["ok"]
    assert list((warehouse / ".drafts").iterdir()) == []


@pytest.fixture
def make_older() -> Callable[[Snapshot], None]:
    """Has a snapshot look like one of an older version: a table, a column and the manifest are gone."""
    import pyarrow.parquet as pq

    def make(snapshot: Snapshot) -> None:
        for name in ("documents", "claims"):
            path = snapshot.path / name / f"{name}.parquet"
            column = {"documents": "therapy", "claims": "stance"}[name]
            read = pq.ParquetFile(path).read()
            path.unlink()  # it may be a file of another snapshot, too
            pq.write_table(read.drop_columns([column]), path)
        shutil.rmtree(snapshot.path / "discrepancies")
        (snapshot.path / "manifest.json").unlink()

    return make


def test_settings_come_from_flags_environment_file_and_defaults(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "claimhouse.toml").write_text('warehouse = "here"\ninputs = ["texts"]\nkeep = 3\nretries = 7\n')
    monkeypatch.setenv("CLAIMHOUSE_KEEP", "4")
    monkeypatch.setenv("CLAIMHOUSE_RETRIES", "8")
    facts = ask(config_command, "--keep", "9")
    assert facts["keep"] == {"value": 9, "from": "flag"}
    assert facts["retries"] == {"value": 8, "from": "CLAIMHOUSE_RETRIES"}
    assert facts["warehouse"] == {"value": str(tmp_path / "here"), "from": "claimhouse.toml"}
    assert facts["inputs"]["value"] == [str(tmp_path / "texts")]
    assert facts["cron"] == {"value": "0 6 * * *", "from": "default"}
    assert "retries = 8  (CLAIMHOUSE_RETRIES)" in call(config_command).stdout


def test_inputs_in_the_environment_stand_side_by_side(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMHOUSE_INPUTS", os.pathsep.join(["/a", "~/b"]))
    assert load_settings().inputs == (Path("/a"), Path.home() / "b")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("keep = 0", r"claimhouse\.toml: The settings are wrong: keep: Input should be greater"),
        ("kep = 1", r"kep: Extra inputs are not permitted. There are warehouse, inputs"),
        ("keep = ", r"claimhouse\.toml: The settings cannot be read: Invalid value"),
    ],
)
def test_wrong_settings_are_told_in_a_line(tmp_path: Path, content: str, told: str) -> None:
    (tmp_path / "claimhouse.toml").write_text(content)
    with pytest.raises(InputError, match=told):
        call(status_command)


def test_a_file_of_settings_that_is_named_and_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMHOUSE_CONFIG", "nowhere.toml")
    with pytest.raises(InputError, match=r"nowhere\.toml: There is no such file of settings"):
        load_settings()


def test_logs_for_programs_name_the_document(
    corpus: Corpus, warehouse: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    corpus.write("a.txt", CLAIMS)
    corpus.write("empty.txt", "")
    intake, _ = do_steps([corpus.root], warehouse)
    handler = log_as_json()
    try:
        logging.getLogger("flows.unattended.outcomes").setLevel(logging.NOTSET)
        log_inputs(intake)
        with pytest.raises(WarehouseError), keeping_journal(warehouse, "run-9", NOON, None):
            raise WarehouseError("full")
    finally:
        stop_logging_to(handler)
    lines = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    told = {(line["level"], line.get("document")) for line in lines}
    assert {("info", "a.txt"), ("warning", "empty.txt")} <= told
    assert (lines[-1]["level"], lines[-1]["run_id"], lines[-1]["message"]) == (
        "error",
        "run-9",
        "Run run-9 failed: full",
    )
