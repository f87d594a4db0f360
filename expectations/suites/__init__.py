"""The suites: a file per table, whose `CHECKS` are the checks on that table."""

from collections.abc import Collection

from expectations.checks import Check
from expectations.suites import (
    claim_changes,
    claims,
    cues,
    discrepancies,
    document_signatures,
    documents,
    propositions,
    quantities,
    reference_studies,
    source_scorecards,
    sources,
    statements,
    studies,
    study_arms,
    study_matches,
    study_mentions,
    verdicts,
)
from warehouse.errors import InputError

SUITES: dict[str, tuple[Check, ...]] = {
    "sources": sources.CHECKS,
    "documents": documents.CHECKS,
    "document_signatures": document_signatures.CHECKS,
    "statements": statements.CHECKS,
    "claims": claims.CHECKS,
    "quantities": quantities.CHECKS,
    "cues": cues.CHECKS,
    "study_mentions": study_mentions.CHECKS,
    "study_arms": study_arms.CHECKS,
    "studies": studies.CHECKS,
    "reference_studies": reference_studies.CHECKS,
    "study_matches": study_matches.CHECKS,
    "discrepancies": discrepancies.CHECKS,
    "propositions": propositions.CHECKS,
    "verdicts": verdicts.CHECKS,
    "source_scorecards": source_scorecards.CHECKS,
    "claim_changes": claim_changes.CHECKS,
}
"""The checks by table, in the order of declaration. The tables of the runs are written by the checks themselves, after
them, and so have none."""


def select_checks(tables: Collection[str], *, with_inputs: bool) -> tuple[Check, ...]:
    """The checks to evaluate once `tables` are written, those on the input counts only `with_inputs`.

    A check that reads several tables is due with the one that is declared last: that `claims.study_id` exists in
    `studies` is checked with `studies`. So each check is due exactly once when the tables are checked in parts.
    """
    unknown = sorted(set(tables) - set(SUITES))
    if unknown:
        raise InputError(f"There are no checks for {', '.join(unknown)}", todo=f"Choose from {', '.join(SUITES)}.")
    checks = (check for suite in SUITES.values() for check in suite)
    return tuple(c for c in checks if c.last_table in tables and (with_inputs or not c.needs_inputs))
