"""Quantities of one claim: every number that has a role, with its bounds and how exact it is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transforms.quantities import roles
from transforms.quantities.columns import find_column_counts
from transforms.quantities.durations import Span, guess_time
from transforms.quantities.found import Found
from transforms.quantities.numbers import Number, find_numbers, read_value
from transforms.reading import Reading

HAS_NUMBER = re.compile(
    r"\d|\b(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|"
    r"half|thirds?|quarters?|fifths?|tenths?|single|daily|weekly|nightly|once|twice|every|hours?|days?|weeks?|months?|years?|fortnight|overnight)\b",
    re.I,
)
APPROXIMATELY = re.compile(r"(?:\b(?:about|around|approximately|roughly|nearly|almost|some|an estimated|estimated|close to|approx\.?|circa|ca\.?)|[~≈])\s?(?:the\s|a\s|every\s)?\Z", re.I)
AT_LEAST = re.compile(r"(?:\b(?:at least|more than|over|a minimum of|minimum of|no fewer than|no less than|upwards of|exceeding|greater than|older than)|[≥>]|\b(?:p|n)\s?>)\s?(?:a\s|an\s|the\s)?\Z", re.I)
AT_MOST = re.compile(r"(?:\b(?:at most|up to|fewer than|less than|under|no more than|a maximum of|as many as|as little as|below|within|inside|at the most|past)|[≤<])\s?(?:just\s|a\s|an\s|the\s|first\s|the first\s|about\s)*\Z", re.I)
OR_MORE = re.compile(r"\s*(?:or (?:more|longer|older|greater|above|over|so more)|and (?:older|above|over|up|more)\b|\+)", re.I)
OR_LESS = re.compile(r"\s*or (?:less|fewer|shorter|younger|below|under)", re.I)
SHARED_UNIT = re.compile(r"\s?(?:,|/|or|and|versus|vs\.?|,\s?or|,\s?and|to)\s?(?P<next>\d[\d.]*)", re.I)
SINGLE = re.compile(rf"\b(?:single|one[- ]time|one-off)[-\s]+(?:[\w./’'-]+\s+){{0,4}}?{roles.SESSION}\b", re.I)
VAGUE = re.compile(r"\b(?:(?P<low>hours|days|weeks|months|years)(?:\s+(?:or|to|and)\s+(?:even\s+)?(?P<high>days|weeks|months|years))?|a\s+(?:few|couple of)\s+(?P<few>hours|days|weeks|months))\b(?!\s+(?:ago|old|of age|of (?!relief|benefit|remission))|-)", re.I)
ARTICLE_TIME = re.compile(r"\b(?:an?|one)[-\s]+(?P<unit>hour|day|week|fortnight|month|year)\b(?!\s+(?:of|ago|old))", re.I)
ORDINAL_TIME = re.compile(r"\b(?P<unit>weeks?|days?|months?|hours?|years?)\s+(?P<n>\d{1,3}|one|two|three|four|five|six|seven|eight|twelve)(?:\s?(?P<sep>to|–|-|and)\s?(?P<m>\d{1,3}))?\b", re.I)
FREQUENCY = (
    (re.compile(r"\b(?:once (?:a|per) week|once weekly|weekly|every week|one day a week)\b(?!\s+(?:for an hour))", re.I), 1.0, 1.0),
    (re.compile(r"\b(?:twice (?:a|per) week|twice weekly|two times (?:a|per) week|two days a week)\b", re.I), 2.0, 2.0),
    (re.compile(r"\b(?:three times (?:a|per) week|three times weekly|thrice weekly)\b", re.I), 3.0, 3.0),
    (re.compile(r"\b(?:daily|every day|once a day|nightly|once daily|each day)\b", re.I), 7.0, 7.0),
    (re.compile(r"\b(?:every (?:other|two|2) weeks?|fortnightly|biweekly|every fortnight)\b", re.I), 0.5, 0.5),
    (re.compile(r"\b(?:once a month|monthly|every month)\b", re.I), 0.2333, 0.2333),
)
EVERY = re.compile(r"\bevery\s+(?P<low>\w+)(?:\s?(?:to|–|-|or)\s?(?P<high>\w+))?\s+(?P<unit>days?|weeks?|months?)\b", re.I)
VAGUE_LOW = {"hours": 1 / 24, "days": 2, "weeks": 14, "months": 60, "years": 730}


def find_quantities(reading: Reading) -> list[Found]:
    """All quantities of a statement in order, each character used once."""
    if not HAS_NUMBER.search(reading.text):
        return []
    taken: list[tuple[int, int]] = []
    kept: list[Found] = []
    for found in _find_all(reading):
        if any(found.start < end and start < found.end for start, end in taken):
            continue
        if found.kind != "frequency" and not _is_single(found):
            taken.append((found.start, found.end))
        if found.kind:
            kept.append(found)
    return sorted(kept, key=lambda f: f.start)


def _is_single(found: Found) -> bool:
    """`a single 25 mg capsule` holds a dose as well."""
    return found.kind == "session_count" and found.low == 1 and found.end - found.start > 12


def _find_all(reading: Reading) -> Iterator[Found]:
    text = reading.text
    yield from _find_statistics(text)
    yield from _find_frequencies(text)
    if reading.header:
        yield from find_column_counts(text, reading.header)
    for single in SINGLE.finditer(text):
        yield Found(single.start(), single.end(), "session_count", 1, 1, "session", "exact")
    yield from _find_ordinal_times(reading)
    for year in roles.YEAR.finditer(text):
        yield from _read_year(text, year)
    for number in find_numbers(text):
        yield from _read_number(reading, number)
    yield from _find_vague_times(reading)


def _find_statistics(text: str) -> Iterator[Found]:
    """p-values, confidence intervals and effect sizes: forms that statistics alone use."""
    for found in roles.P_VALUE.finditer(text):
        value = float(found.group("value").replace("·", "."))
        op = found.group("op")
        low, high, how = (None, value, "at_most") if op in {"<", "≤", "less than", "below"} else (value, None, "at_least") if op in {">", "≥"} else (value, value, "exact")
        yield Found(found.start(), found.end(), "p_value", low, high, "p", how)
    effects = list(roles.EFFECT.finditer(text))
    for found in roles.INTERVAL.finditer(text):
        low, high = read_value(found.group("low")), read_value(found.group("high"))
        if text[found.end("low") : found.start("high")].strip(" %") in {"-", "–", ""} and high < 0 < low:
            high = -high
        yield Found(found.start(), found.end(), "confidence_interval", min(low, high), max(low, high), _bounded_unit(text, found.start(), effects), "range")
    for found in effects:
        value = read_value(found.group("value"))
        name = re.match(r"[a-z]+", found.group("name").lower())
        yield Found(found.start(), found.end(), "effect_size", value, value, roles.EFFECT_UNITS[name.group() if name else "d"], "exact")


def _bounded_unit(text: str, at: int, effects: list[re.Match[str]]) -> str:
    before = text[max(0, at - 60) : at]
    near = [e for e in effects if e.end() <= at and at - e.end() < 40]
    if near:
        name = re.match(r"[a-z]+", near[-1].group("name").lower())
        return roles.EFFECT_UNITS[name.group() if name else "d"]
    return "percent" if "%" in before.rsplit("points", 1)[-1] else "point"


def _find_frequencies(text: str) -> Iterator[Found]:
    for pattern, low, high in FREQUENCY:
        for found in pattern.finditer(text):
            yield Found(found.start(), found.end(), "frequency", low, high, "per_week", "exact")
    for found in EVERY.finditer(text):
        bounds = [_small(found.group(g)) for g in ("low", "high") if found.group(g)]
        if all(bounds):
            days = roles.DAYS[found.group("unit").lower().rstrip("s")]
            rates = sorted(round(7 / (b * days), 4) for b in bounds)
            yield Found(found.start(), found.end(), "frequency", rates[0], rates[-1], "per_week", "range" if len(rates) > 1 else "exact")


def _small(raw: str) -> float:
    return read_value(raw) if re.fullmatch(r"\d+", raw) or raw.lower() in roles_words() else 0.0


def roles_words() -> frozenset[str]:
    """Number words up to twelve, as schedules use them."""
    return frozenset("one two three four five six seven eight nine ten eleven twelve".split())


def _find_ordinal_times(reading: Reading) -> Iterator[Found]:
    """`at week 12`, `day 3`: a time of follow-up counted from the start."""
    text = reading.text
    for found in ORDINAL_TIME.finditer(text):
        days = roles.DAYS[found.group("unit").lower().rstrip("s")]
        value = round(read_value(found.group("n")) * days, 4)
        high = round(read_value(found.group("m")) * days, 4) if found.group("m") and found.group("sep") != "and" else value
        lasting = re.search(r"\b(?:through|until|maintained|sustained|lasted|persisted|out to)\b[^.;,]{0,25}\Z", text[: found.start()], re.I)
        kind = "effect_duration" if lasting and reading.has("durability") else "follow_up"
        end = found.end("n") if found.group("sep") == "and" else found.end()
        yield Found(found.start(), end, kind, value, high, "day", "range" if high != value else "exact")
        if found.group("sep") == "and":
            later = round(read_value(found.group("m")) * days, 4)
            yield Found(found.start("m"), found.end("m"), kind, later, later, "day", "exact")


def _read_year(text: str, found: re.Match[str]) -> Iterator[Found]:
    year = float(found.group("year"))
    if found.group("decade"):
        yield Found(found.start(), found.end(), "calendar_year", year, year + 9, "year", "range")
    elif not re.search(r"(?:[$£€#]|No\.|ISRCTN|NCT|\bn\s?=|\d{1,2}[-/])\s?\Z", text[: found.start()]) and not re.match(r"[-/–]\d{2}[-/]\d|\s*(?:Hz|mg|IU|U\.)", text[found.end() :]):
        yield Found(found.start(), found.end(), "calendar_year", year, year, "year", "exact")


def _read_number(reading: Reading, number: Number) -> Iterator[Found]:
    text = reading.text
    if roles.PRICE.search(text, max(0, number.start - 4), number.start) or _is_reference(text, number):
        return
    for guess in roles.GUESSES:
        role = guess(text, number)
        if role is not None:
            yield _bound(text, number, role, 1.0)
            return
    shared = SHARED_UNIT.match(text, number.end)
    if shared:
        role = roles.guess_dose(text, Number(shared.start("next"), shared.end("next"), 0, 0)) or roles.guess_points(text, Number(shared.start("next"), shared.end("next"), 0, 0)) or roles.guess_share(text, Number(shared.start("next"), shared.end("next"), 0, 0))
        if role:
            yield _bound(text, number, roles.Role(role.kind, role.unit, number.end), 1.0)
            return
    time = roles.AFTER_TIME.match(text, number.end)
    if time:
        meaning = guess_time(reading, Span(number.start, time.end(), time.group("unit")))
        kind, factor, unit = meaning or ("", 1.0, "")
        yield _bound(text, number, roles.Role(kind, unit, time.end()), factor)
    elif reading.has("scale") and re.search(r"(?:by|fell|dropped|of|difference|change\S*|reduction)\s+\Z|\|\s*\Z", text[: number.start], re.I) and not number.is_range and (number.low != int(number.low) or number.low < 0 or "|" not in text):
        yield _bound(text, number, roles.Role("score_change", "point", number.end), 1.0)


def _is_reference(text: str, number: Number) -> bool:
    """Citation markers, phone numbers, versions: `[12]`, `24/7`, `555-0199`, `CAPS-5`."""
    before, after = text[number.start - 1 : number.start], text[number.end : number.end + 1]
    return before in {"[", "/", "#"} or after in {"]"} or after == "/" and text[number.end + 1 : number.end + 2].isdigit() or before in {"-", "–"} and text[number.start - 2 : number.start - 1].isalpha()


def _bound(text: str, number: Number, role: roles.Role, factor: float) -> Found:
    low: float | None = round(number.low * factor, 4)
    high: float | None = round(number.high * factor, 4)
    start, before, after = number.start, text[max(0, number.start - 28) : number.start], text[role.end :]
    how = "range" if number.is_range else "exact"
    if number.is_range:
        pass
    elif OR_MORE.match(after) or AT_LEAST.search(before) and not _spans(before, role.kind) or OR_MORE.match(text[number.end :]):
        how, high = "at_least", None
    elif OR_LESS.match(after) or AT_MOST.search(before):
        how, low = "at_most", None
    elif how == "exact" and APPROXIMATELY.search(before):
        how = "approximately"
    return Found(start, role.end, role.kind, low, high, role.unit, how)


def _spans(before: str, kind: str) -> bool:
    """True for `over three weeks`: a course that fills the time, not one that takes longer."""
    bare = re.search(r"\bover\s+(?:a\s+|the\s+)?\Z", before, re.I)
    return bare is not None and kind in {"treatment_duration", "follow_up"} and not re.search(r"\b(?:for|after|just|well)\s+over", before, re.I)


def _find_vague_times(reading: Reading) -> Iterator[Found]:
    """Times without a figure: `lasting for weeks`, `within hours`, `may take weeks or months`, `a month later`."""
    text = reading.text
    for found in ARTICLE_TIME.finditer(text):
        meaning = guess_time(reading, Span(found.start(), found.end(), found.group("unit")))
        if meaning and meaning[0] in {"follow_up", "effect_duration", "onset", "treatment_duration"}:
            yield _bound(text, Number(found.start(), found.end(), 1, 1), roles.Role(meaning[0], meaning[2], found.end()), meaning[1])
    for found in VAGUE.finditer(text):
        unit = (found.group("low") or found.group("few")).lower()
        meaning = guess_time(reading, Span(found.start(), found.end(), unit, vague=True))
        short = unit in {"hours", "days"}
        if meaning and (meaning[0] == "comparator_onset" or meaning[0] == "onset" and short or meaning[0] == "effect_duration" and unit != "hours"):
            yield _read_vague(found, unit, meaning[0])


def _read_vague(found: re.Match[str], unit: str, kind: str) -> Found:
    low = VAGUE_LOW[unit]
    if kind != "onset":
        return Found(found.start(), found.end(), kind, low, None, "day", "at_least")
    if unit == "hours" and not found.group("high"):
        return Found(found.start(), found.end(), kind, 1, 24, "hour", "range")
    return Found(found.start(), found.end(), kind, round(low * 24), None, "hour", "at_least")
