"""Records of each format, and a way to read them as a file."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from transforms.catalogue.files import read_references
from transforms.catalogue.source_record import KeptOut
from transforms.extractor import load_extractor
from warehouse.tables import ReferenceStudy

LATEST_YEAR = 2027
HEAD = (
    '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD" "https://dtd.example">\n'
)

Read = Callable[..., list[ReferenceStudy | KeptOut]]


def make_article(
    number: int = 1, *, title: str = "Ketamine for <i>PTSD</i>: a randomized trial", more: str = ""
) -> str:
    """A PubMed article; `more` stands at the end of its Article."""
    return (
        f'<PubmedArticle><MedlineCitation><PMID Version="1">{number}</PMID><DateRevised><Year>2023</Year>'
        "<Month>02</Month><Day>03</Day></DateRevised><Article><Journal><JournalIssue><PubDate><Year>2022</Year>"
        "</PubDate></JournalIssue><Title>The American journal of psychiatry</Title></Journal>"
        f"<ArticleTitle>{title}</ArticleTitle>"
        f'<ELocationID EIdType="doi" ValidYN="Y">10.1000/Case.{number}</ELocationID>'
        '<Abstract><AbstractText Label="METHODS">Veterans with PTSD (n = 158) were randomized to receive 8 infusions '
        "of ketamine (0.5 mg/kg) or placebo over 4 weeks.</AbstractText>"
        '<AbstractText Label="CONCLUSIONS">ClinicalTrials.gov NCT02655692.</AbstractText></Abstract>'
        "<AuthorList><Author><LastName>Abel</LastName><AffiliationInfo><Affiliation>Example University</Affiliation>"
        "</AffiliationInfo></Author><Author><CollectiveName>The Group</CollectiveName></Author></AuthorList>"
        f"<ArticleDate><Year>2021</Year></ArticleDate>{more}</Article></MedlineCitation></PubmedArticle>"
    )


STUDY: dict[str, Any] = {
    "protocolSection": {
        "identificationModule": {"nctId": "NCT01234567", "briefTitle": "MDMA in PTSD"},
        "statusModule": {"overallStatus": "COMPLETED", "lastUpdatePostDateStruct": {"date": "2022-03"}},
        "sponsorCollaboratorsModule": {"leadSponsor": {"name": "Example Institute"}},
        "descriptionModule": {"briefSummary": "Does it help?"},
        "designModule": {
            "studyType": "INTERVENTIONAL",
            "designInfo": {"allocation": "RANDOMIZED"},
            "enrollmentInfo": {"count": 90},
        },
        "conditionsModule": {"conditions": ["Posttraumatic Stress Disorder"]},
        "armsInterventionsModule": {
            "armGroups": [
                {"label": "MDMA", "type": "EXPERIMENTAL"},
                {"label": "Control", "type": "PLACEBO_COMPARATOR", "interventionNames": ["Drug: Placebo"]},
            ],
            "interventions": [{"name": "midomafetamine"}],
        },
        "outcomesModule": {"primaryOutcomes": [{"measure": "CAPS-5", "timeFrame": "18 weeks"}]},
    }
}

OPENALEX: dict[str, Any] = {
    "id": "https://openalex.org/W1",
    "doi": "https://doi.org/10.1000/Case.1",
    "title": "Psilocybin for depression",
    "publication_year": 2021,
    "ids": {"pmid": "https://pubmed.ncbi.nlm.nih.gov/33"},
    "primary_location": {"source": {"display_name": "Nature Medicine"}},
    "authorships": [{"author": {"display_name": "Ada Abel"}, "institutions": [{"display_name": "Example University"}]}],
    "abstract_inverted_index": {"Twelve": [0], "patients": [1], "with": [2], "depression": [3]},
    "is_retracted": True,
    "updated_date": "2024-01-31T12:00:00",
}

CROSSREF: dict[str, Any] = {
    "DOI": "10.1000/CASE.1",
    "title": ["Stellate ganglion block &amp; <i>PTSD</i>"],
    "container-title": ["Military Medicine"],
    "issued": {"date-parts": [[2014, 10]]},
    "published-online": {"date-parts": [[2013, 12, 1]]},
    "abstract": "<jats:p>First.</jats:p><jats:p>Second.</jats:p>",
    "author": [{"family": "Abel", "given": "A"}, {"name": "The Group"}],
    "clinical-trial-number": [{"clinical-trial-number": "ISRCTN14426797", "registry": "x"}],
    "indexed": {"date-time": "2024-02-01T00:00:00Z"},
}


def make_set(*articles: str) -> str:
    """A PubMed file."""
    return f"{HEAD}<PubmedArticleSet>{''.join(articles)}</PubmedArticleSet>"


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads content, text or bytes or what becomes JSON, as a file of that name."""

    def read_content(content: Any, name: str = "file") -> list[ReferenceStudy | KeptOut]:
        path = tmp_path / name
        text = content if isinstance(content, str | bytes) else json.dumps(content)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return list(read_references(path, LATEST_YEAR, load_extractor()))

    return read_content
