"""The declared tables hold every table and column that readers were promised."""

from __future__ import annotations

import pyarrow as pa
import pytest

from tests.rows import make_rows
from warehouse import tables  # noqa: F401
from warehouse.schema import TABLES

ATTRIBUTES = """journal year institution authors registry_id doi pmid design participant_count population substance
    condition comparator session_count treatment_days_min treatment_days_max effect_days_min effect_days_max status"""

PROMISED = {
    "sources": "source_id title publisher url source_type commercial_interest label_basis language published_on",
    "documents": """document_id source_id uri title format language published_on ingested_at sha256 char_count text
        duplicate_of is_current""",
    "statements": "statement_id document_id ordinal kind section start end text",
    "claims": """claim_id statement_id document_id source_id start end quote claim_type subject substance condition
        stance negated certainty evidence_basis hype study_id proposition_id extractor""",
    "quantities": "quantity_id statement_id document_id start end quote kind low high unit qualifier",
    "cues": "statement_id document_id start end quote cue concept",
    "study_mentions": f"mention_id document_id study_id start end quote {ATTRIBUTES}",
    "study_arms": "mention_id ordinal label substance dose_mg_per_kg participant_count",
    "studies": f"study_id {ATTRIBUTES} mention_count source_count reference_id match_probability resolution",
    "reference_studies": """reference_id pmid doi registry_id title journal year design participant_count substance
        condition comparator session_count treatment_days dose_mg_per_kg primary_outcome outcome_favours""",
    "discrepancies": "study_id mention_id attribute stated expected against severity",
    "propositions": """proposition_id claim_type substance condition label claim_count source_count
        independent_source_count with_study_count favourable_count unfavourable_count low high agreement""",
    "source_scorecards": """source_id claim_count share_with_study share_hedged share_hype share_unfavourable
        study_count discrepancy_count""",
    "validation_results": """run_id table_name expectation column_name severity success row_count unexpected_count
        checked_at""",
    "quarantine": "run_id table_name row_id expectation reason row_json",
    "runs": """run_id flow_run_id started_at finished_at document_count new_document_count claim_count code_version
        snapshot""",
}

READABLE = {
    pa.string(), pa.bool_(), pa.int32(), pa.int64(), pa.float64(), pa.date32(), pa.timestamp("us", tz="UTC"),
}  # fmt: skip
"""The types that every BI tool reads from Parquet."""


@pytest.mark.parametrize("name", PROMISED)
def test_every_promised_column_is_declared(name: str) -> None:
    declared = {column.name for column in TABLES[name].columns}
    assert set(PROMISED[name].split()) <= declared


@pytest.mark.parametrize("name", TABLES)
def test_only_readable_types_with_a_description_and_a_key(name: str) -> None:
    schema = TABLES[name].to_arrow_schema()
    assert TABLES[name].key
    assert set(schema.types) <= READABLE
    assert all(field.metadata[b"description"] for field in schema)


def test_the_small_set_of_rows_fills_every_table() -> None:
    assert {type(row) for row in make_rows()} == {table.record for table in TABLES.values()}
