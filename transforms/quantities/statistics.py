"""p-values, confidence intervals and effect sizes: numbers in forms that statistics alone use."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from transforms.lexicon.gates import gate
from transforms.quantities.around import text_before
from transforms.quantities.found import Found
from transforms.quantities.numbers import read_value

P_VALUE = gate(
    r"\b[pP](?:\s?[- ]?values?)?\s?(?P<op>[=<>≤≥]|less than|of|was|below|(?<=value)\s)\s?(?P<value>0?[.·]\d+|0|1(?:\.0+)?)"
)
_LEVEL = r"(?:\d{2}\s?%\s?)?"
_NAME = r"(?:\bCI|\bconfidence intervals?|\bCrI|\bcredible interval)\b\s?(?:\(CI\)\s?)?[:,=]?\s?"
_BOUND = r"[−–-]?(?:\d+(?:[.·]\d+)?|[.·]\d+)"
INTERVAL = gate(
    rf"{_LEVEL}{_NAME}(?:of\s|was\s|from\s|ranged from\s|ranging from\s|running from\s|that (?:ran|runs|ranged) from\s|spanning\s|spans\s)?[(\[]?\s?"
    rf"(?P<low>{_BOUND})\s?%?\s?(?:to|,|;|[-–—‑]|and)\s?(?P<high>{_BOUND})(?:\s?%)?"
)
EFFECT = gate(
    r"\b(?P<name>Cohen['’]?s d|Hedges['’]? ?g|Glass['’]? delta|SMDs?|standardi[sz]ed mean difference|odds ratio|OR|"
    r"relative risk|risk ratio|RR|hazard ratio|HR|(?:pooled|summary) (?:effect|estimate)(?: size)?|effect size|[dg])"
    r"(?:\s?\((?:SMD|OR|RR|HR|d|g|Cohen['’]?s d|Hedges['’]? ?g)\))?"
    r"(?:(?<=[a-z]{3}|SMD)\s(?:for|of|between|with|in|on|after)\s[^.;,\d=]{1,30}?(?=\s(?:was|of|=|(?:shrank|fell|dropped|rose|changed) to)))?"
    r"\s?(?:=|:|of|was|(?:shrank|fell|dropped|rose|changed) to|,|≈|~|\s)\s?(?P<value>[−–-]?\d*[.·]\d+|[−–-]?\d+(?:[.·]\d+)?)\b(?!\s?%)"
)
BARE_EFFECT = gate(
    r"\b(?:estimates?|effects?)\s(?:of|was|were|to|at)\s(?P<value>[−–-]?\d*[.·]\d+)(?=\s?[(\[,;]\s?(?:95\s?%\s?)?(?:CI|CrI|confidence)\b)"
)
"""`reduced the estimate to −0.29 (95% CI`: of a standardised difference, where nothing else is named."""
EFFECT_UNITS = {
    "cohen": "d", "glass": "d", "effect": "d", "pooled": "SMD", "summary": "SMD", "d": "d", "hedges": "g", "g": "g", "smd": "SMD", "standardi": "SMD",
    "odds": "OR", "or": "OR", "relative": "RR", "risk": "RR", "rr": "RR", "hazard": "HR", "hr": "HR",
}  # fmt: skip
"""Unit of an effect size by how its name begins, longer beginnings before shorter ones."""
LOWER, HIGHER = {"<", "≤", "less than", "below"}, {">", "≥"}


def find_statistics(text: str) -> Iterator[Found]:
    """All statistics of a statement: p-values, then intervals, then effect sizes, each kind in order."""
    effects = list(EFFECT.finditer(text))
    yield from map(_read_p_value, P_VALUE.finditer(text))
    for found in INTERVAL.finditer(text):
        yield _read_interval(text, found, effects)
    for found in effects:
        value = read_value(found.group("value"))
        yield Found(found.start(), found.end(), "effect_size", value, value, _unit_of(found), "exact")
    for found in BARE_EFFECT.finditer(text):
        value = read_value(found.group("value"))
        yield Found(found.start("value"), found.end(), "effect_size", value, value, "SMD", "exact")


def _read_p_value(found: re.Match[str]) -> Found:
    value = float(found.group("value").replace("·", "."))
    op = found.group("op")
    low, high = None if op in LOWER else value, None if op in HIGHER else value
    how = "at_most" if low is None else "at_least" if high is None else "exact"
    return Found(found.start(), found.end(), "p_value", low, high, "p", how)


def _read_interval(text: str, found: re.Match[str], effects: Sequence[re.Match[str]]) -> Found:
    low, high = read_value(found.group("low")), read_value(found.group("high"))
    if text[found.end("low") : found.start("high")].strip(" %") in {"-", "–", ""} and high < 0 < low:
        high = -high  # `4.2–19.6`: a dash, not a sign
    unit = _bounded_unit(text, found.start(), effects)
    return Found(found.start(), found.end(), "confidence_interval", min(low, high), max(low, high), unit, "range")


def _bounded_unit(text: str, at: int, effects: Sequence[re.Match[str]]) -> str:
    """Unit of the value that an interval bounds: the effect size right before it, else percent or points."""
    near = [e for e in effects if 0 <= at - e.end() < 40]
    if near:
        return _unit_of(near[-1])
    return "percent" if "%" in text_before(text, at, 60).rsplit("points", 1)[-1] else "point"


def _unit_of(effect: re.Match[str]) -> str:
    name = effect.group("name").lower()
    return next(unit for start, unit in EFFECT_UNITS.items() if name.startswith(start))
