"""PHEE: dose, duration, age, patients and negation in sentences of case reports on side effects."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.outside.figures import DataSet, Figure, Tally
from benchmarks.outside.statements import read_sentence
from transforms.context.negation import is_negated
from transforms.quantities.extract import find_quantities

TIMES = frozenset({"treatment_duration", "effect_duration", "follow_up", "onset", "comparator_onset"})
ARGUMENTS = (
    ("dose, as an amount", "Treatment.Dosage", frozenset({"dose"}), re.compile(r"\d\s?-?(?:mg|µg|mcg|ml)\b", re.I)),
    (
        "duration of treatment, with a unit",
        "Treatment.Duration",
        frozenset({"treatment_duration"}),
        re.compile(r"(?:\d|\b\w+)[ -](?:day|week|month|year)", re.I),
    ),
    (
        "duration of treatment, any kind of time",
        "Treatment.Duration",
        TIMES,
        re.compile(r"(?:\d|\b\w+)[ -](?:day|week|month|year)", re.I),
    ),
    ("age, in figures", "Subject.Age", frozenset({"age"}), re.compile(r"\d")),
    (
        "patients, as a number",
        "Subject.Population",
        frozenset({"participant_count"}),
        re.compile(r"\d+\Z|two|three|four|five|six|seven|eight|nine|ten", re.I),
    ),
)
"""What is measured: its name, the argument in the data, our kinds, and which of its spans hold a number."""
PUBLISHED = "exact F1 .762 over all sub-arguments (trained generative model)"
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with the spans of each argument and whether an event in it is negated."""

    text: str
    spans: dict[str, list[tuple[Span, str]]]
    negated: bool


def measure_phee(folder: Path) -> Iterator[Figure]:
    """The test part: spans that share a character with one of ours; ours outside all of theirs count as wrong."""
    sentences = [_read(json.loads(line)) for line in (folder / FILE).read_text(encoding="utf-8").splitlines()]
    for name, argument, kinds, counted in ARGUMENTS:
        tally = Tally()
        for sentence in sentences:
            _compare(sentence, argument, kinds, counted, tally)
        yield Figure(name, f"{tally.wanted} spans", tally.show(), PUBLISHED if argument == "Treatment.Dosage" else "–")
    tally = Tally()
    for sentence in sentences:
        ours = is_negated(read_sentence(sentence.text))
        tally.add(ours and sentence.negated, ours, sentence.negated)
    yield Figure("negated event, by sentence", f"{tally.wanted} of {len(sentences)}", tally.show(), "–")


FILE = "data/json/test.json"


def _compare(sentence: Sentence, argument: str, kinds: frozenset[str], counted: re.Pattern[str], tally: Tally) -> None:
    ours = [(q.start, q.end) for q in find_quantities(read_sentence(sentence.text)) if q.kind in kinds]
    all_gold = [span for span, _ in sentence.spans.get(argument, [])]
    gold = [span for span, raw in sentence.spans.get(argument, []) if counted.search(raw)]
    found = sum(any(_meet(a, b) for b in ours) for a in gold)
    wrong = sum(not any(_meet(a, b) for b in all_gold) for a in ours)
    tally.add(found, found + wrong, len(gold))


def _meet(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _read(raw: dict[str, Any]) -> Sentence:
    spans: dict[str, dict[Span, str]] = {}
    negated = False
    for event in (event for note in raw["annotations"] for event in note["events"]):
        negated = negated or bool(event.get("Negated", {}).get("value"))
        for name, argument in event.items():
            if isinstance(argument, dict):
                for sub, value in argument.items():
                    if isinstance(value, dict):
                        spans.setdefault(f"{name}.{sub}", {}).update(_list_spans(value))
    return Sentence(raw["context"], {name: list(found.items()) for name, found in spans.items()}, negated)


def _list_spans(value: dict[str, Any]) -> Iterator[tuple[Span, str]]:
    for texts, starts in zip(value["text"], value["start"], strict=True):
        for text, start in zip(texts, starts, strict=True):
            yield (start, start + len(text)), text


PHEE = DataSet(
    "phee",
    "ZhaoyueSun/PHEE",
    FILE,
    measure_phee,
    "PHEE marks a dose or a duration only where it belongs to the treatment of an event; our quantities are all "
    "that a sentence names, so each one outside an event counts against precision. Durations such as “chronic” or "
    "“first” hold no number and are not counted. Its authors found their own annotators to agree on durations at "
    ".753. Negation is theirs of the event, ours of the main clause. Their first month of interferon, seventeenth "
    "day or chronic use are no length of a course for us.",
)
