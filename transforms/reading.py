"""A statement as the rules see it: its text, the words found in it, and what the document around it is about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from transforms.lexicon.scan import Concept, Hit
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
    `is_own` tells whether a person speaks of themselves, once somebody has asked.
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
    focus: str | None = None
    in_record: bool = False
    bases_before: tuple[str, ...] = ()
    names: frozenset[str] = field(init=False)
    is_own: bool | None = field(init=False, default=None, compare=False)
    used: list[Hit] = field(default_factory=list)
    _found: dict[tuple[str, ...], list[Hit]] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Collect the names."""
        self.names = collect_names(self.hits)

    def has(self, *names: str) -> bool:
        """True if any of the names was found in the statement."""
        return not self.names.isdisjoint(names)

    def find(self, *names: str) -> list[Hit]:
        """Hits of the given names, in order; the list is kept, so do not change it."""
        if self.names.isdisjoint(names):
            return []
        known = self._found.get(names)
        if known is None:
            known = self._found[names] = [hit for hit in self.hits if not NAMES[hit[2]].isdisjoint(names)]
        return known

    @property
    def kind(self) -> str:
        """Kind of the statement: sentence, table_row, list_item or heading."""
        return self.span.kind

    @property
    def names_therapy(self) -> bool:
        """True if a substance of the document's therapy is named."""
        return not self.setting.therapies.isdisjoint([hit[2][1] for hit in self.find("substance")])

    @property
    def names_comparator(self) -> bool:
        """True if another treatment is named."""
        known = self.setting.therapies.issuperset([hit[2][1] for hit in self.find("substance")])
        return not known or "subject.other_treatment" in self.names


class _Names(dict[Concept, frozenset[str]]):
    """The two names of each concept: its family, and `family.name`."""

    def __missing__(self, concept: Concept) -> frozenset[str]:
        family, name = concept
        self[concept] = names = frozenset({family, f"{family}.{name}"})
        return names


NAMES = _Names()


def collect_names(hits: Iterable[Hit]) -> frozenset[str]:
    """The names and families of hits."""
    return frozenset().union(*[NAMES[hit[2]] for hit in hits])
