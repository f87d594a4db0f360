"""EBM-NLP: which words of an abstract give the size of the sample."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from benchmarks.outside.figures import DataSet, Figure, Tally
from benchmarks.outside.statements import read_sentence
from transforms.quantities.extract import find_quantities
from transforms.quantities.numbers import ONES, TENS

FOLDER = "nlp_project/dataset"
LABEL = "PSS"
NUMBER = re.compile(rf"\d|(?:{'|'.join([*ONES, *TENS])}|hundred|thousand)", re.I)
Token = tuple[str, str]


def measure_ebm(folder: Path) -> Iterator[Figure]:
    """The two files that are small enough to be obtained; of each labelled run only the first number counts."""
    for name in ("dev", "test"):
        numbers, sizes = Tally(), Tally()
        sentences = list(_read_sentences(folder / FOLDER / f"{name}.txt"))
        for tokens in sentences:
            gold, ours = _list_gold(tokens), _list_ours(tokens)
            numbers.add(len(gold & ours), len(ours), len(gold))
            if gold:
                sizes.add(len(gold & ours), len(ours), len(gold))
        yield Figure(
            f"{name}: first word of each sample size",
            f"{len(sentences)} sentences",
            numbers.show(),
            "coarse P/I/O word F1 .72–.74",
        )
        yield Figure(f"{name}: the same, sentences that hold one", f"{numbers.wanted} sizes", sizes.show(), "–")


def _read_sentences(path: Path) -> Iterator[list[Token]]:
    tokens: list[Token] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            columns = line.split("\t")
            tokens.append((columns[0], columns[-1]))
        elif tokens:
            yield tokens
            tokens = []
    if tokens:
        yield tokens


def _list_gold(tokens: list[Token]) -> set[int]:
    """Places of the first numeral of each run of labelled tokens."""
    labelled = [at for at, (word, label) in enumerate(tokens) if label == LABEL and NUMBER.match(word)]
    return {at for at in labelled if at - 1 not in labelled}


def _list_ours(tokens: list[Token]) -> set[int]:
    starts, text = [], ""
    for word, _ in tokens:
        starts.append(len(text))
        text += f"{word} "
    found = [q.start for q in find_quantities(read_sentence(text)) if q.kind == "participant_count"]
    return {max(at for at, start in enumerate(starts) if start <= place) for place in found}


EBM = DataSet(
    "ebm",
    "devkotasabin/EBM-NLP",
    f"{FOLDER}/test.txt",
    measure_ebm,
    "The labels were drawn by a crowd and are noisy: many sizes of arms are marked and as many are not, and "
    "counts of events, which our codebook calls participants too, never are. So precision says more about the two "
    "schemes than about the rules; recall is the figure to read. The published figures are for whole P/I/O spans, "
    "no one reports this label alone. The sentences of dev were read while the rules on people were written, "
    "those of test were only measured.",
)
