"""What one statement says of the study that is running: its methods, its size, a further one, more of the same."""

from __future__ import annotations

import re

from transforms.lexicon.gates import gate
from transforms.reading import Reading
from transforms.studies import figures, signals
from transforms.studies.identity import Identity
from transforms.studies.mention import Mention


def tells_method(reading: Reading) -> bool:
    """True if a statement of a record tells how its study was done."""
    return reading.has("speech.research_we") or any(
        p.search(reading.text) for p in (signals.THE_STUDY, signals.METHODS, signals.OURS)
    )


def turns_to_reader(reading: Reading) -> bool:
    """True if a publisher speaks of itself or to those who read: `at our clinic`, `you may notice`."""
    if reading.span.quoted or reading.has("signals.past", "signals.people", "signals.again"):
        return False
    return signals.TO_READER.search(reading.text) is not None


def speaks_of_self(mention: Mention, reading: Reading) -> bool:
    """True if somebody who told of a survey goes on with their own case: `I did lozenges for ten weeks`."""
    return mention.is_survey() and not reading.span.quoted and signals.SELF.search(reading.text) is not None


METHODS = re.compile(r"\W*(?:\w+ and )?(?:methods?|participants|patients|subjects|sample|setting|design)\b", re.I)


def is_sized(reading: Reading, identity: Identity) -> bool:
    """True if a record tells here how many took part: surely, or in the part that tells whom it studied."""
    if identity.count is None:
        return False
    told = METHODS.match(reading.text) or METHODS.match(reading.span.section or "")
    return identity.surety >= (figures.POSSIBLE if told else figures.LIKELY)


FURTHER = gate(
    r"\b[Oo]ne (?:[\w-]+ )?(?:trial|study|RCT),?\b|\bthe (?:single|only|sole) (?:[\w-]+ ){0,2}(?:trial|study)\b|\b(?i:an?|another|one)\s+(?:[\w-]+,?\s+){0,2}?(?:second|third|fourth|larger|smaller|bigger|new|newer|further|follow-?up|separate|previous|different|later|earlier|older|similar|successor|replication)\b|\b[Tt]he\s+(?:second|third|fourth|larger|smaller|bigger|follow-?up|separate|previous|different|later|earlier|older|other)\b|\b[Aa]nother\b|\b[Mm]ore recent\b|\A\W*Then there (?:is|was)\b|\A\W*(?:An?|Researchers|Investigators|Clinicians|Doctors)\b[^.;]{0,70}\b(?:later|since|also|meanwhile|separately|independently)\s+(?:has\s+|have\s+)?\w+(?:ed|ing|und)\b|\b(?:[Tt]hen|[Nn]ext) came\b|\bsuccessor\b|\b(?:the|that|this)\s+(?:big|famous|landmark|pivotal|much-cited|oft-cited|well-known|widely cited|headline)\s+(?:[\w-]+\s+){0,3}(?:paper|study|trial)\b|\breplication\b"
)


def may_hold_two(reading: Reading) -> bool:
    """A cheap look at whether a statement may tell of two studies."""
    return len(reading.text) > 80 and reading.kind != "table_row" and reading.has("signals.study")


def gives_size(known: Mention | None, reading: Reading, identity: Identity) -> bool:
    """True if `Investigators enrolled 233 adults` gives a study of unknown size its own, and nothing else is named."""
    if known is None or known.identity.count is not None or identity.is_cited or identity.institution:
        return False
    return signals.WHO_RAN.match(reading.text) is not None and FURTHER.search(reading.text) is None


def complements(known: Identity, identity: Identity) -> bool:
    """True if a statement says of a study only what was not known of it, or the same."""
    if identity.count and known.count and identity.count != known.count:
        return figures.ENROLLED not in (identity.surety, known.surety) or identity.surety != known.surety
    return True


def are_others(known: Identity, identity: Identity) -> bool:
    """True if an institution comes with another number of participants than the running study has."""
    if not (identity.institution and identity.count and known.count) or identity.count == known.count:
        return False
    return min(identity.surety, known.surety) >= figures.LIKELY


RESULTS = re.compile(
    r"\W*(?:(?:headline|key|main|top-?line|primary|secondary|efficacy|safety|clinical)\s+)*(?:results|findings|outcomes)\b"
    r"|\W*what (?:they|we|the (?:team|researchers|investigators|study|trial)) (?:found|saw)\b",
    re.I,
)
"""A heading over what a study found."""
MEASURES = re.compile(
    r"\W*(?:outcomes?|end ?points?|measures?|results?|(?:adverse |side )?(?:events?|effects?)|findings?)\b", re.I
)
ARMS = re.compile(
    r"\|[^|]*\b(?:placebo|dummy|sham|saline|midazolam|controls?|comparator|groups?|arms?|[nN]\s?=)\b", re.I
)
"""The head of a table of what was measured, by arm."""


def lists_results(known: Mention, reading: Reading) -> bool:
    """True for a row of a table of outcomes by arm, an item under a heading of results, and an item of a list that a
    statement on the study introduces."""
    if reading.kind == "table_row":
        return MEASURES.match(reading.header) is not None and ARMS.search(reading.header) is not None
    if reading.kind != "list_item":
        return False
    lead_in, section = reading.span.lead_in, reading.span.section
    if lead_in is not None:
        return known.told[-1][0].span.start >= lead_in[0]
    return section is not None and RESULTS.match(section) is not None
