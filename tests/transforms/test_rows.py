"""Rows of the published tables: the same every time, pointing at the characters that they were read from."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from tests.transforms.makers import extract_by_table, group_by_table, make_titled, table_for
from tests.transforms.test_extract import NEWS, QUESTIONS, TABLE
from transforms.rows import extract_rows
from warehouse.schema import TABLES, Row
from warehouse.tables import Document

ANNOTATED = Path(__file__).parents[1] / "annotated"
TEXTS = {path.stem: path.read_text(encoding="utf-8") for path in sorted(ANNOTATED.rglob("*.txt"))}
DOCUMENTS = {
    name: make_titled(text, text.split("\n", 1)[0], name)
    for name, text in {"news": NEWS, "table": TABLE, "questions": QUESTIONS, **TEXTS}.items()
}


@cache
def read(name: str) -> tuple[Document, list[Row]]:
    """The document with its therapy, and its rows."""
    return extract_rows(DOCUMENTS[name])


def key_of(row: Row) -> tuple[object, ...]:
    """The table of a row and the values of its key there."""
    table = table_for(row)
    return (table.name, *(getattr(row, name) for name in table.key))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_rows_of_a_text(name: str) -> None:
    document, rows = read(name)
    assert [key for key, times in Counter(map(key_of, rows)).items() if times > 1] == []
    assert (document, rows) == extract_rows(DOCUMENTS[name])
    for row in rows:
        quote = getattr(row, "quote", getattr(row, "text", None))
        assert quote is None or quote == document.text[row.start : row.end]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_rows_refer_to_each_other(name: str) -> None:
    rows = group_by_table(read(name)[1])
    statements = {s.statement_id: s for s in rows["Statement"]}
    mentions = {m.mention_id for m in rows.get("StudyMention", [])}
    assert [s.ordinal for s in rows["Statement"]] == list(range(len(statements)))
    for row in [*rows.get("Claim", []), *rows.get("Quantity", []), *rows.get("Cue", [])]:
        held = statements[row.statement_id]
        assert held.start <= row.start < row.end <= held.end
    assert {c.mention_id for c in rows.get("Claim", [])} <= {None, *mentions}
    assert {a.mention_id for a in rows.get("StudyArm", [])} <= mentions
    assert {q.statement_id for q in rows.get("Quantity", [])} <= {c.statement_id for c in rows.get("Claim", [])}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_rows_keep_what_their_tables_declare(name: str) -> None:
    for row in read(name)[1]:
        for column in table_for(row).columns:
            value = getattr(row, column.name)
            assert value is not None or column.nullable, (row, column.name)
            assert value is None or not column.values or value in column.values, (row, column.name)
            assert value is None or column.minimum is None or value >= column.minimum, (row, column.name)


def test_ids_tell_documents_apart_and_nothing_else() -> None:
    one, other = (extract_by_table(make_titled(NEWS, name=name)) for name in ("news", "forum"))
    for name in ("Statement", "Claim", "Quantity", "StudyMention"):
        keys, others = {key_of(row) for row in one[name]}, {key_of(row) for row in other[name]}
        assert len(keys) == len(others) == len(one[name])
        assert keys.isdisjoint(others)


def test_a_claim_shows_the_words_that_made_it() -> None:
    rows = extract_by_table(make_titled("Ketamine may not ease PTSD symptoms, but it offers hope."))
    cues = {(cue.cue, cue.quote) for cue in rows["Cue"]}
    assert {("substance", "Ketamine"), ("hedging", "may"), ("negation", "not"), ("condition", "PTSD")} <= cues
    assert any(cue == "hype" for cue, _ in cues)


def test_the_therapy_is_noted_on_the_document() -> None:
    assert extract_rows(make_titled(NEWS, None))[0].therapy == "ketamine"
    assert extract_rows(make_titled("A walk in the park.", "Walks"))[0].therapy is None


def test_rows_fit_the_arrow_schemas() -> None:
    for name, rows in extract_by_table(make_titled(NEWS)).items():
        table = next(t for t in TABLES.values() if t.record.__name__ == name)
        assert table.to_arrow(rows).num_rows == len(rows)
