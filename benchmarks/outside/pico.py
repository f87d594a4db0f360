"""PICO-Corpus: how many took part, one number for each abstract of a randomised trial on breast cancer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.outside.figures import DataSet, Figure, share
from benchmarks.outside.statements import read_quantities
from transforms.quantities.enrolled import find_enrolled
from transforms.quantities.numbers import read_value

FOLDER = "pico_corpus_brat_annotated_files"
LABEL = "\ttotal-participants "
PUBLISHED = (
    "bare regular expression 73.5 % (gold in digits); 64.7 % answered at 93.8 % exact (Windisch 2024); 88 % (Sarker)"
)


@dataclass(frozen=True, slots=True)
class Answer:
    """One abstract: the totals that its annotators marked, whether one is in digits, and ours."""

    totals: tuple[float, ...]
    in_digits: bool
    ours: float | None

    @property
    def is_exact(self) -> bool:
        """True if ours is one of the totals, of which an abstract may have several: those randomised or analysed."""
        return self.ours in self.totals


def measure_pico(folder: Path) -> Iterator[Figure]:
    """Exact totals: on all annotated abstracts, on those in digits, on the half that no rule was tuned on."""
    answers = [a for path in sorted((folder / FOLDER).glob("*.ann")) if (a := _answer(path)) is not None]
    digits = [a for a in answers if a.in_digits]
    yield _figure("enrolled participants exact, all annotated abstracts", answers, PUBLISHED)
    yield _figure("the same, gold in digits", digits, "73.5 % (bare regular expression)")
    yield _figure("the same, half not tuned on", answers[1::2], "–")
    yield _figure("the same, half not tuned on, gold in digits", [a for a in answers[1::2] if a.in_digits], "–")
    first = sum(a.ours == a.totals[0] for a in answers[1::2])
    yield Figure(
        "the total named first, half not tuned on", str(len(answers[1::2])), share(first, len(answers[1::2])), "–"
    )
    given = [a for a in answers[1::2] if a.ours is not None]
    yield _figure("exact where answered, half not tuned on", given, "93.8 % of the 64.7 % answered (Windisch 2024)")


def _figure(measure: str, answers: list[Answer], published: str) -> Figure:
    return Figure(measure, str(len(answers)), share(sum(a.is_exact for a in answers), len(answers)), published)


def _answer(path: Path) -> Answer | None:
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if LABEL in line]
    if not rows:
        return None
    marked = [raw for _, _, raw in sorted((int(row[1].split()[1]), row[0], row[2]) for row in rows)]
    best = find_enrolled(read_quantities(path.with_suffix(".txt").read_text(encoding="utf-8")))
    totals = tuple(_value(raw) for raw in marked)
    return Answer(totals, any(re.fullmatch(r"[\d,\s]+", raw) for raw in marked), best.low if best else None)


def _value(raw: str) -> float:
    found = re.match(r"\d[\d,\s]*", raw)
    return (
        float(re.sub(r"\D", "", found.group()))
        if found
        else read_value(re.sub(r"-(?=hundred|thousand)", " ", raw.lower()))
    )


PICO = DataSet(
    "pico",
    "sociocom/PICO-Corpus",
    FOLDER,
    measure_pico,
    "The label `total-participants` marks every number that stands for the whole of a trial: those randomised, "
    "but also those screened, evaluable or analysed, the parent trial of a sub-study, and now and then centres or "
    "doctors. An abstract counts as exact if our number is one of those marked; 164 of the 1,011 abstracts mark "
    "none and are left out. Every second abstract was read while the rules were written; the other half was only "
    "measured.",
)
