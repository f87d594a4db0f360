"""Annotated texts in their two forms: `NAME.json` beside `NAME.txt`, and in `NAME.ann`, with labels between the lines.

`tests/annotated/README.md` describes both.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from transforms.extract import load_extractor

STANCES = {"f": "favourable", "u": "unfavourable", "n": "neutral"}
LEAST_TITLE, MOST_TITLE = 8, 200
NO_TITLE = re.compile(r"[›>|▾·@]|^(?:By|Home|Skip|An official|Posted|Published|Menu)\b|(?:\.|:)\Z")
OWN_LINE = re.compile(r"#{1,6} |[-*|] |\d{1,2}[.)] ")
ENDS, CLOSING = (".", "!", "?", "…", ":", ";", ","), "\"”’')]*_"
Claim = dict[str, Any]


@dataclass
class AnnotatedText:
    """A text with its title and its claims, each with the span `(start, end)` of its statement."""

    name: str
    text: str
    title: str | None
    claims: list[tuple[tuple[int, int], Claim]] = field(default_factory=list)

    def find_claim(self, start: int, end: int) -> Claim | None:
        """The annotation of the statement at these offsets: the first that shares half of the joint length."""
        return next((c for span, c in self.claims if _overlap(span, (start, end)) >= 0.5), None)


def read_folder(folder: Path) -> Iterator[AnnotatedText]:
    """The annotated texts of a folder, by name."""
    for path in sorted([*folder.glob("*.json"), *folder.glob("*.ann")]):
        if path.suffix == ".json":
            yield _read_json(path)
            continue
        texts = re.split(r"^(?=@title )", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        for number, content in enumerate(filter(str.strip, texts), 1):
            yield read_lines(f"{path.stem}-{number:03}", content)


def read_title(text: str) -> str | None:
    """The headline among the opening lines: the first that names a therapy or condition, else the first of some length.

    Lines of navigation, bylines and long lines are none.
    """
    lexicon = load_extractor().lexicon
    lines = [raw.strip().lstrip("# ").strip("*") for raw in text.strip().split("\n")[:14]]
    lines = [line for line in lines if LEAST_TITLE <= len(line) < MOST_TITLE and not NO_TITLE.search(line)]
    for family in ("condition", "substance"):
        for line in lines[:5]:
            if any(h.concept.family == family for h in lexicon.scan(line)):
                return line
    return next((line for line in lines if len(line.split()) >= 4), None)


def _read_json(path: Path) -> AnnotatedText:
    gold = json.loads(path.read_text(encoding="utf-8"))
    text = path.with_suffix(".txt").read_text(encoding="utf-8")
    claims = [(_locate(text, claim), claim) for claim in gold["claims"]]
    return AnnotatedText(path.stem, text, read_title(text), claims)


def _locate(text: str, claim: Claim) -> tuple[int, int]:
    at = -1
    for _ in range(claim.get("nth", 1)):
        at = text.index(claim["quote"], at + 1)
    return at, at + len(claim["quote"])


def _overlap(a: tuple[int, int], b: tuple[int, int]) -> float:
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return shared / (max(a[1], b[1]) - min(a[0], b[0])) if shared > 0 else 0.0


def read_lines(name: str, content: str) -> AnnotatedText:
    """A text whose lines are its statements, each claim followed by its label line `=> TYPE STANCE … | ATTRIBUTES`.

    Raises:
        ValueError: a label that cannot be read; the message names text and line.
    """
    head: dict[str, str] = {}
    read = AnnotatedText(name, "", None)
    before = ""
    for number, line in enumerate(content.splitlines(), 1):
        if line.startswith("@"):
            key, _, value = line[1:].partition(" ")
            head[key] = value.strip()
        elif line.startswith("=>"):
            start = read.text.rfind(before)
            try:
                read.claims.append(((start, start + len(before)), _read_label(line[2:], head)))
            except (KeyError, IndexError) as error:
                raise ValueError(f"{name}, line {number}: cannot read the label {line!r}") from error
        else:
            before = line.strip()
            read.text += _join(read.text, before) + before
    read.title = head.get("title")
    return read


def _join(text: str, line: str) -> str:
    """What stands between a text and its next line: a space inside a paragraph of prose, else a line break."""
    last = text.rsplit("\n", 1)[-1]
    return " " if line and last and not _is_line(last) and not _is_line(line) else "\n" if text else ""


def _is_line(line: str) -> bool:
    """True for a heading, a list item, a table row or a line without an end, which keep a line of their own."""
    return " | " in line or OWN_LINE.match(line) is not None or not line.rstrip(CLOSING).endswith(ENDS)


def _read_label(label: str, head: dict[str, str]) -> Claim:
    types, _, rest = label.partition("|")
    given = dict(item.partition("=")[::2] for item in rest.split())
    found = dict(map(_read_type, types.split(";")))
    about = given.get("subj", "condition" if next(iter(found)) == "condition" else "therapy")
    substance = given.get("sub", head["therapy"] if about == "therapy" else "none")
    condition = given.get("cond", head["condition"])
    return {
        "types": found,
        "subject": about,
        "substance": None if substance == "none" else substance,
        "condition": None if condition == "none" else condition,
        "evidence_basis": given.get("basis", "none"),
        "hype": "hype" in given,
    }


def _read_type(part: str) -> tuple[str, dict[str, Any]]:
    name, stance, *marks = part.split()
    return name, {
        "stance": STANCES[stance],
        "negated": "neg" in marks,
        "certainty": "hedged" if "h" in marks else "asserted",
    }
