"""Quotes are compared in code points, whatever the text holds and however long it is."""

from __future__ import annotations

import random

import duckdb
from hypothesis import given, settings
from hypothesis import strategies as st

from expectations.spans import BLOCK, WINDOW
from expectations.suites import SUITES

QUOTES = next(check.failing for check in SUITES["statements"] if check.name == "text_equals_the_text")
TRICKY = "aé\u0301ß😀👨‍👩‍👧🇩🇪שא\u202e\x00\r\n\ufeff\ufffd𝔘"

Span = tuple[int, int]


def find_misquoted(text: str, quotes: list[tuple[Span, str]]) -> set[Span]:
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE documents AS SELECT 'd' AS document_id, $1 AS text, $2 AS char_count",
                           [text, len(text)])  # fmt: skip
        connection.execute('CREATE TABLE statements (document_id VARCHAR, start BIGINT, "end" BIGINT, text VARCHAR)')
        connection.executemany(
            "INSERT INTO statements VALUES ('d', $1, $2, $3)", [[start, end, quote] for (start, end), quote in quotes]
        )
        return {(start, end) for _, start, end, _ in connection.execute(str(QUOTES)).fetchall()}


def change(quote: str) -> str:
    middle = len(quote) // 2
    return quote[:middle] + ("x" if quote[middle] != "x" else "y") + quote[middle + 1 :]


@settings(max_examples=40, deadline=None)
@given(text=st.text(st.sampled_from(TRICKY), min_size=1, max_size=40), data=st.data())
def test_quote_is_right_where_python_says_so(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    quote = text[start:end]
    assert find_misquoted(text, [((start, end), quote)]) == set()
    assert find_misquoted(text, [((start, end), change(quote))]) == {(start, end)}


def test_quotes_in_a_very_long_text() -> None:
    size = BLOCK * WINDOW + 2 * WINDOW + 17
    chance = random.Random(1)
    text = "".join(chance.choices(TRICKY + "abcdefgh ", k=size))
    edges = [0, WINDOW, 2 * WINDOW, BLOCK * WINDOW, (BLOCK + 1) * WINDOW, size]
    spans = {(max(edge - before, 0), min(edge + after, size)) for edge in edges for before in (0, 1, 50)
             for after in (0, 1, 50)}  # fmt: skip
    spans |= {(5, 5 + length) for length in (WINDOW - 1, WINDOW, WINDOW + 1, 3 * WINDOW)} | {(0, size)}
    spans |= {(start, start + 100) for start in (chance.randrange(size - 100) for _ in range(300))}
    quotes = [((start, end), text[start:end]) for start, end in spans if start < end]
    assert find_misquoted(text, quotes) == set()
    assert find_misquoted(text, [(span, change(quote)) for span, quote in quotes]) == {span for span, _ in quotes}
