"""A study mention while a document is read: the statements that speak of it, and what they say."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from transforms.quantities.found import Found
from transforms.reading import Reading
from transforms.studies import signals


@dataclass(slots=True)
class Identity:
    """What identifies a study in one statement; None where the statement does not say."""

    journal: str | None = None
    year: int | None = None
    institution: str | None = None
    authors: str | None = None
    registry_id: str | None = None
    doi: str | None = None
    pmid: str | None = None
    count: int | None = None

    @property
    def is_known(self) -> bool:
        """True if anything at all identifies the study."""
        return any(
            (self.journal, self.year, self.institution, self.authors, self.registry_id, self.doi, self.pmid, self.count)
        )

    def contradicts(self, other: Identity) -> bool:
        """True if both name a journal, year, registry number or author, and not the same."""
        return bool(
            (self.journal and other.journal and self.journal != other.journal)
            or (self.year and other.year and self.year != other.year)
            or (self.registry_id and other.registry_id and self.registry_id != other.registry_id)
            or (self.authors and other.authors and self.authors != other.authors)
            or (self.institution and other.institution and self.institution != other.institution)
        )

    def agrees(self, other: Identity) -> bool:
        """True if both name the same journal, registry number, author, DOI or PubMed id."""
        return bool(
            (self.journal and self.journal == other.journal)
            or (self.registry_id and self.registry_id == other.registry_id)
            or (self.authors and self.authors == other.authors)
            or (self.doi and self.doi == other.doi)
            or (self.pmid and self.pmid == other.pmid)
        )

    def fill(self, other: Identity) -> None:
        """Take from the other what is not known yet."""
        for name in ("journal", "year", "institution", "authors", "registry_id", "doi", "pmid", "count"):
            if getattr(self, name) is None:
                setattr(self, name, getattr(other, name))


@dataclass(slots=True)
class Mention:
    """One study in one document; `told` holds the statements on it with their quantities, in order."""

    first: Reading
    identity: Identity
    told: list[tuple[Reading, list[Found]]] = field(default_factory=list)

    def take(self, reading: Reading, quantities: list[Found], identity: Identity) -> None:
        """Add a statement, and what it adds to the identity."""
        self.told.append((reading, quantities))
        self.identity.fill(identity)

    def is_survey(self) -> bool:
        """True if the study is a survey."""
        return signals.POLLS.search(self.first.text) is not None


def read_identity(reading: Reading, quantities: list[Found]) -> Identity:
    """What in a statement could identify a study."""
    text = reading.text
    registry, doi, pmid = signals.REGISTRY.search(text), signals.DOI.search(text), signals.PMID.search(text)
    return Identity(
        journal=_read_journal(reading),
        year=_read_year(text, quantities),
        institution=_read_institution(reading),
        authors=_read_authors(text),
        registry_id=_clean_registry(registry.group()) if registry else None,
        doi=doi.group() if doi else None,
        pmid=pmid.group(1) if pmid else None,
        count=_read_count(text, quantities),
    )


def _clean_registry(raw: str) -> str:
    number = re.search(r"\d{4}-\d{6}-\d{2}", raw)
    return number.group() if number else re.sub(r"\s+", "", raw)


def _read_journal(reading: Reading) -> str | None:
    known = max(reading.find("journal"), key=lambda h: h.end - h.start, default=None)
    if known is not None and not _is_part_of_name(
        reading.text, known.start - reading.span.start, known.end - reading.span.start
    ):
        return known.concept.name
    for pattern in (signals.JOURNAL_PHRASE, signals.JOURNAL_WORD):
        for found in pattern.finditer(reading.text):
            name = found.group("name") or found.group("plain")
            name = re.sub(r"^(?:The|In|A|An)\s+", "", name.strip(" .,"))
            if (
                (" " in name or re.search(r"(?:ology|iatry|icine|apy)\Z", name))
                and not signals.NO_JOURNAL.match(name)
                and not signals.INSTITUTION.fullmatch(name)
            ):
                return name
    return None


def _is_part_of_name(text: str, start: int, end: int) -> bool:
    """True if a known journal's name is only the tail or head of a longer one, as in `JAMA Neurology Open`."""
    before, after = text[:start].split(), text[end:]
    longer = re.match(r"\s+(?:[A-Z][a-z]+|of\s+[A-Z])", after)
    return longer is not None or bool(
        before and before[-1][:1].isupper() and before[-1].isalpha() and before[-1] not in {"The", "In", "A"}
    )


def _read_year(text: str, quantities: list[Found]) -> int | None:
    for q in quantities:
        if q.kind == "calendar_year" and q.low == q.high and q.low is not None:
            around = text[max(0, q.start - 25) : q.end + 12]
            if not re.search(
                r"\b(?:since|until|by|between|before|after|expected|founded|invented|discovered|end|finish|completion|through|of)\s+(?:\w+\s+)?(?:19|20)\d\d|(?:19|20)\d\d\s+(?:and|to|–)\s+",
                around,
            ):
                return int(q.low)
    return None


def _read_institution(reading: Reading) -> str | None:
    known = reading.find("institution")
    found = [
        m for m in signals.INSTITUTION.finditer(reading.text) if not signals.FUNDS.search(reading.text[: m.start()])
    ]
    phrases = [re.sub(r"^(?:The|At|In|A|An|By|From|Our|When)\s+", "", m.group("name").strip(" .,’'")) for m in found]
    phrases = [p for p in phrases if len(p.split()) > 1]
    if phrases:
        return max(phrases[:1], key=len)
    if known:
        return max(known, key=lambda h: h.end - h.start).concept.name
    for place in signals.PLACE.finditer(reading.text):
        name = (place.group("at") or place.group("of")).strip(" .,’'")
        if not signals.NO_PLACE.match(name) and not name.endswith(("’s", "'s")):
            return name
    return None


def _read_authors(text: str) -> str | None:
    found = signals.AUTHOR.search(text)
    if found is None:
        return None
    return (found.group("name") and found.group()) or found.group("cite") or found.group("pair") or found.group("by")


def _read_count(text: str, quantities: list[Found]) -> int | None:
    counts = [q for q in quantities if q.kind == "participant_count" and q.low]
    if not counts:
        return None
    best = max(counts, key=lambda q: _weigh_count(text, q))
    return int(best.low or 0) or None


def _weigh_count(text: str, q: Found) -> float:
    """How likely a count is the number enrolled: by the verb before it; counts of events, arms and the screened rank low."""
    before, after = text[max(0, q.start - 50) : q.start].lower(), text[q.end : q.end + 50].lower()
    weight = 0.0
    if re.search(
        r"randomi[sz]|enrol|recruit|involv|includ|assigned|total|sample of|treated|gave|pooled|with|of\s*\Z|among|spoke|survey|analy[sz]ed|reviewed|follow|combined|in\s+\Z|study\w* of",
        before,
    ):
        weight += 2
    if re.search(
        r"randomi[sz]|enrol|were (?:assigned|included|recruited)|took part|participated|received|with ptsd|with|who",
        after,
    ):
        weight += 1.5
    if re.search(
        r"screened|eligib|approached|planned|of the|complet|dropp|withdr|discontin|respond|report|develop|n\s?=\s?\Z|\(n|lost|had\b",
        before[-25:] + " " + after[:22] + text[q.start : q.end].lower(),
    ):
        weight -= 2.5
    return weight + min((q.low or 0) / 1e5, 0.9)
