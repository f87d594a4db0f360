"""A statement with all that the decisions about it saw."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from transforms.claim_types.choose import look_beside
from transforms.context import speech
from transforms.explain.reason import Place
from transforms.extract import Extraction, Extractor, name_study
from transforms.lexicon.scan import Hit
from transforms.quantities.extract import find_quantities
from transforms.quantities.found import Found
from transforms.reading import Reading, collect_names
from transforms.studies.mention import Mention
from transforms.weights.features import list_features


@dataclass(frozen=True)
class Whole:
    """A document that was read again: its text and title, what was read, and with what."""

    text: str
    title: str | None
    extraction: Extraction
    extractor: Extractor

    @cached_property
    def title_names(self) -> frozenset[str]:
        """What the title names, as `family.name`."""
        return collect_names(self.extractor.lexicon.scan(self.title or ""))

    @cached_property
    def mention_by_reading(self) -> dict[int, Mention]:
        """The study that a statement speaks of, by the statement's `id()`."""
        return {id(reading): mention for mention in self.extraction.mentions for reading, _ in mention.told}

    @cached_property
    def beside_by_reading(self) -> dict[int, list[str]]:
        """What the statements beside a statement say of its claim types, by the statement's `id()`."""
        readings = [r for r in self.extraction.readings if r.kind != "heading" and not speech.is_silent(r)]
        shown = [Scene(self, r, self.mention_by_reading.get(id(r))).features for r in readings]
        return {id(reading): beside for reading, beside in zip(readings, look_beside(shown), strict=True)}

    @cached_property
    def hits_by_name(self) -> dict[str, list[Hit]]:
        """All hits of the text in order, by `family.name`."""
        found: dict[str, list[Hit]] = {}
        for hit in (hit for reading in self.extraction.readings for hit in reading.hits):
            found.setdefault(f"{hit.concept.family}.{hit.concept.name}", []).append(hit)
        return found

    def place(self, start: int, end: int) -> Place:
        """The words at these offsets."""
        return Place(start, end, self.text[start:end])

    def show(self, hits: Iterable[Hit]) -> tuple[Place, ...]:
        """The words of these hits, each once, in order."""
        return tuple(self.place(*span) for span in sorted({(hit.start, hit.end) for hit in hits}))


@dataclass(frozen=True)
class Scene:
    """One statement of a document."""

    whole: Whole
    reading: Reading
    mention: Mention | None

    @cached_property
    def quantities(self) -> list[Found]:
        """The quantities in the statement."""
        return find_quantities(self.reading)

    @cached_property
    def features(self) -> list[str]:
        """What the decisions by weights were told of the statement."""
        return list_features(self.reading, {q.kind for q in self.quantities}, self.mention is not None)

    @property
    def beside(self) -> list[str]:
        """What the decision on claim types was told of the statements before and after this one."""
        return self.whole.beside_by_reading.get(id(self.reading), [])

    @property
    def study(self) -> str | None:
        """Whether the statement rests on a `named_study` or a `survey`."""
        return name_study(self.mention)

    def find(self, *names: str) -> tuple[Place, ...]:
        """The words in the statement that stand for any of the names."""
        return self.whole.show(self.reading.find(*names))

    def used(self, family: str) -> tuple[Place, ...]:
        """The words of a family that a rule went by."""
        return self.whole.show(hit for hit in self.reading.used if hit.concept.family == family)

    def locate(self, start: int, end: int) -> Place:
        """The words at these offsets in the statement."""
        return self.whole.place(self.reading.span.start + start, self.reading.span.start + end)


def set_scene(whole: Whole, reading: Reading, mention: Mention | None = None) -> Scene:
    """The scene of a statement; without a `mention`, of the study that the statement speaks of."""
    return Scene(whole, reading, mention or whole.mention_by_reading.get(id(reading)))
