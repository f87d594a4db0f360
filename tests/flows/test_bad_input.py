"""One run over everything that a folder can hold and should not, and that is odd but fine; and what it leaves."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.flows.corpus import CLAIMS, Corpus
from tests.flows.jobs import do_flow, do_steps, get_current, get_files, get_rows, print_to_text
from warehouse.errors import InputError
from warehouse.query import run_query
from warehouse.snapshots import Snapshot, current_snapshot, find_snapshot

HOSTILE = (
    "Ketamine helps with PTSD, \u202eno it does not\u202c, says שלום.\n"
    "Cafe\u0301 society agrees: \u200fketamine works. 🙂\n"
)
PAGE = """<html><head><title>Ketamine & PTSD</title><script>var stolen = "script-in-head";</script></head><body>
<article><h1>Ketamine &amp; PTSD</h1>
<p>Ketamine may ease PTSD within 24 hours, and the clinic writes &lt;b onclick="alert(1)"&gt;70%&lt;/b&gt; of its
patients with PTSD improved after ketamine. The treatment takes six sessions of ketamine over three weeks.</p>
<script>document.write("script-in-body: ketamine cures PTSD for ever");</script>
<p onclick="handlerOfClicks()">Nausea is a common side effect of ketamine in people with PTSD, and most of them say
that it passes within an hour after the end of the infusion.</p><style>.style-of-page { color: red }</style>
</article></body></html>
"""
LINE_BYTES = 5_000_000
REASONS = {
    "unlabelled.txt": ("unlabelled", r"no row of sources.csv names it; add the line: unlabelled.txt,SOURCE_ID,"),
    "missing.txt": ("listed_missing", "sources.csv, line 3 names it, but it is not there; add the file or remove"),
    "label.txt": ("manifest_row", "column source_type, 'shop' is not one of clinic, company"),
    "latin1.txt": ("not_utf8", "byte 3 (e9 20 73 6f 63 69 65 74) is not UTF-8; save the file as UTF-8"),
    "empty.txt": ("empty", "it holds nothing but white space; fill or remove it"),
    "binary.txt": ("binary", "it is a binary file (it begins with the bytes 89 50 4e 47 0d 0a 1a 0a); export its text"),
    "nul.txt": ("control_characters", "character 9 (line 1) is the control character U+0000; remove it"),
    "changing.txt": ("changed_while_read", "it changed while it was read, twice; run again once it is written"),
}
"""Each input that is kept out, under which rule and with which words."""
GOOD = ["fine.txt", "hostile.txt", "page.html"]


@dataclass(frozen=True)
class Outcome:
    """The run, what it printed, and the snapshot before with its files as they were."""

    result: Any
    printed: str
    before: Snapshot
    files_before: dict[str, bytes]

    @property
    def after(self) -> Snapshot:
        """The snapshot that the run published."""
        snapshot = self.result.snapshot
        assert isinstance(snapshot, Snapshot)
        return snapshot

    def rows(self, name: str) -> list[dict[str, Any]]:
        """The rows of a published table."""
        return get_rows(self.after, name)

    def text_of(self, uri: str) -> str:
        """The text of a published document."""
        return next(str(row["text"]) for row in self.rows("documents") if row["uri"] == uri)


def fill(corpus: Corpus) -> None:
    corpus.write("fine.txt", CLAIMS)
    corpus.list("missing.txt", "gone")
    corpus.write("unlabelled.txt", CLAIMS, source=None)
    corpus.write("label.txt", CLAIMS, labels="shop,sells_treatment")
    corpus.write("latin1.txt", b"Caf\xe9 society")
    corpus.write("empty.txt", " \n\n")
    corpus.write("binary.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    corpus.write("nul.txt", "Ketamine \x00 helps with PTSD.")
    corpus.write("changing.txt", CLAIMS)
    corpus.write("hostile.txt", HOSTILE)
    corpus.write("page.html", PAGE)


def grow_while_read(patch: pytest.MonkeyPatch, path: Path) -> None:
    """Have another process add to a file whenever the reader has looked how long it is."""
    real = os.fstat

    def look(handle: int) -> os.stat_result:
        facts = real(handle)
        if path.exists() and os.path.samestat(facts, path.stat()):
            with path.open("a") as other:
                other.write("More.")
        return facts

    patch.setattr(os, "fstat", look)


@pytest.fixture(scope="module")
def outcome(prefect_api: str, tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """A good text published, then a run over all the rest."""
    folder = tmp_path_factory.mktemp("bad")
    corpus = Corpus(folder / "texts")
    corpus.write("fine.txt", CLAIMS)
    _, before = do_steps([corpus.root], folder / "warehouse")
    files_before = get_files(before)
    fill(corpus)
    with pytest.MonkeyPatch.context() as patch:
        grow_while_read(patch, corpus.root / "changing.txt")
        result = do_flow([corpus.root], folder / "warehouse")
    return Outcome(result, print_to_text(result), before, files_before)


@pytest.mark.parametrize("uri", REASONS)
def test_input_is_kept_out_with_the_reason(outcome: Outcome, uri: str) -> None:
    rule, words = REASONS[uri]
    (row,) = (row for row in outcome.rows("quarantine") if row["row_id"] == uri)
    assert (row["table_name"], row["expectation"], row["run_id"]) == ("documents", rule, outcome.after.id)
    assert row["reason"].startswith(f"{uri}: ") and words in row["reason"]
    assert isinstance(json.loads(row["row_json"]), dict) and len(row["row_json"]) < 2000
    assert f"kept out: {row['reason']}" in outcome.printed
    assert words.split("(")[0].split(",")[0] in outcome.result.page.read_text("utf-8").replace("&#39;", "'")


def test_counts_add_up(outcome: Outcome) -> None:
    expected = dict.fromkeys(REASONS, "quarantined") | dict.fromkeys(GOOD, "published") | {"fine.txt": "unchanged"}
    assert dict(outcome.result.intake.outcomes) == expected
    assert len(outcome.result.intake.outcomes) == 11
    assert "11 came in: 2 published, 1 unchanged, 8 quarantined" in outcome.printed
    assert sorted(row["uri"] for row in outcome.rows("documents")) == GOOD
    assert sorted(row["row_id"] for row in outcome.rows("quarantine")) == sorted(REASONS)
    assert all(finding.result.success for finding in outcome.result.report.findings)


def test_snapshot_before_is_as_it_was(outcome: Outcome) -> None:
    warehouse = outcome.after.path.parents[1]
    assert current_snapshot(warehouse) == outcome.after
    held = find_snapshot(warehouse, outcome.before.id)
    assert get_files(held) == outcome.files_before
    assert run_query(held, "SELECT count(*) AS n FROM claims").read_all().to_pylist()[0]["n"] > 0


def test_directions_and_combining_characters_are_kept_as_they_are(outcome: Outcome) -> None:
    assert outcome.text_of("hostile.txt") == HOSTILE
    (document,) = (row for row in outcome.rows("documents") if row["uri"] == "hostile.txt")
    claims = [row for row in outcome.rows("claims") if row["document_id"] == document["document_id"]]
    assert claims
    assert all(HOSTILE[row["start"] : row["end"]] == row["quote"] for row in claims)
    assert document["char_count"] == len(HOSTILE)


def test_scripts_are_in_no_table(outcome: Outcome) -> None:
    everything = [str(value) for f in outcome.after.files for row in outcome.rows(f.table) for value in row.values()]
    for word in ("script-in-head", "script-in-body", "handlerOfClicks", "style-of-page"):
        assert not [value for value in everything if word in value], word
    assert "alert(1)" in outcome.text_of("page.html")  # the page shows this as text


def test_long_line_is_read_whole(warehouse: Path, corpus: Corpus) -> None:
    corpus.write("a.txt", CLAIMS)
    corpus.write("line.txt", b"x" * LINE_BYTES)
    intake, snapshot = do_steps([corpus.root], warehouse)
    assert intake.count() == {"published": 2}
    (line,) = (row for row in get_rows(snapshot, "documents") if row["uri"] == "line.txt")
    assert line["char_count"] == len(line["text"]) == LINE_BYTES
    statements = [row for row in get_rows(snapshot, "statements") if row["document_id"] == line["document_id"]]
    assert sum(row["end"] - row["start"] for row in statements) == LINE_BYTES
    assert all(row["text"] == line["text"][row["start"] : row["end"]] for row in statements)


def test_run_in_which_every_text_is_kept_out_publishes_the_reasons(
    warehouse: Path, corpus: Corpus, prefect_api: str
) -> None:
    name = "<img src=x onerror=alert(1)>.txt"
    corpus.write(name, "")
    result = do_flow([corpus.root], warehouse)
    assert [row["row_id"] for row in get_rows(result.snapshot, "quarantine")] == [name]
    assert get_rows(result.snapshot, "documents") == []
    assert "1 came in: 1 quarantined" in print_to_text(result)
    page = result.page.read_text("utf-8")
    assert "<img" not in page and "&lt;img src=x onerror=alert(1)&gt;.txt" in page


def test_folder_without_texts_is_an_error(warehouse: Path, corpus: Corpus) -> None:
    do_steps([corpus.write("a.txt", CLAIMS)], warehouse)
    before = get_current(warehouse)
    empty = corpus.root.with_name("empty")
    empty.mkdir()
    with pytest.raises(InputError, match=r"empty: there is no text in this folder.*\*\.txt"):
        do_steps([empty], warehouse)
    assert get_current(warehouse) == before
    assert list((warehouse / ".drafts").iterdir()) == []
