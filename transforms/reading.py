"""A statement as the rules see it: its text, the words found in it, and what the document around it is about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from transforms.lexicon.scan import Hit
from transforms.statements.split import StatementSpan


@dataclass(frozen=True, slots=True)
class Setting:
    """What a document is about: its main therapy and condition, the substances that count as therapy, and the
    condition that its title names, which statements without one of their own concern."""

    therapy: str | None
    condition: str | None
    therapies: frozenset[str]
    titled: str | None = None


@dataclass(slots=True)
class Reading:
    """One statement with its hits.

    `names` holds every hit as `family.name` and every family as `family`, so that a rule is a set question.
    `above` holds the names found in the heading it stands under, `before` those in the line that introduces it,
    `previous` those in the statement before it in the same paragraph. `header` is the head of a table row's table.
    """

    span: StatementSpan
    text: str
    hits: Sequence[Hit]
    setting: Setting
    above: frozenset[str] = frozenset()
    before: frozenset[str] = frozenset()
    previous: frozenset[str] = frozenset()
    header: str = ""
    expert_near: bool = False
    names: frozenset[str] = field(init=False)
    used: list[Hit] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Collect the names."""
        self.names = collect_names(self.hits)

    def has(self, *names: str) -> bool:
        """True if any of the names was found in the statement."""
        return not self.names.isdisjoint(names)

    def find(self, *names: str) -> list[Hit]:
        """Hits of the given names, in order."""
        return [h for h in self.hits if h.concept.family in names or f"{h.concept.family}.{h.concept.name}" in names]

    @property
    def kind(self) -> str:
        """Kind of the statement: sentence, table_row, list_item or heading."""
        return self.span.kind

    @property
    def names_therapy(self) -> bool:
        """True if a substance of the document's therapy is named."""
        return any(h.concept.name in self.setting.therapies for h in self.find("substance"))

    @property
    def names_comparator(self) -> bool:
        """True if another treatment is named."""
        return any(h.concept.name not in self.setting.therapies for h in self.find("substance")) or self.has(
            "subject.other_treatment"
        )


def collect_names(hits: Iterable[Hit]) -> frozenset[str]:
    """The names and families of hits."""
    names: set[str] = set()
    for hit in hits:
        family, name = hit.concept
        names.add(family)
        names.add(f"{family}.{name}")
    return frozenset(names)
