"""OpenAlex: the fields of one work, its abstract put together from the inverted index."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from transforms.catalogue.dates import read_day
from transforms.catalogue.source_record import Malformed, SourceRecord

LONGEST_ABSTRACT = 50_000
"""Words; an index that names a later place is broken."""


def is_work(fields: Mapping[str, Any]) -> bool:
    """True for an object of this format."""
    return "openalex.org/W" in str(fields.get("id"))


def read_work(fields: Mapping[str, Any]) -> SourceRecord:
    """The record of one work.

    Raises:
        Malformed: its abstract is no inverted index.
    """
    place = _open(_open(fields, "primary_location") or _open(fields, "host_venue"), "source")
    authorships = [a for a in fields.get("authorships") or () if isinstance(a, Mapping)]
    institutions = (authorships[0].get("institutions") if authorships else None) or [{}]
    names = (str(_open(a, "author").get("display_name") or "").rpartition(" ")[2] for a in authorships)
    return SourceRecord(
        origin="openalex",
        title=str(fields.get("title") or fields.get("display_name") or ""),
        abstract=join_abstract(fields.get("abstract_inverted_index")),
        pmid=_open(fields, "ids").get("pmid"),
        doi=fields.get("doi"),
        other_id=str(fields["id"]).rpartition("/")[2],
        journal=place.get("display_name") or _open(fields, "host_venue").get("display_name"),
        year=fields.get("publication_year"),
        authors=tuple(name for name in names if name),
        institution=institutions[0].get("display_name") if isinstance(institutions[0], Mapping) else None,
        is_retracted=fields.get("is_retracted"),
        revised_on=read_day(fields.get("updated_date")),
    )


def join_abstract(index: Any) -> str:
    """The text whose words an inverted index lists with their places.

    Raises:
        Malformed: it is no such index.
    """
    if not index:
        return ""
    try:
        placed = sorted((at, word) for word, places in index.items() for at in places)
    except (AttributeError, TypeError) as error:
        raise Malformed("abstract_inverted_index is no index of words and places") from error
    if len(placed) > LONGEST_ABSTRACT:
        raise Malformed(f"abstract_inverted_index has more than {LONGEST_ABSTRACT:,} words")
    return " ".join(word for _, word in placed)


def _open(fields: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    inner = fields.get(name)
    return inner if isinstance(inner, Mapping) else {}
