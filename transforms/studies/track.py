"""Following studies through a document: which statement introduces one, goes on with it, or leaves it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from transforms.quantities.found import Found
from transforms.reading import Reading
from transforms.studies import adding, figures, names, signals
from transforms.studies.identity import Identity
from transforms.studies.index import Index
from transforms.studies.mention import Mention
from transforms.studies.parts import Part, split_by_study
from transforms.studies.pointing import Pointer, is_study_row, point
from transforms.studies.references import find_cited, is_citation
from transforms.studies.topics import Topic

NEAR = 2
"""How many statements later `the largest` is still one of several studies, and blocks later a loose word refers back."""


@dataclass(slots=True)
class Tracker:
    """State while the statements of one document go by in order.

    `is_report`: the document tells mainly of one study; `is_record`: it is that study's own abstract or entry.
    `references`: what the entries of its list of references say, `cited`: whether a statement has cited one by number.
    `pending`: what headings and citations say of the study of a record before it is opened.
    `pointed`, `parted`: how statements point at studies and which parts they have, by id: what a probe of the same
    statements has found out need not be found out again.
    """

    is_report: bool = False
    is_record: bool = False
    opened: list[Mention] = field(default_factory=list)
    current: Mention | None = None
    block: int = -1
    section: str | None = None
    pending: Identity | None = None
    index: Index = field(default_factory=Index)
    journal: str | None = None
    since_many: int = NEAR + 1
    topic: Topic = field(default_factory=Topic)
    references: Mapping[int, Identity] = field(default_factory=dict)
    cited: bool = False
    pointed: dict[tuple[int, bool], Pointer] = field(default_factory=dict)
    parted: dict[int, list[Part]] = field(default_factory=dict)

    @classmethod
    def start(cls, title: str | None) -> Tracker:
        """At the head of a document; the number of registration in its title belongs to the study that it is about."""
        found = names.REGISTRY.search(title or "")
        return cls(pending=Identity(registry_id=found.group()) if found else None)

    @property
    def mentions(self) -> list[Mention]:
        """The studies that something identifies, in order of their first statements."""
        return [m for m in self.opened if m.identity.is_known]

    def follow(self, reading: Reading, quantities: list[Found]) -> Mention | None:
        """The study that the statement points at first or goes on with; None if it speaks of none."""
        if not adding.may_hold_two(reading):
            return self._follow_part(reading, quantities)
        parts = self.parted.get(id(reading))
        if parts is None:
            parts = self.parted[id(reading)] = split_by_study(reading, quantities)
        first, *_ = [self._follow_part(*part) for part in parts]
        return first

    def note(self, identity: Identity) -> None:
        """Keep what a citation, a heading or a registration line says for the study that the text is about."""
        if self.opened:
            known = self._choose_noted(identity)
            if known is not None and not known.identity.contradicts(identity):
                known.identity.fill(identity)
                self.index.file(known)
        elif self.is_record or identity.registry_id:
            self.pending = self.pending or Identity()
            self.pending.fill(identity)

    def _choose_noted(self, identity: Identity) -> Mention | None:
        """The study that a line of citation means: the text's own or only one, else one that it shares a name with."""
        if self.is_record or self.is_report or len(self.opened) == 1:
            return self.opened[0]
        return next((mention for key in identity.list_keys() if (mention := self.index.find(key))), None)

    def _follow_part(self, reading: Reading, quantities: list[Found]) -> Mention | None:
        self.topic.follow(reading)
        pointer = self._point(reading, quantities)
        if pointer.kind != "none" and (cited := find_cited(reading.text, self.references)):
            pointer.identity.fill(cited)
            self.cited = True
        self._remember(reading, pointer.identity)
        if pointer.identity.is_known and reading.kind != "table_row" and is_citation(reading.text):
            self.note(pointer.identity)
            return None
        self._return_to_main(reading, pointer)
        mention = self._find(reading, quantities, pointer)
        if mention is not None:
            mention.take(reading, quantities, pointer.identity)
            if pointer.identity.is_known or (self.is_record and adding.tells_method(reading)):
                mention.settle(reading)
            self.index.file(mention)
            self.current, self.block, self.section = mention, reading.span.block, reading.span.section
        return mention

    def _point(self, reading: Reading, quantities: list[Found]) -> Pointer:
        among_many = self.since_many <= NEAR
        known = self.pointed.get((id(reading), among_many))
        if known is None:
            known = point(reading, quantities, among_many=among_many)
            self.pointed[id(reading), among_many] = known
        return Pointer(known.kind, known.identity.copy())

    def _remember(self, reading: Reading, identity: Identity) -> None:
        """Note what later words such as `the same journal` and `the largest` lean on."""
        if signals.SAME_JOURNAL.search(reading.text):
            identity.journal = self.journal
        if signals.SAME_PEOPLE.search(reading.text) and self.current is not None:
            identity.institution = identity.institution or self.current.identity.institution
        if identity.authors and identity.institution is None:
            known = next(
                (m for w in names.list_surnames(identity.authors) if (m := self.index.find(("author", w)))), None
            )
            identity.institution = known.identity.institution if known is not None else None
        self.journal = identity.journal or self.journal
        several = signals.MANY.search(reading.text) or identity.is_known
        self.since_many = 0 if several else self.since_many + 1

    def _return_to_main(self, reading: Reading, pointer: Pointer) -> None:
        """A new paragraph of a text about one study is about that study again."""
        if (
            (self.is_report or self.is_record)
            and self.opened
            and reading.span.block != self.block
            and pointer.kind != "new"
        ):
            self.current = self.main

    @property
    def main(self) -> Mention:
        """The study that a report or record is about: the first, in a record the first that is not cited by its authors."""
        own = (m for m in self.opened if not m.identity.authors) if self.is_record else iter(self.opened)
        return next(own, self.opened[0])

    def _find(self, reading: Reading, quantities: list[Found], pointer: Pointer) -> Mention | None:
        identity = pointer.identity
        if reading.kind == "table_row" and (listed := self._find_listed(identity)) is not None:
            return listed
        if self.is_record and self.opened and reading.kind == "table_row" and not reading.header:
            return self.opened[0]
        if pointer.kind == "new":
            return self._introduce(reading, quantities, identity)
        known = self.index.recall(reading.text, identity)
        if known is not None and (
            pointer.kind != "none" or reading.has("signals.past", "signals.people", "signals.again")
        ):
            return known
        if pointer.kind == "named":
            return self._name(reading, identity)
        fits = self.current and not self.current.identity.contradicts(identity, elsewhere=pointer.kind == "counted")
        if fits and (self._goes_on(reading, pointer.kind) or self._gets_size(reading, pointer)):
            return self.current
        ran = signals.BOASTS.search(reading.text) is None or identity.is_cited
        if pointer.kind == "counted" and identity.is_known and ran and not reading.has("basis.studies"):
            return self._open(reading)
        return self._begin(reading, pointer)

    def _find_listed(self, identity: Identity) -> Mention | None:
        """The study told of before that a row of a table lists again: one of the same year and size."""
        known = self.index.find(("count", identity.count or 0))
        if known is None or identity.year is None or known.identity.contradicts(identity):
            return None
        return known if known.identity.year == identity.year else None

    def _begin(self, reading: Reading, pointer: Pointer) -> Mention | None:
        """Open the study that `the study` points at where the text has named none before, or that a record tells of."""
        known = pointer.identity
        told = known.institution and known.count
        if pointer.kind == "back" and (
            known.is_cited or told or (known.is_known and signals.THE_STUDY.search(reading.text))
        ):
            return self._open(reading)
        runs = (
            pointer.kind == "counted"
            or signals.METHODS.match(reading.text)
            or signals.BACK.search(reading.text)
            or reading.has("speech.research_we")
            or (self.is_record and adding.is_sized(reading, known))
        )
        listed = reading.kind == "sentence" or (self.is_record and known.surety == figures.ENROLLED)
        if self.current is None and (self.pending is not None or self.is_record) and runs and listed:
            return self._open(reading)
        return None

    def _introduce(self, reading: Reading, quantities: list[Found], identity: Identity) -> Mention | None:
        """A study with an article that introduces it: one of its own, unless it only adds to the one that is running."""
        if is_study_row(reading, quantities):
            return self._open(reading)
        if self.current is not None and self._is_same(reading, identity):
            return self.current
        if identity.title and (known := self.index.find(("title", identity.title))) is not None:
            return known
        return self._open(reading)

    def _is_same(self, reading: Reading, identity: Identity) -> bool:
        assert self.current is not None
        known = self.current.identity
        if known.contradicts(identity) or identity.authors or adding.FURTHER.search(reading.text):
            return False
        if signals.AHEAD.search(reading.text) and not signals.AHEAD.search(self.current.first.text):
            return False
        if self.is_record:
            return not identity.journal
        if signals.THEIRS.match(reading.text) and not identity.is_cited and reading.span.block - self.block < NEAR:
            return True
        fresh = self.is_report and len(self.opened) == 1 and len(self.current.told) < 4
        return fresh and not identity.year and adding.complements(known, identity)

    def _name(self, reading: Reading, identity: Identity) -> Mention | None:
        """A study that a name, a number or a citation tells from others: the running one if that can be, else its own."""
        if not identity.is_known:
            if self.current is None and signals.SUPERLATIVE.search(reading.text):
                return self._open(reading)
            return self.current if self._goes_on(reading, "back") else None
        near = signals.THE_STUDY.search(reading.text) is not None or self._is_awaiting(reading)
        near = near or (
            self.current is not None and (self.is_report or self.is_record or reading.span.block == self.block)
        )
        if self.current is not None and near and self._can_add(reading, self.current.identity, identity):
            return self.current
        return self._open(reading)

    def _can_add(self, reading: Reading, known: Identity, identity: Identity) -> bool:
        goes_back = signals.THE_STUDY.search(reading.text) is not None
        if known.contradicts(identity, elsewhere=not goes_back) or adding.FURTHER.search(reading.text):
            return False
        if not goes_back and adding.are_others(known, identity):
            return False
        cites = identity.authors is not None and bool(identity.year or identity.journal)
        return not cites and (adding.complements(known, identity) or self.is_record or known.agrees(identity))

    def _open(self, reading: Reading) -> Mention:
        pending, self.pending = self.pending, None
        mention = Mention(
            reading,
            pending or Identity(),
            topic=frozenset(self.topic.names.values()),
            reported=self.is_report or self.is_record,
        )
        self.opened.append(mention)
        return mention

    def _goes_on(self, reading: Reading, kind: str) -> bool:
        """True if the statement goes on with the running study."""
        if self.current is None:
            return False
        same_block = reading.span.block == self.block
        if kind in {"back", "counted"} and self._is_awaiting(reading):
            return True
        many = reading.has("basis.studies", "basis.accounts") or signals.MANY.search(reading.text)
        if many and kind not in {"back", "counted"} and not self.is_record:
            return False
        if self.is_record:
            return not (self.current.identity.authors and (kind == "counted" or signals.OURS.search(reading.text)))
        if kind == "back":
            return same_block or self._is_within_reach(reading)
        if (same_block and kind == "counted") or (reading.has("signals.people") and (self.is_report or same_block)):
            return True
        if same_block:
            return (
                not adding.speaks_of_self(self.current, reading)
                and not reading.has("authority")
                and not reading.has("regulatory")
                and not adding.turns_to_reader(reading)
            )
        if self.current.is_survey() and reading.span.quoted:
            return reading.span.section == self.section
        if self.is_report and (reading.has("signals.past") or reading.kind == "table_row"):
            return True
        return reading.span.block - self.block <= NEAR and adding.lists_results(self.current, reading)

    def _gets_size(self, reading: Reading, pointer: Pointer) -> bool:
        near = self.current is not None and reading.span.block - self.block <= NEAR and pointer.kind == "counted"
        return near and adding.gives_size(self.current, reading, pointer.identity)

    def _is_awaiting(self, reading: Reading) -> bool:
        """True right behind a study that nothing identifies yet: `a new study suggests`."""
        if self.current is None or self.current.identity.is_known or adding.FURTHER.search(reading.text):
            return False
        return reading.span.block - self.block <= NEAR

    def _is_within_reach(self, reading: Reading) -> bool:
        """True if words that refer back can mean the running study from another paragraph."""
        if signals.PRONOUN.match(reading.text) and not signals.BACK.search(reading.text):
            return reading.has("signals.again") and reading.span.block - self.block <= NEAR
        if signals.BACK.search(reading.text):
            return True
        return self.is_report or reading.span.block - self.block <= NEAR
