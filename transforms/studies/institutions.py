"""Institutions in a statement: who ran a study, not who paid for it or who speaks of it."""

from __future__ import annotations

import re

from transforms.lexicon.gates import gate, gate_ways
from transforms.reading import Reading
from transforms.studies.journals import list_journals
from transforms.studies.nouns import CAPITAL, DOES, PEOPLE, STUDY, TELLS
from transforms.studies.phrases import NOT_AT_HEAD, PLACES, trim_name
from transforms.studies.sites import INSTITUTION, LEGAL, NO_SITE, PART, SITES_BEHIND

FUNDS = gate(
    r"\b(?:fund(?:ed|ing)|support(?:ed)?|paid for|backed|bankrolled|financed|grants?|money|donat\w+|fees|permission|approval|clearance|blessing|sign-off|licen[cs]e)\s*:?\s+(?:by|from|of|of the)?\s*(?:[\w,’'-]+\s+){0,6}\Z",
    re.I,
)
FUNDS_BEHIND = re.compile(
    r"\s+(?:has |have |had |is |are |also |now |will )*(?:fund\w*|paid|pays|paying|award\w*|support\w*|back(?:ed|s|ing)|grant\w*|approv\w*|bankroll\w*|clear(?:ed|s)|licen[sc]ed|declined|refus\w+|warn\w*|recommend\w*|cover\w*|regulat\w*)\b"
)
SAID = gate(
    r"\b(?:said|says|say|told|tells|warned|warns|cautioned|cautions|added|adds|explained|explains|argues|argued|noted|notes|commented|comments|wrote|writes|calls|(?<!company )(?<!firm )(?<!start-up )called|pointed out|thinks|believes|according to)\b"
)
LEADS = gate(
    r"\b(?:led|leads|heads|headed|ran|runs|oversaw|oversees|directed|directs|(?:principal|lead|chief|co-?|study|trial) ?investigator|(?:senior|lead|first|co-?|corresponding|study[’']s(?: \w+)?) ?author|who (?:conducted|designed|carried out))\b"
)
ALOOF = gate(
    r"\b(?:who (?:was|is|were|had|has) (?:not|no|n[’']t)|not (?:involved|part of|connected|affiliated)|wasn[’']t (?:involved|part)|no (?:ties|part|role|connection|involvement)|unaffiliated|uninvolved|unconnected|worked on neither|took no part|independent (?:expert|researcher|psychiatrist)|outside expert)\b"
)
AT = re.compile(
    rf"\b(?:{PEOPLE}|{STUDY}|work|research|results|data|authors?|colleagues|study|he|she|we|(?:psychiatr|psycholog|neurolog|neuroscient|anesthesiolog|anaesthesiolog|pharmacolog|scient)\w*|professor|Ph\.?D\.?|M\.?D\.?|D\.?O\.?|led|run|conducted|carried out|done|performed|coordinated|sponsored|overseen|organi[sz]ed|developed|designed|headed|published|based|held|treated|seen|enrol+ed|recruited|recruiting|randomi[sz]ed|charts|records|outcomes|{CAPITAL})\s*(?:,\s*)?(?:[\w’'-]+\s+){{0,3}}(?:at|by|from|of|out of|with|between|in)\s+(?:the\s+)?\Z"
    rf"|\b(?:[Bb]y|[Aa]t|[Ff]rom|[Aa]cross|[Ww]ith|[Ii]n)\s+(?:the\s+)?\Z|\(\Z|\b[Ss]ponsor\w*(?::|\s+is|\s+was)?\s+(?:the\s+)?\Z"
)
ACTS = re.compile(
    rf"(?:\s+(?:\([^)]*\)|has|have|had|also|recently|later|then|today|this \w+|last \w+|now|{PEOPLE})){{0,3}},?\s+(?:{DOES}|{TELLS}|ran|conducted|led|launched|completed|is running)\b"
)
_KNOWN = r"(?:VA/DoD|VA|NIMH|NIH|Navy|Army|Air Force|Yale|Stanford|Emory|Oxford|Cambridge|Harvard|Columbia|Cornell|Duke|Mayo|Hopkins|Imperial|Karolinska|Charité|Tufts|Vanderbilt|Northwestern|Baylor)"
"""Institutions that go by one word, which without a list is as likely the name of a trial or of its author."""
PLACE = gate_ways(
    rf"\b(?:(?i:{PEOPLE})|co\.|et al\.?)\s+(?:at|from|out of)\s+(?:the\s+)?(?P<at>{CAPITAL}(?:\s+(?:(?:of|for)\s+)?{CAPITAL}){{0,4}})"
    rf"|\b(?:company|firm|start-?up|charity|nonprofit|non-profit|biotech|foundation|developer)\s+(?:called|named|known as)\s+(?P<called>{CAPITAL}(?:\s+{CAPITAL}){{0,3}})"
    rf"|\b(?:preprint|{STUDY})\s+(?:at|from|out of)\s+(?:the\s+)?(?P<from>{CAPITAL}(?:\s+{CAPITAL}){{0,3}})"
    rf"|\b[Tt]he (?P<run>{_KNOWN})(?:[’']s)?\s+(?:(?:(?:19|20)\d\d|own|new|big|small|large|latest)\s+){{0,2}}(?:study|trial|team|group|crew|experiment)\b"
    rf"|\b(?:Dr\.?|Prof(?:essor|\.)?)\s+{CAPITAL}\s+{CAPITAL},?\s+(?:of|from|at)\s+(?P<whence>{_KNOWN})\b"
    rf"|\A\W*(?:Two |Some |A few )?(?P<staff>{_KNOWN})\s+(?:doctors|researchers|physicians|scientists|psychiatrists|surgeons|investigators)\b"
    rf"|\b[Tt]he (?P<body>VA|Navy|Army|Air Force|NIH|NIMH|CDC|NHS|RAND)\s+(?:has\s+|also\s+)?(?:{DOES}|{TELLS}|reports|ran)\b"
    rf"|\b(?P<owner>{CAPITAL})[’']s\s+(?:Dr\.?\s+)?{CAPITAL}\s+{CAPITAL}\s+(?:{DOES}|{TELLS})\b"
    rf"|\b(?:{STUDY}|results|data|outcomes|figures|records|patients)\b[^.;]{{0,60}}?\bby\s+(?:the\s+)?(?:(?:newsletter|charity|company|firm|group|nonprofit|non-profit|magazine|chain|maker|drug ?maker|biotech|start-?up|foundation|network|consultancy|insurer|website|platform)\s+)(?P<by>{CAPITAL}(?:\s+{CAPITAL}){{0,4}})"
    rf"|\b(?P<firm>{CAPITAL}(?:\s+{CAPITAL}){{0,3}}),?\s+(?:Inc|Ltd|Corp|plc|GmbH|LLC|AG|N\.V|A/S|S\.A|AB|SE|B\.V)\b\.?[^.;]{{0,60}}?\b(?:reports|reported|announced|announces|disclosed|unveiled)\b"
    rf"|\b(?P<sponsor>{CAPITAL}(?:\s+{CAPITAL})?)[’']s\s+(?:[a-z]+\s+)?(?:[Pp]hase\s+(?:\d\w?|I{{1,3}}\w?)\b|[a-z]+[A-Z]\w+|[A-Z]\w*[A-Z\d][\w-]*)\s+(?:[a-z]+\s+){{0,2}}(?:study|trial|program)\b"
    rf"|\b(?:[Ii]t|{STUDY})\s+(?:came|comes)\s+(?:from|out of)\s+(?:the\s+)?(?P<origin>{CAPITAL}(?:\s+{CAPITAL}){{0,3}})(?=[,.;]|\s+(?:and|in|where)\b)"
    rf"|\A\W*(?P<cites>{CAPITAL}(?:\s+{CAPITAL}){{0,2}})(?:,[^,.;]{{3,60}},)?\s+(?:pointed to|cited|shared|released|published|posted|reported)\s+(?:its|their)\s+own\b"
    rf"|\A\W*(?P<began>{CAPITAL}(?:\s+{CAPITAL}){{0,2}})\s+(?:began|started|launched|opened|completed|finished)\s+(?:its|an?|the)\s+(?:[\w-]+\s+){{0,4}}(?:study|trial)\b"
    rf"|\b{STUDY}\s+(?:that|which)\s+(?P<told>{CAPITAL}(?:\s+{CAPITAL}){{0,3}})(?:,[^,.;]{{3,60}},)?\s+(?:announced|posted|published|ran|released|sponsored|conducted|commissioned|disclosed)\b"
    rf"|\),?\s+which\s+(?P<whose>{CAPITAL}(?:\s+{CAPITAL}){{0,3}})\s+(?:announced|posted|published|ran|released|sponsored|conducted|disclosed)\b"
    rf"|\b(?:[Aa]nnounced|[Rr]eleased|[Dd]isclosed|[Uu]nveiled|[Pp]osted)(?:\s+(?:(?:on|last|this)\s+\w+|today|yesterday))?\s+by\s+(?:the\s+)?(?P<issuer>{CAPITAL}(?:\s+{CAPITAL}){{0,3}})"
    rf"|\b(?P<behind>{CAPITAL})-(?:led|run|sponsored)\s+(?:[Pp]hase\s+\d\w?\s+)?(?:studies|trials)\b"
    rf"|\b(?:run|conducted|sponsored|carried out|coordinated|organi[sz]ed)\s+by\s+(?!{CAPITAL} and {CAPITAL}[\s,.](?!(?:University|Institute|Hospital|College|School|Pharma\w*|Therapeutics)\b))(?P<ran>{CAPITAL}(?:\s+{CAPITAL}){{0,2}})(?=\s+(?:and|in|at|with|between|across|from|will|is|has|was|that|which|found|showed|reported|gave|enrol+ed|tested)\b|[,.;)])"
    rf"|\b{STUDY}\b[^.;]{{0,60}}?\bby\s+the\s+(?P<the>{CAPITAL}(?:\s+(?:(?:of|for|and)\s+)?{CAPITAL}){{1,4}})"
    rf"|\b(?:[Aa]n?|[Oo]ne|[Aa]nother|[Ee]arlier|[Ll]ater|[Ss]maller|[Ll]arger|[Bb]igger|[Ss]econd|[Tt]hird|[Ff]irst|[Nn]ewer|[Oo]lder|recent|(?:19|20)\d\d)\s+(?P<of>VA/DoD|VA|{CAPITAL}(?:\s+{CAPITAL})?)(?:-led|-run|-based|-funded|-sponsored)?\s+(?:study|trial|experiment|group|team|pilot|series|researchers|survey|lab|cohort)\b"
)
NO_PLACE = re.compile(
    rf"^(?!Veterans Affairs)(?:{PLACES}|Dutch|Danish|Swiss|American|German|British|Britain|Scottish|Catalan|Canadian|Australian|Israeli|Brazilian|Swedish|Norwegian|French|European|Chinese|Spanish|Italian|Finnish|Austrian|Belgian|Irish|Scottish|Japanese|Indian|Mexican|Polish|Nordic|Scandinavian|RCT|SGB|LSD|TRD|"
    r"Cochrane|New|First|Second|Third|Bayesian|Likert|Medicaid|Medicare|Reddit|Facebook|Twitter|Google|(?!(?:VA|NIMH|NIH|RTI|MAPS|UCLA|UCSF|NYU|MIT|DoD|UCL|RAND|CDC)\b)[A-Z][A-Z0-9]+(?:-[A-Z0-9]+)*$)\b"
)
"""Words in capitals before `study` or `trial` that name no institution."""


OFFICER = re.compile(
    r"\b(?:Officer|President|CEO|CMO|[Ff]ounder|[Cc]hair(?:man|woman)?|[Ss]pokes(?:man|woman|person)|[Cc]hief [\w-]+)(?:,| of| at| for)\s+(?:the\s+)?\Z"
)
"""Behind this stands the company of somebody who speaks."""
SERVED = re.compile(r"\bin the (?:US |U\.S\. |British |Royal )?\Z")
SERVICE = re.compile(r"(?:US |U\.S\. |Royal )?(?:Navy|Army|Air Force|Marines?|Marine Corps|Coast Guard|National Guard)")
"""`42 men in the Navy` serve in it; it did not study them."""
ANY_ONE = re.compile(r"\b(?:an?|one|some|any)\s\Z", re.I)
"""Before `London hospital`, which then is not named."""
WIRE = re.compile(r"[^.;]{0,60}\(\Z")
"""Behind this stands the agency that wires the news: `BOSTON (Reuters Health) -`."""


def read_institution(reading: Reading, *, bound: bool = False) -> str | None:
    """The institution that ran a study; with `bound`, only if the statement says that it did."""
    found = [
        (s, name) for s, name in _list_institutions(reading) if _may_run(reading.text, s, s + len(name), bound=bound)
    ]
    if found:
        parts = [
            f
            for f in found
            if not re.match(r"(?:Department|School|Division|Faculty|Institute) of (?!Veterans|Defense)", f[1])
        ]
        return (parts or found)[0][1]
    return None if bound and SAID.search(reading.text) else _read_place(reading.text)


def _list_institutions(reading: Reading) -> list[tuple[int, str]]:
    """Phrases that name institutions and names that the vocabulary knows, in order."""
    text = reading.text
    journals = [(start, start + len(name)) for start, name in list_journals(text)]
    known = [
        (h.start - reading.span.start, h.end - reading.span.start, h.concept.name) for h in reading.find("institution")
    ]
    found: list[tuple[int, str]] = []
    for phrase in INSTITUTION.finditer(text):
        start, name = trim_name(phrase.group("name"), phrase.start())
        end = start + len(name)
        if any(a <= start and end <= b for a, b in journals) or any(a <= start and end <= b for a, b, _ in known):
            continue
        if len(name.split()) > 1 and not NO_SITE.search(name) and not SITES_BEHIND.match(text, end):
            found.append((start, PART.sub("", LEGAL.sub("", name))))
    found += [(a, name) for a, b, name in known if not any(s <= a and b <= s + len(n) for s, n in found)]
    return sorted(found)


def _may_run(text: str, start: int, end: int, *, bound: bool) -> bool:
    before, behind = text[max(0, start - 110) : start], text[end : end + 90]
    if WIRE.match(text[:start]) and re.match(r"[^()]*\)\s*[-–—]", behind):
        return False
    if SERVED.search(before) and SERVICE.fullmatch(text[start:end]):
        return False
    if text[start:end].split()[-1].islower() and ANY_ONE.search(before):
        return False
    if FUNDS.search_part(text, before) or FUNDS_BEHIND.match(behind):
        return False
    if ALOOF.search_part(text, behind) or ALOOF.search_part(text, before[-60:]):
        return False
    if OFFICER.search(before):
        return False
    leads = LEADS.search(text) is not None
    if SAID.search_part(text, before) and not leads:
        return False
    if not bound:
        return True
    if AT.search(before) and (leads or not SAID.search(text)):
        return (
            re.search(r"(?:\b(?:[Aa]t|[Bb]y|[Ff]rom|of|out of|Sponsor\w*:?|sponsored by)|\()\s*(?:the\s+)?\Z", before)
            is not None
        )
    return ACTS.match(behind) is not None


def _read_place(text: str) -> str | None:
    for place in PLACE.finditer(text):
        name = next(value for value in place.groups() if value).strip(" .,’'")
        name = NOT_AT_HEAD.sub("", name)
        start = place.start() + place.group().find(name)
        if FUNDS.search_part(text, text[max(0, start - 110) : start]) or (
            not place.group("at") and SAID.search_part(text, text[max(0, start - 60) : start])
        ):
            continue
        if SERVICE.fullmatch(name) and SERVED.search(text[:start]) and not place.group("run"):
            continue
        name = re.sub(r"-(?:led|run|based|funded|sponsored)\Z", "", name)
        if name and not NO_PLACE.match(name) and not name.endswith(("’s", "'s")):
            return name
    return None
