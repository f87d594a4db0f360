"""Claimhouse as a library: one function from a text to what it says."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from transforms.explain.reason import Reason
from transforms.explain.reread import KEYS, Reread, read_again
from transforms.extract import load_extractor
from transforms.identify import make_id
from transforms.lexicon.vocabulary import FOLDER
from warehouse.tables import Claim, Cue, Document, Quantity, Statement, StudyArm, StudyMention

UNDATED = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True)
class TextFindings:
    """What a text says, as rows of the published tables; ids are made from the text, so they are the same every time.

    Offsets count in `text`: `text[claim.start:claim.end] == claim.quote`. `therapy` and `condition` are what the text
    is mainly about; without either nothing is claimed. Studies and propositions are not joined across texts, so
    `study_id` and `proposition_id` are None.
    """

    text: str
    title: str | None
    therapy: str | None
    condition: str | None
    claims: tuple[Claim, ...]
    quantities: tuple[Quantity, ...]
    studies: tuple[StudyMention, ...]
    arms: tuple[StudyArm, ...]
    cues: tuple[Cue, ...]
    statements: tuple[Statement, ...]
    _read: Reread

    def explain(self, row: Claim | Quantity | StudyMention | Statement) -> list[Reason]:
        """Where each attribute of one of these rows came from: in words, with the places in the text."""
        return self._read.explain(row_key(row))

    def find_cues(self, claim: Claim) -> list[Cue]:
        """The words in a claim's statement that decisions rest on, in order."""
        return self._read.find_cues(claim.statement_id)


def read_text(text: str, title: str | None = None, vocabularies: Path = FOLDER) -> TextFindings:
    """Read the claims, quantities and studies out of one English text.

    Args:
        text: plain text or Markdown, as it is; for HTML take the main text first.
        title: its title, which tells what it is about where the text does not.
        vocabularies: folder of vocabulary files; the shipped ones by default. The first call with a folder loads it.

    Raises:
        InputError: a vocabulary file is wrong; names the file and the line.
    """
    read = read_again(make_document(text, title), load_extractor(vocabularies))
    setting = read.whole.extraction.setting
    return TextFindings(
        text=text,
        title=title,
        therapy=setting.therapy,
        condition=setting.condition,
        claims=tuple(read.of(Claim)),
        quantities=tuple(read.of(Quantity)),
        studies=tuple(read.of(StudyMention)),
        arms=tuple(read.of(StudyArm)),
        cues=tuple(read.of(Cue)),
        statements=tuple(read.of(Statement)),
        _read=read,
    )


def row_key(row: Claim | Quantity | StudyMention | Statement) -> str:
    """The id of a row."""
    return str(getattr(row, KEYS[type(row)]))


def make_document(text: str, title: str | None, form: str = "text") -> Document:
    """A document that belongs to no source and no warehouse; its id is made from the text and the title."""
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Document(
        document_id=make_id("text", digest, title),
        source_id="",
        uri="",
        title=title,
        format=form,
        language="en",
        published_on=None,
        therapy=None,
        ingested_at=UNDATED,
        sha256=digest,
        char_count=len(text),
        text=text,
        duplicate_of=None,
        is_current=True,
    )
