"""The list of references of a text: what each entry says of the study that a marker such as `[3]` in the text cites."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from transforms.lexicon.gates import gate
from transforms.reading import Reading
from transforms.studies import names, signals
from transforms.studies.identity import Identity

HEADING = re.compile(
    r"\W*(?:\d+\.?\s)?(?:references?|reference list|bibliography|works cited|literature cited|literature|citations|sources|footnotes|endnotes)\W*\Z",
    re.I,
)
NUMBER = re.compile(r"\W{0,2}\[?(?P<n>\d{1,3})(?:\]|[.)]\s)\s*")
DATED = re.compile(r"\b(?:19|20)\d\d\b")
MARKER = gate(r"\[(?P<n>\d{1,3})\]|(?<=[a-z.,;)”\"])(?P<raised>[¹²³⁴-⁹]{1,2})(?![\d⁰-⁹¹²³])")
RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def list_references(readings: Sequence[Reading]) -> tuple[list[tuple[int, list[Reading]]], frozenset[int]]:
    """The numbered entries under a heading such as `References`, and the ids of all readings in them.

    An entry that gives no number of its own has that of its place in the list.
    """
    blocks: dict[int, list[Reading]] = {}
    for reading in readings:
        if reading.kind != "heading" and HEADING.match(reading.span.section or ""):
            blocks.setdefault(reading.span.block, []).append(reading)
    entries = [lines for lines in blocks.values() if DATED.search(" ".join(line.text for line in lines))]
    numbered = [
        (int(found.group("n")) if (found := NUMBER.match(lines[0].text)) else place, lines)
        for place, lines in enumerate(entries, 1)
    ]
    return numbered, frozenset(id(line) for lines in entries for line in lines)


def find_cited(text: str, references: Mapping[int, Identity]) -> Identity | None:
    """What the list of references says of the one entry that a statement cites; None if it cites none or several."""
    if not references:
        return None
    cited = {int(m.group("n") or m.group("raised").translate(RAISED)) for m in MARKER.finditer(text)}
    return references.get(cited.pop()) if len(cited) == 1 else None


AUTHOR_YEAR = re.compile(
    r"\W*[A-ZÀ-Þ][\w’'-]+(?:\s[A-Z]{1,3}\b)?(?:\s(?:(?:and|&)\s[A-ZÀ-Þ][\w’'-]+|et al\.?))?,?\s(?:\((?:19|20)\d\d[a-z]?\)|(?:19|20)\d\d[a-z]?)[.\s]*"
)
"""`Halloran et al., 2000`, alone in its line."""
VOLUME = gate(r"\b(?:19|20)\d\d\b[^.]{0,12};\s?\d+|\b\d+\s?\(\d+\)\s?[:,]\s?[\de]|;\s?\d+:\s?\d+")


def is_citation(text: str) -> bool:
    """True for a line that only cites: a reference, a registration, a list of authors."""
    if AUTHOR_YEAR.fullmatch(text):
        return True
    if signals.CITING.match(text):
        return True
    if VOLUME.search(text) and signals.TOLD.search(text) is None:
        return True
    return (
        names.DOI.search(text) is not None and signals.DONE.search(text) is None and signals.BACK.search(text) is None
    )
