"""Where things stand in a TOML file, which `tomllib` does not tell."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import NamedTuple

KeyPath = tuple[str | int, ...]
"""Keys from the top of the file down to an entry; a number behind them is the place in its list."""

TOKEN = re.compile(
    r"""
    (?P<comment> \#[^\n]* )
    | (?P<string>
        \"{3} (?:\\.|[^\\])*? \"{3}\"{0,2} | '{3} .*? '{3}'{0,2}    # over several lines
        | "(?:\\.|[^"\\\n])*" | '[^'\n]*' )
    | (?P<newline> \n )
    | (?P<mark> [\[\]{}=,] )
    | (?P<bare> [^\s\[\]{}=,\#"']+ )
    """,
    re.VERBOSE | re.DOTALL,
)


class Token(NamedTuple):
    """A piece of TOML, and the line that it begins on."""

    kind: str
    text: str
    line: int


def find_lines(text: str) -> Mapping[KeyPath, int]:
    """The line of every section, entry and item of a list (counted from 1), by its path; `text` is valid TOML."""
    lines: dict[KeyPath, int] = {}
    section: KeyPath = ()
    for tokens in _split_entries(text):
        if tokens[0].text == "[":
            section = _read_path([t for t in tokens if t.text not in {"[", "]"}])
            path, items = section, []
        else:
            at = next(i for i, token in enumerate(tokens) if token.kind == "mark" and token.text == "=")
            path, items = (*section, *_read_path(tokens[:at])), list(_find_items(tokens[at + 1 :]))
        for depth in range(1, len(path) + 1):
            lines.setdefault(path[:depth], tokens[0].line)
        lines |= {(*path, n): line for n, line in enumerate(items)}
    return lines


def _split_entries(text: str) -> Iterator[list[Token]]:
    """The tokens of each section's head and of each entry, whose lists may run over several lines."""
    held: list[Token] = []
    depth = 0
    for token in _read_tokens(text):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(token.text, 0) if token.kind == "mark" else 0
        if token.kind != "newline":
            held.append(token)
        elif depth == 0 and held:
            yield held
            held = []
    if held:
        yield held


def _read_tokens(text: str) -> Iterator[Token]:
    line = 1
    for found in TOKEN.finditer(text):
        kind = found.lastgroup or ""
        if kind != "comment":
            yield Token(kind, found.group(), line)
        line += found.group().count("\n")


def _read_path(tokens: list[Token]) -> KeyPath:
    """The keys of `a`, `"a b"` and `a.b`."""
    inner = tomllib.loads("".join(token.text for token in tokens) + " = 0")
    keys: list[str | int] = []
    while isinstance(inner, dict):
        (key, inner), *_ = inner.items()
        keys.append(key)
    return tuple(keys)


def _find_items(tokens: list[Token]) -> Iterator[int]:
    """The line of each item of a list; nothing for a value that is none."""
    depth, fresh = 0, False
    for token in tokens if tokens and tokens[0].text == "[" else []:
        mark = token.text if token.kind == "mark" else ""
        if depth == 1 and fresh and mark not in {"]", ","}:
            yield token.line
            fresh = False
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(mark, 0)
        fresh = fresh or (depth == 1 and (mark == "," or (mark == "[" and token is tokens[0])))
