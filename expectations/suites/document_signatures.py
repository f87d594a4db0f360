"""The checks on document signatures."""

from expectations.baseline import baseline
from expectations.checks import Check, check_rows

CHECKS: tuple[Check, ...] = (
    *baseline("document_signatures"),
    check_rows(
        "document_signatures",
        "signature_is_base64",
        "NOT regexp_full_match(t.signature, '[A-Za-z0-9+/]+={0,2}') OR length(t.signature) % 4 <> 0",
        "signature must be base64. Remove the row: the next run makes it anew.",
        column="signature",
    ),
)
