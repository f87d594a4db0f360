"""Journals in a statement: by frames such as `published in`, by forms such as `Journal of`, by the vocabulary."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from transforms.lexicon.gates import gate, gate_ways
from transforms.reading import Reading
from transforms.studies.nouns import CAPITAL, PUBLISHED, STUDY
from transforms.studies.phrases import KEPT, PLACES, trim_name
from transforms.studies.sites import INSTITUTION

_HEADS = r"(?:Journal|Annals|Archives|Lancet|Frontiers|Reports|Bulletin|Reviews?|Letters|Proceedings|Acta|Advances|Transactions|Quarterly|JAMA|BMJ|BMC|PLOS|PLoS|Nature|Communications|Gazette)"
_FIELDS = r"(?:Psychiatry|Psychopharmacology|Neuropsychopharmacology|Neuroscience|Medicine|Psychology|Neurology|Anaesthesia|Anesthesiology|Anaesthesiology|Psychotherapy|Psychotraumatology|Pharmacology|Therapeutics|Anxiety|Psychedelics?)"
_NAME = rf"{CAPITAL}(?:\s+(?:(?:of|and|in|for|on|the|&)\s+)*{CAPITAL}){{0,6}}"
_ABBREVIATED = r"(?:(?:J|Am|Br|Eur|Int|Ann|Arch|Nat|N|Biol|Mol|Transl|Clin|Front|Acta|Neuro\w+|Psych\w*|Mil|Exp|Curr|World|Can|Aust|Nord|Scand|Asian|Addict|Pain|Trauma)\.?\s+)(?:[A-Z]\w{0,14}\.?\s*){1,6}"

PUBLISHED_IN = gate(
    rf"\b{PUBLISHED}\b[^.;]{{0,50}}?\b[Ii]n\s+(?:the\s+|The\s+)?(?:(?:current|latest|same|\w+day[’']s|this week[’']s|this month[’']s|last month[’']s)\s+(?:issue of\s+)?(?:the\s+)?)?(?:(?:peer-reviewed |medical |online |open-access )*journal,?\s+)?(?P<mark>[*_“\"‘])?(?P<name>{_NAME})"
)
STUDY_IN = gate(
    rf"\b(?:{STUDY}|results?|findings|data|research|work|letter|are|is)\b[^.;]{{0,40}}?\b[Ii]n\s+(?:the\s+|The\s+)?(?:(?:current|latest|\w+day[’']s|this week[’']s|this month[’']s|last month[’']s)\s+(?:issue of\s+)?(?:the\s+)?)?(?P<journal>(?:peer-reviewed |medical )*journal,?\s+)?(?P<mark>[*_“\"‘])?(?P<name>{_NAME})"
)
CITED = gate_ways(
    rf"(?:\b(?:19|20)\d\d[a-z]?|\bet al\.?|{CAPITAL})[,;:]\s+(?P<mark>[*_])(?P<name>[A-Z][\w&.,\s-]{{2,60}}?)[*_]"
    rf"|\(\s*(?:[^()]{{0,60}}?(?:et al\.?|colleagues|&\s+{CAPITAL}|and\s+{CAPITAL}|[A-Z0-9]\d|{CAPITAL}),\s+)?[*_]?(?P<paren>{_NAME})[*_]?,?\s+(?:19|20)\d\d[a-z]?\b"
    rf"|\bet al\.?,\s+[*_]?(?P<after>{_NAME})[*_]?,?\s+(?:19|20)\d\d"
)
ABBREVIATED = gate(rf"(?<![\w.])(?P<name>{_ABBREVIATED})(?=[.,;*_]?\s*\(?(?:19|20)\d\d\b)")
LINE = re.compile(rf"(?:[^›|]{{0,60}}[›|]\s*)?(?P<name>{_NAME})[.,]?\s*\(?(?:19|20)\d\d\b\s?[;:,(A-Z]")
HEADED = gate(
    rf"(?<![\w’'&.-])(?P<name>(?:{CAPITAL}\s+(?:(?:of|and|&)\s+)?){{0,4}}(?:{_HEADS}\s+(?:(?:of|in|for|on|and|&|the)\s+)*{CAPITAL}(?:\s+(?:(?:and|of|&|in)\s+)?{CAPITAL}){{0,4}}|(?:Journal|Annals|Archives|Lancet|Reports|Bulletin|Letters|Gazette)\b))"
)
FIELD = gate(
    rf"(?<![\w’'&.-])(?P<name>(?:{CAPITAL}\s+(?:(?:and|&|of)\s+)?){{0,3}}{_FIELDS}(?:\s+(?:and|&)\s+{CAPITAL})?)(?![\w’-])(?=\s*(?:[,.;:)(*_]|in\b|on\b|found|reported|last|this|today|paper|study|trial|\d|\Z))"
)
SUBJECT = gate(rf"(?:\b[Tt]he\s+)?(?P<name>{_NAME})\s+(?:published|carried|printed|ran)\b")
NO_JOURNAL = re.compile(rf"^(?:{PLACES})\b")
NO_FIELD_BEFORE = re.compile(
    r"\b(?:[Dd]epartment|[Ss]chool|[Ii]nstitute|[Ff]aculty|[Dd]ivision|[Pp]rofessor|[Cc]ollege|[Cc]enter|[Cc]entre|[Cc]hair)\s+of\s+(?:[\w-]+\s+){0,3}\Z"
    r"|\b(?:grants?|fellow(?:ship)?|degree|Ph\.?D\.?|residency|train(?:ed|ing)|speciali[sz](?:es|ed|ing)|certified|expert|career)\s+in\s+(?:the\s+)?\Z"
)
GENRES = re.compile(
    r"\A(?:The |A )?(?:[Ss]ystematic|[Ll]iterature|Peer|[Cc]hart|[Aa]nnual|[Nn]ext|Internal|News|Video|Case|Press|Health|Management|Customer|Google)\s+(?:Reviews?|Reports?|Bulletin|Letters)\Z|Journal Club"
)


SURELY_OUT = re.compile(
    r"\b(?:stud(?:y|ies)|findings|results|paper|research|report|review|trial|work|analysis)\b.*\b(?:published|appear\w*)\b[^.;]*\bin\s+(?:the\s+journal\s+)?[*_“\"‘]?\Z|\bjournal,?\s+[*_“\"‘]?\Z",
    re.I,
)
PERSONS = re.compile(
    r"\b(?:Officer|President|Professor|Chair|Director|Department|Division|Association|Society|School|Institute|Program(?:me)?|Center|Centre|Academy|Congress|Conference|Meeting|Edition|Dr)\b"
)


def read_journal(reading: Reading) -> str | None:
    """The journal that a statement names: by the vocabulary's name if it knows it, else as written."""
    text = reading.text
    spans = [
        (h.start - reading.span.start, h.end - reading.span.start, h.concept.name) for h in reading.find("journal")
    ]
    for start, name in list_journals(text):
        end = start + len(name)
        inside = [k for k in spans if start <= k[0] and k[1] <= end]
        whole = next(
            (k[2] for k in inside if re.sub(r"[^\w]", "", text[k[0] : k[1]]) == re.sub(r"[^\w]", "", name)), None
        )
        return whole or name
    named = (k for k in spans if text[k[0]].isupper() and not NO_FIELD_BEFORE.search(text, max(0, k[0] - 60), k[0]))
    return next((k[2] for k in named if not _is_part_of_name(text, k[0], k[1])), None)


@lru_cache(maxsize=KEPT)
def list_journals(text: str) -> tuple[tuple[int, str], ...]:
    """Names that stand where a journal may, with their starts, surer ones first."""
    return tuple(_find_journals(text))


def _find_journals(text: str) -> Iterator[tuple[int, str]]:
    for pattern in (PUBLISHED_IN, CITED, ABBREVIATED, STUDY_IN, HEADED, FIELD, SUBJECT):
        for found in pattern.finditer(text):
            group = next(g for g in ("name", "paren", "after") if g in pattern.plain.groupindex and found.group(g))
            start, name = trim_name(found.group(group), found.start(group))
            sure = pattern in (PUBLISHED_IN, CITED, ABBREVIATED) or bool(found.groupdict().get("journal"))
            if _is_journal(text, start, name, sure=sure, marked=bool(found.groupdict().get("mark"))):
                yield start, name


def _is_journal(text: str, start: int, name: str, *, sure: bool, marked: bool) -> bool:
    if (
        NO_JOURNAL.match(name)
        or PERSONS.search(name)
        or GENRES.search(name)
        or INSTITUTION.fullmatch(name)
        or len(name) < 3
    ):
        return False
    if NO_FIELD_BEFORE.search(text, max(0, start - 60), start) or re.match(r"[’']s\b", text[start + len(name) :]):
        return False
    known = re.search(rf"\b(?:{_HEADS}|{_FIELDS})\b", name) is not None
    if marked or known:
        return " " in name or not re.fullmatch(rf"{_HEADS}", name) or name in {"Nature", "JAMA", "BMJ", "Lancet"}
    words = len(name.split())
    if words == 1 and sure and SURELY_OUT.search(text[max(0, start - 90) : start]):
        return True
    return (
        sure
        and (words > 1 or re.search(r"(?:ology|iatry|icine|apy|pharm|ics)\Z", name) is not None)
        and not INSTITUTION.plain.search(name)
    )


def _is_part_of_name(text: str, start: int, end: int) -> bool:
    """True if a known journal's name is only the tail or head of a longer one, as in `JAMA Neurology Open`."""
    before, after = text[:start].split(), text[end:]
    longer = re.match(r"\s+(?:[A-Z][a-z]+|of\s+[A-Z])", after)
    return longer is not None or bool(
        before and before[-1][:1].isupper() and before[-1].isalpha() and before[-1] not in {"The", "In", "A"}
    )
