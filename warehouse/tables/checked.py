"""What was checked: validation results, quarantine and runs."""

import datetime as dt

from warehouse.schema import column, table
from warehouse.tables import values

GROUP = "What was checked"


@table("validation_results", "One row per expectation evaluated in the run.", group=GROUP)
class ValidationResult:
    """How one check went; one that could not be evaluated has success false and no counts."""

    run_id: str = column("Run that evaluated it.", key=True)
    table_name: str = column("Table that it concerns.", key=True)
    expectation: str = column("What was expected, by name.", key=True)
    column_name: str | None = column("Column that it concerns; null for a whole row or table.")
    severity: str = column("Critical blocks publishing; warning is recorded.", values=values.SEVERITIES)
    success: bool = column("Whether the expectation was met.")
    row_count: int | None = column(
        "Rows looked at; null where the check could not be evaluated.", unit="rows", minimum=0
    )
    unexpected_count: int | None = column(
        "Rows that fail; null where it could not be evaluated.", unit="rows", minimum=0
    )
    error: str | None = column("Why the check could not be evaluated; null where it was.")
    checked_at: dt.datetime = column("When it was evaluated, UTC.")


@table("quarantine", "One row per row or document that was kept out.", group=GROUP)
class QuarantinedRow:
    """Something that did not reach the published tables, and why."""

    run_id: str = column("Run that kept it out.", key=True)
    table_name: str = column("Table that it would belong to.", key=True)
    row_id: str = column("Its key there; for a text that was never read, its file or address.", key=True)
    expectation: str = column("Check or rule that it fails, by name.", key=True)
    reason: str = column("What is wrong and what to do, in words.")
    row_json: str = column("The row as it was, as a JSON object.")


@table("runs", "One row per flow run that published.", group=GROUP)
class Run:
    """A run and what it brought."""

    run_id: str = column("Id of the run.", key=True)
    flow_run_id: str | None = column("Prefect's id of the flow run.")
    started_at: dt.datetime = column("When it started, UTC.")
    finished_at: dt.datetime = column("When it had everything ready to publish, UTC.")
    document_count: int = column("Documents in the snapshot.", unit="documents", minimum=0)
    new_document_count: int = column("Documents that the snapshot before did not hold.", unit="documents", minimum=0)
    claim_count: int = column("Claims in the snapshot.", unit="claims", minimum=0)
    code_version: str = column("Version of Claimhouse.")
    snapshot: str = column("Name of the snapshot's folder.")
