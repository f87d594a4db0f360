"""The studies of a document: what kind of document it is, and which study each of its statements speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from transforms.quantities.extract import find_quantities
from transforms.quantities.found import Found
from transforms.reading import Reading
from transforms.studies import institutions, journals, names, signals
from transforms.studies.figures import POSSIBLE, read_count
from transforms.studies.identity import Identity, read_identity
from transforms.studies.mention import Mention
from transforms.studies.nouns import DOES
from transforms.studies.pointing import introduces
from transforms.studies.references import list_references
from transforms.studies.track import Tracker

Told = tuple[Reading, list[Found], Mention | None]
LOOKED_AT = 60
"""How many statements are enough to tell whether a text is a report."""
OPENING = 6
"""How many statements a report takes at most before it comes to its study."""
_LABELS = (
    r"(?:Materials and methods|Methods?|Results|Findings|Conclusions?|Objectives?|Design|Participants|Interventions?|Allocation|Masking|Enrol+ment|"
    r"Eligibility|Inclusion|Exclusion|Primary outcomes?|Secondary outcomes?|Study type|Study design|Interpretation|Main outcomes?|Aims?|Purpose|Setting|Sample(?: and setting)?|Measures|Patients and methods|Limitations|Importance|Introduction)"
)
RECORD_LABEL = re.compile(
    rf"[*_#\s]*(?P<label>{_LABELS})(?:[,( ][^.:]{{0,45}})?(?:[:.][*_]*(?:\s|\Z)|\s*[*_]*\Z|\s*\||[*_]{{2}}\s|(?-i:(?<=[A-Z]{{4}})(?:[,&/ ]+[A-Z]+)*\s+(?=[A-Z][a-z])))",
    re.I,
)
"""A heading of an abstract or of an entry in a registry, alone or at the head of a paragraph."""
SUBTITLE = re.compile(
    r":\s[^:]*\b(?:trial|study|cohort|case series|analysis|survey|pilot|case report|comparison|follow-up)\b", re.I
)
"""The end of a paper's title that tells its design."""
OWN_SUBTITLE = re.compile(
    r"[:?–—]\s+(?:(?:[\w-]+\s)?(?:results|outcomes|findings) (?:from|of)\s)?(?:an?\s|the\s|one\s|two\s)?(?:[\w-]+,?\s){0,7}?"
    r"(?:trials?|study|cohort|case series|pilot|comparison|follow-up|(?:systematic|scoping|umbrella|Cochrane) review|meta-analysis|pooled analysis)(?:\s(?:of|in|with|among|on|at)\s[^.?!:]*)?\W*\Z",
    re.I,
)
"""`…: a retrospective case series of 285 patients`: nothing but the design stands behind the title's colon."""
METHOD_TOLD = re.compile(
    r"\b(?:were|was) (?:then |prospectively |retrospectively )?(?:randomi[sz]ed|randomly|assigned|allocated|reviewed|enrol+ed|recruited|treated|invited|analy[sz]ed)\b|"
    r"\brecords screened\b|\b(?:received|underwent|completed)\b[^.;]{0,60}\b(?:infusions?|injections?|sessions?|doses?|blocks?|placebo|mg)\b|\b[nNpP]\s?[=<]\s?[\d.]",
    re.I,
)
TITLE_ABOVE = 4
"""Lines between the title of an abstract and its line of citation at most."""
LONGEST_ABSTRACT = 30
"""Statements of the longest abstract without headings."""
WE_DID = re.compile(
    rf"\b[Ww]e\s+(?:then\s+|also\s+|therefore\s+|thus\s+|here\s+|have\s+|\w+ly\s+)?(?:{DOES}|carried out|conducted|set out|describe|report|present)\b"
)
LINE_OF_JOURNAL = re.compile(
    r"\b(?P<year>(?:19|20)\d\d)\b(?:\s+[A-Z][a-z]{2}\w*\.?(?:\s?[-–]\s?\w+)?(?:\s+\d{1,2})?)?\s?[;:,(]\s?(?:\d|[Vv]ol|e\d)|\b[Vv]ol(?:ume)?\.?\s?\d+[^.]{0,30}\((?P<late>(?:19|20)\d\d)\)"
)
"""Year and volume of a journal."""
WORDS_OF_PROSE = 8
SPONSOR = re.compile(
    r"(?:\W*)(?:[Ll]ead )?(?:[Ss]ponsor|[Rr]esponsible party|[Ii]nstitution|[Ss]ite|[Aa]ffiliations?|[Aa]uthor information)\w*\s?:\s*(?P<who>.+)"
)


def follow_studies(readings: Sequence[Reading], tracker: Tracker) -> Iterator[Told]:
    """Every statement that is no heading, with its quantities and the study that it speaks of.

    All are read before the first is given out: what identifies a study may come after it was first spoken of. In a
    digest of several abstracts each is read by itself.
    """
    preface, *records = split_records(readings)
    yield from _follow(preface, Tracker() if records else tracker)
    for record in records:
        own = Tracker()
        own.is_record = True
        yield from _follow(record, own)
        tracker.opened += own.opened


def split_records(readings: Sequence[Reading]) -> list[Sequence[Reading]]:
    """What stands before the abstracts of a digest, and each of these from its title on; one part for any other text.

    The title stands right above a line of journal, year and volume, or of authors and then that line.
    """
    lines = [n for n, r in enumerate(readings) if LINE_OF_JOURNAL.search(r.text) and not _is_prose(r)]
    begins = sorted({start for line in lines if (start := _find_title(readings, line)) is not None})
    parts = [readings[a:b] for a, b in pairwise([*begins, len(readings)])]
    if len(parts) < 2 or not all(any(map(_is_prose, part)) for part in parts):
        return [readings]
    titles = [replace(part[0], span=part[0].span._replace(kind="heading")) for part in parts]
    return [readings[: begins[0]], *([title, *part[1:]] for title, part in zip(titles, parts, strict=True))]


def _find_title(readings: Sequence[Reading], line: int) -> int | None:
    above = range(line - 1, max(-1, line - 1 - TITLE_ABOVE), -1)
    titled = (n for n in above if readings[n].kind in {"heading", "list_item"} and not readings[n].text.endswith("."))
    found = next(titled, None)
    return None if found is None or RECORD_LABEL.match(readings[found].text) else found


def _follow(readings: Sequence[Reading], tracker: Tracker) -> Iterator[Told]:
    quantities = {id(r): find_quantities(r) for r in readings if r.kind != "heading"}
    tracker.is_record = tracker.is_record or is_record(readings)
    probe = Tracker()
    tracker.is_report = is_report(readings, quantities, probe)
    if not tracker.is_record:  # the statements of a record are read otherwise from here on
        tracker.pointed, tracker.parted = probe.pointed, probe.parted
    for reading in readings if tracker.is_record else ():
        reading.in_record = True
    head = _find_head(readings) if tracker.is_record else []
    for line in _join_lines(head):
        tracker.note(_read_metadata(line))
        if line.kind == "heading":
            note_line(line, tracker)
    entries, listed = list_references(readings[len(head) :])
    tracker.references = {number: _read_reference(lines) for number, lines in entries}
    told: list[Told] = [(reading, quantities[id(reading)], None) for reading in head if reading.kind != "heading"]
    for reading in readings[len(head) :]:
        if reading.kind == "heading":
            note_line(reading, tracker)
        else:
            found = quantities[id(reading)]
            cites = id(reading) in listed and tracker.cited
            told.append((reading, found, None if cites else tracker.follow(reading, found)))
    if (tracker.is_record or tracker.is_report) and tracker.opened:
        _add_title(readings, tracker.opened[0])
    if tracker.is_record and tracker.opened:
        told = _add_methods(told, tracker.opened[0])
    if head and tracker.opened:
        tracker.opened[0].told.insert(0, (max(head, key=lambda line: len(line.text.split())), []))
    for reading, found, mention in told:
        yield reading, found, mention if mention is not None and mention.identity.is_known else None


def _add_title(readings: Sequence[Reading], mention: Mention) -> None:
    """Let a title such as `…: a randomised trial` tell the design of the study that a text is about."""
    title = readings[0]
    known = any(reading is title for reading, _ in mention.told)
    if title.kind == "heading" and title.has("signals.study") and mention.identity.institution is None:
        mention.identity.institution = institutions.read_institution(title)
    if title.kind == "heading" and title.has("signals.study") and not known:
        mention.told.insert(0, (title, []))


def _add_methods(told: list[Told], mention: Mention) -> list[Told]:
    """The statements with the study of a record given to those of its methods that come before it is identified."""
    at = mention.first.span.start
    found = [
        (reading, quantities)
        for reading, quantities, other in told
        if other is None
        and reading.span.start < at
        and (reading.has("signals.study") or RECORD_LABEL.match(reading.text))
    ]
    mention.told[:0] = found
    before = {id(reading) for reading, _ in found}
    return [(reading, quantities, mention if id(reading) in before else other) for reading, quantities, other in told]


def note_line(reading: Reading, tracker: Tracker) -> None:
    """A registry number, DOI or PubMed id in a heading belongs to the study of the text, and so does its sponsor."""
    identity = read_identity(reading, [])
    known = Identity(registry_id=identity.registry_id, doi=identity.doi, pmid=identity.pmid)
    if tracker.is_record and not tracker.opened and introduces(reading.text):
        count, surety = read_count(reading.text, find_quantities(reading))
        known.count, known.surety = (count, surety) if surety >= POSSIBLE else (None, known.surety)
    if tracker.is_record and SPONSOR.match(reading.text):
        known.institution = identity.institution
    if known.is_known:
        tracker.note(known)


def _find_head(readings: Sequence[Reading]) -> Sequence[Reading]:
    """The lines at the head of a record before its first sentence: where it came out, who wrote it, from where."""
    for number, reading in enumerate(readings):
        if RECORD_LABEL.match(reading.text) or _is_prose(reading):
            return readings[:number]
    return []


def _is_prose(reading: Reading) -> bool:
    text = reading.text
    cites = (
        text.endswith("et al.")
        or names.DOI.search(text)
        or LINE_OF_JOURNAL.search(text)
        or SPONSOR.match(text)
        or names.AUTHOR.match(text)
    )
    return (
        reading.kind == "sentence"
        and text.endswith((".", "?", "!"))
        and len(text.split()) > WORDS_OF_PROSE
        and not cites
    )


def _join_lines(head: Sequence[Reading]) -> Iterator[Reading]:
    """The lines with those of the same block as one: sentence ends split `J Mil Med. 2022;5(1)`."""
    for _, group in groupby(head, key=lambda reading: reading.span.block):
        first, *rest = group
        for other in rest:
            gap = " " * (other.span.start - first.span.end)
            span = first.span._replace(end=other.span.end)
            first = replace(
                first, span=span, text=first.text + gap + other.text, hits=[*first.hits, *other.hits], _found={}
            )
        yield first


def _read_metadata(line: Reading) -> Identity:
    """What a line at the head of a record says: its journal and year, its numbers, the institution of its authors."""
    identity = read_identity(line, [])
    dated = LINE_OF_JOURNAL.search(line.text)
    affiliated = not dated and not institutions.FUNDS.search(line.text)
    return Identity(
        journal=(identity.journal or _read_plain_journal(line.text)) if dated else None,
        year=int(dated.group("year") or dated.group("late")) if dated else None,
        institution=identity.institution if affiliated else None,
        registry_id=identity.registry_id,
        doi=identity.doi,
        pmid=identity.pmid,
    )


def _read_reference(lines: Sequence[Reading]) -> Identity:
    """What an entry in a list of references says of the study that it cites."""
    line = next(_join_lines(lines))
    identity = _read_metadata(line)
    return replace(identity, institution=None, authors=names.read_authors(line.text))


def _read_plain_journal(text: str) -> str | None:
    """The journal that a line gives as abbreviated: `J Mil Behav Health. 2022 Sep;10(5)`."""
    found = journals.LINE.match(text)
    return re.sub(r"^.*[›|—–:]\s*", "", found.group("name")).strip(" .,") if found else None


def is_report(readings: Sequence[Reading], quantities: dict[int, list[Found]], probe: Tracker) -> bool:
    """True if the text tells mainly of one study: it opens with one, and most that it says of studies is on that one.

    Args:
        readings: the statements of the text.
        quantities: their quantities, by the id of the statement.
        probe: a fresh tracker.
    """
    opening = [r for r in readings if r.kind != "heading"][:LOOKED_AT]
    for number, reading in enumerate(opening):
        probe.follow(reading, quantities[id(reading)])
        if number == OPENING and not probe.mentions:
            return False
    if not probe.mentions:
        return False
    first = probe.mentions[0].first.span.block
    blocks = {
        r.span.block
        for r in opening
        if r.span.block != first and (r.has("signals.again", "signals.people") or signals.BACK.search(r.text))
    }
    done = [m for m in probe.mentions if m is probe.mentions[0] or not signals.AHEAD.search(m.first.text)]
    return len(blocks) > len(done)


def is_record(readings: Sequence[Reading]) -> bool:
    """True if the text is a study's own abstract or registry entry: all of it speaks of that study."""
    labels = {m.group("label").lower() for r in readings if (m := RECORD_LABEL.match(r.text))}
    research = sum(r.has("speech.research_we") for r in readings)
    titled = bool(readings) and readings[0].kind == "heading" and SUBTITLE.search(readings[0].text) is not None
    ours = titled and any(WE_DID.search(r.text) for r in readings)
    ours = ours or (len(readings) < LONGEST_ABSTRACT and _is_bare_abstract(readings))
    return len(labels) >= 2 or (research >= 2 and len(readings) < 30) or ours


def _is_bare_abstract(readings: Sequence[Reading]) -> bool:
    """True for a paper's title with an abstract below it that has neither headings nor `we`."""
    if not readings:
        return False
    title, *rest = readings
    if title.kind != "heading" or not OWN_SUBTITLE.search(title.text):
        return False
    return any(METHOD_TOLD.search(r.text) for r in rest[:OPENING]) and not any(r.span.quoted for r in rest)
