"""What becomes of texts over several runs: unchanged, changed, copied, withdrawn, carried over or computed anew."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from flows import steps
from tests.flows.corpus import CLAIMS, Corpus
from tests.flows.jobs import NOON, do_steps, get_files, get_rows, get_tables
from transforms.rows import extract_rows
from warehouse.draft import Draft
from warehouse.publish import publish
from warehouse.schema import TABLES
from warehouse.snapshots import Snapshot
from warehouse.tables import QuarantinedRow

OTHER = "Psilocybin helps against depression, a survey of 200 patients says.\n"
CHANGED = CLAIMS.replace("within 24 hours", "within 3 hours")


@pytest.fixture(autouse=True)
def _every_file_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    """However slowly the tests run: what is not opened is told of by its number alone."""
    monkeypatch.setattr("flows.kept.SETTLED_NS", 10**15)


@pytest.fixture
def extracted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The uris of the documents whose rows are computed, as long as the test goes on."""
    uris: list[str] = []

    def extract(document: Any, extractor: Any) -> Any:
        uris.append(document.uri)
        return extract_rows(document, extractor)

    monkeypatch.setattr("flows.ingest.batches.extract_rows", extract)
    return uris


def by_uri(snapshot: Snapshot, *columns: str) -> list[tuple[Any, ...]]:
    return sorted(tuple(row[c] for c in ("uri", *columns)) for row in get_rows(snapshot, "documents"))


def quote_of(snapshot: Snapshot, part: str) -> list[str]:
    return [row["quote"] for row in get_rows(snapshot, "claims") if part in row["quote"]]


def test_unchanged_texts_are_carried_over_byte_for_byte(corpus: Corpus, warehouse: Path, extracted: list[str]) -> None:
    corpus.write("a.txt", CLAIMS)
    corpus.write("b.txt", OTHER)
    _, first = do_steps([corpus.root], warehouse)
    assert sorted(extracted) == ["a.txt", "b.txt"]
    intake, second = do_steps([corpus.root], warehouse)
    assert sorted(extracted) == ["a.txt", "b.txt"]
    assert dict(intake.outcomes) == {"a.txt": "unchanged", "b.txt": "unchanged"}
    before, after = get_files(first), get_files(second)
    assert {path for path in before if before[path] != after[path]} == {"runs/runs.parquet"}
    assert [row["new_document_count"] for row in get_rows(second, "runs")] == [2, 0]


def test_only_what_is_new_is_computed(corpus: Corpus, warehouse: Path, extracted: list[str]) -> None:
    corpus.write("a.txt", CLAIMS)
    do_steps([corpus.root], warehouse)
    corpus.write("b.txt", OTHER)
    intake, snapshot = do_steps([corpus.root], warehouse)
    assert sorted(extracted) == ["a.txt", "b.txt"]
    assert dict(intake.outcomes) == {"a.txt": "unchanged", "b.txt": "published"}
    assert get_tables(snapshot) == get_tables(do_steps([corpus.root], warehouse.with_name("afresh"))[1])


def test_other_code_computes_everything_anew(
    corpus: Corpus, warehouse: Path, extracted: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus.write("a.txt", CLAIMS)
    _, first = do_steps([corpus.root], warehouse)
    monkeypatch.setattr(steps, "code_version", lambda vocabularies: "another version")
    corpus.write("b.txt", OTHER, source=None)
    intake, second = do_steps([corpus.root], warehouse)
    assert extracted == ["a.txt", "a.txt"]
    assert intake.count() == {"unchanged": 1, "quarantined": 1}
    assert get_tables(second) == get_tables(first)
    assert [row["code_version"] for row in get_rows(second, "runs")][1] == "another version" == second.code_version
    do_steps([corpus.root], warehouse)
    assert extracted == ["a.txt", "a.txt"]


def test_changed_text_is_a_new_version_and_the_old_one_is_kept(corpus: Corpus, warehouse: Path) -> None:
    corpus.write("a.txt", CLAIMS)
    _, first = do_steps([corpus.root], warehouse)
    corpus.write("a.txt", CHANGED)
    intake, second = do_steps([corpus.root], warehouse)
    assert intake.outcomes == [("a.txt", "published")]
    assert sorted(by_uri(second, "is_current", "text")) == [("a.txt", False, CLAIMS), ("a.txt", True, CHANGED)]
    (current,) = (row["document_id"] for row in get_rows(second, "documents") if row["is_current"])
    for name in ("statements", "claims", "quantities", "cues", "study_mentions"):
        assert {row["document_id"] for row in get_rows(second, name)} == {current}, name
    assert quote_of(first, "24 hours") and not quote_of(second, "24 hours") and quote_of(second, "3 hours")
    assert [row["mention_count"] for row in get_rows(second, "studies")] == [1]


def test_text_that_changes_back_is_the_first_document_again(corpus: Corpus, warehouse: Path) -> None:
    for text in (CLAIMS, CHANGED):
        corpus.write("a.txt", text)
        do_steps([corpus.root], warehouse)
    corpus.write("a.txt", CLAIMS)
    intake, snapshot = do_steps([corpus.root], warehouse)
    assert intake.outcomes == [("a.txt", "unchanged")]
    assert by_uri(snapshot, "is_current", "text") == [("a.txt", False, CHANGED), ("a.txt", True, CLAIMS)]
    assert quote_of(snapshot, "24 hours") and not quote_of(snapshot, "3 hours")


def test_new_version_that_cannot_be_read_leaves_the_old_one(corpus: Corpus, warehouse: Path) -> None:
    corpus.write("a.txt", CLAIMS)
    _, first = do_steps([corpus.root], warehouse)
    corpus.write("a.txt", b"caf\xe9")
    intake, second = do_steps([corpus.root], warehouse)
    assert intake.outcomes == [("a.txt", "quarantined")]
    assert get_tables(second) == get_tables(first)


def test_text_that_is_no_longer_there_stays_published(corpus: Corpus, warehouse: Path) -> None:
    corpus.write("a.txt", CLAIMS)
    _, first = do_steps([corpus.root], warehouse)
    other = Corpus(corpus.root.with_name("other"))
    other.write("b.txt", OTHER)
    intake, second = do_steps([other.root], warehouse)
    assert intake.outcomes == [("b.txt", "published")]
    assert by_uri(second, "is_current") == [("a.txt", True), ("b.txt", True)]
    assert set(quote_of(first, "")) < set(quote_of(second, ""))


def test_same_text_of_another_source_is_a_duplicate(corpus: Corpus, warehouse: Path) -> None:
    corpus.write("a.txt", CLAIMS)
    _, first = do_steps([corpus.root], warehouse)
    corpus.write("0/copy.txt", CLAIMS)
    for outcome in ("duplicate", "unchanged"):
        intake, second = do_steps([corpus.root], warehouse)
        assert dict(intake.outcomes) == {"0/copy.txt": outcome, "a.txt": "unchanged"}
        (original,) = (row["document_id"] for row in get_rows(first, "documents"))
        assert by_uri(second, "duplicate_of") == [("0/copy.txt", original), ("a.txt", None)]
    voices = {row["claim_type"]: row["independent_source_count"] for row in get_rows(second, "propositions")}
    assert set(voices.values()) == {1}
    assert len(get_rows(second, "claims")) == 2 * len(get_rows(first, "claims"))


def test_text_given_twice_is_one_document(corpus: Corpus, warehouse: Path) -> None:
    twin = Corpus(corpus.root.with_name("texts-again"))
    for folder in (corpus, twin):
        folder.write("a.txt", CLAIMS)
    intake, snapshot = do_steps([corpus.root, twin.root], warehouse)
    assert intake.outcomes == [("a.txt", "published"), ("a.txt", "unchanged")]
    assert len(get_rows(snapshot, "documents")) == get_rows(snapshot, "runs")[0]["new_document_count"] == 1


def test_two_texts_of_one_name_and_source_are_not_taken_for_versions(corpus: Corpus, warehouse: Path) -> None:
    twin = Corpus(corpus.root.with_name("texts-again"))
    corpus.write("a.txt", CLAIMS)
    twin.write("a.txt", CHANGED)
    intake, snapshot = do_steps([corpus.root, twin.root], warehouse)
    assert intake.outcomes == [("a.txt", "published"), ("a.txt", "quarantined")]
    assert "another input of this run holds a different text" in get_rows(snapshot, "quarantine")[0]["reason"]
    assert by_uri(snapshot, "is_current", "text") == [("a.txt", True, CLAIMS)]


def test_other_title_computes_the_text_anew(corpus: Corpus, warehouse: Path, extracted: list[str]) -> None:
    corpus.write("a.txt", CLAIMS)
    do_steps([corpus.root], warehouse)
    manifest = corpus.root / "sources.csv"
    manifest.write_text(manifest.read_text().replace("source-of-a,,", "source-of-a,Esketamine for depression,"))
    intake, snapshot = do_steps([corpus.root], warehouse)
    assert intake.outcomes == [("a.txt", "unchanged")]
    assert extracted == ["a.txt", "a.txt"]
    assert by_uri(snapshot, "title") == [("a.txt", "Esketamine for depression")]


def test_other_label_changes_the_source_alone(corpus: Corpus, warehouse: Path, extracted: list[str]) -> None:
    corpus.write("a.txt", CLAIMS)
    _, first = do_steps([corpus.root], warehouse)
    manifest = corpus.root / "sources.csv"
    manifest.write_text(manifest.read_text().replace("clinic,sells_treatment", "blog,unknown"))
    _, second = do_steps([corpus.root], warehouse)
    assert extracted == ["a.txt"]
    assert [row["source_type"] for row in get_rows(second, "sources")] == ["blog"]
    assert get_rows(second, "claims") == get_rows(first, "claims")


@pytest.mark.parametrize("number", (1, 2))
def test_order_of_the_inputs_does_not_matter(tmp_path: Path, number: int) -> None:
    folders = [Corpus(tmp_path / name) for name in ("x", "y", "z")]
    for folder in folders:
        folder.write(f"{folder.root.name}.txt", CLAIMS + (OTHER if folder.root.name == "y" else ""))
    roots = [folder.root for folder in folders]
    turned = [*roots[number:], *reversed(roots[:number])]
    plain = do_steps(roots, tmp_path / "plain")[1]
    assert get_tables(do_steps(turned, tmp_path / "turned")[1]) == get_tables(plain)


def test_size_of_the_batches_does_not_matter(corpus: Corpus, warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in "abc":
        corpus.write(f"{name}.txt", CLAIMS.replace("2021", f"202{ord(name) % 4}"))
    plain = do_steps([corpus.root], warehouse)[1]
    monkeypatch.setattr("flows.ingest.extraction.BATCH_TEXTS", 1)
    assert get_tables(do_steps([corpus.root], warehouse.with_name("other"))[1]) == get_tables(plain)


def keep_out_first(name: str, snapshot: Snapshot, run_id: str) -> Iterator[QuarantinedRow]:
    """The quarantine row of the first row of a table, as the checks write it."""
    table = TABLES[name]
    row = get_rows(snapshot, name)[0]
    key = "/".join(str(row[k]) for k in table.key)
    facts = {"run_id": run_id, "table_name": name, "row_id": key, "row_json": json.dumps(row)}
    yield QuarantinedRow(expectation="is_odd", reason="It is odd.", **facts)


def test_rows_that_were_kept_out_are_told_of_as_long_as_their_text_is_carried_over(
    corpus: Corpus, warehouse: Path
) -> None:
    corpus.write("a.txt", CLAIMS)
    corpus.write("b.txt", OTHER, source=None)
    _, first = do_steps([corpus.root], warehouse)
    kept_out = publish_kept_out(["quantities", "cues"], corpus, warehouse, first)
    _, after = do_steps([corpus.root], warehouse)
    assert names_of_kept_out(after) == [("cues", 1), ("documents", 1), ("quantities", 1)]
    assert len(get_rows(after, "quantities")) == len(get_rows(kept_out, "quantities"))
    corpus.write("a.txt", CHANGED)
    _, last = do_steps([corpus.root], warehouse)
    assert names_of_kept_out(last) == [("documents", 1)]


def names_of_kept_out(snapshot: Snapshot) -> list[tuple[str, int]]:
    names = [row["table_name"] for row in get_rows(snapshot, "quarantine")]
    return sorted((name, names.count(name)) for name in set(names))


def publish_kept_out(names: Sequence[str], corpus: Corpus, warehouse: Path, before: Snapshot) -> Snapshot:
    """Publish a run whose checks keep out the first row of some tables."""
    with Draft.create(warehouse, "run-kept-out") as draft:
        facts = steps.start_run(warehouse, draft.run_id, NOON)
        intake = steps.ingest(facts, [corpus.root])
        steps.transform(facts, intake, draft)
        for name in names:
            draft.add(keep_out_first(name, before, draft.run_id))
            draft.remove_rows(name, TABLES[name].to_arrow([TABLES[name].record(**get_rows(before, name)[0])]))
        steps.link(draft)
        steps.record(facts, intake, draft, None, NOON)
        return publish(draft)
