"""What changed: what became of the claims of a text when a newer version replaced it."""

import datetime as dt

from warehouse.schema import column, table
from warehouse.tables import values


@table(
    "claim_changes",
    "One row per claim and thing that became of it when a newer version of its text was read; kept from run to run.",
    group="What changed",
    sort=("changed_at", "document_id", "change_id"),
)
class ClaimChange:
    """What became of a claim; the claims of the older version are in no table any more, so their words stand here."""

    change_id: str = column("Id made from the two versions, the claims and what became of them.", key=True)
    run_id: str = column("Run that read the newer version.")
    changed_at: dt.datetime = column("When the newer version was read, UTC.")
    source_id: str = column("Source that makes the claim.", references="sources.source_id")
    uri: str = column("Where the text was read from: its path below the input folder, or its address.")
    document_id: str = column("Newer version of the text.", references="documents.document_id")
    previous_document_id: str = column("Older version of it.", references="documents.document_id")
    change: str = column("What became of the claim.", values=values.CLAIM_CHANGES)
    attribute: str | None = column(
        "By what it changed: an attribute of the claim, or the kind of a number; null if it appeared or vanished whole."
    )
    was: str | None = column("The attribute or the numbers before; null if there were none.")
    now: str | None = column("The same afterwards; null if there are none.")
    claim_type: str = column("What the statement speaks of.", values=values.CLAIM_TYPES)
    subject: str = column("Whom the claim is mainly about.", values=values.SUBJECTS)
    substance: str | None = column("Vocabulary id of the substance or procedure meant; null if none.")
    condition: str | None = column("Vocabulary id of the condition that it concerns; null if none.")
    stance: str = column("Toward the therapy; of a claim that vanished, what it was.", values=values.STANCES)
    claim_id: str | None = column("The claim in the newer version; null if it vanished.")
    previous_claim_id: str | None = column("The claim in the older version; null if it appeared.")
    quote: str | None = column("Its words in the newer version; null if it vanished.")
    previous_quote: str | None = column("Its words in the older version; null if it appeared.")
    similarity: float | None = column(
        "How alike the words are without their numbers; null if it appeared or vanished.", minimum=0, maximum=1
    )
