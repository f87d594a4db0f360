"""What a run of the checks found: a finding per check, all rows that fail, and the rows to keep out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pyarrow as pa

from expectations.checks import Check
from warehouse.tables import ValidationResult


@dataclass(frozen=True)
class Finding:
    """How one check went; `examples` are its first few failing rows as JSON objects."""

    check: Check
    result: ValidationResult
    examples: tuple[str, ...] = ()

    @property
    def blocks(self) -> bool:
        """Whether it forbids publishing: a critical check that failed or could not be evaluated."""
        return not self.result.success and self.check.severity == "critical"


@dataclass(frozen=True, eq=False)
class CheckReport:
    """The outcome of the checks on a draft.

    `failing` holds every failing row of every check, in the schema of the table quarantine; it lies in a mapped
    temporary file, not in memory. `kept_out` holds by table the keys of the rows that fail a warning and must be
    taken out of the draft.
    """

    findings: tuple[Finding, ...]
    failing: pa.Table
    kept_out: Mapping[str, pa.Table]

    @property
    def results(self) -> list[ValidationResult]:
        """The rows for validation_results, one per check."""
        return [finding.result for finding in self.findings]

    @property
    def blocked(self) -> bool:
        """Whether the draft must not be published."""
        return any(finding.blocks for finding in self.findings)


def join_reports(*reports: CheckReport) -> CheckReport:
    """One report of checks that ran in parts; no check may have run in two of them."""
    kept_out: dict[str, pa.Table] = {}
    for report in reports:
        for table, keys in report.kept_out.items():
            kept_out[table] = pa.concat_tables([kept_out[table], keys]) if table in kept_out else keys
    findings = tuple(finding for report in reports for finding in report.findings)
    return CheckReport(findings, pa.concat_tables([report.failing for report in reports]), kept_out)
