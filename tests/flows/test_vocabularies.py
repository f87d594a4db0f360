"""Vocabularies of one's own: the therapy that CONTRIBUTING adds, and what a run makes of them."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from flows import steps
from flows.commands.extract import extract_command
from flows.commands.vocabulary import vocabulary_command
from flows.setup import VOCABULARIES
from flows.version import code_version
from tests.flows.corpus import Corpus
from tests.flows.jobs import NOON, get_rows
from transforms import read_text
from warehouse.draft import Draft
from warehouse.errors import InputError
from warehouse.publish import publish
from warehouse.snapshots import Snapshot

ROOT = Path(__file__).parents[2]
PRAZOSIN = """Prazosin may ease the nightmares of PTSD within two weeks.

In a 2018 trial in the New England Journal of Medicine, 304 veterans with PTSD were given Minipress or placebo. The
drug did not reduce nightmares more than placebo. Dizziness is a common side effect of prazosin.
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A copy of the shipped vocabularies with the file that CONTRIBUTING tells to write."""
    folder = tmp_path / "vocabularies"
    shutil.copytree(VOCABULARIES, folder)
    told = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    name = re.findall(r"seeds/vocabularies/(prazosin[\w-]+\.toml)", told)[0]
    content = re.findall(r"```toml\n(.*?)```", told, re.DOTALL)[0]
    assert not (folder / name).exists()
    (folder / name).write_text(content, encoding="utf-8")
    return folder


def publish_with(vocabularies: Path, run_id: str, corpus: Corpus, warehouse: Path) -> Snapshot:
    """Do the steps of a run with these vocabularies, without the checks."""
    with Draft.create(warehouse, run_id) as draft:
        facts = steps.start_run(draft.warehouse, draft.run_id, NOON, vocabularies)
        intake = steps.ingest(facts, [corpus.root])
        steps.transform(facts, intake, draft)
        steps.link(draft)
        steps.record(facts, intake, draft, None, NOON)
        return publish(draft)


def test_a_sixth_therapy_is_one_file(own: Path) -> None:
    found = read_text(PRAZOSIN, vocabularies=own)
    assert (found.therapy, found.condition) == ("prazosin", "ptsd")
    assert {"efficacy", "safety"} <= {claim.claim_type for claim in found.claims}
    treated = {(claim.substance, claim.condition) for claim in found.claims if claim.subject == "therapy"}
    assert treated == {("prazosin", "ptsd")}
    (study,) = found.studies
    assert (study.substance, study.condition, study.participant_count) == ("prazosin", "ptsd", 304)
    assert read_text(PRAZOSIN).therapy is None


def test_extract_reads_with_a_folder_of_ones_own(own: Path, tmp_path: Path) -> None:
    text = tmp_path / "prazosin.txt"
    text.write_text(PRAZOSIN, encoding="utf-8")
    by_option = CliRunner().invoke(extract_command, [str(text), "--json", "--vocabularies", str(own)])
    by_setting = CliRunner().invoke(extract_command, [str(text), "--json"], env={"CLAIMHOUSE_VOCABULARIES": str(own)})
    assert by_option.stdout == by_setting.stdout
    assert json.loads(by_option.stdout)["therapy"] == "prazosin"


def test_a_run_with_other_vocabularies_reads_everything_again(own: Path, corpus: Corpus, warehouse: Path) -> None:
    corpus.write("prazosin.txt", PRAZOSIN)
    shipped = publish_with(VOCABULARIES, "run-1", corpus, warehouse)
    mine = publish_with(own, "run-2", corpus, warehouse)
    assert (shipped.code_version, mine.code_version) == (code_version(), code_version(own))
    assert "prazosin" in {row["substance"] for row in get_rows(mine, "claims") if row["subject"] == "therapy"}
    assert "prazosin" not in {row["substance"] for row in get_rows(shipped, "claims") if row["subject"] == "therapy"}


def test_version_is_that_of_the_words_wherever_they_lie(own: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(own, copy)
    assert code_version(copy) == code_version(own) != code_version()
    (copy / "prazosin-ptsd.toml").write_text('therapies = ["prazosin"]\n', encoding="utf-8")
    code_version.cache_clear()
    assert code_version(copy) != code_version(own)


def test_check_lists_what_is_wrong(own: Path) -> None:
    good = CliRunner().invoke(vocabulary_command, ["check", str(own)])
    assert good.exit_code == 0
    assert "nothing wrong" in good.stdout and "  prazosin for ptsd: 2 terms\n" in good.stdout
    (own / "a.toml").write_text("[substance]\nx = 3\n[conditions]\nptsd = ['']\n", encoding="utf-8")
    wrong = CliRunner().invoke(vocabulary_command, ["check"], env={"CLAIMHOUSE_VOCABULARIES": str(own)})
    assert isinstance(wrong.exception, InputError)
    first, *lines = str(wrong.exception).split("\n")
    assert first == f"2 wrong entries in {own}"
    assert [line.split(": ")[0] for line in lines] == ["a.toml, line 1", "a.toml, line 4"]
