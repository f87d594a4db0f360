"""What identifies a study, as one statement gives it or as several add up to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from transforms.quantities.found import Found
from transforms.reading import Reading
from transforms.studies import figures, institutions, journals, names, years
from transforms.studies.phrases import KEPT

NAMES = ("journal", "year", "institution", "authors", "registry_id", "doi", "pmid", "title")
Key = tuple[str, str | int]


@dataclass(slots=True)
class Identity:
    """What identifies a study; None where nothing was said. `title` is a trial's own name, such as `HORIZON`, which
    tells studies apart but alone identifies none; `surety` is how surely `count` is the number enrolled."""

    journal: str | None = None
    year: int | None = None
    institution: str | None = None
    authors: str | None = None
    registry_id: str | None = None
    doi: str | None = None
    pmid: str | None = None
    count: int | None = None
    surety: int = figures.LIKELY
    title: str | None = None

    @property
    def is_known(self) -> bool:
        """True if anything at all identifies the study."""
        return self.is_cited or bool(self.institution or self.count)

    @property
    def is_cited(self) -> bool:
        """True if it is named as papers are: by journal, year, authors or a number of registration or publication."""
        return any((self.journal, self.year, self.authors, self.registry_id, self.doi, self.pmid))

    def contradicts(self, other: Identity, *, elsewhere: bool = True) -> bool:
        """True if both name one of the things that a study has once, and not the same.

        With `elsewhere`, an institution is one of them: of a study that is introduced, but not where `the study` goes on,
        since several may have run it.
        """
        if (
            _differ(self.journal, other.journal)
            or _differ(self.year, other.year)
            or _differ(self.registry_id, other.registry_id)
            or _differ(self.title, other.title)
        ):
            return True
        if _are_strangers(self.authors, other.authors):
            return True
        return elsewhere and _are_elsewhere(self.institution, other.institution)

    def agrees(self, other: Identity) -> bool:
        """True if both name the same journal, registry number, trial name, author, DOI or PubMed id."""
        if any(
            _are_same(getattr(self, n), getattr(other, n)) for n in ("journal", "registry_id", "doi", "pmid", "title")
        ):
            return True
        return bool(self.authors and other.authors and not _are_strangers(self.authors, other.authors))

    def fill(self, other: Identity) -> None:
        """Take from the other what is not known yet, and its count if that is more surely the number enrolled."""
        for name in NAMES:
            if (told := getattr(other, name)) is not None and getattr(self, name) is None:
                setattr(self, name, told)
        if other.count and (self.count is None or (other.surety > self.surety and other.surety == figures.ENROLLED)):
            self.count, self.surety = other.count, other.surety

    def copy(self) -> Identity:
        """The same once more, to be filled."""
        return Identity(
            self.journal, self.year, self.institution, self.authors, self.registry_id, self.doi, self.pmid,
            self.count, self.surety, self.title,
        )  # fmt: skip

    def list_told(self) -> tuple[object, ...]:
        """All that keys are made of."""
        names = self.journal, self.year, self.institution, self.authors
        return *names, self.registry_id, self.doi, self.pmid, self.count, self.title

    def list_keys(self) -> Iterator[Key]:
        """Keys under which a later statement may look the study up."""
        for name in ("registry_id", "doi", "pmid", "journal", "title"):
            if (value := getattr(self, name)) is not None:
                yield name, value
        if self.journal and self.year:
            yield "paper", f"{self.journal} {self.year}"
        for word in names.list_surnames(self.authors or ""):
            yield "author", word
        for word in list_places(self.institution or ""):
            yield "place", word
        if self.count and self.count > 9:
            yield "count", self.count


COMMON = frozenset(
    "University Univ Hospital Institute Institutet College School Medical Medicine Center Centre Clinic Health System Care "
    "Foundation Department Therapeutics Pharmaceuticals Pharma Bio Group Research National Army Naval Veterans Affairs Trauma "
    "Psychiatry State General Royal Community Pathways Sciences Laboratory Laboratories New Saint Network Service Mental VA Unit".split()
)
"""Words of institutions' names that many share."""


def list_places(institution: str) -> list[str]:
    """The words of an institution's name that tell it from others."""
    return list(_find_places(institution)) if institution else []


@lru_cache(maxsize=KEPT)
def _find_places(institution: str) -> tuple[str, ...]:
    words = [w for w in (word.strip(".,&’'") for word in institution.split()) if w[:1].isupper()]
    initials = "".join(w[0] for w in words) if len(words) > 2 else ""
    return tuple(w for w in (*words, initials) if w not in COMMON and len(w) > 2)


def _differ(a: object, b: object) -> bool:
    return a is not None and b is not None and a != b


def _are_same(a: object, b: object) -> bool:
    return a is not None and a == b


def _are_strangers(a: str | None, b: str | None) -> bool:
    return bool(a and b) and not set(names.list_surnames(a or "")) & set(names.list_surnames(b or ""))


def _are_elsewhere(a: str | None, b: str | None) -> bool:
    if not a or not b or a in b or b in a:
        return False
    return not set(list_places(a)) & set(list_places(b))


def read_identity(reading: Reading, quantities: list[Found], *, bound: bool = False) -> Identity:
    """What in a statement could identify a study.

    Args:
        reading: the statement.
        quantities: its quantities.
        bound: whether the statement only goes on with a study, so that an institution or a year needs words that tie it.
    """
    text = reading.text
    doi, pmid = names.DOI.search(text), names.PMID.search(text)
    count, surety = figures.read_count(text, quantities, bound=bound)
    return Identity(
        journal=journals.read_journal(reading),
        year=years.read_year(text, quantities, loosely=not bound),
        institution=institutions.read_institution(reading, bound=bound),
        authors=names.read_authors(text),
        registry_id=names.read_registry(text),
        doi=doi.group() if doi else None,
        pmid=pmid.group(1) if pmid else None,
        count=count if surety > figures.UNLIKELY else None,
        surety=surety,
        title=names.read_title(text),
    )
