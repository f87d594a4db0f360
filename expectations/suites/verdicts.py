"""The checks on verdicts."""

from expectations.baseline import baseline
from expectations.checks import Check, check_rows

CHECKS: tuple[Check, ...] = (
    *baseline("verdicts"),
    check_rows(
        "verdicts",
        "study_is_that_of_the_claim",
        "EXISTS (SELECT 1 FROM claims AS c WHERE c.claim_id = t.claim_id AND c.study_id IS DISTINCT FROM t.study_id)",
        "A claim is judged by the study that it rests on, and no other. Compare it again.",
        column="study_id",
        reads=("claims",),
    ),
    check_rows(
        "verdicts",
        "study_is_matched_to_the_entry",
        """EXISTS (SELECT 1 FROM studies AS s WHERE s.study_id = t.study_id
            AND (s.resolution <> 'matched' OR s.reference_id IS DISTINCT FROM t.reference_id))""",
        "A claim is judged only by an entry of the catalogue that its study is matched to. Compare it again.",
        column="reference_id",
        reads=("studies",),
    ),
)
