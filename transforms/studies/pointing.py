"""What a statement does with studies: introduces one, names one, refers back to one, or only goes on."""

from __future__ import annotations

import re
from typing import NamedTuple

from transforms.quantities.found import Found
from transforms.reading import Reading
from transforms.studies import figures, institutions, journals, names, signals
from transforms.studies.identity import Identity, read_identity


class Pointer(NamedTuple):
    """How a statement points at a study.

    `kind`: `new` for one that the text has not named, `named` for one that is told from others by a name, a number or a
    citation, `counted` for people who took part in one, `back` for one that is known, `none` for no word on any.
    """

    kind: str
    identity: Identity


INVITES = re.compile(
    r"\W*(?:Read|See|Join|Watch|Browse|Hear|Click|Check out|Learn)\s+(?:what|how|why|all|our|about|more)\b"
)
BYLINE = re.compile(r"\W*(?:[A-Z][\w’'-]+\s(?:(?:[A-Z]\.?|[A-Z][\w.’'-]+|de|van|der|von)\s?){1,4}(?:,\s|\sand\s)){4}")
"""Four names of people in a row, which are those of authors."""
COPYRIGHT = re.compile(r"\W*(?:©|\(c\)|Copyright\b|Published by\b|All rights reserved)", re.I)
AT_HEAD = re.compile(r"\W*(?:Back )?[Ii]n (?:19|20)\d\d,?\s")
"""`In 2018 psychiatrists gave 26 firefighters` opens a study of that year."""
NONE = Pointer("none", Identity())


def point(reading: Reading, quantities: list[Found], *, among_many: bool) -> Pointer:
    """How a statement points at a study.

    Args:
        reading: the statement.
        quantities: its quantities.
        among_many: whether the text just spoke of several studies, so that `the largest` is one of them.
    """
    if _is_furniture(reading):
        return NONE
    if not _may_point(reading, quantities):
        return Pointer("back", Identity()) if reading.has("signals.again") else NONE
    kind = _find_kind(reading, quantities, among_many=among_many)
    bound = kind in {"back", "none"} or (kind == "counted" and not AT_HEAD.match(reading.text))
    return Pointer(kind, read_identity(reading, quantities, bound=bound))


def _may_point(reading: Reading, quantities: list[Found]) -> bool:
    """A cheap look before the closer one."""
    if reading.has("signals.study", "journal", "institution"):
        return True
    counted = any(q.kind == "participant_count" for q in quantities)
    return counted or signals.LOOKS_CITED.search(reading.text) is not None


def _is_furniture(reading: Reading) -> bool:
    """True for a row of links without a table's head, a line of copyright or of authors, an invitation, a retraction."""
    if (
        COPYRIGHT.match(reading.text)
        or BYLINE.match(reading.text)
        or INVITES.match(reading.text)
        or signals.RETRACTED.search(reading.text)
    ):
        return True
    if signals.EXPLORES.search(reading.text) and not introduces(reading.text):
        return True
    if reading.kind != "table_row" or reading.header or reading.in_record:
        return False
    return signals.LOOKS_CITED.search(reading.text) is None


def _find_kind(reading: Reading, quantities: list[Found], *, among_many: bool) -> str:
    text = reading.text
    if signals.ITSELF.match(text):
        return "back"
    if is_study_row(reading, quantities) or introduces(text):
        return "new"
    if (among_many or signals.MANY.search(text)) and signals.ELLIPSIS.search(text):
        return "new"
    if signals.ONE.search(text):
        return "new"
    if signals.ONLY.search(text):
        return "new"
    if signals.SAME_PEOPLE.search(text) and _brings_own(reading, quantities):
        return "new"
    if (
        names.REGISTRY.search(text)
        or names.DOI.search(text)
        or names.PMID.search(text)
        or _cites(reading)
        or _tells_apart(text)
    ):
        return "named"
    back = reading.has("signals.again") or signals.BACK.search(text) is not None
    if not back and _tells_who(reading, quantities):
        return "named"
    if back or signals.PRONOUN.match(text):
        return "back"
    count, sure = figures.read_count(text, quantities)
    if signals.JOINTLY.search(text):
        return "none"
    if (
        sure == figures.ENROLLED
        or (sure and (count or 0) > figures.FEWEST and signals.POLLED.search(text))
        or (
            sure >= figures.LIKELY and any(p.search(text) for p in (signals.DONE, signals.OUTDONE, signals.RESEARCHERS))
        )
    ):
        return "counted"
    return "none"


def _brings_own(reading: Reading, quantities: list[Found]) -> bool:
    """True if `the same team` comes with a journal, a year or a size of its own."""
    known = read_identity(reading, quantities)
    return bool(known.journal or known.year or (known.count and known.surety >= figures.LIKELY))


def introduces(text: str) -> bool:
    """True if a study stands in the statement with an article that introduces it."""
    return any(_is_particular(text, found) for found in signals.NEW.finditer(text))


def _is_particular(text: str, found: re.Match[str]) -> bool:
    noun = found.groupdict().get("noun") or ""
    if signals.PLURAL.fullmatch(noun):
        return False
    if signals.NO_PARTICULAR.search(text, max(0, found.start() - 90), found.start()):
        return False
    return not signals.NEEDED_BEHIND.match(text, found.end())


def _cites(reading: Reading) -> bool:
    """True if the statement names authors, or a journal with the word for coming out in it or a study."""
    text = reading.text
    if names.read_authors(text):
        return True
    told = signals.WORK_ON.search(text) or signals.DATED.match(text)
    return told is not None and journals.read_journal(reading) is not None


def _tells_apart(text: str) -> bool:
    """True for `the 2021 trial`, `the largest study`, `in HORIZON (…)`."""
    if names.read_title(text) is not None:
        return True
    return any(
        (signals.TELLING.search(found.group("mods")) or found.group("whose")) and _is_particular(text, found)
        for found in signals.DEFINITE.finditer(text)
    )


def _tells_who(reading: Reading, quantities: list[Found]) -> bool:
    """True if researchers at a place, or a place itself, did or found something."""
    text = reading.text
    if institutions.read_institution(reading) is None:
        return False
    if signals.RESEARCHERS.search(text) or signals.SCHOLAR.search(text):
        return True
    surety = figures.read_count(text, quantities)[1]
    acts = institutions.read_institution(reading, bound=True) is not None and signals.TOLD.search(text) is not None
    return signals.TOLD.search(text) is not None and (surety >= figures.LIKELY or (acts and surety > figures.UNLIKELY))


def is_study_row(reading: Reading, quantities: list[Found]) -> bool:
    """True for a row of a table that lists studies: its first column says so, or the row itself is one."""
    if reading.kind != "table_row":
        return False
    if (
        signals.STUDY_COLUMN.match(reading.header)
        or names.ROW_AUTHOR.match(reading.text)
        or names.REGISTRY.match(reading.text)
    ):
        return True
    if signals.OUTCOME_COLUMN.match(reading.header) or reading.text.count("|") == 1:
        return False  # `People enrolled | 158 adults` tells of a study, but is none
    counted = any(q.kind == "participant_count" for q in quantities)
    return (
        counted
        and re.search(
            r"\b(?:enrol|recruit|trial|study|open[- ]label|randomi[sz]ed|complete|planned)", reading.text, re.I
        )
        is not None
    )
