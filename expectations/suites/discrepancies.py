"""The checks on discrepancies."""

from expectations.baseline import baseline
from expectations.checks import Check, check_rows

CHECKS: tuple[Check, ...] = (
    *baseline("discrepancies"),
    check_rows(
        "discrepancies",
        "stated_differs_from_expected",
        "t.stated = t.expected",
        "stated and expected must differ, or there is no discrepancy. Leave the row out, or mend the comparison.",
        column="stated",
    ),
    check_rows(
        "discrepancies",
        "mention_is_of_the_study",
        """EXISTS (SELECT 1 FROM study_mentions AS m
            WHERE m.mention_id = t.mention_id AND m.study_id IS DISTINCT FROM t.study_id)""",
        "The mention must be one of the study in question. Compare mentions with their own study only.",
        column="mention_id",
        reads=("study_mentions",),
    ),
    check_rows(
        "discrepancies",
        "reference_is_known",
        """t.against = 'reference' AND EXISTS (SELECT 1 FROM studies AS s
            WHERE s.study_id = t.study_id AND s.reference_id IS NULL)""",
        "Only a study that is matched with the catalogue can differ from it. Leave the row out, or match the study.",
        column="against",
        reads=("studies",),
    ),
)
