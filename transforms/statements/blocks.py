"""The lines of a page as blocks: headings, table rows, list items and paragraphs, with exact offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

LINE = re.compile(r"[^\r\n\v\f\u2028\u2029]*")
TABLE_RULE = re.compile(r"(?=[^-=]*[-=])[\s|:+=-]*")
BULLET = re.compile(
    r"\s*(?:[-*+•◦‣▪■●○–—·⁃➢✓✔►»×✗✘❌☐☑➜➤→▸▶◆◇□\U0001F300-\U0001FAFF]+\uFE0F?\s+|[•◦‣▪●✓✔►⁃]\s*|(?P<number>\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)])\s+)(?=\S)"
)
QUESTION = re.compile(r"(?:\A|\n)[^\S\n]*Q\.\s")
ANSWER = re.compile(r"[QA]\.\s")
"""Letters of questions and answers are no marks of items where a text has both."""
UNFINISHED = re.compile(
    r"(?:[,;–—-]|\b(?:an?|the|of|with|and|or|from|by|for|to|that|which|who|their|its|than|was|were|is|are|has|have))\Z"
)
"""The end of a line after which a sentence must go on: a joining mark, an article, preposition, conjunction or auxiliary."""
BLANK_LINE = re.compile(r"\n[^\S\n]*\n|\r\n[^\S\n]*\r\n")
WORD = re.compile(r"[\w'’&-]+")
BRACKETS = re.compile(r"\([^()]*\)")
DIGIT = re.compile(r"\d")
HEAD_CELL = re.compile(
    r"(?:#|n|no\.?|(?:[\w/&-]+ ){0,3}(?:study|trial|author|year|participants?|patients|people|sample|size|design|comparator|comparison|control|dose|dosage|"
    r"outcome|results?|findings?|treatment|therapy|drug|medication|option|feature|aspect|factor|effects?|route|duration|onset|status|"
    r"evidence|certainty|frequency|sessions?|quality|source|journal|measure|question|details?|condition|cost|notes?|approval|speed|schedule|"
    r"level|group|arm|phase|type|intervention|description|category|element|item|risk|symptoms?|method|medicine|class|answer|price|verdict|"
    r"information|field|event|statement|topic|service|step|package|program(?:me)?|recommendation|strength|how (?:it is given|common|often)))"
    r"(?:\(?s\)?)?(?: (?:in|of|for|at|by|per) [\w -]{1,25})?(?: \([^()]{1,25}\))?",
    re.I,
)
"""What stands at the head of a column."""
STOPPED = re.compile(r"[.;…,]\W*\Z")
QUOTED = re.compile(r"(?:>+|[★☆⭐✩]{1,5})\s*(?=\S)")
DASHED = re.compile(r"\s[-–—]+\Z")
"""The end of an item of a list that stands between dashes."""
BOLD = re.compile(r"(\*\*|__)(?P<title>[^*_]{1,90})\1:?")
MARKDOWN_HEADING = re.compile(r"\s{0,3}#{1,6}\s+(?=[^\s#])")
FINAL = re.compile(r"[.!?…][\"'”’)\]*_»]*(?:\[\d[\d,\s–-]*\]|[¹²³⁰-⁹])*\s*\Z")
MINOR_WORDS = frozenset(
    "a an the of for with in on to and or as at by from is are vs via who into your our its it that than can be".split()
)
WHITE = "".join(char for char in map(chr, range(0x3001)) if char.isspace())
MIN_WRAPPED_LINE = 48
"""A line shorter than this (code points) is not taken for one that was broken to fit a page."""
LONGEST_BROKEN = 140
"""Code points of the longest line that was broken to fit a page."""
LONGEST_HEADLINE = 25
"""Words of a line without an end that opens a page."""
LONGEST_HEADING = 300
"""A longer line (code points) is no heading, however it is written."""


@dataclass(frozen=True)
class Line:
    """One line: offsets without its white space, its markup taken off, and what it looks like."""

    start: int
    end: int
    raw: str
    kind: str
    marked: bool = False

    @cached_property
    def is_final(self) -> bool:
        """True if the line ends as a sentence does."""
        return FINAL.search(self.raw) is not None

    @property
    def introduces(self) -> bool:
        """True if the line announces what follows it."""
        return self.raw.rstrip("*_ ").endswith(":")


class Block(NamedTuple):
    """A run of text that is split no further than into sentences; `lead_in` is the span of the line that announces it."""

    start: int
    end: int
    kind: str
    section: str | None
    lead_in: tuple[int, int] | None = None
    header: tuple[int, int] | None = None


def read_lines(text: str) -> Iterator[Line | None]:
    """The lines of a text in order; None for a blank one."""
    at, answers = 0, QUESTION.search(text) is not None
    while at < len(text):
        found = LINE.match(text, at)
        end = found.end() if found else at
        raw = text[at:end].lstrip()
        bare, start = raw.rstrip(), end - len(raw)
        answer = Line(start, start + len(bare), bare, "text") if answers and ANSWER.match(raw) else None
        yield answer or (_read_line(bare, start) if raw else None)
        at = end + 1


def _read_line(raw: str, start: int) -> Line | None:
    if "|" in raw and (raw.startswith("|") or raw.count("|") > 1):
        return _read_table_row(raw, start)
    heading = MARKDOWN_HEADING.match(raw)
    if heading and len(raw) <= LONGEST_HEADING:
        return _cut(raw, start, heading.end(), len(raw.rstrip("#" + WHITE)), "heading")
    bold = BOLD.fullmatch(raw)
    if bold and not bold.group("title").isspace():
        return _cut(raw, start, bold.start("title"), bold.end("title"), "heading")
    quoted = QUOTED.match(raw)
    if quoted:
        raw, start = raw[quoted.end() :], start + quoted.end()
    bullet = BULLET.match(raw)
    if bullet:
        return _read_item(raw, start, bullet)
    return Line(start, start + len(raw), raw, "text")


def _cut(raw: str, start: int, left: int, right: int, kind: str, marked: bool = True) -> Line:
    inner = raw[left:right]
    left, inner = left + len(inner) - len(inner.lstrip()), inner.strip()
    return Line(start + left, start + left + len(inner), inner, kind, marked)


def _read_table_row(raw: str, start: int) -> Line | None:
    if TABLE_RULE.fullmatch(raw):
        return Line(start, start + len(raw), raw, "table_rule")
    left = len(raw) - len(raw.lstrip("|" + WHITE))
    right = len(raw.rstrip("|" + WHITE))
    return _cut(raw, start, left, right, "table_row") if left < right else None


def _read_item(raw: str, start: int, bullet: re.Match[str]) -> Line:
    rest = raw[bullet.end() :]
    numbered, closed = bullet.group("number") is not None, DASHED.search(rest) if raw[0] in "-–—" else None
    if numbered and looks_like_title(rest):
        return _cut(raw, start, bullet.end(), len(raw), "heading")
    right = bullet.end() + closed.start() if closed else len(raw)
    return _cut(raw, start, bullet.end(), right, "numbered_item" if numbered else "list_item")


def looks_like_title(raw: str) -> bool:
    """True for a short line in title case, or a short question, without a full stop: a heading."""
    if len(raw) > LONGEST_HEADING or raw[:1].islower() or STOPPED.search(raw):
        return False
    words = WORD.findall(raw)
    if len(words) > 16:
        return False
    major = [w for w in words if w.lower() not in MINOR_WORDS]
    capital = sum([not w[0].islower() for w in major])
    return bool(major) and capital >= 0.75 * len(major)


def read_blocks(text: str) -> Iterator[Block]:
    """The blocks of a text in order: every character that is not white space or markup lies in one."""
    raw_lines = list(read_lines(text))
    lines, wrapped = list(_classify(raw_lines)), _is_hard_wrapped(raw_lines)
    section: str | None = None
    lead_in: Line | None = None
    header: Line | None = None
    at = 0
    while at < len(lines):
        line = lines[at]
        at += 1
        if line is None or line.kind == "table_rule":
            continue
        last = line
        while line.kind != "heading" and at < len(lines) and _wraps(text, last, lines[at], line.kind, wrapped):
            last = lines[at] or last
            at += 1
        announced = (lead_in.start, lead_in.end) if lead_in and line.kind == "list_item" else None
        if line.kind != "table_row":
            header = line if _heads_table(lines, at) else None
        above = (header.start, header.end) if header and line.kind == "table_row" else None
        yield Block(line.start, last.end, line.kind, section, announced, above)
        if line.kind == "heading" and header is None:
            section, lead_in = line.raw, line if line.introduces else None
        elif line.kind == "text":
            lead_in = line if last.introduces else None


def _heads_table(lines: list[Line | None], following: int) -> bool:
    """True if the line before `following` is the head of a table."""
    line, below = lines[following - 1], lines[following] if following < len(lines) else None
    if line is None or below is None:
        return False
    return below.kind == "table_rule" or (line.kind == "heading" and "|" in line.raw and below.kind == "table_row")


def _wraps(text: str, line: Line, following: Line | None, kind: str, wrapped: bool) -> bool:
    """True if the next line goes on with the sentence of this one: a line broken to fit a page."""
    if following is None or following.kind != "text" or kind == "table_row" or len(line.raw) < MIN_WRAPPED_LINE:
        return False
    if line.introduces or following.marked:
        return False
    if line.is_final:
        return False
    if BLANK_LINE.search(text, line.end, following.start):
        return bool(UNFINISHED.search(line.raw))
    begins_low = following.raw[:1].islower() or following.raw[:1] in "(%&=<>±"
    return begins_low or bool(UNFINISHED.search(line.raw)) or wrapped


def _is_hard_wrapped(lines: list[Line | None]) -> bool:
    """True if the lines of a text were broken to fit a page, so that a sentence runs over several."""
    pairs = [(a, b) for a, b in pairwise(lines) if a and b and a.kind == b.kind == "text"]
    broken = sum(b.raw[:1].islower() and not a.is_final and 40 <= len(a.raw) <= 110 for a, b in pairs)
    return broken >= 2 and broken >= 0.3 * len(pairs)


def _classify(lines: list[Line | None]) -> Iterator[Line | None]:
    """Tell headings, table heads and unmarked list items from running text by what stands around them."""
    listing = False
    befores, afters = _list_neighbours(lines), _list_neighbours(lines[::-1])[::-1]
    for at, (line, before, after) in enumerate(zip(lines, befores, afters, strict=True)):
        if line is None:
            continue
        if _is_pair(line) and any(_is_pair(other) for other in (*lines[max(0, at - 1) : at], *lines[at + 1 : at + 2])):
            line = replace(line, kind="table_row")
        if line.kind == "table_row":
            yield replace(line, kind="heading") if _is_table_head(line, before, after) else line
        elif line.kind == "numbered_item":
            heads = _numbers_section(line, before, lines[at + 1 : at + 2])
            yield replace(line, kind="heading" if heads else "list_item")
        elif line.kind != "text":
            yield line
        elif (listing or (before is not None and before.introduces)) and _is_item(line):
            listing = True
            yield replace(line, kind="list_item")
            continue
        else:
            stands_alone = before is None and _stands_alone(lines[at + 1 : at + 2])
            yield replace(line, kind="heading") if _is_heading(line, after, stands_alone) else line
        listing = False


def _numbers_section(line: Line, before: Line | None, below: list[Line | None]) -> bool:
    """True for `3. It works fast` right above a paragraph of its own, in a page of numbered sections."""
    text = below[0] if below else None
    if line.is_final or line.introduces or text is None or text.kind != "text":
        return False
    short = len(line.raw) < MIN_WRAPPED_LINE and len(line.raw.split()) <= 8
    return (
        short and text.is_final and not text.raw[:1].islower() and (before is None or not before.kind.endswith("_item"))
    )


def _is_table_head(line: Line, before: Line | None, after: Line | None) -> bool:
    """True for a row above a rule, and for the first row of a table without one if it names its columns."""
    if after is None or after.kind == "table_rule":
        return after is not None
    if (before is not None and "|" in before.raw) or "|" not in after.raw:
        return False
    first, *others = (cell.strip("*_ ") for cell in line.raw.split("|"))
    named = [HEAD_CELL.fullmatch(cell) is not None for cell in others]
    short = all(
        len(cell.split()) <= 5 and not cell.endswith(".") and not DIGIT.search(BRACKETS.sub("", cell))
        for cell in others
    )
    if not first or HEAD_CELL.fullmatch(first):
        return short and (any(named) or len(others) > 1)
    return short and len(others) > 1 and all(named)


def _is_pair(line: Line | None) -> bool:
    """True for `Enrollment | 124`: two cells, a row of a table if the line above or below it is one as well."""
    return line is not None and line.kind in {"text", "table_row"} and line.raw.count(" | ") == 1


def _list_neighbours(lines: list[Line | None]) -> list[Line | None]:
    """For each line the last one before it that is not blank."""
    last: list[Line | None] = [None]
    for line in lines:
        last.append(line or last[-1])
    return last[:-1]


def _is_item(line: Line) -> bool:
    return not line.is_final and not line.introduces and len(line.raw) <= 160


def _stands_alone(below: list[Line | None]) -> bool:
    """True if a blank line comes next, or one too long for a page that was broken to fit."""
    return bool(below) and (below[0] is None or len(below[0].raw) > LONGEST_BROKEN)


def _is_heading(line: Line, after: Line | None, opens: bool) -> bool:
    """Args: `opens` for a line that opens the page and stands alone."""
    raw = line.raw
    if raw[0] in "\"'“‘(" and line.is_final:
        return False
    if looks_like_title(raw):
        return True
    if line.is_final or raw[0].islower() or line.introduces:
        return raw.endswith("?") and len(raw.split()) <= 14
    most = LONGEST_HEADLINE if opens and after is not None else 8
    return len(raw) <= LONGEST_HEADING and len(raw.split()) <= most
