"""Identifiers in one form, and what titles and abstracts are trusted to say."""

from __future__ import annotations

import pytest

from transforms.catalogue.identifiers import clean_doi, clean_pmid, clean_registry_id, name_reference
from transforms.catalogue.texts import name_journal, read_texts
from transforms.extractor import load_extractor


@pytest.mark.parametrize(
    "written", ["10.1000/AbC", "https://doi.org/10.1000/abc", "doi: 10.1000/ABC ", "DOI:10.1000/abc"]
)
def test_a_doi_has_one_form(written: str) -> None:
    assert clean_doi(written) == "10.1000/abc"


@pytest.mark.parametrize("written", ["", None, "10.1/x", "10.1000", "10.1000/a b", "see 10.1000/abc"])
def test_what_is_no_doi_is_none(written: str | None) -> None:
    assert clean_doi(written) is None


@pytest.mark.parametrize(
    ("written", "clean"),
    [("0123", "123"), ("PMID: 35046508", "35046508"), ("https://pubmed.ncbi.nlm.nih.gov/1/", "1"), ("PMC12", None)],
)
def test_a_pubmed_id_is_digits(written: str, clean: str | None) -> None:
    assert clean_pmid(written) == clean


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ClinicalTrials.gov NCT02655692.", "NCT02655692"),
        ("registered as ISRCTN 14426797", "ISRCTN14426797"),
        ("EudraCT number, 2017-003288-36", "2017-003288-36"),
        ("from 2017-003288-36 on", None),
        ("NCT02655692 and NCT00000001", None),
        ("NCT02655692, that is NCT02655692", "NCT02655692"),
        ("the NCT number", None),
    ],
)
def test_a_registry_number_is_taken_where_there_is_one(text: str, found: str | None) -> None:
    assert clean_registry_id(text) == found


def test_the_surest_identifier_names_the_study() -> None:
    assert name_reference("10.1/a", "1", "NCT1", "W1") == "doi:10.1/a"
    assert name_reference(None, "1", "NCT1", "W1") == "pmid:1"
    assert name_reference(None, None, "NCT1", "W1") == "registry:NCT1"
    assert name_reference(None, None, None, None) is None


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("The lancet. Psychiatry", "Lancet Psychiatry"),
        ("JAMA psychiatry (Chicago, Ill.)", "JAMA Psychiatry"),
        ("JAMA : the journal of the American Medical Association", "JAMA"),
        ("JAMA neurology", "JAMA neurology"),
        ("Biological psychiatry. Cognitive neuroscience", "Biological psychiatry. Cognitive neuroscience"),
    ],
)
def test_a_journal_is_called_as_in_the_vocabulary(written: str, known: str) -> None:
    assert name_journal(written, load_extractor()) == known


PTSD_TRIAL = (
    "Methods: Individuals with chronic PTSD (N=30) were randomly assigned (1:1) to receive six infusions of ketamine"
    " (0.5 mg/kg) or midazolam (0.045 mg/kg) over 2 consecutive weeks.\n\nResults: The ketamine group improved more."
)


def test_the_study_of_an_abstract_is_read() -> None:
    facts = read_texts("Repeated ketamine for PTSD", PTSD_TRIAL, (), load_extractor())
    assert (facts.substance, facts.condition, facts.design) == ("ketamine", "ptsd", "randomized_controlled_trial")
    assert (facts.participant_count, facts.session_count, facts.treatment_days) == (30, 6, 14.0)
    assert (facts.comparator, facts.dose_mg_per_kg) == ("midazolam", 0.5)


def test_a_secondary_analysis_lends_no_numbers() -> None:
    facts = read_texts("Repeated ketamine for PTSD: a post hoc analysis", PTSD_TRIAL, (), load_extractor())
    assert (facts.substance, facts.participant_count, facts.session_count) == ("ketamine", None, None)


def test_another_subject_is_not_read_into() -> None:
    facts = read_texts("Aspirin in heart failure: a randomized trial", "We enrolled 300 adults.", (), load_extractor())
    assert (facts.substance, facts.participant_count) == (None, None)
    assert facts.design == "randomized_controlled_trial"
