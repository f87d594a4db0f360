"""Sentence boundaries inside one block of running text, with exact offsets.

A full stop, question mark or exclamation mark ends a sentence unless what stands around it says otherwise: an
abbreviation or initial before it, a lower-case continuation behind it, an open parenthesis. The rules follow the
"Golden Rules" of sentence segmentation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

Span = tuple[int, int]
"""Half-open offsets `[start, end)` in code points."""

CLOSERS = "\"'”’»)\\]*_"
OPENERS = "\"'“‘«(\\[*_•"
QUOTES = "\"'”’»"
CITATION = r"(?:\s?\[\d[\d,\s–-]*\]|[¹²³⁴-⁹⁰])*"
TERMINATOR = re.compile(rf"(?:\.(?:\s\.){{2,}}|[.!?…。]+)(?P<closers>[{CLOSERS}]*){CITATION}(?=\s|\Z)")
NEXT_WORD = re.compile(rf"\s+([{OPENERS}]*)(\S{{0,60}})")
WORD_BREAKS = frozenset("\"'“‘«([*_•–—/")
"""Where a word begins, beside white space."""
NUMBERED_KIND = re.compile(r"\b(?:[Ss]chedule|[Pp]hase|[Cc]lass|[Tt]ype|[Ll]evel|[Gg]rade|[Bb]ipolar) [IV]\Z")
"""`Schedule I.` ends a sentence where an initial would not."""
DOTS, TAIL, INITIALS = re.compile(r"\.\s?\."), re.compile(r"\W+\Z"), re.compile(r"(?:[a-z]\.)+[a-z]")
INFORMAL = re.compile(r"[a-z](?!\.)")
INFORMAL_WORD = re.compile(
    r"(?<![\w.(])(?:i(?:['’](?:m|ve|d|ll))?(?=\s)|(?:lol|imh?o|iirc|IIRC|IMO|afaik|AFAIK|btw|BTW|tbh|idk|tho|ppl|yrs)\b)"
)
"""How posts in a forum begin, and words that stand in them; `I` counts in lower case alone."""
PLAIN_WORD = re.compile(r"[a-z’']{3,}|\d+|it|me|us|so|up|go|on|in|at|of|is|do|no|to")
UNIT = re.compile(r"\d\s?(?:mg|ml|min|hrs?|wks?|yrs?)\Z")
CAPITALISED = re.compile(r"[A-Z][a-z]{2,}")
"""`and then 25 mg. Six sessions`: a unit behind its number may end a sentence before any usual word."""
INLINE_ITEM = re.compile(r"(?:(?<=\s)|\A)(?:[•⁃]\s*)?(?P<mark>\d{1,2}|[a-z])(?:\.\)?|\))\s(?=\S)")

LONGEST_WORD, LONGEST_ASIDE = 60, 1000
"""How far to look back for the word before a full stop, and for the parenthesis that a stop closes (code points)."""

NEVER_FINAL = frozenset(
    "dr mr mrs ms mx prof st mt gen brig maj adm cmdr cpl gov sen rep rev hon capt lt col sgt vs v cf approx ca "
    "fig figs eq no nos vol pp p ed eds e.g i.e eg ie viz resp est ref refs sec ch n°".split()
)
"""Abbreviations behind which a sentence goes on, whatever comes next."""

SOMETIMES_FINAL = frozenset(
    "co inc ltd corp llc jr sr etc al u.s u.s.a e.u u.k u.n a.m p.m i.v i.m s.c p.o ph.d m.d d.o b.sc m.sc r.n dept "
    "univ assoc jan feb mar apr jun jul aug sep sept oct nov dec mg ml min hr hrs wk wks yr yrs avg max".split()
)
"""Abbreviations that end a sentence only where a usual sentence opener follows."""

OPENING_WORDS = frozenset(
    "a an the this that these those it its he she they we i you his her their our my there here what how who when "
    "where why which in on at by for from with without after before during since until while as if although though "
    "because however moreover furthermore additionally also but and or so yet no not all some many most few several "
    "both each one two three participants patients researchers results did do does is are was were can could may "
    "please mr mrs ms dr".split()
)


def split_sentences(text: str, start: int, end: int) -> Iterator[Span]:
    """Spans of the sentences in `text[start:end]`, without surrounding white space, in order."""
    cuts = _find_list_cuts(text, start, end) or _find_cuts(text, start, end)
    at = start
    for cut in [*cuts, end]:
        span = trim(text, at, cut)
        if span[0] < span[1]:
            yield span
        at = cut


def trim(text: str, start: int, end: int) -> Span:
    """The span without the white space at its ends; empty if there is nothing else."""
    inner = text[start:end]
    left = start + len(inner) - len(inner.lstrip())
    return left, left + len(inner.strip())


def _find_cuts(text: str, start: int, end: int) -> list[int]:
    return [m.end() for m in TERMINATOR.finditer(text, start, end) if _ends_sentence(text, start, end, m)]


def _ends_sentence(text: str, start: int, end: int, mark: re.Match[str]) -> bool:
    at, behind = mark.span()
    following = NEXT_WORD.match(text, behind, end)
    if following is None:
        return False  # the end of the block is a boundary anyway
    opener, word = following.groups()
    closers = mark.group("closers")
    if closers and closers[-1] in QUOTES and word[:1] in ("–", "—", "-"):
        return True  # an attribution behind a quotation
    begins_low = word[:1].islower() and not opener and _begins_in_informal_text(text, start, end, at)
    if (_goes_on(word) and not begins_low) or text[behind : behind + 3].lstrip()[:1] == ".":
        return False
    if text[at] != "." or (behind > at + 1 and DOTS.match(text, at, behind)):
        return not _is_omission(mark)
    if closers and ")" in closers:
        return _closes_sentence_in_parentheses(text, start, at)
    return _is_final(text[max(start, at - LONGEST_WORD) : at], word, opener)


def _is_omission(mark: re.Match[str]) -> bool:
    """True for dots that stand for words left out: `[...]` and three spaced dots."""
    return "]" in (mark.group("closers") or "") or re.fullmatch(r"\.\s\.\s\.", mark.group()) is not None


def _goes_on(word: str) -> bool:
    first = word[:1]
    return (first.islower() and not _is_brand(word)) or (first in ",;:)–—-&" and not word[1:2].isalnum())


def _begins_in_informal_text(text: str, start: int, end: int, at: int) -> bool:
    """True behind a plain word in a post whose writer leaves out capitals: `it helped. then it wore off`."""
    last = _find_last_word(text[max(start, at - LONGEST_WORD) : at]).lower()
    if text[at] == "." and (not PLAIN_WORD.fullmatch(last) or last in NEVER_FINAL or last in SOMETIMES_FINAL):
        return False
    return INFORMAL.match(text, start, end) is not None or INFORMAL_WORD.search(text, start, end) is not None


def _is_brand(word: str) -> bool:
    """True for words such as eHealth or mRNA that open a sentence in lower case."""
    return len(word) > 2 and word[0].islower() and word[1].isupper()


def _closes_sentence_in_parentheses(text: str, start: int, at: int) -> bool:
    opened = text.rfind("(", max(start, at - LONGEST_ASIDE), at)
    return opened <= start or text[opened - 2 : opened].strip() in {".", "!", "?", ""} or at - opened < 60


def _is_final(before: str, word: str, opener: str) -> bool:
    last = _find_last_word(before)
    known = last.lower().strip("’'")
    if known in NEVER_FINAL:
        return word.isalpha() if known == "no" else known == "p" and _is_opening(word)
    if UNIT.search(before) and CAPITALISED.match(word):
        return True
    if known in SOMETIMES_FINAL or INITIALS.fullmatch(known):
        return _is_opening(word) and "(" not in opener
    if len(last) == 1 and last.isalpha() and last.isupper():
        return _is_opening(word) or NUMBERED_KIND.search(before) is not None
    return True


def _find_last_word(before: str) -> str:
    at = len(before)
    while at and before[at - 1] not in WORD_BREAKS and not before[at - 1].isspace():
        at -= 1
    return before[at:]


def _is_opening(word: str) -> bool:
    return TAIL.sub("", word).lower() in OPENING_WORDS


def _find_list_cuts(text: str, start: int, end: int) -> list[int]:
    """Cuts before the items of a list that is written inline, such as `1) first 2) second`; none if it is no list."""
    if not (INLINE_ITEM.match(text, start, end) or INLINE_ITEM.match(text, start + 1, end)):
        return []
    marks = list(INLINE_ITEM.finditer(text, start, end))
    if len(marks) < 2:
        return []
    order = [_place(m.group("mark")) for m in marks]
    if order != list(range(order[0], order[0] + len(order))):
        return []
    return [m.start() for m in marks[1:]]


def _place(mark: str) -> int:
    return int(mark) if mark.isdigit() else ord(mark) - ord("a") + 1
