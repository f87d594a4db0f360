"""The checks on sources."""

from expectations.baseline import baseline
from expectations.checks import Check, check_rows

CHECKS: tuple[Check, ...] = (
    *baseline("sources"),
    check_rows(
        "sources",
        "label_says_something",
        "t.label_basis = 'inferred' AND 'unknown' IN (t.source_type, t.commercial_interest)",
        "Only a person, in the manifest, may label a source unknown: a rule that cannot tell has not labelled it. Label"
        " it in sources.csv.",
        column="label_basis",
    ),
    check_rows(
        "sources",
        "language_is_a_code",
        "NOT regexp_full_match(t.language, '[a-z]{2}')",
        "language must be an ISO 639-1 code of two small letters, such as en. Correct it in sources.csv.",
        column="language",
    ),
    check_rows(
        "sources",
        "has_a_scorecard",
        "t.source_id <> '' AND NOT EXISTS (SELECT 1 FROM source_scorecards AS c WHERE c.source_id = t.source_id)",
        "Every source must have its row in source_scorecards. Compute the scorecards again.",
        reads=("source_scorecards",),
    ),
)
