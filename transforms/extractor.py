"""What a text is read with: a vocabulary, and the lexicon of its words and of all cues."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from transforms.claim_types import MODULES
from transforms.context import basis, hedging, hype, negation, sections, speech, stance, subject
from transforms.lexicon.scan import Concept, Lexicon
from transforms.lexicon.vocabulary import FOLDER, Vocabulary, load_vocabulary
from transforms.studies import signals

VOCABULARY_FAMILIES = frozenset({"substance", "condition", "journal", "institution"})


@dataclass(frozen=True)
class Extractor:
    """A vocabulary and a lexicon ready to read texts; build one and keep it.

    `topics` holds the words alone that tell what a text is about: a fraction of all, so that a text about nothing
    in the vocabulary is soon put aside.
    """

    vocabulary: Vocabulary
    lexicon: Lexicon
    topics: Lexicon


@cache
def load_extractor(folder: Path = FOLDER) -> Extractor:
    """The extractor for the vocabularies of a folder; takes some milliseconds the first time."""
    vocabulary = load_vocabulary(folder)
    cues = {
        "hedging": hedging,
        "negation": negation,
        "hype": hype,
        "speech": speech,
        "subject": subject,
        "basis": basis,
        "stance": stance,
        "signals": signals,
        "section": sections,
    }
    modules = {**{("condition_cue" if n == "condition" else n): m for n, m in MODULES.items()}, **cues}
    entries: list[tuple[Concept, Iterable[str]]] = [*vocabulary.terms.items()]
    entries += [(Concept(family, name), terms) for family, m in modules.items() for name, terms in m.CUES.items()]
    topics = [(concept, terms) for concept, terms in entries if concept.family in VOCABULARY_FAMILIES]
    return Extractor(vocabulary, Lexicon(entries), Lexicon(topics))
