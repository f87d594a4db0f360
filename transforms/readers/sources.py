"""One `Source` for each source id, whichever text is read first."""

from __future__ import annotations

from dataclasses import dataclass, field

from transforms.readers.manifest_row import Label
from transforms.readers.records import Rejection
from transforms.readers.registry import Page
from warehouse.tables import Source


@dataclass
class SourceBook:
    """The sources met so far in a run, each with the label it was first met under and where that stands."""

    first: dict[str, tuple[Label, str, Source]] = field(default_factory=dict)

    def settle(self, label: Label, where: str, page: Page, *, shared: bool, basis: str = "manifest") -> Source:
        """The source of a text labelled in `where`, a manifest or a file of records.

        A source with several texts takes no title, address or date from any of them.

        Raises:
            Rejection: `source_conflict` if another manifest describes the same id as somebody else.
        """
        if label.source_id not in self.first:
            self.first[label.source_id] = (label, where, _make_source(label, None if shared else page, basis))
        known, there, source = self.first[label.source_id]
        for name in ("publisher", "source_type", "commercial_interest"):
            mine, theirs = getattr(label, name), getattr(known, name)
            if mine != theirs:
                places = f"{where}, line {label.line} says {mine!r}, {there}, line {known.line} says {theirs!r}"
                reason = f"its source {label.source_id!r} has two values of {name}: {places}; make them agree"
                raise Rejection("source_conflict", reason, source_id=label.source_id, column=name)
        return source


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
