"""What a study compared its therapy with."""

from __future__ import annotations

import re

from transforms.context.subject import ABSENT, PLACEBO_LIKE
from transforms.lexicon.gates import gate
from transforms.lexicon.scan import Hit
from transforms.reading import Reading, Setting
from transforms.studies.designs import DOSE_ARMS
from transforms.studies.mention import Mention

CONTROL = gate(
    r"\b(control group|waiting[- ]list|wait[- ]list|active comparator|treatment as usual|usual care|(?:[\w-]+therapy|(?!(?:to|than|with|versus|from|and|of)\b)[\w-]+ therapy) alone|(?:prolonged )?exposure alone|(?:CBT|EMDR|talk|drug|counsell?ing) alone|comparison group|active control)\b",
    re.I,
)
SEDATIVE = re.compile(
    r"\b(?:compar\w+[^.;]{0,40}? (?:with|to)|against|versus|vs\.?|or(?: to)?) (?:an?|the) (?:[\w-]+ )?((?:mild )?sedative|inactive (?:pill|drug|capsule)|inert (?:pill|drug|capsule)|tiny dose|(?:active )?dummy (?:pill|drug|capsule|spray|injection))\b(?! (?:midazolam|\w+am)\b)",
    re.I,
)
"""What was given instead, where it is told by its kind alone."""
WANTED = gate(r"\b(?:overdue|needed|warranted|required|next step|should be|to be (?:tested|studied|done))\b", re.I)
"""What a study asks for, it has not done."""
COMPARED = re.compile(
    r"\b(?:versus|vs\.?|compared? (?:with|to)|against|or|than|to|as (?:well|effective|good|much|fast|quickly) as|head[- ]to[- ]head with|alternative to|compar(?:ing|ison of|e[sd]?) (?:[\w./%-]+ ){1,7}(?:with|to))\s+(?:[\w.%–-]+\s+){0,4}\Z",
    re.I,
)
SURE = re.compile(
    r"\b(?:versus|vs\.?|compared (?:with|to)|against|than|or|either|randomi|assigned|allocated|as \w+ as|head[- ]to[- ]head|pitted)",
    re.I,
)
AS_MANY = re.compile(
    r"\b(?:and|against|versus|vs\.?|but|compared with|with)\s+(?:only\s+|just\s+|about\s+)?(?:[\d.]+\s?(?:%|percent|per cent|points?)|\w+ in (?:\w+|\d+))\s+"
    r"(?:of (?:those|patients|people|the group)\s+)?(?:to|on|with|after|for|in|given|taking|receiving)\s+(?:the\s+)?\Z",
    re.I,
)
"""`55% responded to ketamine and 41% to` before `ECT`."""
COLUMN = re.compile(
    r"\W*(?:compar(?:ed|ator|ison)s?|controls?|versus|vs\.?|against)\b(?![^|]*\b(?:%|response|result))", re.I
)
ALONE = re.compile(r"\s+alone\b")
ACTIVE = re.compile(r"\b(?:psycho)?active (?:placebo|control|comparator)\b", re.I)
"""`an active placebo (midazolam)` is named by its drug."""
REACH = 100
"""Characters before a treatment in which the words stand that set it against another."""
AMOUNT = re.compile(r"\d+(?:\.\d+)?")
LOW_DOSE = re.compile(r"\b(?:very )?low(?:er)?[- ]dose (?:\w+ )?\Z", re.I)


QUALITY = re.compile(
    r"[\s-]+(?:effects?|benefits?|actions?|responses?|properties|potential|efficacy|activity|qualities|power|"
    r"(?:associated|induced|related|like|resistant|naive|free|based)\b)",
    re.I,
)
"""Behind the name of a treatment that nobody was given: `an antidepressant effect`, `opioid-associated`."""
ADDED = re.compile(
    r"\b(?:plus|added to|(?:add-on|adjunct|addition|supplement|complement) to|adjunctive to|in addition to|on top of|along(?:side)?(?: with)?|combined with|together with|such as|stable on)\s+(?:[\w-]+\s+){0,4}\Z",
    re.I,
)
"""Before a treatment that both sides were given, or that is only an example."""
LINE = re.compile(r"\b(?:first|second|third|last|next)[- ](?:or (?:first|second|third)[- ])?line \Z", re.I)
"""`a second or third line antidepressant` is what the therapy may become."""


def is_given(reading: Reading, hit: Hit) -> bool:
    """True unless a treatment only names a quality of another, or goes with what is compared."""
    at, end = hit.start - reading.span.start, hit.end - reading.span.start
    return not (
        QUALITY.match(reading.text, end)
        or ADDED.search(reading.text, max(0, at - 60), at)
        or LINE.search(reading.text, max(0, at - 30), at)
    )


def find_comparator(mention: Mention, setting: Setting) -> str | None:
    """The comparator as named, in lower case; None if the statements name none."""
    for reading, _ in mention.told:
        if WANTED.search(reading.text):
            continue
        hit = _find_hit(reading, setting) or _find_in_column(reading)
        if hit is not None:
            return _name_hit(reading, hit, mention)
        control = CONTROL.search(reading.text) or SEDATIVE.search(reading.text)
        if control and not ABSENT.search(reading.text[: control.start()]):
            return control.group(1).lower()
    doses = (DOSE_ARMS.search(reading.text) for reading, _ in mention.told)
    return next((found.group("last") for found in doses if found and _is_lowest(found)), None)


def _is_lowest(doses: re.Match[str]) -> bool:
    """`25 mg or 1 mg` sets the first dose against the last; `1, 10 and 25 mg` goes up and names no comparator."""
    first, *_, last = map(float, AMOUNT.findall(doses.group()))
    return last < first


def _find_hit(reading: Reading, setting: Setting) -> Hit | None:
    """A placebo, else another treatment that the statement sets against the therapy."""
    hits = reading.find("substance")
    sham = [
        h
        for h in hits
        if h.concept.name in PLACEBO_LIKE and not ABSENT.search(reading.text[: h.start - reading.span.start])
    ]
    named = [h for h in sham if h.concept.name != "placebo"]
    if named and ACTIVE.search(reading.text):
        return named[0]
    if sham:
        return next((h for h in sham if h.concept.name == "placebo"), sham[0])
    main = next((h.concept.name for h in hits if h.concept.name in setting.therapies), None)
    others = (
        h for h in hits if h.concept.name not in setting.therapies or h.concept.name != main or _is_low_dose(reading, h)
    )
    others = (h for h in others if is_given(reading, h))
    return next((h for h in others if is_compared(reading, h.start - reading.span.start)), None)


def _find_in_column(reading: Reading) -> Hit | None:
    """The treatment in the cell of a row that stands below a head such as `Compared with`."""
    at = reading.span.start
    for cell, head in zip(reading.text.split("|"), reading.header.split("|"), strict=False):
        if COLUMN.match(head):
            return next((h for h in reading.find("substance") if at <= h.start < at + len(cell)), None)
        at += len(cell) + 1
    return None


def _is_low_dose(reading: Reading, hit: Hit) -> bool:
    """`low-dose MDMA` is what MDMA is compared with."""
    at = hit.start - reading.span.start
    return LOW_DOSE.search(reading.text[max(0, at - 30) : at]) is not None


def is_compared(reading: Reading, at: int) -> bool:
    """True if what stands at an offset of the statement is what something else is compared with."""
    before = reading.text[max(0, at - REACH) : at]
    found = COMPARED.search(before)
    if AS_MANY.search(before):
        return True
    return found is not None and (not found.group().startswith("to ") or SURE.search(reading.text) is not None)


def _name_hit(reading: Reading, hit: Hit, mention: Mention) -> str:
    """As named; by its plain name where the statements use that as well."""
    named = reading.text[hit.start - reading.span.start : hit.end - reading.span.start].lower()
    low = LOW_DOSE.search(reading.text[: hit.start - reading.span.start])
    if low and hit.concept.name not in PLACEBO_LIKE:
        return low.group().lower() + named
    plain = re.compile(rf"\b{hit.concept.name}\b(?! (?:injection|needle|procedure|block|shot))", re.I)
    reworded = hit.concept.name == "sham" and not named.startswith("sham")
    if (reworded or hit.concept.name in {"placebo", "saline"}) and any(plain.search(r.text) for r, _ in mention.told):
        return str(hit.concept.name)
    if hit.concept.name == "psychotherapy" and ALONE.match(reading.text, hit.end - reading.span.start):
        return f"{named} alone"
    if named.startswith("dummy") and reading.text[: hit.start - reading.span.start].endswith("active "):
        return f"active {named}"
    return re.sub(r"^(?:inactive|inert|active) (?=placebo)", "", named)
