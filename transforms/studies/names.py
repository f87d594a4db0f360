"""Names in a statement that may identify a study: authors, numbers of registration and publication, trial names."""

from __future__ import annotations

import re
from functools import lru_cache

from transforms.lexicon.gates import gate, gate_ways
from transforms.studies.phrases import KEPT, PLACES
from transforms.studies.sites import INSTITUTION

REGISTRY = gate_ways(
    r"\b(?:NCT\s?\d{8}|ISRCTN\s?\d{6,10}|ACTRN\s?\d{14}|EudraCT[\s:,]*(?:[Nn](?:o\.?|umber)[\s:]*)?\d{4}-\d{6}-\d{2}|"
    r"\d{4}-\d{6}-\d{2}(?=\W|\Z)|ChiCTR[-\w]*\d{6,}|DRKS\d{8}|UMIN\d{9}|jRCTs?\d{9,}|CTRI/\d{4}/\d+/\d+|PACTR\d+|JPRN-\w+|KCT\d{7}|IRCT\w{8,}|"
    r"RBR-\w{5,}|NL-?\d{4,5}|NTR\d{3,5}|CRD\s?\d{8,14})"
)
NATIONAL = re.compile(r"(?:NCT|ISRCTN)\s?\d")
"""The numbers by which studies are looked up most."""
DOI = gate(r"\b10\.\d{4,9}/[^\s\"<>“”]+[^\s\"<>“”.,;:)\]]")
PMID = gate(r"\bPMID:?\s?(\d{5,9})\b")

_SURNAME = r"(?<![\w’'-])(?:(?:van|de|von|der|den|du|la|Le|Mc|Mac|O[’'])\s?)*[A-ZÀ-ÖØ-Þ][\w’'-]{1,40}"
AUTHOR = gate_ways(
    rf"\b(?P<name>(?:{_SURNAME}\s+)?{_SURNAME}(?:,?\s+(?:and|&)\s+{_SURNAME})?)(?:,?\s+et\s+al\b\.?|\s+and\s+(?:(?:her|his|their)\s+)?(?:colleagues|co-?workers|team|associates|others(?= (?:in|at|and|found|reported|gave)\b|,)|co-?authors|collaborators|co\.))"
    rf"|(?P<own>{_SURNAME})[’']s? (?:[A-Z][a-z]+ )?(?:group|team|lab|laboratory|colleagues)\b"
    rf"|(?P<cite>{_SURNAME}(?:\s+(?:&|and)\s+{_SURNAME})?),?\s*\((?:[^()]{{0,40}}[,;]\s?)?(?:19|20)\d\d[a-z]?[);,]"
    rf"|\(\s*(?P<inside>{_SURNAME}(?:\s+(?:&|and)\s+{_SURNAME})?),?\s+(?:19|20)\d\d[a-z]?\b"
    rf"|\(\s*(?P<listed>(?:(?:von|van|de)\s)?{_SURNAME}(?:\s+(?:&|and)\s+{_SURNAME})?),\s+[*_]?[A-Za-z][^(),;\d]{{2,60}},\s+(?:19|20)\d\d[);,]"
    rf"|(?P<bare>{_SURNAME}(?:\s+[A-Z]{{1,3}})?(?:\s+et al\.?)?),?\s+(?:19|20)\d\d[a-z]?\s*\([nN]\b"
    rf"|(?P<pair>{_SURNAME}\s+&\s+{_SURNAME})(?=,?\s+(?:(?:19|20)\d\d|reports?|found))"
    rf"|\bby (?P<by>{_SURNAME} and {_SURNAME})(?= (?:put|found|reported|showed|gave|in|at|determined|concluded|suggested|which|that)\b|,|\.|\s[\[(])"
    rf"|\b(?:(?:led|headed|run|conducted|overseen|directed) by|(?:team|group|lab) of(?= (?:Dr|Prof))) (?:(?:[a-z]+ )?(?:Dr|Prof|Professor|Col|Maj|Capt|Lt)\.?\s+)?(?P<led>(?:{_SURNAME}\s+(?:[A-Z]\.\s+)?){{1,2}}{_SURNAME})(?=,| of| at| from| and| (?:[a-z]{{3,}}ed|gave|took|put|got|told|wrote|split|went|found|ran|saw|did|has|had|set out)\b|\.|\)|;|$)"
)
ROW_AUTHOR = re.compile(
    rf"(?:[*_]{{0,2}})(?P<row>{_SURNAME}(?:\s+(?:&|and)\s+{_SURNAME}|\s+et al\.?)?),?\s+\(?(?:19|20)\d\d"
)
NO_AUTHOR = re.compile(
    rf"^(?:{PLACES}|The|In|And|But|When|While|Registered|Updated|Published|Study|Trial|Since|Until|By|Copyright|Reviewed|Version|Posted|EudraCT|NEJM|JAMA|BMJ|Lancet|Nature|ClinicalTrials|Issue|Volume|Smith’s)\b"
)


@lru_cache(maxsize=KEPT)
def read_authors(text: str) -> str | None:
    """The authors, as the statement names them; None if it names none."""
    found = next(
        (
            f
            for f in AUTHOR.finditer(text)
            if not NO_AUTHOR.match(_pick_author(f)) and not INSTITUTION.plain.search(_pick_author(f))
        ),
        None,
    )
    if found is None:
        return None
    return found.group() if found.group("name") else _pick_author(found)


def read_registry(text: str) -> str | None:
    """The number of registration; of several the one by which studies are looked up most."""
    found = [found.group() for found in REGISTRY.finditer(text)]
    chosen = next((number for number in found if NATIONAL.match(number)), found[0] if found else None)
    return clean_registry(chosen) if chosen else None


def _pick_author(found: re.Match[str]) -> str:
    return next(value for value in found.groups() if value)


def list_surnames(authors: str) -> list[str]:
    """The capitalised words of an author's name: what a text calls them by later."""
    return list(_find_surnames(authors)) if authors else []


@lru_cache(maxsize=KEPT)
def _find_surnames(authors: str) -> tuple[str, ...]:
    return tuple(w for w in re.findall(r"[A-ZÀ-ÖØ-Þ][\w’'-]+", re.sub(r"[’']s\b", "", authors)) if len(w) > 2)


def clean_registry(raw: str) -> str:
    """A registry number without spaces; of EudraCT only the number."""
    number = re.search(r"\d{4}-\d{6}-\d{2}", raw)
    return number.group() if number else re.sub(r"\s+", "", raw)


_ACRONYM = r"(?:[A-Z][A-Z0-9]{3,}(?:-[A-Z0-9]+)*|[A-Z]{2,}[A-Z0-9]*-(?:[A-Z]{2,}|\d{1,2}))"
TITLE = gate_ways(
    rf"\b(?:called|named|dubbed|known as|acronym|nicknamed)\s+[“\"‘]?(?P<called>{_ACRONYM})\b"
    rf"|\b(?:[Tt]he|[Aa]|[Ii]ts|[Oo]ur|[Tt]heir)\s+(?:(?:19|20)\d\d\s+|[Pp]hase \w+\s+)?(?P<of>{_ACRONYM})\s+(?:trial|study|programme?|experiment|investigator)\b"
    rf"|\b(?:[Tt]rial|[Ss]tudy),?\s+(?P<behind>{_ACRONYM})(?=\s*(?:\(|,|\.|;|\s(?:has|had|will|was|is|found|showed|reported|enrol|randomi)))"
    rf"|\b(?:[Ii]n|[Ff]rom|[Oo]f|[Oo]n)\s+(?P<within>{_ACRONYM})(?=\s*(?:\(|,\s+(?:its|our|an?|the|\d)))"
    rf"|\b(?:trial|study)s?[^.;]{{0,30}}[,(]\s*(?P<after>{_ACRONYM})[,)]|(?:\A|[;.]\s)\W*(?P<numbered>[A-Z]{{3,}}[A-Z-]*-?\d{{1,2}}[A-Z]?)(?=\s+[a-z]{{3,}})|\A\W*(?P<first>{_ACRONYM})(?=\s+(?:randomi[sz]ed|enrol|recruit|was|is|will|tested))"
)
NO_TITLE = re.compile(
    r"(?:PTSD|CPTSD|MDMA|NMDA|AMPA|BDNF|MADRS|CAPS|PCL|PHQ|GAD|SSRIS?|SNRIS?|HAM|HAMD|HDRS|HRSD|QIDS|EPDS|CADSS|EMDR|REMS|DSM|IES|ADHD|COVID|MEDLINE|PROSPERO|CENTRAL|ECT|RTMS|NICE|"
    r"NIMH|MAPS|JAMA|UCLA|UCSF|ISRCTN\w*|NCT\w*|ACTRN\w*|DRKS\w*|RESULTS|METHODS|SGB|TRD|MDD|RCT|LSD|PROMIS|WHODAS|AUDIT|BPRS|YMRS|AIDS|HPA|FMRI|USMC|OPEN|EQ|SF|HADS|BDI|CGI|SDS|PSQI|ISI)(?:-?\w+)*\Z"
)
"""Words in capitals that name no trial."""


@lru_cache(maxsize=KEPT)
def read_title(text: str) -> str | None:
    """A trial's own name in capitals, such as `HORIZON` or `ESCAPE-TRD`."""
    for found in TITLE.finditer(text):
        name = next(value for value in found.groups() if value)
        if not NO_TITLE.match(name):
            return name
    return None
