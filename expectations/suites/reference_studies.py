"""The checks on the reference catalogue."""

from expectations.attributes import EARLIEST_YEAR, check_study
from expectations.baseline import baseline
from expectations.checks import Check, check_rows

TABLE = "reference_studies"

REGISTRY_FORM = (
    "NCT[0-9]{8}|ISRCTN[0-9]{8}|[0-9]{4}-[0-9]{6}-[0-9]{2}|ACTRN[0-9]{14}p?|ChiCTR[A-Z0-9-]+|DRKS[0-9]{8}"
    "|jRCT[a-z]?[0-9]{10}|UMIN[0-9]{9}|NTR[0-9]+|CTRI/[0-9/]+"
)
ADDRESSES = "https?://[^ ]+( https?://[^ ]+)*"

CHECKS: tuple[Check, ...] = (
    *baseline(TABLE),
    *check_study(TABLE, spans=False),
    check_rows(
        TABLE,
        "registry_id_is_well_formed",
        f"NOT regexp_full_match(t.registry_id, '{REGISTRY_FORM}')",
        "registry_id must be the number of a trial registry as that registry writes it, without its name. Cut off what"
        " stands around it.",
        column="registry_id",
    ),
    check_rows(
        TABLE,
        "online_year_is_plausible",
        f"t.online_year NOT BETWEEN {EARLIEST_YEAR} AND (SELECT latest_year FROM this_run)",  # noqa: S608 - a constant
        f"online_year must lie between {EARLIEST_YEAR} and two years ahead of the run. Correct it in the seeds, or"
        " leave it null.",
        column="online_year",
    ),
    check_rows(
        TABLE,
        "seed_is_verified",
        "t.origin = 'seed' AND t.verified_in IS NULL",
        "A shipped study must name the public sources in which it was verified. Add their addresses, or remove it.",
        column="verified_in",
    ),
    check_rows(
        TABLE,
        "verified_in_is_addresses",
        f"NOT regexp_full_match(t.verified_in, '{ADDRESSES}')",
        "verified_in must be addresses that begin with http:// or https://, with a space between them. Correct it.",
        column="verified_in",
    ),
    check_rows(
        TABLE,
        "outcome_has_a_comparator",
        "t.outcome_favours IS NOT NULL AND t.comparator IS NULL",
        "An outcome can favour somebody, or neither, only against a comparator. Name the comparator, or leave"
        " outcome_favours null.",
        column="outcome_favours",
    ),
)
