"""A published warehouse of any size to look at: texts that rest on one real-looking trial and part with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.rows import NOW, make_document, make_row
from warehouse import tables as t
from warehouse.draft import Draft
from warehouse.publish import publish
from warehouse.schema import Row
from warehouse.snapshots import Snapshot

LINES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("A 2022 trial in Example Medicine enrolled 185 veterans.", {"claim_type": "evidence", "study": True}),
    (
        "In it, ketamine significantly reduced symptoms of PTSD.",
        {"claim_type": "efficacy", "stance": "favourable", "study": True},
    ),
    ("Relief may come within a day. 🙂", {"claim_type": "onset", "stance": "favourable", "certainty": "hedged"}),
    ("Ketamine is a proven breakthrough.", {"claim_type": "efficacy", "stance": "favourable", "hype": True}),
    ("It can raise blood pressure.", {"claim_type": "safety", "stance": "unfavourable"}),
    ("The benefit lasted three months.", {"claim_type": "durability", "stance": "favourable"}),
    ("PTSD follows a trauma.", {"claim_type": "condition", "subject": "condition"}),
    ("Six infusions over two weeks are usual.", {"claim_type": "protocol"}),
    ("It regrows synapses, people who took it say.", {"claim_type": "mechanism", "evidence_basis": "testimonial"}),
    ("No agency has approved it for this use.", {"claim_type": "regulatory", "stance": "unfavourable"}),
)
"""What every text says, a claim a line, and what the claim is read as."""

TYPES = ("clinic", "news", "blog", "journal", "forum")
DEFAULTS = {
    "subject": "therapy", "stance": "neutral", "certainty": "asserted", "evidence_basis": "none", "hype": False,
    "negated": False, "substance": "ketamine", "condition": "ptsd", "rule": "by hand", "extractor": "test 1",
}  # fmt: skip
TRIAL: dict[str, Any] = {"journal": "Example Medicine", "year": 2022, "design": "randomized_controlled_trial"}
TRIAL |= {"substance": "ketamine", "condition": "ptsd"}
COUNTS = (
    "with_study_count", "hedged_count", "hype_count", "unfavourable_count", "proposition_count", "disputed_count",
    "alone_count",
)  # fmt: skip


@dataclass(frozen=True)
class Corpus:
    """How many sources there are, with how many texts each, and what stands in them beyond `LINES`."""

    sources: int = 5
    texts: int = 1
    first: int = 0
    extra_lines: Sequence[str] = ()
    titles: Sequence[str] = field(default_factory=tuple)
    urls: Sequence[str] = field(default_factory=tuple)
    matched: bool = True

    @property
    def lines(self) -> tuple[tuple[str, dict[str, Any]], ...]:
        """The lines of every text."""
        return LINES + tuple((line, {"claim_type": "efficacy"}) for line in self.extra_lines)


def publish_corpus(warehouse: Path, corpus: Corpus, run_id: str = "run-1") -> Snapshot:
    """Publish the tables of a corpus, with all that links them."""
    with Draft.create(warehouse, run_id) as draft:
        draft.add(make_rows(corpus, run_id))
        return publish(draft)


def make_rows(corpus: Corpus, run_id: str) -> Iterator[Row]:
    """The rows of all tables."""
    for number in range(corpus.sources):
        yield _make_source(corpus, number)
        for text in range(corpus.first, corpus.first + corpus.texts):
            yield from _make_text(corpus, f"source-{number}", text)
    yield from _make_worth(corpus)
    facts = {"document_count": 1, "new_document_count": 1, "claim_count": 1, "code_version": "test"}
    yield make_row(t.Run, run_id=run_id, snapshot=run_id, started_at=NOW, finished_at=NOW, **facts)
    checked = {"expectation": "key is unique", "severity": "critical", "success": True, "checked_at": NOW}
    yield make_row(t.ValidationResult, run_id=run_id, table_name="claims", row_count=1, unexpected_count=0, **checked)


def _make_source(corpus: Corpus, number: int) -> Row:
    facts = {"label_basis": "manifest", "language": "en", "source_type": TYPES[number % len(TYPES)]}
    facts["commercial_interest"] = "sells_treatment" if number % len(TYPES) == 0 else "none_known"
    facts["title"] = corpus.titles[number] if number < len(corpus.titles) else f"Page number {number}"
    facts["url"] = corpus.urls[number] if number < len(corpus.urls) else None
    return make_row(t.Source, source_id=f"source-{number}", **facts)


def _make_text(corpus: Corpus, source_id: str, number: int) -> Iterator[Row]:
    document_id = f"{source_id}-{number}"
    document = make_document(document_id, *(line for line, _ in corpus.lines))
    facts = {f: getattr(document, f) for f in document.__slots__} | {"source_id": source_id, "document_id": document_id}
    yield t.Document(**facts | {"title": f"Text {number}"})
    start = 0
    for ordinal, (line, said) in enumerate(corpus.lines):
        place = {"document_id": document_id, "start": start, "end": start + len(line), "quote": line}
        yield from _make_claim(place, f"{document_id}-{ordinal}", source_id, said)
        start += len(line) + 1
    first, mention = LINES[0][0], {"mention_id": f"m-{document_id}", "study_id": "s1", "status": "published"}
    span = {"document_id": document_id, "start": 0, "end": len(first), "quote": first}
    yield make_row(t.StudyMention, participant_count=185, **mention, **span, **TRIAL)
    if corpus.matched:
        differing = {"study_id": "s1", "mention_id": f"m-{document_id}", "severity": "critical", "against": "reference"}
        yield t.Discrepancy(attribute="participant_count", stated="185", expected="158", **differing)


def _make_claim(place: dict[str, Any], name: str, source_id: str, said: dict[str, Any]) -> Iterator[Row]:
    links: dict[str, Any] = {"statement_id": name, "source_id": source_id}
    facts = DEFAULTS | {key: value for key, value in said.items() if key != "study"}
    if said.get("study"):
        links |= {"study_id": "s1", "mention_id": f"m-{place['document_id']}"}
        facts["evidence_basis"] = "named_study"
    if facts["claim_type"] in ("efficacy", "safety"):
        links["proposition_id"] = f"p-{facts['claim_type']}"
    claim_id = f"c-{name}"
    yield make_row(t.Claim, claim_id=claim_id, **place, **links, **facts)
    if said.get("study") and facts["claim_type"] == "efficacy":
        held = {"reference_id": "doi:10.1000/1", "study_id": "s1", "attribute": "outcome"}
        yield t.Verdict(claim_id=claim_id, verdict="contradicted", stated="favourable", found="neither", **held)
    word = {"start": place["start"], "end": place["start"] + 2, "quote": place["quote"][:2]}
    cue = {"statement_id": name, "document_id": place["document_id"], "cue": facts["claim_type"], "concept": "a word"}
    yield t.Cue(**cue, **word)
    if said.get("study") and "185" in place["quote"]:
        start = place["start"] + place["quote"].index("185")
        span = {"start": start, "end": start + 12, "quote": "185 veterans", "statement_id": name}
        number = {"kind": "participant_count", "low": 185.0, "high": 185.0, "unit": "participant", "qualifier": "exact"}
        yield t.Quantity(quantity_id=f"q-{name}", document_id=place["document_id"], **span, **number)


def _make_worth(corpus: Corpus) -> Iterator[Row]:
    total = corpus.sources * corpus.texts
    counts = {"mention_count": total, "source_count": corpus.sources, "status": "published"}
    match = {"reference_id": "doi:10.1000/1", "match_probability": 0.97, "resolution": "matched"}
    match = match if corpus.matched else {"resolution": "unmatched"}
    yield make_row(t.Study, study_id="s1", participant_count=185, **counts, **match, **TRIAL)
    entry = {"reference_id": "doi:10.1000/1", "doi": "10.1000/1", "title": "Ketamine in Veterans: A Trial"}
    result = {"primary_outcome": "PCL-5", "outcome_favours": "neither", "origin": "seed", "participant_count": 158}
    yield make_row(t.ReferenceStudy, **entry, **result, **TRIAL)
    point = {"substance": "ketamine", "condition": "ptsd", "source_count": corpus.sources}
    point |= {"subject": "therapy", "topic": "other", "hedged_count": 0}
    point |= {"independent_source_count": corpus.sources, "with_study_count": total}
    works = {"claim_count": 2 * total, "favourable_count": 2 * total, "unfavourable_count": 0, "agreement": "agree"}
    harms = {"claim_count": total, "favourable_count": 0, "unfavourable_count": total, "agreement": "disagree"}
    for kind, facts in (("efficacy", works), ("safety", harms)):
        label = f"ketamine {kind} in ptsd"
        yield make_row(t.Proposition, proposition_id=f"p-{kind}", claim_type=kind, label=label, **point, **facts)
    shares = {"share_with_study": 0.2, "share_hedged": 0.1, "share_hype": 0.1, "share_unfavourable": 0.2}
    shares |= {"share_contradicted": 1.0}
    for number in range(corpus.sources):
        scores = dict.fromkeys(COUNTS, 0) | {"claim_count": 10 * corpus.texts, "study_count": 1}
        scores |= {"discrepancy_count": corpus.texts, "checked_count": corpus.texts, "contradicted_count": corpus.texts}
        yield make_row(t.SourceScorecard, source_id=f"source-{number}", **scores, **shares)
