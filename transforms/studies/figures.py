"""How many took part in a study, as one statement tells it, and how surely."""

from __future__ import annotations

import re
from collections.abc import Iterable

from transforms.lexicon.gates import gate
from transforms.quantities.found import Found
from transforms.quantities.people import BEFORE_WHOLE
from transforms.studies.nouns import STUDY
from transforms.studies.totals import EQUALS, add_up

ENROLLED, LIKELY, POSSIBLE, UNLIKELY = 3, 2, 1, 0
"""How surely a count is the number enrolled."""

_TAKEN_IN = r"(?:randomi[sz]\w+|enrol\w*|recruit\w*|volunteered|consented|took part|taking part|take part|participated|(?:were|was|been) (?:included|assigned|allocated|treated|given|pooled|surveyed|entered|studied)|signed up|entered|treated(?=\s*[.;,)]|\s*\Z))"
_PLACES = r"(?:at|in|from|across) \d+ (?:[\w-]+ )?(?:sites|cent(?:er|re)s|hospitals|countries|clinics|states)"
TAKEN_IN_BEHIND = re.compile(rf"[^.;:,(|\d]{{0,40}}?(?:{_PLACES}[^.;:,(|\d]{{0,25}}?)?\b{_TAKEN_IN}\b", re.I)
TAKEN_IN_BEFORE = re.compile(
    r"\b(?:randomi[sz]\w*|randomly \w+|enrol\w*|recruit\w*|reviewed|analy[sz]ed|examined|looked at|includ\w*|involv\w*|sign(?:ed|ing) up|assigned|allocated|pool\w*|combin\w*|total(?: of| sample of)?|sample (?:size )?(?:of|was)|surveyed|polled|interviewed|asked|spoke (?:to|with)|talked (?:to|with)|tracked|described|reported on|followed|gave|treated|put|infused|injected|dosed|enlisted|scanned|split|studied|tested|(?:records|charts|registers?|databases?) (?:for|of)|(?:own|internal) (?:[\w-]+ )?(?:data|figures|records) (?:on|from|of)|(?:took|made|collected|had) (?:[\w-]+ ){0,3}(?:scans|images|samples|blood) (?:of|from)|(?:participants|subjects|patients) (?:were|comprised)|aims for|we identified|(?:data|results|findings|study|trial|paper|analysis|series)\b[^.;,]{0,90}\bcover(?:ed|s))"
    r"\s*:?\s*(?:\(\w+\):?\s*)?(?:(?:a total of|about|around|some|roughly|only|just|nearly|almost|over|more than|up to|at least|in all|data (?:from|on|of)|outcomes (?:on|of|from|for)|the (?:charts|records) of|an? (?:estimated|planned)|of)\s+)*\Z",
    re.I,
)
SIZE_BEFORE = re.compile(
    r"\b(?:of|with|in|among|from|on|to)\s+(?:(?:just|only|about|some|roughly|around|nearly|over|more than|up to|the)\s+)*\Z",
    re.I,
)
STUDY_OF = re.compile(
    rf"\b{STUDY}\s+(?:of|in|with|among)\s+(?:(?:just|only|about|some|roughly|around|nearly|over|more than)\s+)?\Z", re.I
)
ASIDE = re.compile(r"\A\s*\([^()]*\)")
SIZES = re.compile(r"\b[nN][*_]?\s?[=:]")
STUDIES_BEFORE = re.compile(rf"\b{STUDY}\b[^.;]{{0,40}}\Z", re.I)
FEW = re.compile(
    r"\b(?:complet\w*|dropp\w*|drop-?outs?|withdr\w*|discontinu\w*|respond(?:ed|ers?)|remi(?:ssion|tted|tters)|lost|excluded|analy[sz]ed|analysis|assessed for|died|quit|left|relapsed?|improved|vomited|developed|reported|experienced|had|said|rated|described|guessed|lost|no longer|(?:in the|per|each) (?:\w+ )?(?:arm|group)|controls?|got|received|sites?)\b",
    re.I,
)
TURNED_TO = re.compile(r"\b(?:screened|eligible|eligibility|approached|invited|assessed for|records)\b", re.I)
"""Those who were looked at before anyone took part."""
OF_WHOM = re.compile(r"\bof (?:whom|these|those|them),?\s+\Z", re.I)
TURNED_TO_BEFORE = re.compile(
    r"\b(?:screened|approached|invited|assessed|contacted)\s+(?:(?:more than|over|about|nearly|some|around|almost|a total of|up to)\s+)?\Z",
    re.I,
)
RECORDS_OF = re.compile(r"\b(?:records|charts|data) (?:of|from|on)\s+\Z", re.I)
OF_STUDIES = re.compile(
    r"[-\s]+(?:(?!(?:at|in|from|across|with)\b)[\w-]+\s+){0,3}?(?:RCTs|trials|studies|reports|records|papers|articles|sites|centers|centres|hospitals)\b",
    re.I,
)
PART_OF = re.compile(r"\s*(?:\w+\s+)?(?:of|out of|in every|in)\s+(?:the\s+|those\s+|these\s+|every\s+|all\s+|\d)", re.I)
WHOLE_BEFORE = re.compile(r"\b\w+\s+(?:of|out of)\s+(?:the\s+|all\s+)?\Z", re.I)
PART_BEFORE = re.compile(
    r"\b(?:the (?:other|remaining|rest)|another|others?|of (?:them|whom|these|those),?|leaving)\s+\Z", re.I
)
BEFELL_BEFORE = re.compile(
    r"\b(?:was|were) (?:registered|recorded|observed|seen|noted|reported|documented) in\s+\Z", re.I
)
WHO_BEHIND = re.compile(r"\s*,?\s*(?:\([^)]*\)\s*)?(?:aged\b|\(?mean age)", re.I)
ONE_OF = re.compile(r"\b(?:one|two|three|some) of (?:the |its )?\Z", re.I)
GIVEN_EITHER = re.compile(
    r"[^.;:,(|\d]{0,60}?\b(?:received|receive|underwent|got|get|were given|be given)\b"
    r"(?=(?:[^.;]|\.\d){0,90}?(?:\b(?:either|in random order|versus|vs\.?)\b|\bor\s+(?:[\w/.%-]+ ){0,3}?(?:placebo|saline|sham|midazolam|niacin|an? \w+|[a-z]{5,}(?:e|am|in|ine|apy|one|ole|pram|line))\b))",
    re.I,
)
"""`One hundred adults received ketamine or midazolam`: whoever gets one or the other is everyone."""
GIVEN_COURSE = re.compile(
    r"[^.;:,(|\d]{0,40}?\b(?:received|underwent|completed|got|were given|had)\s+(?:an? (?:series|course|total) of\s+)?"
    r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|a single)\s+(?:[\w-]+\s+){0,3}?(?:infusions?|sessions?|doses?|injections?|treatments?|blocks?)\b",
    re.I,
)
"""`Fifteen patients received four infusions` at the head of a statement: what all of them got."""
AT_FIRST = re.compile(
    r"(?:\A|[.:])[\s*_]*(?:(?:At|In|From)\s[^,.;:()]{3,60},\s+)?(?:A total of\s+|In all,\s+|Overall,\s+)?\Z"
)
IN_A_STUDY = re.compile(rf"\s*in (?:the|an?) (?:[\w-]+\s+){{0,5}}?{STUDY}\b", re.I)
"""`one of 158 participants in the largest trial`: as many as the whole trial had."""
OUT_OF_PLANNED = re.compile(r"\s*(?:\w+\s+)?of (?:an?|the|its) (?:planned|intended|target(?:ed)?)\b", re.I)
PLANNED = re.compile(r"\bof (?:an?|the|its) (?:planned|intended|target(?:ed)?)\s+\Z", re.I)


def read_count(text: str, quantities: Iterable[Found], *, bound: bool = True) -> tuple[int | None, int]:
    """The number of participants that a statement gives for a study, and how surely it is the number enrolled.

    Unless the statement only goes on with a study (`bound`), a lone large number of people in it may well be that.
    """
    counts = [q for q in quantities if q.kind == "participant_count" and q.low][:MOST]
    total = add_up(text, [q for q in counts if not _is_aside(text, q)])
    if total is not None:
        return total, ENROLLED
    ranked = [(rank_count(text, q), q.low or 0, -q.start) for q in counts]
    if not ranked:
        return (None, UNLIKELY) if bound else _read_unnamed(text)
    rank, size, _ = max(ranked)
    if rank < LIKELY and (named := ENROLLED_NUMBER.search(text)) is not None:
        return int(named.group("n").replace(",", "")), ENROLLED
    if not bound and rank == UNLIKELY and len(ranked) == 1 and size > FEWEST and not _is_subset(text, counts[0]):
        return int(size), POSSIBLE
    return int(size) or None, rank


ALLOCATED_BEHIND = re.compile(
    r"\s+(?:[\w-]+\s+){0,3}?(?:were|was)\s+(?:then\s+|finally\s+|eventually\s+)?(?:randomi[sz]ed|randomly|enrol+ed|recruited|assigned|allocated)\b"
    r"(?!\s+to\s+(?!either\b|receive\b|treatment\b|one\b)(?:the\s+)?[\w-]+(?!\s+[^.;]{0,40}\b(?:or|versus|vs)\b))",
    re.I,
)
"""`604 were assessed for eligibility and 382 were randomly assigned`, but not those assigned to one arm."""
OF_SCREENED = re.compile(
    r"\bof (?:the )?\d[\d,]* (?:[\w-]+ ){0,3}(?:screened|identified|reviewed|retrieved|searched|assessed|approached)[^.;,\d]{0,25},\s+\Z",
    re.I,
)
KEPT_BEHIND = re.compile(r"[^.;,\d]{0,20}\b(?:were|was) (?:analy[sz]ed|included|eligible|retained|kept)\b", re.I)
"""`Of 131 charts screened, 88 were analysed`."""
LEFT = re.compile(
    r"\s+(?:[\w-]+\s+)?(?:dropp\w*|withdrew|withdrawn|discontinued|died|quit|left|relapsed|were (?:lost|excluded)|was (?:lost|excluded))\b",
    re.I,
)
"""Behind those who did not stay."""
MOST = 8
"""How many counts of a statement are looked at."""
FEWEST = 9
"""As many or fewer people in a statement are rather those that something befell."""
ENROLLED_NUMBER = gate(
    r"\b(?P<n>\d[\d,]*)\s+(?:(?:aged|between) [^,;.]{0,30}\s)?(?:[\w-]+\s+){0,2}?(?:were\s+|was\s+)?(?:randomi[sz]ed|enrolled|recruited)\b(?!,? (?:[\w-]+,? ){0,3}(?:trial|study|RCT|experiment|pilot)\b)"
)
UNNAMED = gate(
    r"(?<!\d )(?<!one )(?<!two )(?<!three )(?<!four )(?<!five )(?<!six )(?<!seven )(?<!eight )(?<!nine )\b(?:of|in|with|among|from|gave|enrolled|recruited|randomi[sz]ed|followed|treated|tested|on|to|studied)\s+(?P<n>\d{2,3}|\d,\d{3}|\d{4}(?!\s+(?:study|trial)))\s+(?!(?:mg|per|of|to|and|or|in|days?|weeks?|months?|years?|hours?|minutes?|sessions?|infusions?|doses?|points?|sites?|trials|studies|percent|million|milli\w+|micro\w+|hospitals|clinics|cent(?:er|re)s|countries|RCTs|states|items|treatments|injections|visits)\b)(?:[\w-]+\s+){0,2}?(?P<who>[a-z]{4,}(?:s|men|women))\b"
)
YEAR = re.compile(r"19\d\d|20[0-4]\d")
NOT_PEOPLE = re.compile(
    r"(?:days|weeks|months|years|hours|minutes|sessions|infusions|doses|points|sites|trials|studies|milligrams|hospitals|clinics|centers|centres|countries|states|items|treatments|injections|visits|is|was|has|less|this|times|rats|mice|symptoms|scores|micrograms|articles|records|reports|pages|scans|arms|groups|courses|words|dollars|pounds|euros)\Z"
)


def _is_aside(text: str, q: Found) -> bool:
    """True for those who left, and for the whole of which a share is told."""
    return bool(LEFT.match(text, q.end) or BEFORE_WHOLE.search(text, max(0, q.start - 40), q.start))


def _read_unnamed(text: str) -> tuple[int | None, int]:
    """`in 75 refugees`: people of a sort that no list names."""
    for found in UNNAMED.finditer(text):
        if not NOT_PEOPLE.search(found.group("who")) and not YEAR.fullmatch(found.group("n")):
            return int(found.group("n").replace(",", "")), POSSIBLE
    return None, UNLIKELY


def _is_subset(text: str, q: Found) -> bool:
    before, behind = text[max(0, q.start - 70) : q.start], text[q.end : q.end + 30]
    return bool(
        PLANNED.search(before)
        or PART_BEFORE.search(before)
        or PART_OF.match(behind)
        or TURNED_TO.search(behind)
        or OF_STUDIES.match(text, _end_of_number(text, q))
    )


def rank_count(text: str, q: Found) -> int:
    """How surely a count is the number enrolled, by the verbs around it."""
    before, behind = text[max(0, q.start - 70) : q.start], ASIDE.sub("", text[q.end : q.end + 90])[:70]
    inside = text[q.start : q.end]
    if EQUALS.search(text[: q.start + 4]) or EQUALS.search(before) or re.match(r"[Nn]\W", inside):
        return LIKELY if len(SIZES.findall(text)) < 2 else POSSIBLE
    if BEFELL_BEFORE.search(before) or BEFORE_WHOLE.search(before):
        return UNLIKELY
    if not before.strip() and WHO_BEHIND.match(behind):
        return LIKELY
    near = re.split(r"[.;,(|]|\bwho\b", behind)[0][:30]
    if (
        TAKEN_IN_BEFORE.search(before)
        and not PLANNED.search(before)
        and not OF_STUDIES.match(text, _end_of_number(text, q))
    ):
        return ENROLLED
    if OF_SCREENED.search(before) and KEPT_BEHIND.match(behind):
        return ENROLLED
    if ALLOCATED_BEHIND.match(behind) or (ONE_OF.search(before) and IN_A_STUDY.match(behind)):
        return ENROLLED
    if AT_FIRST.search(before) and GIVEN_EITHER.match(ASIDE.sub("", text[q.end :])):
        return ENROLLED
    if AT_FIRST.search(before) and GIVEN_COURSE.match(ASIDE.sub("", text[q.end :])):
        return LIKELY
    if TURNED_TO.search(near) or _is_turned_to(before) or OF_STUDIES.match(text, _end_of_number(text, q)):
        return UNLIKELY
    if STUDY_OF.search(before):
        return LIKELY
    if OF_WHOM.search(before) and TAKEN_IN_BEHIND.match(behind) and TURNED_TO.search(text[: q.start]):
        return ENROLLED
    if _is_part(before, inside, behind):
        return UNLIKELY
    if TAKEN_IN_BEHIND.match(behind) and not FEW.search(behind[:25]):
        return ENROLLED
    if FEW.search(near) or FEW.search(inside):
        return POSSIBLE if SIZE_BEFORE.search(before) or STUDIES_BEFORE.search(before) else UNLIKELY
    if SIZE_BEFORE.search(before) and not WHOLE_BEFORE.search(before):
        return LIKELY
    return POSSIBLE


def _is_part(before: str, inside: str, behind: str) -> bool:
    of_whole = PART_OF.match(behind) is not None and OUT_OF_PLANNED.match(behind) is None
    part = PLANNED.search(before) or PART_BEFORE.search(before)
    return bool(part or of_whole or re.search(r"\b(?:of|other)\b", inside))


def _is_turned_to(before: str) -> bool:
    looked_at = TURNED_TO.search(before[-18:]) or TURNED_TO_BEFORE.search(before)
    return looked_at is not None and not RECORDS_OF.search(before)


def _end_of_number(text: str, q: Found) -> int:
    """Where the first word of a quantity, its number, ends."""
    word = re.compile(r"\S+?(?=[-\s]|\Z)").match(text, q.start)
    return word.end() if word else q.end
