"""What a mention and an entry of the catalogue say, how that compares, and what becomes of it in the marts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import pytest

import transforms.marts.build as marts
from tests.rows import make_row
from transforms.resolve.link import resolve_mentions
from transforms.resolve.model import load_weights, write_weight
from warehouse.schema import TABLES, Row, table_of
from warehouse.tables import Claim, Document, ReferenceStudy, StudyArm, StudyMention

STEPS = ("study_keys", "study_resolution", "study_mentions", "studies", "study_matches", "discrepancies")

TRIAL = {
    "title": "Dose-related effects of ketamine in veterans with treatment-resistant posttraumatic stress disorder",
    "journal": "Neuropsychopharmacology",
    "year": 2022,
    "online_year": 2021,
    "design": "randomized_controlled_trial",
    "participant_count": 158,
    "substance": "ketamine",
    "condition": "ptsd",
    "comparator": "placebo",
    "session_count": 8,
    "treatment_days": 28.0,
    "dose_mg_per_kg": 0.5,
    "outcome_favours": "neither",
    "primary_outcome": "PCL-5",
    "authors": "Abdel; Roach",
    "institution": "Yale School of Medicine",
    "arms": "placebo (n=54) | ketamine 0.2 mg/kg (n=53) | ketamine 0.5 mg/kg (n=51)",
}
SAID = {
    "journal": "Neuropsychopharmacology",
    "year": 2022,
    "participant_count": 158,
    "design": "randomized_controlled_trial",
    "substance": "ketamine",
    "condition": "ptsd",
    "quote": "A trial of 158 veterans.",
}


def make_mention(name: str, document: str | None = None, **facts: Any) -> Row:
    """A mention that states these things."""
    usual = {"start": 0, "end": 9, "quote": "A trial.", "status": "published", "design": "unspecified"}
    return make_row(StudyMention, **usual | {"mention_id": name, "document_id": document or f"d-{name}"} | facts)


def make_claim(mention: str, stance: str) -> Row:
    """A claim on effect that rests on the mention."""
    usual = {"subject": "therapy", "negated": False, "certainty": "asserted", "evidence_basis": "named_study"}
    ids = {"claim_id": f"c-{mention}", "statement_id": "s", "document_id": f"d-{mention}", "source_id": "one"}
    place = {"start": 0, "end": 9, "quote": "It works.", "hype": False, "rule": "by hand", "extractor": "test 1"}
    return make_row(Claim, claim_type="efficacy", stance=stance, mention_id=mention, **usual, **ids, **place)


def link(*rows: Row) -> dict[str, list[dict[str, Any]]]:
    """The marts on studies over these mentions, claims, arms and entries; each document is a source of its own."""
    held: dict[str, list[Row]] = {name: [] for name in TABLES}
    for row in rows:
        held[table_of(type(row)).name].append(row)
    documents = {row.document_id for row in rows if isinstance(row, StudyMention)}
    with duckdb.connect(config={"threads": 1}) as connection:
        for name, records in held.items():
            if name != "documents":
                connection.register(name, TABLES[name].to_arrow(records))
        listed = [{"document_id": name, "source_id": name} for name in sorted(documents)] or [_no_document()]
        connection.execute("CREATE TABLE documents (document_id VARCHAR, source_id VARCHAR)")
        connection.executemany("INSERT INTO documents VALUES (?, ?)", [list(row.values()) for row in listed])
        resolve_mentions(connection)
        return {step: _build(connection, step) for step in STEPS}


def _no_document() -> dict[str, str]:
    return {"document_id": Document.__name__, "source_id": "none"}


def _build(connection: duckdb.DuckDBPyConnection, step: str) -> list[dict[str, Any]]:
    sql = (Path(marts.__file__).parent / f"{step}.sql").read_text(encoding="utf-8")
    connection.execute(f"CREATE OR REPLACE TEMP TABLE mart_{step} AS {sql}")
    rows: list[dict[str, Any]] = connection.execute(f"FROM mart_{step}").to_arrow_table().to_pylist()
    return rows


def make_trial(**facts: Any) -> Row:
    """The trial as the catalogue has it, but for these facts."""
    return make_row(ReferenceStudy, **{"reference_id": "doi:10.1/a", "origin": "seed"} | TRIAL | facts)


def list_differences(found: dict[str, list[dict[str, Any]]]) -> dict[str, tuple[str, str, str]]:
    """Of each attribute that differs from the catalogue: stated, expected, severity."""
    told = (row for row in found["discrepancies"] if row["against"] == "reference")
    return {row["attribute"]: (row["stated"], row["expected"], row["severity"]) for row in told}


def test_a_mention_that_agrees_is_matched_and_differs_in_nothing() -> None:
    found = link(make_mention("m1", **SAID), make_trial())
    (study,) = found["studies"]
    assert (study["resolution"], study["reference_id"]) == ("matched", "doi:10.1/a")
    assert study["match_probability"] > 0.97
    assert list_differences(found) == {}


def test_every_field_that_was_compared_says_what_it_weighs() -> None:
    found = link(make_mention("m1", **SAID | {"year": 2020}), make_trial())
    told = {row["field"]: row for row in found["study_matches"]}
    assert set(told) <= set(load_weights())
    assert (told["year"]["stated"], told["year"]["expected"], told["year"]["level"]) == (
        "2020",
        "2022, online 2021",
        "one_off",
    )
    assert told["year"]["weight"] < 0 < told["participant_count"]["weight"]
    assert {row["rank"] for row in found["study_matches"]} == {1}


def test_the_direction_of_the_result_is_critical() -> None:
    found = link(make_mention("m1", **SAID), make_claim("m1", "favourable"), make_trial())
    assert list_differences(found) == {"outcome": ("favourable", "neither (PCL-5)", "critical")}
    found = link(make_mention("m1", **SAID), make_claim("m1", "unfavourable"), make_trial())
    assert list_differences(found) == {}


@pytest.mark.parametrize(
    ("stated", "difference"),
    [
        ({"year": 2021}, {}),
        ({"year": 2019}, {"year": ("2019", "2022", "warning")}),
        ({"participant_count": 150}, {"participant_count": ("150", "158", "warning")}),
        ({"participant_count": 54}, {"participant_count": ("54", "158, of them or beside them 54", "warning")}),
        ({"participant_count": 300}, {"participant_count": ("300", "158", "critical")}),
        ({"session_count": 6}, {"session_count": ("6", "8", "warning")}),
        (
            {"treatment_days_min": 14.0, "treatment_days_max": 21.0},
            {"treatment_days": ("14 to 21", "28", "warning")},
        ),
        (
            {"journal": "Nature Mental Health"},
            {"journal": ("Nature Mental Health", "Neuropsychopharmacology", "warning")},
        ),
        ({"comparator": "a dummy pill"}, {}),
        ({"comparator": "ECT"}, {"comparator": ("ECT", "placebo", "warning")}),
        ({"design": "controlled_trial"}, {}),
        ({"effect_days_min": 14.0}, {}),
        ({"effect_days_min": 45.0}, {"effect_days": ("45", "27.5", "warning")}),
        ({"effect_days_min": 90.0}, {"effect_days": ("90", "27.5", "critical")}),
    ],
)
def test_what_differs_and_how_much_it_matters(stated: dict[str, Any], difference: dict[str, Any]) -> None:
    trial = make_trial(doi="10.1/a", effect_days=27.5)
    found = link(make_mention("m1", **SAID | {"doi": "10.1/A"} | stated), trial)
    assert list_differences(found) == difference


def test_doses_differ_only_where_none_is_shared() -> None:
    def tell(dose: float) -> dict[str, tuple[str, str, str]]:
        arm = make_row(StudyArm, mention_id="m1", document_id="d-m1", ordinal=1, label="ketamine", dose_mg_per_kg=dose)
        return list_differences(link(make_mention("m1", **SAID), arm, make_trial()))

    assert tell(0.2) == {}
    assert tell(1.0) == {"dose": ("1.0 mg/kg", "0.2, 0.5 mg/kg", "warning")}


@pytest.mark.parametrize(
    ("one", "other", "severity"),
    [
        ({"participant_count": 30}, {"participant_count": 41}, {"participant_count": "critical"}),
        ({"participant_count": 40}, {"participant_count": 41}, {"participant_count": "warning"}),
        ({"year": 2021}, {"year": 2014}, {"year": "warning"}),
        ({"journal": "A"}, {"journal": "B"}, {"journal": "warning"}),
        ({"design": "controlled_trial"}, {"design": "randomized_controlled_trial"}, {}),
        ({"design": "controlled_trial"}, {"design": "open_label_trial"}, {"design": "warning"}),
        ({"comparator": "placebo"}, {"comparator": "a dummy pill"}, {}),
        ({"effect_days_min": 14.0}, {"effect_days_min": 24.0}, {}),
        ({"effect_days_min": 14.0}, {"effect_days_min": 90.0}, {"effect_days_min": "warning"}),
    ],
)
def test_two_texts_on_one_study_are_held_against_each_other(
    one: dict[str, Any], other: dict[str, Any], severity: dict[str, str]
) -> None:
    alike = {"registry_id": "NCT01234567", "substance": "ketamine"}
    found = link(make_mention("m1", **alike | one), make_mention("m2", **alike | other))["discrepancies"]
    assert {row["attribute"]: row["severity"] for row in found} == severity
    assert len(found) == 2 * len(severity)


def test_two_texts_on_one_study_that_found_opposite_things() -> None:
    alike = {"registry_id": "NCT01234567", "substance": "ketamine"}
    claims = make_claim("m1", "favourable"), make_claim("m2", "unfavourable")
    found = link(make_mention("m1", **alike), make_mention("m2", **alike), *claims)["discrepancies"]
    assert {(row["stated"], row["expected"], row["severity"]) for row in found} == {
        ("favourable", "unfavourable", "critical"),
        ("unfavourable", "favourable", "critical"),
    }


def test_a_trial_that_was_not_randomized_or_is_retracted_is_critical() -> None:
    found = link(make_mention("m1", **SAID), make_trial(design="open_label_trial", is_retracted=True))
    assert list_differences(found) == {
        "design": ("randomized_controlled_trial", "open_label_trial", "critical"),
        "status": ("published", "retracted", "critical"),
    }


def test_two_entries_that_agree_alike_are_ambiguous() -> None:
    other = make_trial(
        reference_id="doi:10.1/b",
        title="Another trial of ketamine in veterans with treatment-resistant posttraumatic stress",
    )
    found = link(make_mention("m1", **SAID), make_trial(), other)
    (study,) = found["studies"]
    assert (study["resolution"], study["reference_id"]) == ("ambiguous", None)
    assert {row["reference_id"] for row in found["study_matches"]} == {"doi:10.1/a", "doi:10.1/b"}
    assert found["discrepancies"] == []


def test_of_a_preprint_and_its_article_the_journal_that_is_named_decides() -> None:
    preprint = make_trial(reference_id="doi:10.1/b", journal="medRxiv", year=2020, online_year=None)
    article = make_trial()
    bare = {name: value for name, value in SAID.items() if name not in ("journal", "year")}
    assert link(make_mention("m1", **bare), preprint, article)["studies"][0]["reference_id"] == "doi:10.1/a"
    named = SAID | {"journal": "medRxiv", "year": 2020}
    assert link(make_mention("m1", **named), preprint, article)["studies"][0]["reference_id"] == "doi:10.1/b"


def test_a_document_has_one_mention_of_a_matched_study() -> None:
    surer = make_mention("m2", "one", **SAID | {"session_count": 8})
    found = link(make_mention("m1", "one", **SAID), surer, make_trial())
    matched = {row["mention_id"]: row["reference_id"] for row in found["study_resolution"]}
    assert matched == {"m1": None, "m2": "doi:10.1/a"}


def test_a_poll_is_no_publication_and_a_survey_in_a_journal_may_be_one() -> None:
    poll = make_mention("m1", design="survey", participant_count=158, substance="ketamine", condition="ptsd")
    survey = make_mention("m2", design="survey", journal="Military Medicine", participant_count=35)
    found = link(poll, survey, make_trial())
    assert {row["mention_id"]: row["resolution"] for row in found["study_resolution"]} == {
        "m1": "not_a_publication",
        "m2": "unmatched",
    }


def test_mentions_that_the_catalogue_does_not_know_join_across_documents() -> None:
    first = make_mention("m1", **SAID | {"comparator": "placebo"})
    second = make_mention("m2", **SAID | {"session_count": 8})
    vague = {"year": 2022, "substance": "ketamine", "condition": "ptsd"}
    found = link(first, second, make_mention("m3", **vague), make_mention("m4", **vague))
    studies = {row["mention_id"]: row["study_id"] for row in found["study_mentions"]}
    assert studies["m1"] == studies["m2"]
    assert len(set(studies.values())) == 3


def test_no_mentions_give_no_rows() -> None:
    assert not any(link(make_trial()).values())


def test_weights_are_probabilities_and_agreement_weighs_more_than_disagreement() -> None:
    for field, levels in load_weights().items():
        assert sum(level.m for level in levels.values()) <= 1.000001, field
        assert all(0 < level.m < 1 and (level.u is None or 0 < level.u < 1) for level in levels.values()), field
        assert "l.u_" in write_weight(field) or all(level.u for level in levels.values())
