"""A corpus of any size: documents of the statements of the annotated texts and of plain health text, no two alike."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ANNOTATED = Path(__file__).parents[2] / "tests" / "annotated" / "development"
ON_TOPIC = 0.2
"""Share of the documents that speak of a therapy of the vocabularies."""
LINES = (8, 24)
"""Fewest and most statements of a document."""
PUBLISHERS = 400
TYPES = (("clinic", "sells_treatment"), ("news", "none_known"), ("journal", "none_known"), ("blog", "unknown"))
NUMBER = re.compile(r"\b\d{2,3}\b")
FILLER = """
Regular walking is good for the heart and costs nothing.
The town council will open a second pharmacy next to the station in spring.
Vegetables keep most of their vitamins when they are steamed for a few minutes.
The survey asked 812 households how often they cook at home.
Sleep is easier in a dark and quiet room.
Blood pressure was measured twice, five minutes apart, by a trained nurse.
Patients with diabetes were followed for a median of 38 months.
The hospital's new wing has 120 beds and its own kitchen.
Statins lowered cholesterol by 31% in the first year of the trial.
Hand washing remains the simplest way to avoid a cold.
Influenza vaccines are offered to everybody above the age of 60.
The authors declare that they have no competing interests.
Physiotherapy began on the second day after the operation.
Of the 245 children examined, 17 wore glasses already.
A balanced breakfast may help you to concentrate.
""".strip().split("\n")


@cache
def _load_texts() -> tuple[tuple[str, ...], ...]:
    """The lines of each annotated text that is not held back."""
    texts = (path.read_text(encoding="utf-8") for path in sorted(ANNOTATED.glob("*.txt")))
    return tuple(tuple(line.strip() for line in text.split("\n") if line.strip()) for text in texts)


def make_record(number: int) -> dict[str, str]:
    """The document of that number, the same every time, as a record with its labels."""
    dice = random.Random(number)
    publisher = dice.randrange(PUBLISHERS)
    kind, interest = TYPES[publisher % len(TYPES)]
    text = _make_text(dice, number)
    return {
        "id": f"doc-{number:08}",
        "source_id": f"publisher-{publisher:03}",
        "publisher": f"Publisher {publisher:03}",
        "source_type": kind,
        "commercial_interest": interest,
        "language": "en",
        "title": text.split("\n", 1)[0][:90],
        "text": text,
    }


def _make_text(dice: random.Random, number: int) -> str:
    count = dice.randint(*LINES)
    lines = [dice.choice(FILLER) for _ in range(count)]
    if dice.random() < ON_TOPIC:
        known = dice.choice(_load_texts())
        start = dice.randrange(len(known))
        told = [_vary(line, dice) for line in known[start : start + count // 2]]
        lines[: len(told)] = told
    return "\n\n".join([*lines, f"This page has the number {number:,} in the archive."])


def _vary(line: str, dice: random.Random) -> str:
    """The line with each of its middling numbers changed a little, so that texts differ and studies do, too."""
    return NUMBER.sub(lambda found: str(max(2, int(found[0]) + dice.randint(-4, 4))), line)


def make_lines(first: int, count: int) -> Iterator[bytes]:
    """So many documents from that number on, as JSON lines."""
    for number in range(first, first + count):
        yield json.dumps(make_record(number), ensure_ascii=False).encode() + b"\n"


def write_jsonl(folder: Path, count: int, per_file: int = 50_000) -> int:
    """Write the first `count` documents as files of JSON lines; bytes written."""
    folder.mkdir(parents=True, exist_ok=True)
    size = 0
    for first in range(0, count, per_file):
        with (folder / f"part-{first:09}.jsonl").open("wb") as file:
            for line in make_lines(first, min(per_file, count - first)):
                size += file.write(line)
    return size
