"""The checks on statements."""

from expectations.baseline import baseline
from expectations.checks import Check, check_rows
from expectations.spans import check_span

CHECKS: tuple[Check, ...] = (
    *baseline("statements"),
    *check_span("statements", "text"),
    check_rows(
        "statements",
        "ordinals_have_no_gap",
        "true QUALIFY t.ordinal <> row_number() OVER (PARTITION BY t.document_id ORDER BY t.ordinal) - 1",
        "The statements of a document must be counted 0, 1, 2 … without a gap. Number them after the last is dropped.",
        column="ordinal",
    ),
    check_rows(
        "statements",
        "follows_the_one_before",
        """true QUALIFY t.start < lag(t."end") OVER (PARTITION BY t.document_id ORDER BY t.ordinal)""",
        "A statement must begin at or behind the end of the one before it in the document. Mend the step that splits"
        " the text.",
        column="start",
    ),
)
