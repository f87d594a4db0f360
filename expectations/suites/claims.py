"""The checks on claims."""

from expectations.baseline import baseline
from expectations.checks import Check, check_rows, count_if, count_repeated, join_target
from expectations.spans import check_span, check_within_statement

SAYS_ANOTHER_THING = """target.claim_type <> t.claim_type OR target.substance IS DISTINCT FROM t.substance
    OR target.condition IS DISTINCT FROM t.condition OR target.subject <> t.subject OR target.topic <> t.topic"""

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
        probe=('"claims" AS t', count_repeated(("statement_id", "claim_type"))),
    ),
    check_rows(
        "claims",
        "statement_is_no_heading",
        "EXISTS (SELECT 1 FROM statements AS s WHERE s.statement_id = t.statement_id AND s.kind = 'heading')",
        "A heading makes no claim. Leave headings out, or correct the kind of the statement.",
        column="statement_id",
        reads=("statements",),
        probe=(
            join_target("claims", "statement_id", "statements", "statement_id"),
            count_if("(target.kind = 'heading') IS NOT FALSE"),
        ),
    ),
    check_rows(
        "claims",
        "source_is_that_of_the_document",
        "EXISTS (SELECT 1 FROM documents AS d WHERE d.document_id = t.document_id AND d.source_id <> t.source_id)",
        "source_id must be that of the document. Copy it from there.",
        column="source_id",
        reads=("documents",),
        probe=(
            join_target("claims", "document_id", "documents", "document_id"),
            count_if("target.source_id <> t.source_id"),
        ),
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
        probe=(
            join_target("claims", "mention_id", "study_mentions", "mention_id"),
            count_if("target.document_id <> t.document_id"),
        ),
    ),
    check_rows(
        "claims",
        "study_is_that_of_the_mention",
        """t.study_id IS NOT NULL AND EXISTS (SELECT 1 FROM study_mentions AS m
            WHERE m.mention_id = t.mention_id AND m.study_id <> t.study_id)""",
        "study_id must be that of the mention that the claim rests on. Copy it from there.",
        column="study_id",
        reads=("study_mentions", "studies"),
        probe=(
            join_target("claims", "mention_id", "study_mentions", "mention_id"),
            count_if("target.study_id <> t.study_id"),
        ),
    ),
    check_rows(
        "claims",
        "proposition_says_the_same",
        f"""EXISTS (SELECT 1 FROM propositions AS target
            WHERE target.proposition_id = t.proposition_id AND ({SAYS_ANOTHER_THING}))""",  # noqa: S608 -- a constant
        "A claim must have the type, subject, substance, condition and topic of its proposition."
        " Group the claims again.",
        column="proposition_id",
        reads=("propositions",),
        probe=(
            join_target("claims", "proposition_id", "propositions", "proposition_id"),
            count_if(f"target.proposition_id IS NOT NULL AND ({SAYS_ANOTHER_THING})"),
        ),
    ),
)
