"""PubMed XML: a `PubmedArticleSet` cut into its articles, and the fields of one.

The stream is cut at the tags of the articles and each article is parsed on its own, in bounded memory. What stands
before the first article is never parsed: no document type, no declared or external entity has any effect, and an
article that brings its own is kept out. A broken article spoils no other.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from io import BufferedIOBase
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from transforms.catalogue.dates import find_year, make_day
from transforms.catalogue.source_record import Malformed, SourceRecord

OPENING = re.compile(rb"<Pubmed(?:Book)?Article[\s>]")
CHUNK = 1 << 20
LONGEST = 16 << 20
"""No article is longer; the largest of PubMed take some hundred kilobytes."""

DESIGNS = (
    ("Meta-Analysis", "meta_analysis"),
    ("Network Meta-Analysis", "meta_analysis"),
    ("Systematic Review", "systematic_review"),
    ("Randomized Controlled Trial", "randomized_controlled_trial"),
    ("Controlled Clinical Trial", "controlled_trial"),
    ("Clinical Trial Protocol", "ongoing"),
    ("Observational Study", "observational"),
    ("Case Reports", "case_report"),
)
"""Design by publication type, the one that decides first."""


def split_articles(stream: BufferedIOBase) -> Iterator[bytes | Malformed]:
    """The articles of a stream as they stand there, in order; what is cut off or too long as `Malformed`."""
    held = bytearray()
    start = -1
    while chunk := stream.read1(CHUNK):
        seen = max(0, len(held) - 32)
        held += chunk
        while True:
            if start < 0:
                found = OPENING.search(held)
                if not found:
                    del held[:-32]
                    break
                start, seen = found.start(), found.start()
            end, broken = _find_end(held, start, seen)
            if end < 0:
                if len(held) - start > LONGEST:
                    yield Malformed(f"the article is longer than {LONGEST >> 20} MB")
                    del held[: start + 16]
                    start = -1
                    continue
                break
            yield Malformed("the article has no end tag") if broken else bytes(held[start:end])
            del held[:end]
            start = -1
    if start >= 0:
        yield Malformed("the file ends in the middle of the article")


def _find_end(held: bytearray, start: int, seen: int) -> tuple[int, bool]:
    """Where the article ends, -1 if that has not been read yet; and whether another one begins before its end tag."""
    tag = b"</PubmedBookArticle>" if held.startswith(b"<PubmedBook", start) else b"</PubmedArticle>"
    end = held.find(tag, max(start, seen - len(tag)))
    found = OPENING.search(held, max(start + 8, seen - 32), end if end >= 0 else len(held))
    if found:
        return found.start(), True
    return (end + len(tag), False) if end >= 0 else (-1, False)


def read_article(xml: bytes) -> SourceRecord:
    """The record of one article.

    Raises:
        Malformed: it is no well-formed XML, declares entities, is a book, or has no title.
    """
    if xml.startswith(b"<PubmedBook"):
        raise Malformed("it is a book, not an article")
    if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:
        raise Malformed("it declares a document type or entities")
    try:
        article = ElementTree.fromstring(xml)
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise Malformed(f"it is no well-formed XML: {error}") from error
    return _read(article)


def _read(root: Element) -> SourceRecord:
    citation = root.find("MedlineCitation")
    article = citation.find("Article") if citation is not None else None
    if citation is None or article is None:
        raise Malformed("it has no MedlineCitation with an Article")
    kinds = {kind.text for kind in article.iterfind("PublicationTypeList/PublicationType")}
    corrections = {c.get("RefType") for c in citation.iterfind("CommentsCorrectionsList/CommentsCorrections")}
    year, online = _read_years(article)
    return SourceRecord(
        origin="pubmed",
        title=_join(article.find("ArticleTitle")) or _join(article.find("VernacularTitle")),
        abstract="\n\n".join(_list_abstract(article)),
        pmid=citation.findtext("PMID"),
        doi=_find_doi(root, article),
        registry_id=" ".join(_list_accessions(article)) or None,
        journal=article.findtext("Journal/Title") or article.findtext("Journal/ISOAbbreviation"),
        year=year,
        online_year=online if online != year else None,
        authors=tuple(_list_authors(article)),
        institution=article.findtext("AuthorList/Author/AffiliationInfo/Affiliation"),
        design=next((design for kind, design in DESIGNS if kind in kinds), None),
        is_retracted="Retracted Publication" in kinds or "RetractionIn" in corrections,
        revised_on=_read_revision(citation),
    )


def _join(element: Element | None) -> str:
    """All text of an element, also inside of markup, with single spaces."""
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def _list_abstract(article: Element) -> Iterator[str]:
    for part in article.iterfind("Abstract/AbstractText"):
        label = (part.get("Label") or "").capitalize()
        text = _join(part)
        if text:
            yield f"{label}: {text}" if label else text


def _list_authors(article: Element) -> Iterator[str]:
    for author in article.iterfind("AuthorList/Author"):
        name = author.findtext("LastName") or author.findtext("CollectiveName")
        if name:
            yield " ".join(name.split())


def _list_accessions(article: Element) -> Iterator[str]:
    for bank in article.iterfind("DataBankList/DataBank"):
        name = bank.findtext("DataBankName") or ""
        yield from (f"{name} {a.text or ''}" for a in bank.iterfind("AccessionNumberList/AccessionNumber"))


def _find_doi(root: Element, article: Element) -> str | None:
    for place in article.iterfind("ELocationID"):
        if place.get("EIdType") == "doi" and place.get("ValidYN", "Y") == "Y":
            return place.text
    ids = root.iterfind("PubmedData/ArticleIdList/ArticleId")
    return next((i.text for i in ids if i.get("IdType") == "doi"), None)


def _read_years(article: Element) -> tuple[int | None, int | None]:
    """Year of the issue and year of the electronic publication; the first falls back on the second."""
    issued = article.find("Journal/JournalIssue/PubDate")
    year = find_year(_join(issued.find("Year")) or _join(issued.find("MedlineDate"))) if issued is not None else None
    online = find_year(article.findtext("ArticleDate/Year"))
    return year or online, online


def _read_revision(citation: Element) -> dt.date | None:
    revised = citation.find("DateRevised")
    parts = [revised.findtext(name) or "" for name in ("Year", "Month", "Day")] if revised is not None else []
    return make_day(*map(int, parts)) if parts and all(p.isdigit() for p in parts) else None
