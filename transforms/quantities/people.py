"""How many people took part: numbers told by the noun behind, the verb before, or the count that they are a part of."""

from __future__ import annotations

import re

from transforms.lexicon.gates import gate
from transforms.quantities.around import text_before
from transforms.quantities.numbers import Number
from transforms.quantities.roles import MAGNITUDE, WORDS, Role

PERSON = (
    r"(?:adults|patients|people|participants|veterans|vets|volunteers|guys|lads|women|men|females|males|girls|boys|children|subjects|"
    r"individuals|soldiers|reservists|sufferers|service\s?(?:members|men|women)|outpatients|inpatients|clients|respondents|students|nurses|"
    r"firefighters|guests|customers|responders|nonresponders|survivors|ppl|folks|adolescents|teenagers|drinkers|employees|"
    r"households|victims|seekers|staff|personnel|civilians?|completers|members|users|persons|recipients|enrol+ees|troops|sailors|marines|officers|mothers|"
    r"doctors|physicians|clinicians|callers|readers|others|controls|carriers|[a-z]+(?:ologists|iatrists|therapists)|athletes|smokers|paramedics|carers|caregivers|teachers|parents|fathers|drivers|pilots|farmers|detainees|prisoners|seniors|teens|moms|mums|dads|retirees|infants|neonates|preschoolers|asthmatics|diabetics|insomniacs|Americans|Canadians|Australians|Italians|Germans|Britons|Scots|Danes|Swedes|Norwegians|Finns|Koreans|Brazilians|Israelis|Iranians|Ukrainians|Spaniards|Mexicans|Egyptians|Indians|workers|refugees|inmates|(?:fe)?male(?=\s?[,;.)]|\sand\s)|(?:medical\s)?charts|(?<!of\s)cases)"
)
_PLACES = r"\d[\d,.]*|January|February|March|April|May|June|July|August|September|October|November|December|let|hospitals?|cent(?:er|re)s?|sites?|clinics?|sponsors?|trials?(?!\s(?:participants|volunteers|patients|subjects|completers)\b)|studies|teams?|countries|states|groups?|arms?|phase|points?"
SINGULAR = r"(?:person|patient|participant|veteran|subject|adult|soldier|volunteer)"

_COUNTED = r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty)\b"

AFTER_PERSON = gate(
    rf"[-\s]++(?:more\s+)?(?:(?:type|stage|class|grade)\s\d\w*\s+)?(?:(?!(?:{_PLACES})\b){WORDS}){{0,2}}?(?:(?!(?:{_PLACES})\b)[a-z’'-]+(?:,|\s(?:and|or))\s(?!\d|{_COUNTED})(?=(?:[\w-]+\s){{1,4}}?{PERSON}))?(?:(?!(?:{_PLACES})\b){WORDS}){{0,6}}?{PERSON}\b(?!-|\s(?:Affairs|Administration|Health|Hospital))"
    rf"|-{SINGULAR}\b",
    re.I,
)
AFTER_OF = gate(
    rf"(?!\s+of them,)\s+(?:\((?:\d[\d.]*\s?%)\)\s+)?of\s+(?:the\s+|these\s+|those\s+|our\s+|its\s+|all\s+)?(?:{WORDS}){{0,4}}?(?:{PERSON}|them|whom|these(?=\s(?:the|had|were)|[,.])|those(?=\s(?:the|had|were|who|enrol+ed|randomi[sz]ed|treated|assigned|allocated|included|given|taking|receiving)\b|[,.]))\b",
    re.I,
)
AFTER_OF_COUNT = re.compile(r"\s+(?:of|out of|/)\s+(?:the\s+)?\d[\d,]*\s*\(\d[\d.·]*\s?%\)", re.I)
"""`12` in `12 of 20 (60%)`."""
IN_ARM = re.compile(
    r"(?:\s+(?:in|from)\s+the\s+(?:[\w-]+\s+){1,3}(?:group|arm)\b|\s+(?:on|given|taking|receiving)\s+[a-z])"
)
OF_ARM = re.compile(r"\s+(?:out\s+)?of\s+(?:the\s+)?\d[\d,]*(?=\s)")
BEFORE_OF = re.compile(r"\b(?:\d[\d,]*|[a-z]+)\s+(?:out\s+)?of\s+(?:the\s+)?\Z", re.I)
"""`Twelve of the 22 in the ketamine group`: a part of an arm, and the arm."""
BEFORE_WHOLE = re.compile(r"\b\d[\d,]*\s?\(\d[\d.·]*\s?(?:%|percent|per cent)\)\s+(?:of|out of)\s+(?:the\s+)?\Z")
"""`72 (42.4%) of` before the number that they are a share of."""
AFTER_SHARE = re.compile(r"\s?\(\s?\d[\d.·]*\s?(?:%|percent|per cent)\s?\)")
"""`14 (70%)`: as many out of those that were named before."""
AFTER_VERB = gate(
    r"\s+(?:were|had|have(?!\s+been\s+(?:tried|approved))|completed|dropped out|withdrew|received|took|met|got|enrolled|agreed|"
    r"entered|finished|stopped|quit|discontinued|who|aged\s+\d|(?:were\s+)?(?:randomi[sz]ed|screened|assigned|excluded|analy[sz]ed|"
    r"per (?:arm|group))|treated(?=\s*[.;,)]|\s*\Z|\s+(?:with|at|for)\b)|started|reported|described|developed|responded|remitted|achieved|left|died|provided|made it|remained|stayed|returned|improved|relapsed|reached|said|consented|volunteered|took part|lost the|(?:to|in) each (?:arm|group|condition))\b",
    re.I,
)
AFTER_ALLOCATED = gate(
    rf"\s+(?:(?!(?:{_PLACES}|clusters?|wards?|schools?|practices|units|eyes|teeth|doses?|blocks)\b){WORDS}){{1,4}}?were\s+(?:then\s+)?(?:randomi[sz]ed|randomly|recruited|enrol+ed)\b",
    re.I,
)
"""`fifteen atopic asthmatics were randomised`: whoever they are called."""
AFTER_ACRONYM = re.compile(
    r"\s+(?!(?:RCT|IV|SD|CI|AE|SAE|US|UK)s?\b)(?:[A-Z]{2,6}s?\s+){1,2}(?:were|who|completed|with\b|within|screened|\()"
)
AFTER_ARM = re.compile(
    r"(?:\s+of\s+\d[\d,]*)?\s+(?:on|given|receiving|taking|(?:(?:assigned|allocated|randomi[sz]ed)\s+)?to(?!\s+(?:one|\d))|(?:in|from)\s+the|(?:who\s+)?(?:got|took|received))\s+(?:the\s+|an?\s+)?(?=(?P<arm>[\w-]+))",
    re.I,
)
"""`two on placebo`, `three given niacin`: fewer words than the first count, if the arm is one that a text may name."""
ONE = re.compile(
    rf"\s+(?:{SINGULAR}|woman|man|veteran|individual)\b(?!\s+(?:in|out of)\s+(?:\d|\w+teen|every|two|three|four|five|six|seven|eight|nine|ten|twenty))"
    r"(?=[^.;]{0,60}?\b(?:had|was|were|has|withdrew|dropped|left|died|developed|experienced|reported|discontinued|stopped|needed|described)\b)"
    r"|(?=\s+(?:dropped|withdrew|left|died|discontinued|quit|had an?|\w{3,}ed\s+(?:during|after|in|on|because|with|from|at)|(?:fainted|vomited|panicked|collapsed|relapsed))\b)",
    re.I,
)
"""Behind a lone `one`: a participant that something befell."""
PHASE = re.compile(
    r"\bphase\s\Z|\b(?:stage|grade|level|aim|visit|case|patient|participant|subject|table|figure)\s\Z", re.I
)
OF_WORKS = gate(
    r"\s+(?:(?!the\b|a\b|in\b|of\b|from\b)[\w-]+,?\s+){1,3}?(?:trials|studies|RCTs|reviews|papers|guidelines|laborator(?:y|ies)|articles)\b",
    re.I,
)
"""Behind the number of finished, included or randomised works, which are no people."""
BEFORE_ONE = re.compile(r"(?:\A|[.;,(]\s?|\band\s|\bbut\s|\bonly\s|[“\"]\s?)\Z", re.I)
BEFORE_THINGS = re.compile(r"\b(?:trials?|stud(?:y|ies)|sites?|hours|days|scores?|points?)\b[^.;]{0,20}\Z", re.I)
BEFORE_COUNT = gate(
    r"(?:\*?\b[nN]\b\*?\s?[=:]\s?|\b(?:enrol+ed|randomi[sz]ed|recruited|screened|included|involving|of whom|sample of|(?<=\ba )total of|(?<=\bthe )total of|(?<=\bin )total of|assigned|followed|analy[sz]ed|"
    r"reviewed|studied|enrol+|recruit|randomi[sz]e|sample size(?: [^.;,\d]{0,30})?(?: was| of|:)|leaving|registered|accrued|enrol+ment:?)\s+"
    r"(?:just\s+|only\s+|about\s+|around\s+|nearly\s+|some\s+|approximately\s+|up to\s+|at least\s+|as many as\s+|a total of\s+|the\s+|these\s+)*)\Z",
    re.I,
)
NO_COUNT = re.compile(
    r"[-\s]*(?:mg|%|·|week|month|day|hour|minute|year|point|trial|stud|RCT|site|cent(?:er|re)|clinic|of the|session|infusion|dose|hospital|"
    r"article|record|report|paper|surgeon|gene\b|protein|sample|tumou?r|lesion|countr|arms?\b|group|phase|times?\b|\d|in \d{4}|cm|mm|kg|Gy\b|January|February|March|April|May\b|June|July|August|September|October|November|December)",
    re.I,
)

SIZE_OF = gate(
    r"\b(?:trial|study|RCT|cohort|case series|survey|pilot) of\s+(?:just\s+|only\s+|about\s+|some\s+)?\Z", re.I
)
ATTENDANTS = re.compile(
    r"[-\s]+(?:\w+\s+)?(?:trained|licensed|certified|qualified|board-certified|supervising)\b|.*\b(?:therapists|clinicians|nurses|doctors|physicians|staff)\Z",
    re.I | re.S,
)
PRESENT = re.compile(
    r"\s+(?:are |were |is )?(?:present|in the room|on hand|on duty|sat with|sit with|stay(?:ed)? with)\b", re.I
)
CASES = re.compile(r".*\bcases\Z", re.I | re.S)
"""`was critically low in six cases`: whatever has been counted before."""
WORKS = re.compile(r"\b(?:records|abstracts|articles|citations|papers|reports|titles)\b[^.;]{0,40}\Z", re.I)
ELIGIBLE = re.compile(r"\s+(?:met|were|was|remained|fulfilled|proved|qualified)\b", re.I)
"""`Of 613 records screened,` before `11 met our criteria`."""
NO_NOUN = re.compile(r"\s*(?:[,.;)]|\Z|\s(?:that|which|found|saw|reported|showed)\b)")
"""Behind `a trial of 42`, which names no one."""
THRESHOLD = re.compile(
    r"\b(?:[A-Z][A-Z-]{2,}[\w-]*|[Ss]cores?|[Tt]otals?)\s+(?:scores?\s+|totals?\s+)?(?:of\s+|was\s+|were\s+)?(?:at least|above|over|more than|≥|>=?|greater than)\s*\Z"
)
"""`a HAM-D-17 of at least` before 18."""
DATED = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?\s+(?:\d{1,2}(?:st|nd|rd|th)?,?\s+)?\Z"
)
"""`March 17,` before a year."""
DECADES, CENTURY = 1900, 2050
"""Numbers from the one to below the other may be years."""
PARTICIPANT = ("participant_count", "participant")


def guess_participants(text: str, number: Number) -> Role | None:
    """People who take part, by the noun behind or the verb before the number."""
    if number.is_whole and number.low == 1 and text[number.start : number.end].lower() == "one":
        return _guess_one(text, number)
    if not number.is_whole or number.low < 2 or MAGNITUDE.match(text, number.end) or _is_no_count(text, number):
        return None
    found = AFTER_PERSON.match(text, number.end) if AFTER_PERSON.is_open(text) else None
    if found and not _is_other_kind(text, number, found):
        return Role(*PARTICIPANT, found.end())
    if found:
        return None
    if OF_WORKS.is_open(text) and OF_WORKS.match(text, number.end):
        return None
    if ELIGIBLE.match(text, number.end) and WORKS.search(text_before(text, number.start, 60)):
        return None
    if any(pattern.is_open(text) and pattern.match(text, number.end) for pattern in (AFTER_OF, AFTER_VERB)):
        return Role(*PARTICIPANT, number.end)
    if AFTER_OF_COUNT.match(text, number.end) or AFTER_ACRONYM.match(text, number.end):
        return Role(*PARTICIPANT, number.end)
    if BEFORE_WHOLE.search(text, max(0, number.start - 40), number.start) and not NO_COUNT.match(text, number.end):
        return Role(*PARTICIPANT, number.end)
    part = OF_ARM.match(text, number.end)
    if part and IN_ARM.match(text, part.end()):
        return Role(*PARTICIPANT, number.end)
    if IN_ARM.match(text, number.end) and BEFORE_OF.search(text, max(0, number.start - 30), number.start):
        return Role(*PARTICIPANT, number.end)
    if AFTER_ALLOCATED.is_open(text) and AFTER_ALLOCATED.match(text, number.end):
        return Role(*PARTICIPANT, number.end)
    if AFTER_SHARE.match(text, number.end) and not BEFORE_THINGS.search(text, max(0, number.start - 40), number.start):
        return Role(*PARTICIPANT, number.end)
    if NO_NOUN.match(text, number.end) and SIZE_OF.search(text, max(0, number.start - 40), number.start):
        return Role(*PARTICIPANT, number.end)
    before = BEFORE_COUNT.search(text, max(0, number.start - 60), number.start)
    return Role(*PARTICIPANT, number.end) if before and not NO_COUNT.match(text, number.end) else None


def _is_other_kind(text: str, number: Number, found: re.Match[str]) -> bool:
    """True for people who look after those who take part, and for `in six cases`."""
    named = found.group()
    if CASES.match(named) and text_before(text, number.start, 4).endswith(" in "):
        return True
    return ATTENDANTS.match(named) is not None and PRESENT.match(text, found.end()) is not None


def _is_no_count(text: str, number: Number) -> bool:
    """True for the number of a phase or case, the year of a date, and the score that people had to reach."""
    if PHASE.search(text_before(text, number.start, 12)) or _is_dated(text, number):
        return True
    return THRESHOLD.search(text, max(0, number.start - 40), number.start) is not None


def _is_dated(text: str, number: Number) -> bool:
    """True for the year of a date: `March 17, 2016 patients` names no patients."""
    return DECADES <= number.low < CENTURY and DATED.search(text_before(text, number.start, 20)) is not None


def _guess_one(text: str, number: Number) -> Role | None:
    found = ONE.match(text, number.end)
    return Role(*PARTICIPANT, found.end()) if found and BEFORE_ONE.search(text_before(text, number.start, 12)) else None
