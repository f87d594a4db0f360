"""Quantities of one claim: every number that has a role, with its bounds and how exact it is meant."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from transforms.lexicon.gates import ANY_DIGIT, gate
from transforms.quantities import roles
from transforms.quantities.ages import find_decades, guess_age
from transforms.quantities.around import text_before, text_behind, to_plain
from transforms.quantities.bounds import bound
from transforms.quantities.carried import carry_role
from transforms.quantities.columns import find_column_counts
from transforms.quantities.durations import guess_time
from transforms.quantities.found import Found
from transforms.quantities.frequencies import find_frequencies
from transforms.quantities.labelled import guess_labelled
from transforms.quantities.numbers import MOST, Number, find_numbers
from transforms.quantities.people import guess_participants
from transforms.quantities.sessions import find_sessions
from transforms.quantities.spans import Span
from transforms.quantities.statistics import find_statistics
from transforms.quantities.times import find_ordinal_times, find_vague_times
from transforms.quantities.years import find_years
from transforms.reading import Reading

NUMBER_WORD = gate(
    r"\b(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|"
    r"twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|(?:twen|thir|for|fif|six|seven|eigh|nine)ties|hundred|"
    r"thousand|dozen|half|thirds?|quarters?|fifths?|tenths?|single|daily|weekly|monthly|nightly|once|twice|thrice|every|hours?|"
    r"days?|weeks?|months?|years?|fortnight|overnight|morning|evening)\b",
    re.I,
)
SHARED_UNIT = re.compile(
    r"\s?(?:,|/|or|nor|and|versus|vs\.?|,\s?or|,\s?and|to)\s?(?P<next>\d[\d.]*+)(?!\s?%\s?(?:CI|CrI|confidence|credible)\b)",
    re.I,
)
"""`10, 20 or 25 mg`: the unit of the next number, unless that is the level of a confidence interval."""
PAIR = re.compile(r"\s(?:and|versus|vs\.?)\s", re.I)
"""`54 and 50 patients`."""
SHARED_TIME = re.compile(
    r"(?:,?\s(?:or|and)|,)\s(?P<next>\d{1,3}|one|two|three|four|five|six|eight|nine|ten|twelve|eighteen)\b", re.I
)
LONGEST_LIST = 4
"""How many numbers may stand before the one whose unit they share."""

RATE_WORDS = ("week", "dai", "day", "month", "night", "every", "thrice")
SESSION_WORDS = (
    "single",
    "lone ",
    "sole ",
    "solitary",
    "one-",
    "one 0",
    "one 2",
    "one time",
    "once",
    "twice",
    "thrice",
    "times",
    "×",
    " x ",
)
TIME_WORDS = ("hour", "day", "week", "wk", "month", "year", "fortnight", "morning", "evening")

SIGNED: tuple[roles.Guess, ...] = (roles.guess_share, roles.guess_points)
"""Tried first, in order: numbers that may be negative."""
COUNTED: tuple[roles.Guess, ...] = (
    roles.guess_dose,
    guess_age,
    guess_participants,
    roles.guess_sessions,
    guess_labelled,
)
"""Tried next, in order: numbers before which a minus is a dash. Times are told apart in `durations`."""

Used = defaultdict[str, bytearray]
"""Which characters are used: by kinds that share them with no other, and by each kind that does."""
CLOSED = ""

BEHIND_SCORE = re.compile(
    r"\s*(?:[,.;:)(|]|\Z)|\s+(?:points?|with|versus|vs|from|to|and|on|at|in|for|after|compared|more|among|under|by|over|than|lower|higher|units?)\b",
    re.I,
)
SIGNED_BEFORE = re.compile(r"(?:\(|\bvs\.? |\bversus |\band |\bagainst )\Z")
"""Before the change of a score that is given with its sign: `(−14.9 vs −13.8)`."""
BEFORE_SCORE = re.compile(r"(?:by|fell|dropped|of|(?:difference|change\S*|reduction)(?:\s+was)?)\s+\Z|\|\s*\Z", re.I)


def find_quantities(reading: Reading) -> list[Found]:
    """All quantities of a statement in order of their start.

    Each character is used once, but a rate (`six weekly infusions`) and a single session (`a single 25 mg capsule`)
    may overlap a quantity of another kind.
    """
    text = to_plain(reading.text)
    if not ANY_DIGIT.search(text) and not NUMBER_WORD.search(text):
        return []
    used: Used = defaultdict(lambda: bytearray(len(text)))
    kept = [found for found in _find_all(reading, text) if _take(found, used) and found.kind and _is_finite(found)]
    return sorted(kept, key=lambda found: found.start)


def _take(found: Found, used: Used) -> bool:
    """Mark the characters of a quantity as used; False if they are used already."""
    inside = slice(found.start, found.end)
    if any(used[CLOSED][inside]) or any(used[found.kind][inside]) or all(used["frequency"][inside]):
        return False
    layer = found.kind if found.kind == "frequency" or _is_single(found) else CLOSED
    used[layer][inside] = b"\1" * (found.end - found.start)
    return True


def _is_single(found: Found) -> bool:
    """`a single 25 mg capsule` holds a dose as well."""
    return found.kind == "session_count" and found.low == 1 and found.end - found.start > 12


def _is_finite(found: Found) -> bool:
    return all(value is None or abs(value) <= MOST for value in (found.low, found.high))


def _find_all(reading: Reading, text: str) -> Iterator[Found]:
    """Candidates, surer forms before those that they overlap; a kind of `""` only uses its characters up."""
    sure = list(_find_sure(reading, text))
    yield from sure
    last: Found | None = None
    for number in sorted(find_numbers(text), key=lambda number: number.start):
        if _is_reference(text, number):
            continue
        found = _read_number(reading, text, number)
        if found is None and (role := carry_role(reading, text, number, _find_last(sure, last, number))):
            found = bound(text, number, role)
        if found is not None:
            last = found
            yield found
    if _mentions(text.lower(), TIME_WORDS):
        yield from find_vague_times(reading, text)


def _find_sure(reading: Reading, text: str) -> Iterator[Found]:
    """Quantities by forms of their own; those whose words do not occur are not looked for."""
    lower = text.lower()
    yield from find_statistics(text)
    if _mentions(lower, RATE_WORDS):
        yield from find_frequencies(text)
    if reading.header:
        yield from find_column_counts(text, reading.header)
    if _mentions(lower, SESSION_WORDS):
        yield from find_sessions(text)
    if _mentions(lower, TIME_WORDS):
        yield from find_ordinal_times(reading, text)
    yield from find_years(text)
    yield from find_decades(text)


def _mentions(lower: str, words: tuple[str, ...]) -> bool:
    return any(word in lower for word in words)


def _find_last(sure: list[Found], last: Found | None, number: Number) -> Found | None:
    """The quantity that ends nearest before a number."""
    told = (found for found in (*sure, last) if found is not None and found.kind != "follow_up")
    before = [found for found in told if found.end <= number.start]
    return max(before, key=lambda found: found.end, default=None)


def _is_reference(text: str, number: Number) -> bool:
    """Prices, indices, citation markers, phone numbers, versions: `$40`, `I² = 61%`, `[12]`, `24/7`, `CAPS-5`."""
    if roles.PRICE.search(text, max(0, number.start - 4), number.start):
        return True
    if roles.INDEX.search(text_before(text, number.start, 12)):
        return True
    before, behind = text_before(text, number.start, 2), text_behind(text, number.end, 2)
    if before[-1:] in {"[", "/", "#"} or behind[:1] == "]" or (behind[:1] == "/" and behind[1:].isdigit()):
        return True
    if (behind[:1] == ":" and behind[1:].isdigit()) or (before[-1:] == ":" and before[:1].isdigit()):
        return True  # `2:1`
    return before[-1:] in {"-", "–", "−"} and before[:-1].isalpha()


def _read_number(reading: Reading, text: str, number: Number) -> Found | None:
    for guess in SIGNED:
        if (role := guess(text, number)) is not None:
            return bound(text, number, role)
    counted = number.without_sign()
    for guess in COUNTED if counted else ():
        if counted and (role := guess(text, counted)) is not None:
            return bound(text, counted, role)
    if (role := _share_unit(text, number)) is not None:
        return bound(text, number, role)
    if counted and (shared := _share_time(reading, text, counted)):
        return shared
    time = roles.AFTER_TIME.match(text, number.end)
    if time and counted:
        kind, factor, unit = guess_time(reading, Span(counted.start, time.end(), time.group("unit"))) or ("", 1.0, "")
        return bound(text, counted, roles.Role(kind, unit, time.end()), factor)
    return (
        bound(text, number, roles.Role("score_change", "point", number.end))
        if _is_score(reading, text, number)
        else None
    )


def _share_unit(text: str, number: Number) -> roles.Role | None:
    """The role of the numbers of a list, where all share the words behind the last one."""
    end = number.end
    for _ in range(LONGEST_LIST):
        shared = SHARED_UNIT.match(text, end)
        if shared is None:
            return None
        end = shared.end("next")
        if number.is_whole and PAIR.fullmatch(text, number.end, shared.start("next")):
            following = guess_participants(text, Number(shared.start("next"), end, 2.0, 2.0))
            if following is not None and following.end > end:
                return roles.Role(following.kind, following.unit, number.end)
        for guess in (roles.guess_dose, roles.guess_points, roles.guess_share):
            if (role := guess(text, Number(shared.start("next"), end, 0.0, 0.0))) is not None:
                return roles.Role(role.kind, role.unit, number.end)
    return None


def _share_time(reading: Reading, text: str, number: Number) -> Found | None:
    """`at 1, 3 and 6 months`: a time whose unit stands behind the last of a list."""
    end = number.end
    for _ in range(LONGEST_LIST):
        shared = SHARED_TIME.match(text, end)
        if shared is None or number.is_range:
            return None
        end = shared.end("next")
        time = roles.AFTER_TIME.match(text, end)
        if time and (meaning := guess_time(reading, Span(number.start, time.end(), time.group("unit")))):
            return bound(text, number, roles.Role(meaning[0], meaning[2], number.end), meaning[1])
    return None


def _is_score(reading: Reading, text: str, number: Number) -> bool:
    """True for a bare number that says how far a named scale changed; in a table row only if it is no whole number."""
    if number.is_range or not reading.has("scale") or not BEHIND_SCORE.match(text, number.end):
        return False
    if number.low < 0 and any(0 <= number.start + reading.span.start - hit.end <= 2 for hit in reading.find("scale")):
        return True
    before = text_before(text, number.start, 24)
    if number.low < 0 and SIGNED_BEFORE.search(before):
        return True
    if not BEFORE_SCORE.search(before) or before.endswith("level of "):
        return False
    return "|" not in text or number.low < 0 or not number.low.is_integer()
