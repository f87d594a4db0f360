"""The checks on study arms."""

from expectations.baseline import baseline
from expectations.checks import Check, check_rows

CHECKS: tuple[Check, ...] = (
    *baseline("study_arms"),
    check_rows(
        "study_arms",
        "ordinals_have_no_gap",
        "true QUALIFY t.ordinal <> row_number() OVER (PARTITION BY t.mention_id ORDER BY t.ordinal)",
        "The arms of a mention must be counted 1, 2, 3 … without a gap. Number them after the last is dropped.",
        column="ordinal",
    ),
)
