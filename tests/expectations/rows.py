"""A small consistent set of rows for every checked table."""

from __future__ import annotations

import duckdb

from expectations.facts import InputCounts
from tests.expectations.makers import NOW, make, make_claim, make_document, make_quantity, place, split_lines
from warehouse import tables as t
from warehouse.schema import TABLES, Row

__all__ = ["ALL_ADD_UP", "GOOD_ROWS", "NOW", "write_rows"]

ALL_ADD_UP = InputCounts(read=10, published=4, unchanged=3, duplicate=2, quarantined=1)

FAMILY, ACUTE = "👨‍👩‍👧", "e\u0301"
HEADING = f"Ketamine {FAMILY} for PTSD"
TRIAL = f"A 2021 trial at Caf{ACUTE} University gave 41 adults 0.5 mg/kg ketamine {FAMILY} or midazolam."
RESULT = "Symptoms fell in 67% of them within 24 hours 🎉."
REPLY = "Ketamine did not help in a 2019 trial of 30 people, says שלום."
ASIDE = "Read more about it."

TRIAL_PAGE = make_document("trial", "clinic", (HEADING, TRIAL, RESULT, ASIDE))
REPLY_PAGE = make_document("reply", "forum", (REPLY, ASIDE))
OLD_PAGE = make_document("old", "forum", ("An older text.",), uri="reply.txt", is_current=False)
COPIED_PAGE = make_document("copy", "silent", ("A copy. " * 3,), duplicate_of=OLD_PAGE.document_id)
PAGES = [TRIAL_PAGE, REPLY_PAGE, OLD_PAGE, COPIED_PAGE]

STATEMENTS = {s.statement_id: s for page in PAGES for s in split_lines(page, heading=HEADING)}
GAVE, FELL, REPLIED = STATEMENTS["trial:1"], STATEMENTS["trial:2"], STATEMENTS["reply:0"]

NAMED = {"mention_id": "m1", "study_id": "s1", "evidence_basis": "named_study"}
COUNTED = {"kind": "participant_count", "unit": "participant"}
OF_TRIAL = {
    "year": 2021, "participant_count": 41, "doi": "10.1000/x.1", "pmid": "12345678", "treatment_days_min": 1,
    "treatment_days_max": 2, "effect_days_min": 1, "effect_days_max": 2,
}  # fmt: skip

GOOD_ROWS: dict[str, list[Row]] = {
    "sources": [make(t.Source, source_id=name) for name in ("clinic", "forum", "silent")],
    "documents": list(PAGES),
    "document_signatures": [
        make(t.DocumentSignature, document_id=TRIAL_PAGE.document_id, method="by hand", shingle_count=9, signature="AAAA"),
    ],
    "statements": list(STATEMENTS.values()),
    "claims": [
        make_claim(GAVE, "clinic", "protocol", **NAMED),
        make_claim(GAVE, "clinic", "evidence", **NAMED),
        make_claim(FELL, "clinic", "efficacy", **NAMED, stance="favourable", proposition_id="p1", hype=True),
        make_claim(REPLIED, "forum", "efficacy", stance="unfavourable", proposition_id="p1", certainty="hedged"),
    ],
    "quantities": [
        make_quantity("q1", GAVE, TRIAL_PAGE, "41 adults", low=41, high=41, **COUNTED),
        make_quantity("q2", GAVE, TRIAL_PAGE, "0.5 mg/kg", kind="dose", low=0.5, high=0.5, unit="mg/kg"),
        make_quantity("q3", FELL, TRIAL_PAGE, "67%", kind="percentage", low=67, high=67, unit="percent"),
        make_quantity("q4", FELL, TRIAL_PAGE, "24 hours", kind="onset", high=24, unit="hour", qualifier="at_most"),
        make_quantity("q5", REPLIED, REPLY_PAGE, "2019", kind="calendar_year", low=2019, high=2019, unit="year"),
    ],
    "cues": [
        make(t.Cue, statement_id="trial:2", **place(TRIAL_PAGE, "Symptoms fell"), cue="efficacy", concept="fall"),
    ],
    "study_mentions": [
        make(t.StudyMention, mention_id="m1", study_id="s1", **place(TRIAL_PAGE, TRIAL), **OF_TRIAL),
        make(t.StudyMention, mention_id="m2", study_id="s2", **place(REPLY_PAGE, REPLY), year=2019),
        make(t.StudyMention, mention_id="m3", study_id="s1", **place(REPLY_PAGE, "2019 trial"), journal="A Journal"),
    ],
    "study_arms": [
        make(t.StudyArm, mention_id="m1", ordinal=1, label="ketamine", dose_mg_per_kg=0.5, participant_count=20,
             document_id=TRIAL_PAGE.document_id),
        make(t.StudyArm, mention_id="m1", ordinal=2, label="midazolam", document_id=TRIAL_PAGE.document_id),
    ],
    "studies": [
        make(t.Study, study_id="s1", **OF_TRIAL, mention_count=2, source_count=2, reference_id="r1",
             match_probability=0.9, resolution="matched"),
        make(t.Study, study_id="s2", year=2019),
    ],
    "reference_studies": [
        make(t.ReferenceStudy, reference_id="r1", title="A trial", year=2021, participant_count=40, doi="10.1000/x.1",
             pmid="1", registry_id="NCT01234567", online_year=2020, comparator="placebo", outcome_favours="therapy",
             origin="seed", verified_in="https://pubmed.example/1/ http://registry.example/?id=NCT01234567"),
    ],
    "study_matches": [
        make(t.StudyMatch, study_id="s1", reference_id="r1", field="year", rank=1, match_probability=0.9,
             mention_id="m1", stated="2021", expected="2021", level="same", weight=3.1),
    ],
    "discrepancies": [
        make(t.Discrepancy, study_id="s1", mention_id="m1", attribute="participant_count", stated="41", expected="40",
             against="reference", severity="warning"),
    ],
    "propositions": [
        make(t.Proposition, proposition_id="p1", claim_type="efficacy", substance="ketamine", condition="ptsd",
             label="ketamine helps", claim_count=2, source_count=2, independent_source_count=2, with_study_count=1,
             favourable_count=1, unfavourable_count=1, low=60, high=67, agreement="disagree"),
    ],
    "verdicts": [
        make(t.Verdict, claim_id="trial:2:efficacy", attribute="outcome", study_id="s1", reference_id="r1",
             verdict="supported", stated="favourable", found="favours the therapy"),
    ],
    "source_scorecards": [
        make(t.SourceScorecard, source_id="clinic", claim_count=3, share_with_study=1, share_hedged=0,
             with_study_count=3, hype_count=1, proposition_count=1, disputed_count=1, checked_count=1, share_disputed=1 / 3,
             share_alone=0, share_contradicted=0,
             share_hype=1 / 3, share_unfavourable=0, study_count=1, discrepancy_count=1),
        make(t.SourceScorecard, source_id="forum", claim_count=1, share_with_study=0, share_hedged=1, share_hype=0,
             share_unfavourable=1, study_count=2, hedged_count=1, unfavourable_count=1, proposition_count=1,
             disputed_count=1, share_disputed=1, share_alone=0),
        make(t.SourceScorecard, source_id="silent"),
    ],
    "claim_changes": [
        make(t.ClaimChange, change_id="c1", run_id="r", changed_at=NOW, source_id="forum", uri=REPLY_PAGE.uri,
             document_id=REPLY_PAGE.document_id, previous_document_id=OLD_PAGE.document_id, change="strengthened",
             attribute="certainty", was="hedged", now="asserted", claim_type="efficacy", subject="therapy",
             stance="unfavourable", claim_id="new", previous_claim_id="old", quote="It fails.",
             previous_quote="It may fail.", similarity=0.8),
    ],
}  # fmt: skip


def write_rows(connection: duckdb.DuckDBPyConnection, rows: dict[str, list[Row]]) -> None:
    """Make a table for each list of rows."""
    for name, held in rows.items():
        connection.register("held", TABLES[name].to_arrow(held))
        connection.execute(f'CREATE TABLE "{name}" AS SELECT * FROM held')  # noqa: S608
        connection.unregister("held")
