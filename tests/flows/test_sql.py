"""`claimhouse sql`: each format as a person or a program gets it, and the errors on the way."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result

from flows.cli import cli
from tests.rows import OTHER, make_rows
from warehouse.draft import Draft
from warehouse.errors import InputError
from warehouse.publish import publish

VALUES = """SELECT 1 AS i, 0.1::DOUBLE AS f, 1.50::DECIMAL(9,2) AS d, 12345678901234567890123::HUGEINT AS h,
    NULL::VARCHAR AS n, '' AS e, '=1+1' AS t, true AS b, DATE '2026-01-31' AS day, [1, 2] AS l,
    TIMESTAMPTZ '2026-01-31 12:00:00.5+01' AS moment, 'nan'::DOUBLE AS nan, {'a': DATE '2026-01-31'} AS s,
    INTERVAL '1 month 500 milliseconds' AS v, 'x'::BLOB AS x, MAP {'k': 1} AS m, TIME '10:00' AS hour"""


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two published snapshots; the first lacks claims."""
    folder = tmp_path_factory.mktemp("warehouse")
    with Draft.create(folder, "run-1") as draft:
        publish(draft)
    with Draft.create(folder, "run-2") as draft:
        draft.add(make_rows("run-2"))
        publish(draft)
    return folder


def ask(warehouse: Path, *arguments: str, stdin: str | bytes | None = None) -> Result:
    """Run the command in this process; its output is no terminal."""
    return CliRunner().invoke(cli, ["sql", "--warehouse", str(warehouse), *arguments], input=stdin)


def test_without_a_terminal_it_is_csv_with_the_data_as_they_are(warehouse: Path) -> None:
    result = ask(warehouse, VALUES)
    assert result.exit_code == 0
    (row,) = csv.DictReader(io.StringIO(result.stdout))
    assert row == {
        "i": "1", "f": "0.1", "d": "1.5", "h": "12345678901234567890123", "n": "", "e": "", "t": "=1+1", "b": "true",
        "day": "2026-01-31", "l": "[1, 2]", "moment": "2026-01-31T11:00:00.500000+00:00", "nan": "nan",
        "s": '{"a": "2026-01-31"}', "v": "P1M0DT0.5S", "x": "78",
        "m": '[["k", 1]]', "hour": "10:00:00",
    }  # fmt: skip
    assert ',,"",' in result.stdout.replace(',"12345678901234567890123"', "")


def test_json_is_an_array_of_objects_with_iso_dates(warehouse: Path) -> None:
    (row,) = json.loads(ask(warehouse, VALUES, "--format", "json").stdout)
    assert row == {
        "i": 1, "f": 0.1, "d": 1.5, "h": 12345678901234567890123, "n": None, "e": "", "t": "=1+1", "b": True,
        "day": "2026-01-31", "l": [1, 2], "moment": "2026-01-31T11:00:00.500000+00:00", "nan": "NaN",
        "s": {"a": "2026-01-31"}, "v": "P1M0DT0.5S", "x": "78",
        "m": [["k", 1]], "hour": "10:00:00",
    }  # fmt: skip
    assert json.loads(ask(warehouse, "FROM claims LIMIT 0", "--format", "json").stdout) == []
    lines = ask(warehouse, "FROM claims ORDER BY claim_id", "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line)["claim_id"] for line in lines] == [
        "clinic-0-evidence", "clinic-1-efficacy", "forum-0-efficacy",
    ]  # fmt: skip


def test_parquet_into_a_pipe_or_a_file(warehouse: Path, tmp_path: Path) -> None:
    piped = ask(warehouse, "FROM claims", "--format", "parquet")
    assert pq.read_table(io.BytesIO(piped.stdout_bytes)).num_rows == 3
    file = tmp_path / "claims.parquet"
    assert ask(warehouse, "FROM claims", "--output", str(file)).exit_code == 0
    assert pq.read_table(file).column("quote").to_pylist()[-1] == OTHER
    assert list(tmp_path.iterdir()) == [file]
    result = ask(warehouse, "SELECT union_value(a := 1) AS u", "--format", "parquet")
    assert isinstance(result.exception, InputError)
    assert "Cast that column" in str(result.exception)


def test_a_plain_table_is_aligned_and_tells_how_many_rows(warehouse: Path) -> None:
    result = ask(warehouse, "SELECT i, 'x' || i AS x FROM range(9, 12) AS r(i)", "--format", "table")
    assert result.stdout.splitlines()[0].split() == ["i", "x"]
    assert result.stdout.splitlines()[2:] == [" 9   x9", "10   x10", "11   x11"]
    assert result.stderr == "3 rows.\n"
    result = ask(warehouse, "FROM range(9)", "--format", "table", "--limit-rows", "1")
    assert result.stderr == "The first 1 row; --limit-rows 0 shows all.\n"


def test_an_older_snapshot_and_sql_from_standard_input(warehouse: Path) -> None:
    assert ask(warehouse, "-", stdin="SELECT count(*) AS n FROM claims").stdout == '"n"\n3\n'
    assert ask(warehouse, "-", "--snapshot", "run-1", stdin="SELECT count(*) AS n FROM claims").stdout == '"n"\n0\n'
    assert "not UTF-8" in str(ask(warehouse, "-", stdin=b"SELECT '\xff'").exception)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["FROM claim"], "There are"),
        (["SELECT 1; SELECT 2"], "more than one statement"),
        (["SELECT 1", "--snapshot", "run-9"], "There are run-2, run-1."),
        (["SELECT sum(a.range) FROM range(9999999) AS a, range(9999999) AS b", "--timeout", "0.1"], "took longer than"),
        (["SELECT 1", "--output", "{warehouse}/current/claims/claims.parquet"], "Snapshots are never changed"),
        (["SELECT 1", "--output", "{warehouse}"], "This is a folder"),
        (["SELECT 1", "--output", "/nowhere/at/all.csv"], "cannot be written"),
    ],
)
def test_errors_say_what_to_do(warehouse: Path, arguments: list[str], message: str) -> None:
    result = ask(warehouse, *(argument.replace("{warehouse}", str(warehouse)) for argument in arguments))
    assert isinstance(result.exception, InputError)
    assert message in str(result.exception)


def test_a_result_that_breaks_off_leaves_no_file(warehouse: Path, tmp_path: Path) -> None:
    sql = "SELECT if(range = 60000, error('late'), 0) FROM range(70000)"
    result = ask(warehouse, sql, "--output", str(tmp_path / "out.csv"))
    assert "late" in str(result.exception)
    assert list(tmp_path.iterdir()) == []


def test_the_program_itself(warehouse: Path) -> None:
    command = [sys.executable, "-c", "from flows.cli import main; main()", "sql"]
    done = subprocess.run(
        [*command, "FROM claim"],
        capture_output=True,
        text=True,
        env={"CLAIMHOUSE_WAREHOUSE": str(warehouse)},
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("claimhouse: SQL: Catalog Error: Table with name claim does not exist!")
