"""The checks on claims."""

from expectations.baseline import baseline
from expectations.checks import Check, check_rows
from expectations.spans import check_span, check_within_statement

CHECKS: tuple[Check, ...] = (
    *baseline("claims"),
    *check_span("claims"),
    check_within_statement("claims"),
    check_rows(
        "claims",
        "is_the_only_one_of_its_type",
        """t.statement_id IS NOT NULL AND t.claim_type IS NOT NULL
        QUALIFY count(*) OVER (PARTITION BY t.statement_id, t.claim_type) > 1""",
        "A statement makes at most one claim of each type. Drop one, or correct its type.",
        column="claim_type",
    ),
    check_rows(
        "claims",
        "statement_is_no_heading",
        "EXISTS (SELECT 1 FROM statements AS s WHERE s.statement_id = t.statement_id AND s.kind = 'heading')",
        "A heading makes no claim. Leave headings out, or correct the kind of the statement.",
        column="statement_id",
        reads=("statements",),
    ),
    check_rows(
        "claims",
        "source_is_that_of_the_document",
        "EXISTS (SELECT 1 FROM documents AS d WHERE d.document_id = t.document_id AND d.source_id <> t.source_id)",
        "source_id must be that of the document. Copy it from there.",
        column="source_id",
        reads=("documents",),
    ),
    check_rows(
        "claims",
        "named_study_is_named",
        "t.evidence_basis = 'named_study' AND t.mention_id IS NULL AND t.study_id IS NULL",
        "A claim that rests on a named study must say which, by mention_id or study_id. Link it, or correct its"
        " evidence_basis.",
        column="evidence_basis",
    ),
    check_rows(
        "claims",
        "mention_is_in_the_document",
        """EXISTS (SELECT 1 FROM study_mentions AS m
            WHERE m.mention_id = t.mention_id AND m.document_id <> t.document_id)""",
        "The mention that a claim rests on must stand in the same document. Link it to a mention there.",
        column="mention_id",
        reads=("study_mentions",),
    ),
    check_rows(
        "claims",
        "study_is_that_of_the_mention",
        """t.study_id IS NOT NULL AND EXISTS (SELECT 1 FROM study_mentions AS m
            WHERE m.mention_id = t.mention_id AND m.study_id <> t.study_id)""",
        "study_id must be that of the mention that the claim rests on. Copy it from there.",
        column="study_id",
        reads=("study_mentions", "studies"),
    ),
    check_rows(
        "claims",
        "proposition_says_the_same",
        """EXISTS (SELECT 1 FROM propositions AS p WHERE p.proposition_id = t.proposition_id
            AND (p.claim_type <> t.claim_type OR p.substance IS DISTINCT FROM t.substance
                 OR p.condition IS DISTINCT FROM t.condition OR p.subject <> t.subject OR p.topic <> t.topic))""",
        "A claim must have the type, subject, substance, condition and topic of its proposition."
        " Group the claims again.",
        column="proposition_id",
        reads=("propositions",),
    ),
)
