"""The checks on quantities, whose units and ranges are those of the codebook."""

from expectations.attributes import EARLIEST_YEAR
from expectations.baseline import baseline
from expectations.checks import Check, check_rows
from expectations.spans import check_span, check_within_statement

UNITS = {
    "participant_count": ("participant",),
    "percentage": ("percent",),
    "session_count": ("session",),
    "treatment_duration": ("day",),
    "effect_duration": ("day",),
    "onset": ("hour",),
    "comparator_onset": ("day",),
    "follow_up": ("day",),
    "frequency": ("per_week",),
    "age": ("year",),
    "score_change": ("point",),
    "effect_size": ("d", "g", "SMD", "OR", "RR", "HR"),
    "p_value": ("p",),
    "calendar_year": ("year",),
}
"""The units of each kind; a dose and a confidence interval have those of what they measure."""

DAYS_IN_A_CENTURY = 36_525
MOST_PARTICIPANTS = 100_000_000
MOST_SESSIONS = 10_000


def _check_plausible(name: str, kinds: tuple[str, ...], lowest: str | None, highest: str | None, words: str) -> Check:
    below = f"least(t.low, t.high) < {lowest}" if lowest else "false"
    above = f"greatest(t.low, t.high) > {highest}" if highest else "false"
    bad = f"t.kind IN ({', '.join(map(repr, kinds))}) AND ({below} OR {above})"
    description = f"{words} This one was kept out; mend the rule that read the number, or its kind."
    return check_rows("quantities", name, bad, description, column="low", severity="warning")


UNIT_MISFITS = " OR ".join(
    f"(t.kind = '{kind}' AND t.unit NOT IN ({', '.join(map(repr, units))}))" for kind, units in UNITS.items()
)

CHECKS: tuple[Check, ...] = (
    *baseline("quantities"),
    *check_span("quantities"),
    check_within_statement("quantities"),
    check_rows(
        "quantities",
        "low_is_at_most_high",
        "t.low > t.high",
        "low must not exceed high. Mend the rule that read the number.",
        column="low",
    ),
    check_rows(
        "quantities",
        "has_a_bound",
        "t.low IS NULL AND t.high IS NULL",
        "low or high must be given: a row without a number is no quantity. Mend the rule that read it.",
        column="low",
    ),
    check_rows(
        "quantities",
        "unit_fits_the_kind",
        f"t.unit <> '' AND ({UNIT_MISFITS})",
        "unit must be one that the codebook gives for the kind. Convert the number, or correct its kind.",
        column="unit",
    ),
    check_rows(
        "quantities",
        "participants_are_whole",
        """t.kind = 'participant_count'
        AND (least(t.low, t.high) < 1 OR t.low <> round(t.low) OR t.high <> round(t.high))""",
        "A count of participants must be a positive whole number. Mend the rule that read it.",
        column="low",
    ),
    check_rows(
        "quantities",
        "bounds_fit_the_qualifier",
        """(t.qualifier = 'exact' AND t.low IS DISTINCT FROM t.high)
        OR (t.qualifier = 'range' AND (t.low IS NULL OR t.high IS NULL))
        OR (t.qualifier = 'at_least' AND t.high IS NOT NULL) OR (t.qualifier = 'at_most' AND t.low IS NOT NULL)""",
        "An exact number has equal bounds, a range both, at_least no high and at_most no low. This one was kept out;"
        " mend the rule that read it.",
        column="qualifier",
        severity="warning",
    ),
    check_rows(
        "quantities",
        "belongs_to_a_claim",
        """EXISTS (SELECT 1 FROM statements AS s WHERE s.statement_id = t.statement_id)
        AND NOT EXISTS (SELECT 1 FROM claims AS c WHERE c.statement_id = t.statement_id)""",
        "A quantity must stand in a statement that makes a claim. This one was kept out; read numbers only there.",
        column="statement_id",
        severity="warning",
        reads=("statements", "claims"),
    ),
    _check_plausible("percentage_is_plausible", ("percentage",), "0", "100", "A percentage must lie from 0 to 100."),
    _check_plausible("p_value_is_plausible", ("p_value",), "0", "1", "A p value must lie from 0 to 1."),
    _check_plausible("age_is_plausible", ("age",), "0", "120", "An age must lie from 0 to 120 years."),
    _check_plausible(
        "year_is_plausible",
        ("calendar_year",),
        str(EARLIEST_YEAR),
        "(SELECT latest_year FROM this_run)",
        "A calendar year must lie between 1800 and two years ahead of the run.",
    ),
    _check_plausible(
        "participants_are_plausible",
        ("participant_count",),
        None,
        str(MOST_PARTICIPANTS),
        "No study has more than a hundred million participants.",
    ),
    _check_plausible(
        "sessions_are_plausible",
        ("session_count",),
        "0",
        str(MOST_SESSIONS),
        "Sessions must be counted from 0 to ten thousand.",
    ),
    _check_plausible(
        "days_are_plausible",
        ("treatment_duration", "effect_duration", "comparator_onset", "follow_up"),
        "0",
        str(DAYS_IN_A_CENTURY),
        "A length of time must lie between 0 days and a century.",
    ),
    _check_plausible(
        "hours_are_plausible",
        ("onset",),
        "0",
        str(24 * DAYS_IN_A_CENTURY),
        "An onset must lie between 0 hours and a century.",
    ),
    _check_plausible(
        "doses_are_plausible", ("dose", "frequency"), "0", None, "A dose or a frequency must not be negative."
    ),
)
