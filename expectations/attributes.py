"""The checks on the attributes of a study, for the three tables that describe studies."""

from __future__ import annotations

from collections.abc import Iterable

from expectations.checks import Check, check_rows

EARLIEST_YEAR = 1800
"""No study of the therapies in question is older; a smaller number is another number read as a year."""

BOUNDS = ("treatment_days", "effect_days")


def check_study(table: str, *, spans: bool = True) -> tuple[Check, ...]:
    """The checks of year, DOI and PubMed id, and with `spans` of the pairs `…_days_min` and `…_days_max`."""
    return (_check_year(table), _check_doi(table), _check_pmid(table), *(_check_bounds(table) if spans else ()))


def _check_year(table: str) -> Check:
    description = (
        f"year must lie between {EARLIEST_YEAR} and two years ahead of the run. Mend the rule that read the year, or"
        " leave it null."
    )
    bad = f"t.year NOT BETWEEN {EARLIEST_YEAR} AND (SELECT latest_year FROM this_run)"  # noqa: S608 -- a constant
    return check_rows(table, "year_is_plausible", bad, description, column="year")


def _check_doi(table: str) -> Check:
    description = "doi must begin with 10. and stand without the address of a resolver. Cut off what stands before it."
    bad = "NOT regexp_full_match(t.doi, '10[.][0-9]+/.+')"
    return check_rows(table, "doi_is_well_formed", bad, description, column="doi")


def _check_pmid(table: str) -> Check:
    description = "pmid must be one to eight digits. Cut off what stands around it."
    bad = "NOT regexp_full_match(t.pmid, '[0-9]{1,8}')"
    return check_rows(table, "pmid_is_well_formed", bad, description, column="pmid")


def _check_bounds(table: str) -> Iterable[Check]:
    for name in BOUNDS:
        description = f"{name}_min must not exceed {name}_max. Mend the rule that read the length of time."
        bad = f"t.{name}_min > t.{name}_max"
        yield check_rows(table, f"{name}_min_is_at_most_max", bad, description, column=f"{name}_min")
