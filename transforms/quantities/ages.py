"""Ages: `aged 18 to 70`, `a 52-year-old`, `under 18`, `34F`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transforms.lexicon.gates import gate
from transforms.quantities.found import Found
from transforms.quantities.numbers import Number
from transforms.quantities.roles import Role

AFTER_AGE = re.compile(r"[-\s]*(?:years?|yrs?|y)[-\s]+(?:old|of age)\b|[-\s]year-olds?\b", re.I)
OLDER = re.compile(r"\s+(?:and|or)\s+(?:older|over|above|younger|under)\b(?!\s+\d|\s+\w+\s+(?:points|percent))", re.I)
BEFORE_OLDER = re.compile(
    r"\b(?:adults?|people|anyone|those|children|patients|men|women|veterans|are|is|be|persons?)(?:\s+(?:aged?|who are|over|under|younger than|older than|above|below))?\s+\Z",
    re.I,
)
BEYOND_AGE = gate(
    r"\b(?:anyone|children|people|adults|those|you are|patients|men|women|veterans)\s+(?:over|under|younger than|older than)\s+(?:\d+\s+or\s+(?:over|under)\s+)?(?:age\s+|the age of\s+)?\Z",
    re.I,
)
AT_AGE = gate(r"\b(?:[Hh]e|[Ss]he|I)\s(?:was|am|is|turned)\s\Z")
SINCE_AGE = re.compile(r"\bsince (?:I|he|she) (?:was|turned) (?:about |around )?\Z")
FELL_ILL_AT = gate(
    r"\b(?:(?:me|him|her)|(?:diagnosed|depressed|depression|ptsd|ill|struggl\w+|anxious)\b[^.;,\d]{0,30})\s(?:first\s)?at (?:about |around |age )?\Z",
    re.I,
)
"""`depression first flattened me at` before `nineteen,`."""
ALONE = re.compile(r"\s*(?:[.,;)]|\Z|\s(?:and|when)\b)")
SEX_AGE = re.compile(r"\s?(?:/\s?)?[FMfm]\b(?=[,.;) ])")
NO_AGE = re.compile(
    r"\s?(?:%|percent|per cent|weeks|months|days|hours|mg|points|patients|participants|people|infusions|sessions)", re.I
)
YOUNGEST, OLDEST = 4, 110
IN_YEARS = re.compile(r"\s?(?:years|yrs|y)\b")
BEFORE_AGE = gate(
    r"\b(?i:aged?|ages|mean age|median age|average age|age range|age of|ages eligible|(?:mean|median|average)\s+ages?\s[^.;,\d]{0,35}?|(?:ages eligible|age range)[^.;,\d]{0,35}?)(?:\s+(?:was|of|is|between|from|over|under|at least|about|around|:|=)|\s?[≥≤<>=])*:?\s*\Z|[A-Z][a-z]+,\s\Z"
)
DECADE = gate(
    r"\bin (?:his|her|their|my) (?:early |mid-?|late )?(?P<tens>twent|thirt|fort|fift|sixt|sevent|eight)ies\b", re.I
)
TENS = {"twent": 20, "thirt": 30, "fort": 40, "fift": 50, "sixt": 60, "sevent": 70, "eight": 80}


def guess_age(text: str, number: Number) -> Role | None:
    """An age in years."""
    found = AFTER_AGE.match(text, number.end)
    if found:
        return Role("age", "year", found.end())
    if number.low > OLDEST or (number.low < YOUNGEST and not IN_YEARS.match(text, number.end)):
        return None
    if SEX_AGE.match(text, number.end) and re.search(
        r"(?:\A|[^\w%.]\s?)\Z", text[max(0, number.start - 3) : number.start]
    ):
        return Role("age", "year", number.end)
    if AT_AGE.search(text, max(0, number.start - 20), number.start) and re.match(
        r"\s*(?:when\b|at the time|[.,])", text[number.end :]
    ):
        return Role("age", "year", number.end)
    near = max(0, number.start - 40), number.start
    if SINCE_AGE.search(text, *near) or (FELL_ILL_AT.search(text, *near) and ALONE.match(text, number.end)):
        return None if NO_AGE.match(text, number.end) else Role("age", "year", number.end)
    if BEYOND_AGE.search(text, *near) or (OLDER.match(text, number.end) and BEFORE_OLDER.search(text, *near)):
        return None if NO_AGE.match(text, number.end) else Role("age", "year", number.end)
    before = BEFORE_AGE.search(text, max(0, number.start - 60), number.start)
    if before is None or (before.group().endswith(", ") and text[number.end : number.end + 1] != ","):
        return None
    years = IN_YEARS.match(text, number.end)
    return None if NO_AGE.match(text, number.end) else Role("age", "year", years.end() if years else number.end)


def find_decades(text: str) -> Iterator[Found]:
    """`in her fifties`: an age of 50 to 59."""
    for found in DECADE.finditer(text):
        low = float(TENS[found.group("tens").lower()])
        yield Found(found.start(), found.end(), "age", low, low + 9, "year", "range")
