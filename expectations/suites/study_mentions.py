"""The checks on study mentions."""

from expectations.attributes import check_study
from expectations.baseline import baseline
from expectations.checks import Check, check_rows
from expectations.spans import check_span

IDENTIFYING = ("journal", "year", "institution", "authors", "registry_id", "doi", "pmid", "participant_count")

CHECKS: tuple[Check, ...] = (
    *baseline("study_mentions"),
    *check_span("study_mentions"),
    *check_study("study_mentions"),
    check_rows(
        "study_mentions",
        "says_which_study",
        f"coalesce({', '.join(f't.{name}::VARCHAR' for name in IDENTIFYING)}) IS NULL",
        f"A mention must name at least one of {', '.join(IDENTIFYING)}. Without any it points at no particular study:"
        " leave it out.",
    ),
    check_rows(
        "study_mentions",
        "has_a_study",
        "t.study_id IS NULL",
        "Every mention must belong to a study once the studies are made. Make a study of its own for it.",
        column="study_id",
        reads=("studies",),
    ),
    check_rows(
        "study_mentions",
        "is_the_only_one_in_the_document",
        """t.study_id IS NOT NULL AND t.document_id IS NOT NULL
        QUALIFY count(*) OVER (PARTITION BY t.document_id, t.study_id) > 1""",
        "A document has one mention of a study, however often it speaks of it. Join the two.",
        column="study_id",
        reads=("studies",),
    ),
)
