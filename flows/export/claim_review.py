"""Claims as schema.org ClaimReview in JSON-LD.

A review has a rating only where the study that the claim rests on is in the catalogue and confirms or contradicts what
the claim states; what was merely found and compared with other sources has none.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import IO, Any

from flows.export.rows import Fields
from flows.show.json_text import to_json
from warehouse.errors import InputError

RATINGS = {
    "contradicted": (1, "Contradicted by the study"),
    "mixed": (3, "Partly contradicted by the study"),
    "supported": (5, "Supported by the study"),
}
"""Verdict, its rating from 1 to 5, and what that is called."""

OPENING = b'{"@context": "https://schema.org", "@graph": ['


def check_page(page: str | None) -> None:
    """See that reviews can have an address on the page.

    Raises:
        InputError: it is no address of the web.
    """
    if page is not None and keep_url(page) is None:
        raise InputError("This is no address of the web", where=page, todo="Give one that begins with https://.")


def write_claim_reviews(
    claims: Iterable[Fields], stream: IO[bytes], made_at: dt.datetime, page: str | None = None
) -> None:
    """Write one JSON-LD document; safe to put into a page as it is.

    Args:
        claims: rows of `read_claims`.
        stream: takes UTF-8.
        made_at: when the snapshot was made.
        page: where the explorer is published, which shows each claim.
    """
    before = OPENING + b"\n"
    for claim in claims:
        text = to_json(make_review(claim, made_at, page)).replace("<", "\\u003c")
        stream.write(before + text.encode())
        before = b",\n"
    stream.write((OPENING if before.startswith(b"{") else b"\n") + b"]}\n")


def make_review(claim: Fields, made_at: dt.datetime, page: str | None = None) -> dict[str, Any]:
    """One claim as a ClaimReview; what is not known is left out."""
    return _drop_empty(
        {
            "@type": "ClaimReview",
            "@id": f"urn:claimhouse:claim:{claim['claim_id']}",
            "identifier": claim["claim_id"],
            "url": f"{page.partition('#')[0]}#claim={claim['claim_id']}" if page else None,
            "author": {"@type": "Organization", "name": "Claimhouse, by program"},
            "datePublished": made_at.date(),
            "claimReviewed": claim["quote"],
            "itemReviewed": _make_claim(claim),
            "reviewRating": _make_rating(claim),
            "citation": _make_citation(claim),
        }
    )


def _make_claim(claim: Fields) -> dict[str, Any]:
    page = {
        "@type": "CreativeWork",
        "url": keep_url(claim["url"]),
        "name": claim["title"],
        "inLanguage": claim["language"],
        "datePublished": claim["published_on"],
    }
    return _drop_empty(
        {
            "@type": "Claim",
            "text": claim["quote"],
            "author": {"@type": "Organization", "name": claim["publisher"] or claim["source_id"]},
            "datePublished": claim["published_on"],
            "appearance": _drop_empty(page),
            "about": [{"@type": "Thing", "name": about} for about in _list_abouts(claim)],
        }
    )


def _list_abouts(claim: Fields) -> Iterator[str]:
    yield from (claim[name].replace("_", " ") for name in ("substance", "condition") if claim[name])


def _make_rating(claim: Fields) -> dict[str, Any] | None:
    if claim["verdict"] not in RATINGS:
        return None
    value, name = RATINGS[claim["verdict"]]
    scale = {"ratingValue": value, "worstRating": 1, "bestRating": 5}
    return {"@type": "Rating", **scale, "alternateName": name, "ratingExplanation": claim["explanation"]}


def _make_citation(claim: Fields) -> dict[str, Any] | None:
    if claim["study_title"] is None:
        return None
    address = f"https://doi.org/{claim['study_doi']}" if claim["study_doi"] else None
    pmid = f"pmid:{claim['study_pmid']}" if claim["study_pmid"] else None
    found = {"@type": "ScholarlyArticle", "name": claim["study_title"], "sameAs": keep_url(address), "identifier": pmid}
    return _drop_empty(found)


def keep_url(address: str | None) -> str | None:
    """The address if it is one of the web, without spaces or signs that would break out of it; else None."""
    if address is None or not address.lower().startswith(("http://", "https://")):
        return None
    return None if any(sign.isspace() or sign in "<>\"'\\^`{|}" or ord(sign) < 32 for sign in address) else address


def _drop_empty(fields: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in fields.items() if value is not None and value != []}
