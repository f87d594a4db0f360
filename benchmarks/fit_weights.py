"""Fit the weights of claim types and stance on annotated texts and write them to `transforms/weights/`.

    python -m benchmarks.fit_weights [FOLDER ...]

A folder holds annotated texts (`tests/annotated/README.md`); by default those for development in `tests/annotated/`.
One ridge-penalised logistic regression per answer, solved by L-BFGS, and cross-validated by text, so that no
statement helps to judge another of its own text.
"""

from __future__ import annotations

import argparse
import csv
import itertools
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from scipy.special import expit

from benchmarks.annotated import read_folder
from transforms.claim_types import MODULES
from transforms.claim_types.choose import list_beside, list_chosen
from transforms.context import basis, negation, speech, stance, subject
from transforms.extract import name_study, read_document
from transforms.reading import Reading
from transforms.weights.features import list_features
from transforms.weights.table import ALWAYS, locate_weights
from warehouse.tables.values import EVIDENCE_BASES, STANCES

TYPES = tuple(MODULES)
RIDGE, WORD_RIDGE = 4.0, 2.0
LEAST_SUPPORT, LEAST_PAIR_SUPPORT = 2, 3
FOLDS = 8
ANNOTATED = Path(__file__).parents[1] / "tests" / "annotated"
FOLDERS = (ANNOTATED / "development", ANNOTATED / "digests", ANNOTATED / "lines")

Matrix = csr_matrix
Answers = NDArray[np.float64]
Example = tuple[str, list[str], list[int]]
"""The text that a statement stands in, its features, and for each answer whether it is right."""


Annotated = tuple[str, Reading, list[str], str | None, dict[str, Any] | None]
"""Text name, statement, its features, the kind of study that it speaks of, and its annotation if it is a claim."""


def read_statements(folder: Path) -> Iterator[Annotated]:
    """Statements that could be claims, with the annotation of each."""
    for annotated in read_folder(folder):
        for reading, quantities, mention in read_document(annotated.text, annotated.title):
            if speech.is_silent(reading):
                continue
            features = list_features(reading, {q.kind for q in quantities}, mention is not None)
            claim = annotated.find_claim(reading.span.start, reading.span.end)
            yield annotated.name, reading, features, name_study(mention), claim


def list_type_examples(folders: list[Path]) -> list[Example]:
    """An example per statement for the claim types."""
    found = (item for folder in folders for item in read_statements(folder))
    return [(name, features, [int(t in (c["types"] if c else ())) for t in TYPES]) for name, _, features, _, c in found]


def list_stance_examples(folders: list[Path]) -> list[Example]:
    """An example per claim for the stance."""
    examples = []
    for name, reading, features, _, claim in (item for folder in folders for item in read_statements(folder)):
        negated = negation.is_negated(reading)
        for kind, own in (claim or {"types": {}})["types"].items():
            about = subject.find_subject(reading, kind)
            shown = stance.list_stance_features(reading, features, kind, about, negated)
            examples.append((name, shown, [int(own["stance"] == s) for s in STANCES]))
    return examples


def list_basis_examples(folders: list[Path]) -> list[Example]:
    """An example per claim for the evidence basis."""
    examples = []
    for name, reading, features, study, claim in (item for folder in folders for item in read_statements(folder)):
        for kind in (claim or {"types": {}})["types"]:
            shown = basis.list_basis_features(reading, features, kind, study)
            examples.append((name, shown, [int((claim or {})["evidence_basis"] == b) for b in EVIDENCE_BASES]))
    return examples


def fit(x: Matrix, y: Answers, known: Answers | float = 0.0) -> Answers:
    """Weights of one ridge-penalised logistic regression; the first column of x is the base rate, hardly penalised.

    Args:
        x: a row per example.
        y: whether the answer is right.
        known: log-odds that each example has already.
    """
    penalty = np.full(x.shape[1], RIDGE)
    penalty[0] = 0.01

    def lose(w: Answers) -> tuple[float, Answers]:
        z = x @ w + known
        loss = np.logaddexp(0, z).sum() - (y * z).sum() + 0.5 * (penalty * w * w).sum()
        return float(loss), x.T @ (expit(z) - y) + penalty * w

    return np.asarray(minimize(lose, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x)


def scale(names: list[str]) -> Answers:
    """Factor of each column: one, and less for single words, so that they are penalised more."""
    return np.array([1.0, *((RIDGE / WORD_RIDGE) ** 0.5 if n.startswith("w:") else 1.0 for n in names)])


def to_matrix(examples: list[Example], names: list[str]) -> Matrix:
    """Examples as zeros and ones by feature, the first column always one, scaled."""
    at = {name: i + 1 for i, name in enumerate(names)}
    columns = [[0, *(at[f] for f in features if f in at)] for _, features, _ in examples]
    ends = np.cumsum([0, *map(len, columns)])
    flat = np.concatenate([np.array(c) for c in columns])
    return csr_matrix((scale(names)[flat], flat, ends), shape=(len(examples), len(names) + 1))


def cross_validate(x: Matrix, y: Answers, texts: list[str]) -> Answers:
    """Log-odds of every answer for every example, from weights fitted without the example's text."""
    scores = np.zeros_like(y)
    groups = sorted(set(texts))
    for k in range(FOLDS):
        held = np.isin(texts, groups[k::FOLDS])
        for t in range(y.shape[1]):
            scores[held, t] = x[held] @ fit(x[~held], y[~held, t])
    return scores


def fit_beside(scores: Answers, y: Answers, texts: list[str]) -> tuple[list[str], Answers]:
    """Names and weights of what the statements beside one say of its types, on top of the log-odds that it has alone.

    Args:
        scores: log-odds of every type for every example, from weights that have not seen its text.
        y: whether each type is right.
        texts: the text of every example; those of one text stand together.
    """
    beside: list[list[str]] = []
    for _, group in itertools.groupby(range(len(texts)), key=texts.__getitem__):
        beside += list_beside([[TYPES[t] for t in list_chosen(list(scores[i]))] for i in group])
    names = sorted({name for found in beside for name in found})
    x = np.array([[0.0, *(float(name in found) for name in names)] for found in beside])
    refined = np.zeros_like(y)
    groups = sorted(set(texts))
    for k in range(FOLDS):
        held = np.isin(texts, groups[k::FOLDS])
        for t in range(y.shape[1]):
            refined[held, t] = scores[held, t] + x[held] @ fit(csr_matrix(x[~held]), y[~held, t], scores[~held, t])
    print("with the statements beside:")
    report_types(refined, y)
    fitted = np.stack([fit(csr_matrix(x), y[:, t], scores[:, t]) for t in range(y.shape[1])], axis=1)
    return names, fitted[1:]


def report_types(scores: Answers, y: Answers) -> None:
    """Print the F1 of the claim types at several thresholds, the best last."""
    lines = []
    for least, sure in itertools.product((-2.0, -1.75, -1.5, -1.25, -1.0), (-0.8, -0.6, -0.4, -0.2, 0.0)):
        chosen = (scores >= sure) | ((scores == scores.max(axis=1, keepdims=True)) & (scores >= least))
        hit = float((chosen & (y > 0)).sum())
        lines.append((2 * hit / float(chosen.sum() + y.sum()), least, sure, hit / chosen.sum(), hit / y.sum()))
    for f1, least, sure, precision, recall in sorted(lines)[-3:]:
        print(f"claim types: LEAST {least} SURE {sure}: F1 {f1:.3f} P {precision:.3f} R {recall:.3f}")


def _is_pair(feature: str) -> bool:
    return feature.startswith("w:") and " " in feature


def fit_decision(name: str, answers: tuple[str, ...], examples: list[Example]) -> None:
    """Cross-validate, report, and write the weights of one decision."""
    counts = Counter(f for _, features, _ in examples for f in features)
    names = sorted(f for f, n in counts.items() if n >= (LEAST_PAIR_SUPPORT if _is_pair(f) else LEAST_SUPPORT))
    x, y = to_matrix(examples, names), np.array([right for *_, right in examples], dtype=float)
    scores = cross_validate(x, y, [text for text, *_ in examples])
    print(f"{name}: {len(examples)} examples, {len(names)} features")
    if name == "claim_types":
        report_types(scores, y)
    else:
        print(f"{name}: accuracy {(scores.argmax(axis=1) == y.argmax(axis=1)).mean():.3f}")
    weights = np.stack([fit(x, y[:, t]) for t in range(len(answers))], axis=1) * scale(names)[:, None]
    if name == "claim_types":
        beside, more = fit_beside(scores, y, [text for text, *_ in examples])
        names, weights = [*names, *beside], np.concatenate([weights, more])
    with locate_weights(name).open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["feature", *answers])
        out.writerows([n, *(f"{v:.2f}" for v in row)] for n, row in zip([ALWAYS, *names], weights, strict=True))


def main() -> None:
    """Fit all decisions."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, default=list(FOLDERS))
    folders = parser.parse_args().folders
    fit_decision("claim_types", TYPES, list_type_examples(folders))
    fit_decision("stance", STANCES, list_stance_examples(folders))
    fit_decision("evidence_basis", EVIDENCE_BASES, list_basis_examples(folders))


if __name__ == "__main__":
    main()
