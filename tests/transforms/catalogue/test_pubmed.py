"""PubMed XML: an article's fields, broken articles among whole ones, and files that mean harm."""

from __future__ import annotations

import datetime as dt
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.transforms.catalogue.conftest import HEAD, Read, make_article, make_set
from transforms.catalogue import pubmed
from transforms.catalogue.source_record import KeptOut, Malformed
from warehouse.tables import ReferenceStudy

BOMB = "".join(f'<!ENTITY b{n} "{f"&b{n - 1};" * 10 if n else "x" * 1000}">' for n in range(10))


def test_an_article_becomes_a_reference_study(read: Read) -> None:
    assert read(make_set(make_article())) == [
        ReferenceStudy(
            reference_id="doi:10.1000/case.1", pmid="1", doi="10.1000/case.1", registry_id="NCT02655692",
            title="Ketamine for PTSD: a randomized trial", journal="American Journal of Psychiatry", year=2022,
            design="randomized_controlled_trial", participant_count=158, substance="ketamine", condition="ptsd",
            comparator="placebo", session_count=8, treatment_days=28.0, dose_mg_per_kg=0.5, primary_outcome=None,
            outcome_favours=None, authors="Abel; The Group", institution="Example University",
            population=None, arms="ketamine | placebo", online_year=2021, effect_days=None, is_retracted=False,
            origin="pubmed", revised_on=dt.date(2023, 2, 3), verified_in=None,
        )
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "design"),
    [
        ("Meta-Analysis", "meta_analysis"),
        ("Clinical Trial Protocol", "ongoing"),
        ("Case Reports", "case_report"),
    ],
)
def test_the_publication_type_decides_the_design(read: Read, kind: str, design: str) -> None:
    types = f"<PublicationTypeList><PublicationType>{kind}</PublicationType></PublicationTypeList>"
    (study,) = read(make_set(make_article(more=types)))
    assert isinstance(study, ReferenceStudy)
    assert study.design == design


def test_a_retraction_is_noted(read: Read) -> None:
    types = "<PublicationTypeList><PublicationType>Retracted Publication</PublicationType></PublicationTypeList>"
    (study,) = read(make_set(make_article(more=types)))
    assert isinstance(study, ReferenceStudy)
    assert study.is_retracted is True


def test_broken_articles_spoil_no_other(read: Read) -> None:
    whole, broken, cut = make_article(1), make_article(2, title="a < b"), make_article(3)[:-30]
    found = read(make_set(whole, broken, cut, make_article(4), "<PubmedBookArticle>a</PubmedBookArticle>"))
    assert [item.pmid if isinstance(item, ReferenceStudy) else item.record for item in found] == ["1", 2, 3, "4", 5]
    reasons = [item.reason for item in found if isinstance(item, KeptOut)]
    assert "no well-formed XML" in reasons[0]
    assert reasons[1:] == ["the article has no end tag", "it is a book, not an article"]


@pytest.mark.parametrize("declared", [BOMB, '<!ENTITY b9 SYSTEM "file:///etc/passwd">'], ids=["bomb", "external"])
def test_entities_that_a_file_declares_have_no_effect(read: Read, declared: str) -> None:
    head = f"<?xml version='1.0'?><!DOCTYPE PubmedArticleSet [{declared}]><PubmedArticleSet>"
    found = read(head + make_article(1, title="&b9;") + make_article(2) + "</PubmedArticleSet>")
    assert isinstance(found[0], KeptOut)
    assert "undefined entity" in found[0].reason
    assert isinstance(found[1], ReferenceStudy)


def test_an_article_that_declares_entities_itself_is_kept_out(read: Read) -> None:
    (found,) = read(make_set(make_article(title=f"<!DOCTYPE a [{BOMB}]>")))
    assert isinstance(found, KeptOut)
    assert found.reason == "it declares a document type or entities"


def test_an_endless_article_is_left_without_holding_it(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pubmed, "LONGEST", 10_000)
    monkeypatch.setattr(pubmed, "CHUNK", 1_000)
    found = read(make_set(make_article(1, title="x" * 30_000), make_article(2)))
    assert [type(item) for item in found] == [KeptOut, ReferenceStudy]


def test_another_encoding_and_other_xml_are_told(read: Read) -> None:
    (other,) = read(HEAD.replace("utf-8", "latin-1"))
    assert other == KeptOut(other.file, 0, "its encoding is latin-1; it must be UTF-8")  # type: ignore[union-attr]
    (page,) = read("<html></html>")
    assert isinstance(page, KeptOut)
    assert page.reason == "it is XML, but not of PubMed"


class Dripping(io.BytesIO):
    """A stream that gives so many bytes at a time."""

    def __init__(self, content: bytes, step: int) -> None:
        super().__init__(content)
        self.step = step

    def read1(self, size: int | None = -1, /) -> bytes:
        return self.read(self.step)


@given(step=st.integers(1, 700), order=st.lists(st.sampled_from(["whole", "cut", "noise"]), max_size=6))
def test_where_the_stream_is_cut_does_not_matter(step: int, order: list[str]) -> None:
    parts = {"whole": make_article(), "cut": make_article()[:-25], "noise": "<!-- <PubmedArticleSet> -->"}
    content = make_set(*(parts[name] for name in order)).encode()
    in_drops = [str(item) for item in pubmed.split_articles(Dripping(content, step))]
    assert in_drops == [str(item) for item in pubmed.split_articles(io.BytesIO(content))]
    whole = [item for item in pubmed.split_articles(io.BytesIO(content)) if not isinstance(item, Malformed)]
    assert len(whole) == order.count("whole")
