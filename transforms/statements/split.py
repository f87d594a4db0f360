"""A text as statements: sentences, table rows, list items and headings, in order, with exact offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from transforms.statements.blocks import Block, read_blocks
from transforms.statements.boundaries import Span, split_sentences, trim

OUTER_QUOTES = {'"': '"', "“": "”", "«": "»", "‘": "’"}
OPENING, CLOSING = frozenset(OUTER_QUOTES), frozenset(OUTER_QUOTES.values())
ANSWER_MARK = re.compile(r"(?:Q|A|Question|Answer)\s?\d{0,2}[:.]\s+(?=[A-Z\"“])")

LONGEST = 2000
"""A longer run of text (code points) is no statement that anybody wrote: it is read in pieces, each on its own."""
LAST_SPACE, NO_SPACE = re.compile(r"\s\S*\Z"), re.compile(r"\S")


class StatementSpan(NamedTuple):
    """Where a statement stands: `block` numbers the paragraph, list item or row that holds it."""

    start: int
    end: int
    kind: str
    section: str | None
    block: int
    lead_in: Span | None = None
    quoted: bool = False
    header: Span | None = None


def split_statements(text: str) -> Iterator[StatementSpan]:
    """All statements of a text; they do not overlap, and only white space, markup and quote marks lie between them."""
    for number, block in enumerate(read_blocks(text)):
        for span in _split_block(text, block, number):
            if span.end - span.start <= LONGEST:
                yield span
            else:
                yield from (span._replace(start=a, end=b) for a, b in _cut_up(text, span.start, span.end))


def _split_block(text: str, block: Block, number: int) -> Iterator[StatementSpan]:
    if block.kind == "text":
        yield from _split_paragraph(text, block, number)
    else:
        header = (block.header[0], min(block.header[1], block.header[0] + LONGEST)) if block.header else None
        yield StatementSpan(block.start, block.end, block.kind, block.section, number, block.lead_in, header=header)


def _cut_up(text: str, start: int, end: int) -> Iterator[Span]:
    """Pieces of at most `LONGEST` characters, cut at white space where there is any in the second half of a piece."""
    while end - start > LONGEST:
        space = LAST_SPACE.search(text, start + LONGEST // 2, start + LONGEST)
        cut = space.start() if space else start + LONGEST
        yield trim(text, start, cut)
        following = NO_SPACE.search(text, cut, end)
        start = following.start() if following else end
    yield start, end


def _split_paragraph(text: str, block: Block, number: int) -> Iterator[StatementSpan]:
    start = block.start
    mark = ANSWER_MARK.match(text, start, block.end)
    if mark:
        start = mark.end()
    inside = False
    for left, right in split_sentences(text, start, block.end):
        opened = inside or text[left] in '“"'
        inside = _is_open(text, left, right, inside)
        bare = strip_quotes(text, left, right)
        left, right = bare if bare == (left, right) else trim(text, *bare)
        if left < right:
            yield StatementSpan(left, right, "sentence", block.section, number, quoted=opened)


def _is_open(text: str, left: int, right: int, inside: bool) -> bool:
    """Whether a quotation that began in or before this sentence goes on behind it."""
    raw = text[left:right]
    if '"' in raw and raw.count('"') % 2:
        return not inside
    last_open, last_close = raw.rfind("“"), raw.rfind("”")
    return inside if last_open == last_close else last_open > last_close


def strip_quotes(text: str, start: int, end: int) -> Span:
    """The span without quote marks that open or close a longer quotation, or that enclose all of it."""
    if text[start : start + 1] not in OPENING and text[max(start, end - 1) : end] not in CLOSING:
        return start, end
    for opener, closer in OUTER_QUOTES.items():
        raw = text[start:end]
        if raw.startswith(opener) and (raw.endswith(closer) or raw.count(opener) > raw.count(closer)):
            start += 1
        if opener != "‘" and raw.endswith(closer) and (raw.startswith(opener) or raw.count(closer) > raw.count(opener)):
            end -= 1
    return start, max(start, end)
