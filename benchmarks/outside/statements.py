"""Texts of any field as the rules see them: statements with their hits, without a therapy that the text is about."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from transforms.extract import VOCABULARY_FAMILIES, load_extractor
from transforms.lexicon.scan import drop_contained
from transforms.quantities.extract import find_quantities
from transforms.quantities.found import Found
from transforms.reading import Reading, Setting
from transforms.statements.split import StatementSpan, split_statements


@cache
def _setting() -> Setting:
    return Setting(None, None, load_extractor().vocabulary.therapies)


def read_text(text: str) -> Iterator[Reading]:
    """The statements of a text, headings left out."""
    hits = drop_contained(load_extractor().lexicon.scan(text), VOCABULARY_FAMILIES)
    for span in split_statements(text):
        if span.kind != "heading":
            inside = [hit for hit in hits if span.start <= hit.start and hit.end <= span.end]
            yield Reading(span, text[span.start : span.end], inside, _setting())


def read_sentence(text: str) -> Reading:
    """A text as one statement, however it would be split."""
    hits = drop_contained(load_extractor().lexicon.scan(text), VOCABULARY_FAMILIES)
    span = StatementSpan(0, len(text), "sentence", None, 0)
    return Reading(span, text, hits, _setting())


def read_quantities(text: str) -> list[tuple[Reading, list[Found]]]:
    """The statements of a text, each with its quantities."""
    return [(reading, find_quantities(reading)) for reading in read_text(text)]
