"""The checks on statements."""

from expectations.baseline import baseline
from expectations.checks import Check, check_rows
from expectations.spans import check_span

IN_PLACE = """(SELECT document_id, ordinal = 0 AS opens, ordinal = 0 OR (document_id = lag(document_id) OVER ()
    AND ordinal = lag(ordinal) OVER () + 1 AND start >= lag("end") OVER ()) AS follows FROM statements) AS t"""
"""The statements as they lie in the files, where those of a document stand together and in their order."""
MISPLACED = """count(*) FILTER (WHERE follows IS NOT TRUE)
    + count(*) FILTER (WHERE opens) - count(DISTINCT document_id) FILTER (WHERE opens)"""

CHECKS: tuple[Check, ...] = (
    *baseline("statements"),
    *check_span("statements", "text"),
    check_rows(
        "statements",
        "ordinals_have_no_gap",
        "true QUALIFY t.ordinal <> row_number() OVER (PARTITION BY t.document_id ORDER BY t.ordinal) - 1",
        "The statements of a document must be counted 0, 1, 2 … without a gap. Number them after the last is dropped.",
        column="ordinal",
        probe=(IN_PLACE, MISPLACED),
    ),
    check_rows(
        "statements",
        "follows_the_one_before",
        """true QUALIFY t.start < lag(t."end") OVER (PARTITION BY t.document_id ORDER BY t.ordinal)""",
        "A statement must begin at or behind the end of the one before it in the document. Mend the step that splits"
        " the text.",
        column="start",
        probe=(IN_PLACE, MISPLACED),
    ),
)
