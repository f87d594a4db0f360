"""The bounds of a number: how exactly it is meant, by the words before and behind it."""

from __future__ import annotations

import re

from transforms.quantities.around import text_before
from transforms.quantities.found import Found
from transforms.quantities.numbers import Number
from transforms.quantities.roles import Role

APPROXIMATELY = re.compile(
    r"(?:\b(?:about|around|approximately|roughly|nearly|almost|some|just (?:over|under)|(?:a little|slightly) (?:over|under|more than|less than|above|below)|an estimated|estimated|close to|approx\.?|circa|"
    r"ca\.?)|[~≈])\s?(?:the\s|a\s|every\s|in\s)?\Z",
    re.I,
)
AT_LEAST = re.compile(
    r"(?:\b(?:at least|(?<!no )(?<!not )more than|(?<!no )(?<!not )longer than|as little as|as few as|beyond|(?<!just )(?<!little )(?<!slightly )over|a minimum of|minimum of|no fewer than|no less than|upwards of|exceeding|"
    r"greater than|older than)|[≥>]|\b(?:p|n)\s?>)\s?(?:a\s|an\s|the\s|in\s)?\Z",
    re.I,
)
FOLLOWED_PAST = re.compile(r"\b(?:follow|track|watch|observ|check|look)\w*\b[^.;,]{0,30}\spast\s+\Z", re.I)
"""`hardly any tracked people past` two months."""
AT_MOST = re.compile(
    r"(?:\b(?:at most|up to|fewer than|less than|under|no more than|a maximum of|as many as|as high as|no longer than|not more than|before|below|within|"
    r"inside(?: of)?|at the most|past)|[≤<])\s?(?:just\s|a\s|an\s|the\s|first\s|the first\s|about\s|\|\s?)*\Z",
    re.I,
)
OR_MORE = re.compile(
    r"(?:\s+of age)?\s*(?:or (?:more|longer|older|greater|above|over(?! \d)|so more)|and (?:older|above|over|up|more)\b|\+)",
    re.I,
)
OR_LESS = re.compile(r"\s*or (?:less|fewer|shorter|younger|below|under)", re.I)
NONE_BEYOND = re.compile(
    r"\b(?:no|no one|nobody|none|never|not)\b[^.;,]{0,50}\s(?:beyond|past|longer than|more than)\s+\Z"
    r"|\b(?:rarely|seldom|hardly ever|never|does not|did not|do not)\s+(?:exceed(?:s|ed)?|outlast(?:s|ed)?)\s+\Z",
    re.I,
)
RAISED_TO = re.compile(
    r"\b(?:go(?:es|ing)?|went|mov\w+|step\w*|ris\w+|rose|bump\w*|titrat\w+|rais\w+|increas\w+|work\w*)\s+up to\s+\Z",
    re.I,
)
"""`starting with 56 mg and going up to` the dose that most people get."""
BEFORE_ONE = re.compile(r"\bbefore (?:an? |the )?\Z", re.I)
"""`before a two-week course`: what follows, not at most how long it takes."""
NEAR = 28
"""How many characters before a number its qualifier may stand."""


def bound(text: str, number: Number, role: Role, factor: float = 1.0) -> Found:
    """The quantity that a number with a role is.

    Args:
        text: the statement.
        number: the number in it.
        role: what it counts, and how far its words reach.
        factor: what to multiply the number by to get the unit of the role.
    """
    low, high = round(number.low * factor, 4), round(number.high * factor, 4)
    how = "range" if number.is_range else _qualify(text, number, role)
    return Found(
        number.start,
        role.end,
        role.kind,
        None if how == "at_most" else low,
        None if how == "at_least" else high,
        role.unit,
        how,
    )


def _qualify(text: str, number: Number, role: Role) -> str:
    before = text_before(text, number.start, NEAR)
    if OR_MORE.match(text, role.end) or OR_MORE.match(text, number.end):
        return "at_least"
    if NONE_BEYOND.search(text_before(text, number.start, 70)):
        return "at_most"
    if (AT_LEAST.search(before) and not _fills(before, role.kind)) or FOLLOWED_PAST.search(before):
        return "at_least"
    if role.kind == "treatment_duration" and BEFORE_ONE.search(before):
        return "exact"
    if role.kind == "dose" and RAISED_TO.search(before):
        return "exact"
    if OR_LESS.match(text, role.end) or AT_MOST.search(before):
        return "at_most"
    return "approximately" if APPROXIMATELY.search(before) else "exact"


def _fills(before: str, kind: str) -> bool:
    """True for `over three weeks`: a course that fills the time, not one that takes longer."""
    if kind not in {"treatment_duration", "follow_up"} or re.search(r"\b(?:for|after|just|well)\s+over", before, re.I):
        return False
    return re.search(r"\bover\s+(?:a\s+|the\s+)?\Z", before, re.I) is not None
