"""What a study compared its therapy with."""

from __future__ import annotations

import re

from transforms.context.subject import PLACEBO_LIKE
from transforms.lexicon.gates import gate
from transforms.lexicon.scan import Hit
from transforms.reading import Reading, Setting
from transforms.studies.designs import DOSE_ARMS
from transforms.studies.mention import Mention

CONTROL = gate(
    r"\b(control group|waiting[- ]list|wait[- ]list|active comparator|treatment as usual|usual care|(?:[\w-]+therapy|(?!(?:to|than|with|versus|from|and|of)\b)[\w-]+ therapy) alone|prolonged exposure alone|comparison group|active control)\b",
    re.I,
)
ABSENT = re.compile(r"\b(?:no|without|lack(?:s|ed|ing)?)\s+(?:an?\s+)?\Z", re.I)
WANTED = gate(r"\b(?:overdue|needed|warranted|required|next step|should be|to be (?:tested|studied|done))\b", re.I)
"""What a study asks for, it has not done."""
COMPARED = re.compile(
    r"\b(?:versus|vs\.?|compared? (?:with|to)|against|or|than|to|as (?:well|effective|good|much|fast|quickly) as|head[- ]to[- ]head with|alternative to)\s+(?:[\w.%–-]+\s+){0,4}\Z",
    re.I,
)
SURE = re.compile(
    r"\b(?:versus|vs\.?|compared (?:with|to)|against|than|or|either|randomi|assigned|allocated|as \w+ as|head[- ]to[- ]head|pitted)",
    re.I,
)


def find_comparator(mention: Mention, setting: Setting) -> str | None:
    """The comparator as named, in lower case; None if the statements name none."""
    for reading, _ in mention.told:
        if WANTED.search(reading.text):
            continue
        hit = _find_hit(reading, setting)
        if hit is not None:
            return _name_hit(reading, hit, mention)
        control = CONTROL.search(reading.text)
        if control and not ABSENT.search(reading.text[: control.start()]):
            return control.group(1).lower()
    doses = (DOSE_ARMS.search(reading.text) for reading, _ in mention.told)
    return next((found.group("last") for found in doses if found), None)


def _find_hit(reading: Reading, setting: Setting) -> Hit | None:
    """A placebo, else another treatment that the statement sets against the therapy."""
    hits = reading.find("substance")
    sham = [
        h
        for h in hits
        if h.concept.name in PLACEBO_LIKE and not ABSENT.search(reading.text[: h.start - reading.span.start])
    ]
    if sham:
        return next((h for h in sham if h.concept.name == "placebo"), sham[0])
    others = (h for h in hits if h.concept.name not in setting.therapies)
    return next((h for h in others if is_compared(reading, h.start - reading.span.start)), None)


def is_compared(reading: Reading, at: int) -> bool:
    """True if what stands at an offset of the statement is what something else is compared with."""
    before = reading.text[max(0, at - 60) : at]
    found = COMPARED.search(before)
    return found is not None and (not found.group().startswith("to ") or SURE.search(reading.text) is not None)


def _name_hit(reading: Reading, hit: Hit, mention: Mention) -> str:
    """As named; by its plain name where the statements use that as well."""
    named = reading.text[hit.start - reading.span.start : hit.end - reading.span.start].lower()
    plain = re.compile(rf"\b{hit.concept.name}\b(?! (?:injection|needle|procedure|block|shot))", re.I)
    if hit.concept.name in {"placebo", "saline"} and any(plain.search(r.text) for r, _ in mention.told):
        return str(hit.concept.name)
    return re.sub(r"^(?:inactive|inert|active) (?=placebo)", "", named)
