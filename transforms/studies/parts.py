"""A statement that tells of two studies, as two parts with a study each."""

from __future__ import annotations

import re
from dataclasses import replace

from transforms.lexicon.gates import gate, gate_ways
from transforms.quantities.found import Found
from transforms.reading import Reading
from transforms.studies import figures, names, signals
from transforms.studies.identity import read_identity
from transforms.studies.nouns import CAPITAL, PEOPLE
from transforms.studies.pointing import introduces

Part = tuple[Reading, list[Found]]
SEAM = re.compile(
    r"(?:;|,|–|—)?\s+(?:and|but|while|whereas|although|though|whilst|than|with|to|as)\s+(?:[Ii]n\s+|from\s+|by\s+|with\s+)?\Z|;\s*(?:[\w,]+\s+){0,3}\Z"
)
APPOSED = re.compile(
    rf"(?:{CAPITAL}|\)|[A-Z]{{3,}}[\w-]*|study|trial|survey|paper|one|pilot|review)\W?,\s*\Z|[:–—]\s*\Z|\b(?:is|was|of|in|came|as|called|that|which|who|by|from|whom)\s+(?:Drs?\.?\s+|Prof\w*\.?\s+|Col\.\s+)?\Z"
)
OWNED = re.compile(r"(?:its|their|his|her|our|my)\b", re.I)
"""`the team released its trial`: of whom the same part speaks."""
YEAR_CITED = gate(r"\([^()]*?\b(?:19|20)\d\d[a-z]?\b")
NEXT_TITLE = gate_ways(
    r"(?<=; )[A-Z]{3,}[A-Z-]*-?\d{1,2}\b|(?<=; )(?:one|another|the other|the (?:first|second|third|largest|smallest|larger|smaller))\b"
)
TEAM = gate(rf"(?<=\s)(?i:{PEOPLE})\s+(?:at|from)\s+(?:the\s+)?(?={CAPITAL})")
MOST = 5
"""How many parts a statement may have, and how many places to part it at are tried for each."""
LEAST = 30
"""A part shorter than this (characters) tells of no study."""


def split_by_study(reading: Reading, quantities: list[Found], most: int = MOST) -> list[Part]:
    """The statement as it is, or its parts (at most `most`) where each points at a study of its own."""
    if most <= 1:
        return [(reading, quantities)]
    named = [(h.start - reading.span.start, h.end - reading.span.start) for h in reading.find("journal")]
    cuts = [cut for cut in _list_cuts(reading.text) if not any(start < cut < end for start, end in named)]
    for cut in cuts[:MOST]:
        left, right = clip(reading, quantities, 0, cut), clip(reading, quantities, cut, len(reading.text))
        if _stands_alone(*right) and _stands_alone(*left):
            return [left, *split_by_study(*right, most - 1)]
    return [(reading, quantities)]


def _list_cuts(text: str) -> list[int]:
    """Where a second study may begin: at its article or its author, with the words that join it to what stands before."""
    patterns = (signals.NEW, names.AUTHOR, signals.ELLIPSIS, signals.ONE, NEXT_TITLE, TEAM)
    starts = [f.start() for pattern in patterns for f in pattern.finditer(text)]
    cuts = []
    cited = YEAR_CITED.search(text)
    for start in sorted(set(starts)):
        inside = text[start] == "(" or text[:start].count("(") > text[:start].count(")")
        if inside and (cited is None or cited.end() > start):
            continue
        if start < LEAST or len(text) - start < LEAST // 2 or APPOSED.search(text[max(0, start - 60) : start]):
            continue
        seam = SEAM.search(text, max(0, start - 40), start)
        if seam is None and OWNED.match(text, start):
            continue
        cuts.append(start if seam is None else seam.start() if seam.group().startswith(";") else seam.end())
    return cuts


def _stands_alone(reading: Reading, quantities: list[Found]) -> bool:
    """True if a part names a study and what identifies it."""
    text = reading.text
    cited = (
        names.read_authors(text) is not None
        and re.search(r"\b(?:19|20)\d\d\b|\b\d+ (?:participants|patients|people)|[nN]\s?=", text) is not None
    )
    fresh = (
        introduces(text)
        or any(p.search(text) for p in (signals.ELLIPSIS, signals.ONE))
        or names.read_title(text) is not None
    )
    if not (cited or fresh or signals.BACK.search(text)):
        return False
    known = read_identity(reading, quantities)
    sized = fresh and known.count is not None and known.surety >= figures.LIKELY
    return known.is_cited or bool(known.institution) or sized


def clip(reading: Reading, quantities: list[Found], start: int, end: int) -> Part:
    """A part of a statement, without white space around it, with the hits and quantities inside it."""
    raw = reading.text[start:end]
    left = start + len(raw) - len(raw.lstrip(" ,;–—"))
    right = start + len(raw.rstrip(" ,;–—"))
    at = reading.span.start
    hits = [h for h in reading.hits if at + left <= h.start and h.end <= at + right]
    span = reading.span._replace(start=at + left, end=at + right)
    inside = [
        q._replace(start=q.start - left, end=q.end - left) for q in quantities if left <= q.start and q.end <= right
    ]
    return replace(reading, span=span, text=reading.text[left:right], hits=hits, _found={}), inside
