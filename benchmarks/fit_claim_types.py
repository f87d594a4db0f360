"""Fit the weights of the claim types on annotated texts and write them to `transforms/claim_types/weights.csv`.

    python benchmarks/fit_claim_types.py FOLDER [FOLDER ...]

A folder holds `NAME.txt` with `NAME.json` (annotations as in `tests/annotated/README.md`). One ridge-penalised logistic
regression per claim type, solved by Newton's method; cross-validated by text, so that no statement helps to judge
another of its own text.
"""

from __future__ import annotations

import argparse
import csv
import itertools
import json
import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))
from transforms.claim_types.features import list_features
from transforms.claim_types.weigh import ALWAYS, TYPES, WEIGHTS
from transforms.context import speech
from transforms.extract import read_document

RIDGE = 2.5
WORD_RIDGE = 6.0
LEAST_SUPPORT = 3


def read_folder(folder: Path) -> list[tuple[str, list[str], list[int]]]:
    """Rows (text, features, claim types as 0 or 1) for every statement that could be a claim."""
    rows = []
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        spans = [(*_locate(text, claim), set(claim["types"])) for claim in gold["claims"]]
        for reading, quantities, mention in read_document(text, gold.get("title") or first_line(text)):
            if speech.is_silent(reading):
                continue
            types = set().union(*(t for a, b, t in spans if _overlap((a, b), (reading.span.start, reading.span.end)) >= 0.5))
            features = list_features(reading, {q.kind for q in quantities}, mention is not None)
            rows.append((path.stem, features, [int(name in types) for name in TYPES]))
    return rows


def first_line(text: str) -> str | None:
    """The first line as a title, if it is short enough to be one."""
    line = text.lstrip().split("\n")[0].strip().lstrip("# ").strip("*")
    return line if len(line) < 160 else None


def _locate(text: str, claim: dict[str, object]) -> tuple[int, int]:
    at = -1
    for _ in range(int(str(claim.get("nth", 1)))):
        at = text.index(str(claim["quote"]), at + 1)
    return at, at + len(str(claim["quote"]))


def _overlap(a: tuple[int, int], b: tuple[int, int]) -> float:
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return shared / (max(a[1], b[1]) - min(a[0], b[0])) if shared > 0 else 0.0


def fit(x: np.ndarray, y: np.ndarray, ridge: float) -> np.ndarray:
    """Weights of one ridge-penalised logistic regression; the first column of x is the intercept, not penalised."""
    w = np.zeros(x.shape[1])
    penalty = np.full(x.shape[1], ridge)
    penalty[0] = 0.01
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ w))
        gradient = x.T @ (p - y) + penalty * w
        hessian = (x * (p * (1 - p))[:, None]).T @ x + np.diag(penalty)
        step = np.linalg.solve(hessian, gradient)
        w -= step
        if np.abs(step).max() < 1e-6:
            break
    return w


def to_matrix(rows: list[tuple[str, list[str], list[int]]], names: list[str], ridge: float) -> np.ndarray:
    """Rows as zeros and ones, the first column always one; words are scaled down, so that they are penalised more."""
    at = {name: i + 1 for i, name in enumerate(names)}
    x = np.zeros((len(rows), len(names) + 1))
    x[:, 0] = 1
    for i, (_, features, _) in enumerate(rows):
        x[i, [at[f] for f in features if f in at]] = 1
    return x * scale(names, ridge)


def scale(names: list[str], ridge: float) -> np.ndarray:
    """Factor of each column: one, and less for words."""
    return np.array([1.0, *((ridge / WORD_RIDGE) ** 0.5 if n.startswith("w:") else 1.0 for n in names)])


def main() -> None:
    """Fit, report the cross-validated F1, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--ridge", type=float, default=RIDGE)
    parser.add_argument("--dry", action="store_true", help="report only")
    args = parser.parse_args()
    rows = [row for folder in args.folders for row in read_folder(folder)]
    counts: dict[str, int] = {}
    for _, features, _ in rows:
        for f in features:
            counts[f] = counts.get(f, 0) + 1
    names = sorted(f for f, n in counts.items() if n >= LEAST_SUPPORT)
    x, y = to_matrix(rows, names, args.ridge), np.array([row[2] for row in rows], dtype=float)
    texts = np.array([row[0] for row in rows])
    scores = np.zeros_like(y)
    groups = sorted(set(texts))
    for k in range(8):
        held = np.isin(texts, groups[k::8])
        for t in range(len(TYPES)):
            scores[held, t] = x[held] @ fit(x[~held], y[~held, t], args.ridge)
    for least, sure in itertools.product((-2.0, -1.7, -1.4, -1.1), (-0.8, -0.5, -0.2, 0.1)):
        chosen = (scores >= sure) | ((scores == scores.max(axis=1, keepdims=True)) & (scores >= least))
        hit = (chosen & (y > 0)).sum()
        print(f"least {least} sure {sure}: F1 {2 * hit / (chosen.sum() + y.sum()):.3f} P {hit / chosen.sum():.3f} R {hit / y.sum():.3f} of {int(y.sum())} in {len(rows)} statements, {len(names)} features")
    if not args.dry:
        weights = np.stack([fit(x, y[:, t], args.ridge) for t in range(len(TYPES))], axis=1)
        weights *= scale(names, args.ridge)[:, None]
        with WEIGHTS.open("w", encoding="utf-8", newline="") as file:
            out = csv.writer(file, lineterminator="\n")
            out.writerow(["feature", *TYPES])
            for name, row in zip([ALWAYS, *names], weights, strict=True):
                out.writerow([name, *(f"{v:.3f}" for v in row)])


if __name__ == "__main__":
    main()
