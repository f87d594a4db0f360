"""The year of a study, told from the other years of a statement."""

from __future__ import annotations

import re
from collections.abc import Iterable

from transforms.lexicon.gates import gate
from transforms.quantities.found import Found
from transforms.studies.nouns import DOES, PUBLISHED, STUDY, TELLS
from transforms.studies.signals import AHEAD

YEAR = r"(?:19|20)\d\d"
OTHER_YEAR = re.compile(
    r"\b(?:since|until|by|between|before|after|expected|founded|established|invented|discovered|synthesi[sz]ed|approved|licen[sc]ed|cleared|end|ends|finish|finishes|complet\w+|due|topline|results?|(?<!the )(?<!a )(?<!its )report|through|to|opens?|opened|start\w*|beg[aiu]n\w*|(?:opened|start\w*|beg[aiu]n\w*)\s(?:enrol\w*|recruit\w*|dosing)|running|copyright|effective|©|(?:19|20)\d\d\s?[–-]|(?:from|of|and)\s+(?:early |late |mid-)?(?:[A-Z][a-z]+\s+)?(?:19|20)\d\d\s+(?:and|to|until|through|–))\s+(?:in\s+)?(?:early |late |mid-|the end of |summer |autumn |fall |spring |winter )?(?:[A-Z][a-z]+\.?\s+)?(?:\d{1,2},?\s+)?\Z",
    re.I,
)
DATE_BEFORE = re.compile(r"\b(?:\d{1,2}\s+[A-Z][a-z]{2,8}\.?|[A-Z][a-z]{2,8}\.?\s+\d{1,2}),?\s+\Z")
LATER = gate(
    r"\b(?:under ?way|recruit\w*|enrol+ing|expect\w*|will|due|plan\w*|aims?|upcoming|ongoing|approved|licen[sc]ed|cleared|guidelines?|voted|banned|legali[sz]ed)\b",
    re.I,
)
RANGE_BEHIND = re.compile(
    rf"\s?(?:and|to|–|-|until|through)\s+(?:early |late )?(?:[A-Z][a-z]+\.?\s+)?(?:\d{{1,2}},?\s+)?{YEAR}\b"
)
GUIDES_BEHIND = re.compile(
    r"\s+(?:(?:joint|VA/DoD|clinical|practice|national|updated|APA|NICE|US|UK)\s+){0,3}(?:guidelines?|guidance|label|law|rule|approval|decision)\b",
    re.I,
)
NOUN_BEHIND = re.compile(rf"\s+(?:[\w’'.&/()-]+,?\s+){{0,7}}?{STUDY}\b")
CITED_BEFORE = re.compile(
    rf"\b(?:{PUBLISHED}|found|conducted|carried out|run|done|study|trial|paper|review|meta-analysis|series|report|survey|poll)\b[^.;]{{0,90}}?\b(?:in|from|of)\s+(?:early |late )?(?:[A-Z][a-z]+\s+)?\Z|\([^()]{{0,60}}\Z|\bet al\.?,?\s+\Z|[*_]\s*,?\s*\Z|\b(?:Journal|JAMA|BMJ|Lancet|Reports|Medicine|[A-Z]\w*(?:iatry|ology|icine|apy|ence|apeutics|pharm|Psych|Med|Res))[,.]?\s+\Z|\A\W*(?:[A-Z][\w’'-]+\s+){{0,3}}[A-Z][\w’'-]+(?:\s+(?:&|and|et)\s+\w+\.?)?,?\s+\Z"
)
OPENING = re.compile(
    r"(?:\W|[A-Z][a-z]+:\s|And |But |Then,? |Back )*(?:[Ii]n|[Bb]ack in|[Dd]uring)\s+(?:early |late )?(?:[A-Z][a-z]+\s+)?\Z"
)
RELEASED = re.compile(r"\A\W*[A-ZÀ-Þ][\w., ’'-]{2,40}\((?:[A-Z][a-z]+\.?\s\d{1,2},\s|\d{1,2}\s[A-Z][a-z]+\.?\s)\Z")
"""`SAN DIEGO (Oct. 9, 2024) –`: of a release on a study that is yet to come."""
DATELINE = re.compile(r"[A-ZÀ-Þ][\w., ]{2,60}\Z")
TODAY = re.compile(r"\b(?:today|this week|announced|announces)\b")


def read_year(text: str, quantities: Iterable[Found], *, loosely: bool = True) -> int | None:
    """The year of a study: right before its noun, in a citation, or with the verb of its publication.

    Args:
        text: the statement.
        quantities: its quantities.
        loosely: whether a year that opens the sentence or stands in its dateline counts as well.
    """
    years = [q for q in quantities if q.kind == "calendar_year" and q.low == q.high and q.low is not None]
    free = [q for q in years if not _is_other_year(text, q)]
    for bound in (
        (_is_of_noun, _is_cited, _is_opening, _is_dated) if loosely else (_is_of_noun, _is_published, _is_bracketed)
    ):
        for q in free:
            if bound(text, q):
                return int(q.low or 0)
    dated = bool(free) and DATE_BEFORE.search(text[: free[0].start]) is not None
    lone = (
        loosely
        and not dated
        and len(years) == len(free) == 1
        and not LATER.search(text)
        and not _is_dateline(text, free[0])
    )
    return int(free[0].low or 0) if lone else None


def _is_other_year(text: str, q: Found) -> bool:
    """The year of something else than a study: an approval, a guideline, the end of a trial, a span of years."""
    before = text[max(0, q.start - 60) : q.start]
    if RELEASED.search(before) and AHEAD.search(text):
        return True
    return bool(
        OTHER_YEAR.search(before)
        or RANGE_BEHIND.match(text, q.end)
        or GUIDES_BEHIND.match(text, q.end)
        or re.search(rf"{YEAR}\s?(?:and|to|–|-|until)\s+(?:[A-Z][a-z]+\s+)?\Z", before)
    )


def _is_of_noun(text: str, q: Found) -> bool:
    found = NOUN_BEHIND.match(text, q.end)
    return found is not None and not re.search(r"\b(?:the|was|were|that|had|has|of|in|with|and then)\b", found.group())


def _is_cited(text: str, q: Found) -> bool:
    return CITED_BEFORE.search(text[max(0, q.start - 130) : q.start]) is not None


def _is_published(text: str, q: Found) -> bool:
    return (
        re.search(
            rf"\b{PUBLISHED}\b[^.;]{{0,100}}\b(?:in|,)\s+(?:[A-Z][a-z]+\s+)?\Z", text[max(0, q.start - 130) : q.start]
        )
        is not None
    )


def _is_bracketed(text: str, q: Found) -> bool:
    """`(Brain Matters, 2019)` behind what the study found."""
    return re.search(r"\([A-Z][^()\d]{2,60},\s\Z", text[: q.start]) is not None and text[q.end : q.end + 1] in {
        ")",
        ",",
        ";",
    }


def _is_dated(text: str, q: Found) -> bool:
    """`gave it to 15 people in 2013`, `2014: A trial of …`."""
    before = text[: q.start]
    return re.search(rf"\b(?:{DOES}|{TELLS})\b[^.;]*\b[Ii]n\s+(?:[A-Z][a-z]+\s+)?\Z", before) is not None or (
        not before.strip("*_ ([") and re.match(r"[)\]*_]*\s?[:–—-]\s", text[q.end :]) is not None
    )


def _is_opening(text: str, q: Found) -> bool:
    if OPENING.fullmatch(text[: q.start]):
        return True
    return _is_dateline(text, q) and TODAY.search(text) is not None


def _is_dateline(text: str, q: Found) -> bool:
    """`BOSTON, Oct. 8, 2024 –`: where and when a release came out."""
    return (
        DATELINE.fullmatch(text[: q.start]) is not None
        and re.match(r"\s*(?:\([^)]*\)\s*)?(?:–|—|-|/)", text[q.end :]) is not None
    )
