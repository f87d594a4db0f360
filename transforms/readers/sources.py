"""One `Source` for each source id, whichever text is read first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from transforms.readers.manifest_row import Label
from transforms.readers.records import Rejection
from transforms.readers.registry import Page
from warehouse.tables import Source

NAMED_ONCE = ("publisher", "source_type", "commercial_interest")
"""What all texts of a source must say alike."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What a source is after the first text of a file that names it: the label, where that stands, and the row."""

    label: Label
    where: str
    source: Source


@dataclass
class SourceBook:
    """The sources met so far in a run, each with the label it was first met under and where that stands.

    `offered` holds what the file that is read would say of each of its sources, were it the first.
    """

    first: dict[str, Offer] = field(default_factory=dict)
    offered: dict[str, Offer] = field(default_factory=dict)

    def settle(self, label: Label, where: str, page: Page, *, shared: bool, basis: str = "manifest") -> Source:
        """The source of a text labelled in `where`, a manifest or a file of records.

        A source with several texts takes no title, address or date from any of them.

        Raises:
            Rejection: `source_conflict` if another manifest describes the same id as somebody else.
        """
        if label.source_id not in self.offered:
            offer = Offer(label, where, _make_source(label, None if shared else page, basis))
            self.offered[label.source_id] = offer
            self.first.setdefault(label.source_id, offer)
        held = self.first[label.source_id]
        for name in NAMED_ONCE:
            mine, theirs = getattr(label, name), getattr(held.label, name)
            if mine != theirs:
                places = (
                    f"{where}, line {label.line} says {mine!r}, {held.where}, line {held.label.line} says {theirs!r}"
                )
                reason = f"its source {label.source_id!r} has two values of {name}: {places}; make them agree"
                raise Rejection("source_conflict", reason, source_id=label.source_id, column=name)
        return held.source

    def take(self, offers: Iterable[Offer]) -> tuple[Offer, ...] | None:
        """Take over the sources of a file as they were when it was read; they are returned as this run has them.

        None, and nothing is taken over, if the run met one of them under another label, so that its texts conflict.
        """
        held = [(offer, self.first.get(offer.label.source_id, offer)) for offer in offers]
        for offer, known in held:
            if any(getattr(offer.label, name) != getattr(known.label, name) for name in NAMED_ONCE):
                return None
        for offer, known in held:
            self.first.setdefault(offer.label.source_id, known)
        return tuple(known for _, known in held)


def _make_source(label: Label, page: Page | None, basis: str) -> Source:
    return Source(
        source_id=label.source_id,
        title=(label.title or page.title) if page else None,
        publisher=label.publisher or (page.publisher if page else None),
        url=label.url if page else None,
        source_type=label.source_type,
        commercial_interest=label.commercial_interest,
        label_basis=basis,
        language=label.language,
        published_on=(label.published_on or page.published_on) if page else None,
    )
