"""Which of several counts of people is the number that a study enrolled."""

from __future__ import annotations

import re
from collections.abc import Iterable

from transforms.quantities.around import text_before, text_behind
from transforms.quantities.found import Found
from transforms.reading import Reading

_PEOPLE = r"(?:patients|women|men|participants|subjects|adults|people|veterans|volunteers|survivors|individuals|cases|females)"
BEFORE = (
    (3.0, re.compile(r"\b(?:total of|overall,?|in total,?|totaling|totalling|altogether,?)\s+(?:of\s+)?\Z", re.I)),
    (
        2.5,
        re.compile(
            r"\b(?:randomi[sz]ed|randomly (?:assigned|allocated)|randomly|enrol+ed|recruited|accrued|registered|entered|included|assigned|allocated|enrol+ing|randomi[sz]ing|enrol+ment (?:of|was))\s+(?:\w+\s+){0,2}\Z",
            re.I,
        ),
    ),
    (
        2.0,
        re.compile(
            r"\b(?:(?:trial|study|sample|cohort|population|group|survey|comparison|review|series)\s+(?:of|in|with|on|among|involving|comprising|included|involved|enrol+ed|consisted of|comprised)|involv\w+|compris\w+|consist\w+ of|sample size of|among|conducted (?:in|with|on|among)|performed (?:in|on|with)|carried out (?:in|on|with)|spoke (?:to|with)|surveyed|interviewed|gave|treated|studied|tested|followed|pooled|combined|reviewed|analy[sz]ed)\s+(?:(?:a|the|an|of|just|only|about|around|nearly|some|up to|over)\s+)*\Z",
            re.I,
        ),
    ),
    (1.5, re.compile(r"\b[nN]\s?=\s?\Z")),
    (
        2.0,
        re.compile(
            r"\b(?:trials|studies|RCTs|papers)\s+\((?:[nN]\s?=\s?)?\Z|\b(?:trials|studies|RCTs|papers)\s+(?:with|in|of|and|involving|covering|on)\s+(?:a total of\s+)?\Z"
        ),
    ),
    (0.8, re.compile(r"(?:\A|[.:;]\s+|\d{4},?\s+)\Z")),
    (-1.5, re.compile(r"\b(?:of|among)\s+(?:the|these|those|all|whom|which)\s+\Z", re.I)),
    (
        -3.0,
        re.compile(
            r"\b(?:planned|target(?:ed)?|aim(?:ed|s)?|goal|needed|required|power|calculated)\b[^.;]{0,40}\Z", re.I
        ),
    ),
    (1.0, re.compile(r"\b(?:had|has|with)\s+(?:just\s+|only\s+)?\Z", re.I)),
    (-2.0, re.compile(r"\b(?:and|versus|vs\.?|or|remaining|other|than)\s+\Z", re.I)),
    (-3.0, re.compile(r"\b(?:screened|approached|assessed for eligibility|invited|identified|contacted)\s+\Z", re.I)),
    (1.0, re.compile(r"(?:\A|[.;:]\s)(?:Out\s+)?[Oo]f\s+\Z")),
)
AFTER = (
    (2.5, re.compile(r"[^.;()]{0,90}?\b(?:were|was|are|being)\s+(?:\w+\s+){0,2}?(?:randomi[sz]ed|randomly|enrol+ed|recruited|included|entered|assigned|allocated|accrued|registered|studied|treated)\b", re.I)),
    (2.5, re.compile(r"\s*(?:were\s+)?(?:randomi[sz]ed|enrol+ed|recruited)\b", re.I)),
    (-4.0, re.compile(r"\s*(?:per|in each|in either|for each)\s+(?:arm|group|of)\b|\s*each\b|\s*in each\b", re.I)),
    (2.0, re.compile(r"[^.;()]{0,60}?\b(?:took part|participated|enrol+ed|entered the)\b", re.I)),
    (1.5, re.compile(r"\s*(?:consecutive\s|eligible\s)?[^.;()]{0,30}?\b(?:with|who|diagnosed|undergoing|receiving|scheduled|aged|between)\b", re.I)),
    (1.0, re.compile(r"\s*\([^)]{0,60}(?:mean|median|age|\d+ (?:women|men|female|male)|years)", re.I)),
    (-3.0, re.compile(r"\s*(?:(?!\b(?:and|of whom|were (?:randomi[sz]ed|enrol+ed|recruited))\b)[^.;,()]){0,40}?\b(?:screened|approached|invited|declined|refused|withdrew|dropped|discontinued|quit|left|lost to|excluded|died|relapsed|responded|completed|eligible|evaluable|assess?able|analy[sz]ed|available|remained|returned|reported|developed|experienced|had (?:an?|no|grade|complete|partial)|achieved|healthy controls|controls)\b", re.I)),
    (-2.5, re.compile(r"\s*(?:in|on|to|received|receiving|given|assigned to|randomi[sz]ed to|allocated to)\s+(?:the\s+)?(?:[\w-]+\s+){0,3}(?:arm|group|placebo|control)\b", re.I)),
    (-3.0, re.compile(r"\s*(?:\(\s?\d[\d.·]*\s?%|\d[\d.]*\s?%|of\s+(?:the\s+)?\d)", re.I)),
    (-2.0, re.compile(r"\s*(?:cent(?:er|re)s|hospitals|sites|countries|clinics|physicians|surgeons|doctors|nurses|clinicians|users)", re.I)),
)  # fmt: skip
"""Words before and behind a count with what they add to its weight."""
INSIDE = re.compile(
    r"\b(?:responders|controls|completers|nonresponders|physicians|doctors|nurses|clinicians|others|users|guests|readers|readers)\b",
    re.I,
)
WHOLE, PART = 3.0, -1.0
SMALLEST_ARM = 4
ARM = re.compile(r"\bn\s?=\s?\d", re.I)
IN_BRACKETS = re.compile(r"\([^()]*\Z")


def weigh_enrolled(text: str, found: Found) -> float:
    """How likely a count in a statement is the number enrolled; counts of events, arms and the screened weigh less."""
    before, after = text_before(text, found.start, 90), text_behind(text, found.end, 130)
    weight = sum(value for value, pattern in BEFORE if pattern.search(before))
    weight += sum(value for value, pattern in AFTER if pattern.match(after))
    if INSIDE.search(text[found.start : found.end]):
        weight -= 3.0
    if IN_BRACKETS.search(before) and not re.search(r"\bn\s?=\s?\Z", before, re.I):
        weight -= 1.0
    if len(ARM.findall(text)) > 1 and ARM.search(text, max(0, found.start - 5), found.end):
        weight -= 1.5  # one of several arms
    return weight


def find_enrolled(told: Iterable[tuple[Reading, list[Found]]]) -> Found | None:
    """The count of participants in the statements on one study that is most likely the number enrolled.

    A count that others add up to is the whole of which they are the arms. Of counts that weigh the same the larger is
    taken.
    """
    counts = [
        (reading.text, found)
        for reading, quantities in told
        for found in quantities
        if found.kind == "participant_count" and found.low and found.low >= 2
    ]
    sums = _list_sums(counts)
    weighed = [
        (weigh_enrolled(text, found) + _weigh_sum(found.low or 0, sums) + min(found.low or 0, 1e5) / 2e5, -at, found)
        for at, (text, found) in enumerate(counts)
    ]
    return max(weighed, key=lambda item: item[:2])[-1] if weighed else None


def _list_sums(counts: list[tuple[str, Found]]) -> dict[float, set[float]]:
    """What two or three neighbouring counts of one statement add up to, with the parts of each sum."""
    sums: dict[float, set[float]] = {}
    for size in (2, 3):
        for at in range(len(counts) - size + 1):
            group = counts[at : at + size]
            parts = [found.low or 0 for _, found in group]
            if len({text for text, _ in group}) == 1 and max(parts) < sum(parts) and min(parts) > SMALLEST_ARM:
                sums.setdefault(sum(parts), set()).update(parts)
    return sums


def _weigh_sum(count: float, sums: dict[float, set[float]]) -> float:
    return (
        WHOLE
        if count in sums
        else PART
        if any(count in parts for total, parts in sums.items() if total in sums)
        else 0.0
    )
