"""The checks on claim_changes."""

from expectations.baseline import baseline
from expectations.checks import Check, check_rows

CHECKS: tuple[Check, ...] = (
    *baseline("claim_changes"),
    check_rows(
        "claim_changes",
        "names_the_claims_that_it_compares",
        """(t.change = 'appeared') <> (t.previous_claim_id IS NULL) OR (t.change = 'vanished') <> (t.claim_id IS NULL)
        OR (t.claim_id IS NULL) <> (t.quote IS NULL)
        OR (t.previous_claim_id IS NULL) <> (t.previous_quote IS NULL)""",
        "A claim that appeared has no older version, one that vanished no newer one, every other has both, each with"
        " its words. Match the claims of the two versions again.",
        column="change",
    ),
    check_rows(
        "claim_changes",
        "attribute_changed",
        "t.was IS NOT DISTINCT FROM t.now AND t.change NOT IN ('appeared', 'vanished')",
        "An attribute that changed must differ between the versions. Compare the claims again.",
        column="attribute",
    ),
    check_rows(
        "claim_changes",
        "versions_are_of_one_text",
        """EXISTS (SELECT 1 FROM documents AS d WHERE d.document_id IN (t.document_id, t.previous_document_id)
            AND (d.source_id <> t.source_id OR d.uri <> t.uri)) OR t.document_id = t.previous_document_id""",
        "The two versions must be different texts of one source under one uri. Look for the version that was replaced.",
        column="previous_document_id",
        reads=("documents",),
    ),
)
