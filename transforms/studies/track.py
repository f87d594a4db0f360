"""Following studies through a document: which statement introduces one, goes on with it, or leaves it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from transforms.quantities.found import Found
from transforms.reading import Reading
from transforms.studies import signals
from transforms.studies.mention import Identity, Mention, read_identity


@dataclass(slots=True)
class Tracker:
    """State while the statements of one document go by in order."""

    is_report: bool = False
    mentions: list[Mention] = field(default_factory=list)
    current: Mention | None = None
    block: int = -1
    is_record: bool = False
    pending: Identity | None = None

    def follow(self, reading: Reading, quantities: list[Found]) -> Mention | None:
        """The study that the statement points at or goes on with; None if it speaks of none."""
        identity = read_identity(reading, quantities)
        if identity.is_known and _is_citation(reading.text):
            self.note(identity)
            return None
        mention = self._find(reading, identity)
        if mention is not None:
            mention.take(reading, quantities, identity)
            self.current, self.block = mention, reading.span.block
        return mention

    def note(self, identity: Identity) -> None:
        """Keep what a citation or registration line says for the study that the text is about."""
        if self.mentions:
            self.mentions[0].identity.fill(identity)
        elif self.pending is None:
            self.pending = identity
        else:
            self.pending.fill(identity)

    def _find(self, reading: Reading, identity: Identity) -> Mention | None:
        if self._introduces(reading, identity):
            known = self._recall(identity)
            return known or self._open(reading, identity)
        if self.current is None:
            opens = self.pending is not None and (reading.has("signals.again") or signals.RUNS.search(reading.text))
            return self._open(reading, identity) if opens else None
        return self._recall(identity) or self.current if self._goes_on(reading) else None

    def _introduces(self, reading: Reading, identity: Identity) -> bool:
        """True if the statement points at a particular study by something that identifies it."""
        text = reading.text
        if not identity.is_known:
            return False
        if identity.registry_id or identity.doi or identity.pmid or identity.authors:
            return True
        if reading.has("regulatory.approval") and not identity.count:
            return False
        if (identity.journal and identity.year) or (identity.institution and identity.count) or is_study_row(reading):
            return True
        named = identity.journal or identity.year or identity.institution
        if signals.INTRODUCES.search(text) or signals.LED_BY_YEAR.search(text):
            return bool(named or (identity.count and signals.RUNS.search(text)) or identity.count)
        if identity.journal and signals.ANY_STUDY.search(text):
            return True
        if self.current is None or not self._goes_on(reading):
            return bool(identity.count and signals.RUNS.search(text) and not reading.has("basis.studies"))
        return False

    def _recall(self, identity: Identity) -> Mention | None:
        """A study that was mentioned before and is picked up again."""
        for mention in reversed(self.mentions):
            if mention.identity.agrees(identity) and not (
                mention.identity.contradicts(identity) and not identity.registry_id
            ):
                return mention
            if (
                identity.count
                and mention.identity.count == identity.count
                and not mention.identity.contradicts(identity)
            ):
                return mention
        return None

    def _open(self, reading: Reading, identity: Identity) -> Mention:
        if self.current is not None and self._continues_identity(reading, identity):
            return self.current
        mention = Mention(reading, self.pending or Identity())
        self.pending = None
        self.mentions.append(mention)
        return mention

    def _continues_identity(self, reading: Reading, identity: Identity) -> bool:
        """True if the identity only adds to the running study: no article that introduces, nothing contradicted."""
        assert self.current is not None
        if is_study_row(reading):
            return False
        if signals.INTRODUCES.search(reading.text) or signals.FURTHER.search(reading.text):
            cites = identity.journal or identity.authors
            return self.is_record and not cites and not self.current.identity.contradicts(identity)
        return not self.current.identity.contradicts(identity) and self._goes_on(reading)

    def _goes_on(self, reading: Reading) -> bool:
        same_block = reading.span.block == self.block
        several = reading.has("basis.studies", "basis.accounts") or signals.PLURAL.search(reading.text)
        if several and not reading.has("signals.again") and not self.is_record:
            return False
        if reading.has("signals.again") or self.is_record:
            return True
        if reading.has("signals.people") and (self.is_report or same_block):
            return True
        if same_block:
            return not reading.has("authority") and not reading.has("regulatory")
        if self.current is not None and self.current.is_survey() and reading.span.quoted:
            return True
        return self.is_report and (reading.has("signals.past") or reading.kind == "table_row")


STUDY_COLUMN = re.compile(r"\W*(?:stud(?:y|ies)|trial|author|publication|source|paper|report|reference)", re.I)


def is_study_row(reading: Reading) -> bool:
    """True for a row of a table that lists studies: its first column says so."""
    return reading.kind == "table_row" and STUDY_COLUMN.match(reading.header) is not None


def _is_citation(text: str) -> bool:
    """True for a line that only cites: a reference, a registration, a list of authors."""
    if signals.BARE.match(text):
        return True
    return signals.DOI.search(text) is not None and signals.RUNS.search(text) is None
