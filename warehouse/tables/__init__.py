"""The published tables, each declared once."""

# The order of the imports is the order of the tables in every listing.
# isort: off
from warehouse.tables.read import Document, DocumentSignature, Source, Statement
from warehouse.tables.said import Claim, Cue, Quantity, StudyArm, StudyMention
from warehouse.tables.worth import Discrepancy, Proposition, ReferenceStudy, SourceScorecard, Study, StudyMatch, Verdict
from warehouse.tables.changed import ClaimChange
from warehouse.tables.checked import QuarantinedRow, Run, ValidationResult

# isort: on

__all__ = [
    "Claim",
    "ClaimChange",
    "Cue",
    "Discrepancy",
    "Document",
    "DocumentSignature",
    "Proposition",
    "Quantity",
    "QuarantinedRow",
    "ReferenceStudy",
    "Run",
    "Source",
    "SourceScorecard",
    "Statement",
    "Study",
    "StudyArm",
    "StudyMatch",
    "StudyMention",
    "ValidationResult",
    "Verdict",
]  # fmt: skip
