"""The checks on study matches."""

from expectations.baseline import baseline
from expectations.checks import Check, check_rows

CHECKS: tuple[Check, ...] = (
    *baseline("study_matches"),
    check_rows(
        "study_matches",
        "mention_is_of_the_study",
        """EXISTS (SELECT 1 FROM study_mentions AS m
            WHERE m.mention_id = t.mention_id AND m.study_id IS DISTINCT FROM t.study_id)""",
        "The mention must be one of the study in question. Compare mentions with their own study only.",
        column="mention_id",
        reads=("study_mentions",),
    ),
    check_rows(
        "study_matches",
        "first_is_the_match",
        """t.rank = 1 AND EXISTS (SELECT 1 FROM studies AS s
            WHERE s.study_id = t.study_id AND s.reference_id <> t.reference_id)""",
        "The likeliest candidate of a matched study must be its entry of the catalogue. Rank the candidates again.",
        column="reference_id",
        reads=("studies",),
    ),
    check_rows(
        "study_matches",
        "probabilities_add_up",
        """EXISTS (SELECT 1 FROM (SELECT study_id, sum(p) AS total FROM (
                SELECT DISTINCT study_id, reference_id, match_probability AS p FROM study_matches)
                GROUP BY study_id) AS s
            WHERE s.study_id = t.study_id AND s.total > 1.001)""",
        "A study is one entry of the catalogue at most, so the probabilities of its candidates must not exceed 1 in"
        " sum. Weigh them against each other again.",
        column="match_probability",
    ),
)
