"""What texts are worth together: two of them on one study, which they tell differently."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import duckdb
import pyarrow as pa
import pytest

from tests.rows import make_row
from tests.transforms.makers import make_titled, table_for
from transforms.marts.build import STEPS, build_marts
from transforms.rows import extract_rows
from warehouse.schema import TABLES, Row
from warehouse.tables import Document, Source

NEWS = (
    "A 2021 trial in the American Journal of Psychiatry randomised 30 adults with PTSD to ketamine or midazolam. "
    "Two-thirds of those on ketamine responded.\n\n"
    "SSRIs can take weeks or months to start working."
)
CLINIC = (
    "Ketamine may offer hope. In 2021, a randomised trial in the American Journal of Psychiatry gave 41 adults with "
    "PTSD ketamine.\n\nKetamine did not reduce PTSD symptoms in one in five patients."
)
COPY = NEWS.replace("Two-thirds", "About two-thirds")


def make_source(name: str, publisher: str | None = None) -> Row:
    """A labelled source."""
    labels = {"source_type": "blog", "commercial_interest": "unknown", "label_basis": "manifest", "language": "en"}
    return make_row(Source, source_id=name, publisher=publisher, **labels)


def build(documents: Iterable[Document], sources: Iterable[Row]) -> dict[str, pa.Table]:
    """The marts over what is read from the documents."""
    rows: dict[str, list[Row]] = {table.name: [] for table in TABLES.values()} | {"sources": list(sources)}
    for document in documents:
        read, found = extract_rows(document)
        for row in (read, *found):
            rows[table_for(row).name].append(row)
    with duckdb.connect(config={"threads": 1}) as connection:
        for name, held in rows.items():
            connection.register(name, TABLES[name].to_arrow(held))
        return dict(build_marts(connection))


@pytest.fixture(scope="module")
def two_sources() -> dict[str, pa.Table]:
    """The marts of a news item and a page of a clinic, with a source that says nothing."""
    documents = [make_titled(NEWS, name="news"), make_titled(CLINIC, name="clinic")]
    return build(documents, [make_source("news"), make_source("clinic"), make_source("silent")])


def rows_of(tables: dict[str, pa.Table], name: str, **facts: Any) -> list[dict[str, Any]]:
    """Rows of a mart that have the given values."""
    return [row for row in tables[name].to_pylist() if all(row[key] == value for key, value in facts.items())]


def test_every_step_is_a_file_and_every_table_has_its_schema(two_sources: dict[str, pa.Table]) -> None:
    assert set(two_sources) == set(STEPS) & set(TABLES)
    assert all(table.schema.equals(TABLES[name].to_arrow_schema()) for name, table in two_sources.items())


def test_two_mentions_of_a_study_are_one_study(two_sources: dict[str, pa.Table]) -> None:
    (study,) = rows_of(two_sources, "studies")
    assert (study["journal"], study["year"]) == ("American Journal of Psychiatry", 2021)
    assert (study["mention_count"], study["source_count"], study["resolution"]) == (2, 2, "unmatched")
    assert {m["study_id"] for m in rows_of(two_sources, "study_mentions")} == {study["study_id"]}


def test_where_the_mentions_differ_the_smaller_value_stands(two_sources: dict[str, pa.Table]) -> None:
    assert rows_of(two_sources, "studies")[0]["participant_count"] == 30
    told = [(d["stated"], d["expected"]) for d in rows_of(two_sources, "discrepancies", attribute="participant_count")]
    assert sorted(told) == [("30", "41"), ("41", "30")]
    assert {d["severity"] for d in rows_of(two_sources, "discrepancies", attribute="participant_count")} == {"critical"}


def test_claims_on_the_study_name_it(two_sources: dict[str, pa.Table]) -> None:
    (study,) = rows_of(two_sources, "studies")
    resting = {c["quote"][:20]: c["study_id"] for c in rows_of(two_sources, "claims")}
    assert resting["Two-thirds of those "] == study["study_id"]
    assert resting["SSRIs can take weeks"] is None


def test_a_proposition_counts_who_says_so_and_who_does_not(two_sources: dict[str, pa.Table]) -> None:
    (works,) = rows_of(two_sources, "propositions", label="How many with PTSD respond to ketamine")
    claims = rows_of(two_sources, "claims", proposition_id=works["proposition_id"])
    assert works["claim_count"] == len(claims)
    assert (works["source_count"], works["independent_source_count"]) == (2, 2)
    assert works["favourable_count"] == sum(c["stance"] == "favourable" for c in claims) > 0
    assert works["unfavourable_count"] == sum(c["stance"] == "unfavourable" for c in claims) > 0
    assert (works["low"], works["high"], works["agreement"]) == (20, 66.67, "disagree")


def test_every_claim_belongs_to_one_proposition(two_sources: dict[str, pa.Table]) -> None:
    counted = {p["proposition_id"]: p["claim_count"] for p in rows_of(two_sources, "propositions")}
    assert sum(counted.values()) == two_sources["claims"].num_rows
    assert {c["proposition_id"] for c in rows_of(two_sources, "claims")} == set(counted)
    assert all(p["agreement"] == "single" for p in rows_of(two_sources, "propositions", source_count=1))


def test_scorecards_of_every_source(two_sources: dict[str, pa.Table]) -> None:
    cards = {card["source_id"]: card for card in rows_of(two_sources, "source_scorecards")}
    news = rows_of(two_sources, "claims", source_id="news")
    assert cards["news"]["claim_count"] == len(news)
    assert cards["news"]["share_with_study"] == sum(c["study_id"] is not None for c in news) / len(news)
    assert cards["clinic"]["share_hype"] > cards["news"]["share_hype"] == 0
    assert (cards["news"]["study_count"], cards["clinic"]["study_count"]) == (1, 1)
    assert cards["clinic"]["discrepancy_count"] > 0
    assert (cards["silent"]["claim_count"], cards["silent"]["share_hedged"]) == (0, None)


def test_the_order_of_the_texts_changes_nothing(two_sources: dict[str, pa.Table]) -> None:
    documents = [make_titled(CLINIC, name="clinic"), make_titled(NEWS, name="news")]
    again = build(documents, [make_source("silent"), make_source("clinic"), make_source("news")])
    for name, table in two_sources.items():
        assert sorted(map(str, table.to_pylist())) == sorted(map(str, again[name].to_pylist()))


def test_a_publisher_who_says_it_twice_is_one_voice() -> None:
    documents = [make_titled(NEWS, name="news"), make_titled(COPY, name="copy")]
    told = build(documents, [make_source("news", "Example Media"), make_source("copy", "example media")])
    (works,) = rows_of(told, "propositions", claim_type="efficacy", substance="ketamine")
    assert (works["source_count"], works["independent_source_count"], works["agreement"]) == (2, 1, "single")


def test_no_texts_give_empty_marts() -> None:
    empty = build([], [])
    assert {table.num_rows for table in empty.values()} == {0}
