"""PubMed XML: a record for every article with an abstract, labelled by its journal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from transforms.readers.bulk import Broken, BulkReader, Record
from transforms.readers.records import Rejection
from transforms.readers.streams import open_unpacked

ARTICLES = ("PubmedArticle", "PubmedBookArticle")
LANGUAGES = {"eng": "en", "ger": "de", "fre": "fr", "spa": "es", "ita": "it", "por": "pt", "rus": "ru", "chi": "zh",
             "jpn": "ja", "dut": "nl", "pol": "pl", "kor": "ko", "tur": "tr", "swe": "sv", "dan": "da", "nor": "no",
             "hun": "hu", "cze": "cs", "fin": "fi", "heb": "he", "ara": "ar", "per": "fa", "ukr": "uk"}  # fmt: skip
"""Codes of MEDLINE and of ISO 639-1 for the languages that are frequent there."""
MONTHS = {m: n for n, m in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
PAGE = "https://pubmed.ncbi.nlm.nih.gov/{}/"
NOT_PLAIN = re.compile(r"[^\w.-]+")


def read_pubmed(address: str | Path, compression: str | None) -> Iterator[Record | Broken]:
    """A record for every article; its source is its journal, whose kind follows from PubMed's being of journals."""
    with open_unpacked(address, compression) as stream:
        number = 0
        try:
            for _, article in etree.iterparse(stream, tag=ARTICLES, resolve_entities=False, no_network=True):
                number += 1
                yield _read_article(article, number)
                article.clear()
                while article.getprevious() is not None:
                    del article.getparent()[0]
        except etree.XMLSyntaxError as error:
            raise Rejection("not_xml", f"it is no XML from here on ({error.msg}); is it complete?") from error
    if not number:
        raise Rejection("not_pubmed", f"it holds no {' or '.join(ARTICLES)}; only PubMed's XML is read")


def _read_article(article: Any, number: int) -> Record | Broken:
    pmid = article.findtext(".//PMID") or ""
    text = "\n\n".join(filter(None, map(_write_part, article.iterfind(".//Abstract/AbstractText"))))
    if not text:
        return Broken(number, Rejection("no_text", f"article {pmid} has no abstract"))
    title = _flatten(article.find(".//ArticleTitle"))
    facts = {"uri": PAGE.format(pmid) if pmid else "", "title": title, "published_on": _read_day(article)}
    facts |= {"language": _read_language(article), **_label(article)}
    return Record(number, f"{title}\n\n{text}" if title else text, facts, basis="inferred")


def _label(article: Any) -> dict[str, str]:
    """The journal as a source: PubMed tells of nothing that it would earn on a therapy."""
    name = _flatten(article.find(".//MedlineJournalInfo/MedlineTA")) or _flatten(article.find(".//Journal/Title"))
    if not name:
        return {}
    key = article.findtext(".//MedlineJournalInfo/NlmUniqueID") or NOT_PLAIN.sub("-", name.lower())
    labels = {"source_id": f"journal-{key.strip()}", "publisher": " ".join(name.split())}
    return labels | {"source_type": "journal", "commercial_interest": "none_known"}


def _write_part(part: Any) -> str:
    """A part of an abstract, with the word before it such as RESULTS on a line of its own."""
    label, text = (part.get("Label") or "").strip(), _flatten(part)
    return f"{label.capitalize()}\n\n{text}" if label and text else text


def _flatten(element: Any) -> str:
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def _read_language(article: Any) -> str:
    told = (article.findtext(".//Article/Language") or "").strip().lower()
    return LANGUAGES.get(told, told[:2] if told else "")


def _read_day(article: Any) -> str:
    """The day of publication, where PubMed tells it in full."""
    for path in (".//ArticleDate", ".//JournalIssue/PubDate"):
        date = article.find(path)
        year, month, day = ((date.findtext(n) or "" if date is not None else "") for n in ("Year", "Month", "Day"))
        number = int(month) if month.isdigit() else MONTHS.get(month[:3].lower(), 0)
        if year.isdigit() and day.isdigit() and number:
            return f"{int(year):04}-{number:02}-{int(day):02}"
    return ""


BULK_READER = BulkReader("pubmed", (".xml",), read_pubmed)
