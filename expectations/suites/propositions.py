"""The checks on propositions."""

from expectations.baseline import baseline
from expectations.checks import Check, check_rows
from expectations.counts import check_figures

CHECKS: tuple[Check, ...] = (
    *baseline("propositions"),
    *check_figures(
        "propositions",
        "proposition_id",
        "claims",
        {
            "claim_count": "count(*)",
            "source_count": "count(DISTINCT source_id)",
            "with_study_count": "count(study_id)",
            "favourable_count": "count(*) FILTER (stance = 'favourable')",
            "unfavourable_count": "count(*) FILTER (stance = 'unfavourable')",
        },
        of="its claims",
        reads=("claims",),
    ),
    check_rows(
        "propositions",
        "independent_sources_are_sources",
        "t.independent_source_count > t.source_count",
        "independent_source_count must not exceed source_count. Count the sources again.",
        column="independent_source_count",
    ),
    check_rows(
        "propositions",
        "low_is_at_most_high",
        "t.low > t.high",
        "low must not exceed high. Take them from the numbers of the claims again.",
        column="low",
    ),
    check_rows(
        "propositions",
        "agreement_fits_the_sources",
        """(t.agreement = 'single' AND t.independent_source_count > 1)
        OR (t.agreement <> 'single' AND t.source_count = 1)""",
        "One source alone neither agrees nor disagrees, and several independent ones are not single. Judge the"
        " agreement again.",
        column="agreement",
    ),
)
