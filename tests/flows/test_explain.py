"""`claimhouse explain`: every kind of row, by its id or the beginning of it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from flows.commands.explain import explain_command
from flows.setup import VOCABULARIES
from tests.flows.corpus import CLAIMS, Corpus
from tests.flows.jobs import do_steps, get_rows
from warehouse.errors import InputError
from warehouse.locations import snapshots_folder
from warehouse.lookup import KEYS
from warehouse.snapshots import Snapshot


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """A snapshot of two texts, one of them with a hostile character."""
    root = tmp_path_factory.mktemp("explain")
    corpus = Corpus(root / "texts")
    corpus.root.mkdir()
    corpus.write("a.txt", CLAIMS)
    corpus.write("b.txt", "Ketamine \u202emay ease PTSD, a survey of 200 patients says.\n")
    return do_steps([corpus.root], root / "warehouse")[1]


def explain(snapshot: Snapshot, row_id: str, *options: str | Path) -> Result:
    place = snapshot.path.parents[1]
    assert snapshots_folder(place) == snapshot.path.parent
    return CliRunner().invoke(explain_command, [row_id, "--warehouse", str(place), *map(str, options)])


def explain_to_json(snapshot: Snapshot, row_id: str, *options: str | Path) -> dict[str, Any]:
    done = explain(snapshot, row_id, "--json", *options)
    assert done.exit_code == 0, done.exception
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def get_claim(snapshot: Snapshot, part: str) -> dict[str, Any]:
    return next(row for row in get_rows(snapshot, "claims") if part in row["quote"])


@pytest.mark.parametrize("table", KEYS)
def test_every_row_can_be_explained(published: Snapshot, table: str) -> None:
    for row in get_rows(published, table):
        told = explain_to_json(published, row[KEYS[table]])
        assert told["row"] == row
        assert told["read_again"]["outcome"] == ("joined" if table == "studies" else "same")
        assert told["read_again"]["published_by"] == told["read_again"]["read_by"] == published.code_version
        assert told["reasons"]


def test_a_claim_is_shown_in_its_sentence_with_its_reasons(published: Snapshot) -> None:
    claim = get_claim(published, "ease the symptoms")
    said = explain(published, claim["claim_id"][:10]).stdout
    assert f"claims {claim['claim_id']}" in said
    assert f"{claim['start']}-{claim['end']}" in said and claim["quote"] in said
    assert "a.txt" in said and "source-of-a" in said
    assert "may hedging.modal" in said
    assert f"by the rule {claim['rule']}" in said
    assert f"weakened by: “may” at {CLAIMS.index('may ease')}" in said
    assert "log-odds" in said and "base rate" in said
    assert "The text gives the same row when it is read again." in said


def test_a_basis_that_was_carried_over_names_the_statement(published: Snapshot) -> None:
    claim = next(
        row
        for row in get_rows(published, "claims")
        if row["mention_id"] and row["quote"] in CLAIMS and "2021" not in row["quote"]
    )
    why = {reason["attribute"]: reason for reason in explain_to_json(published, claim["claim_id"])["reasons"]}
    assert "carried over from the" in why["mention_id"]["because"]
    assert "2021 trial" in why["mention_id"]["places"][0]["quote"]


def test_a_study_tells_which_mention_states_what(published: Snapshot) -> None:
    mention = next(row for row in get_rows(published, "study_mentions") if row["participant_count"] == 41)
    said = explain(published, mention["study_id"]).stdout
    assert f"mention {mention['mention_id']}" in said
    assert f"stated by {mention['mention_id']}" in said


def test_a_row_that_the_text_no_longer_gives_is_told(published: Snapshot, tmp_path: Path) -> None:
    claim = get_claim(published, "ease the symptoms")
    shutil.copytree(VOCABULARIES, tmp_path / "v")
    for path in (tmp_path / "v").glob("*.toml"):
        path.write_text(path.read_text(encoding="utf-8").replace("ptsd", "ptss").replace("PTSD", "PTSS"))
    told = explain_to_json(published, claim["claim_id"], "--vocabularies", tmp_path / "v")
    assert told["read_again"]["outcome"] in {"differs", "gone"}
    assert told["read_again"]["differences"]["condition"] == {"published": "ptsd", "now": None}
    said = explain(published, claim["claim_id"], "--vocabularies", tmp_path / "v").stdout
    assert "it was made by another version" in said and published.code_version in said
    for path in (tmp_path / "v").glob("*.toml"):
        path.write_text('[routes]\noral = ["orally"]\n', encoding="utf-8")
    shutil.move(tmp_path / "v", tmp_path / "w")
    said = explain(published, claim["claim_id"], "--vocabularies", tmp_path / "w").stdout
    assert "does not give this row any more" in said and claim["quote"] in said and "may hedging.modal" in said


def test_ids_that_fit_none_or_several_say_so(published: Snapshot) -> None:
    done = explain(published, "zzz")
    assert isinstance(done.exception, InputError) and "begins like this" in str(done.exception)
    assert isinstance(explain(published, "").exception, InputError)
    ids = [row[KEYS[table]] for table in KEYS for row in get_rows(published, table)]
    digit = max("0123456789abcdef", key=lambda d: sum(i.startswith(d) for i in ids))
    done = explain(published, digit)
    assert "it fits several: " in str(done.exception) and "Give more of the id" in str(done.exception)


def test_hostile_words_are_shown_as_escapes(published: Snapshot) -> None:
    claim = get_claim(published, "\u202e")
    for options in ([], ["--json"]):
        said = explain(published, claim["claim_id"], *options).stdout
        assert "\u202e" not in said and "\\u202e" in said
