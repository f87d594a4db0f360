"""The checks on studies."""

from expectations.attributes import check_study
from expectations.baseline import baseline
from expectations.checks import Check, check_rows
from expectations.counts import check_figures

MENTIONS = "(SELECT m.*, d.source_id FROM study_mentions AS m JOIN documents AS d ON d.document_id = m.document_id)"

CHECKS: tuple[Check, ...] = (
    *baseline("studies"),
    *check_study("studies"),
    *check_figures(
        "studies",
        "study_id",
        MENTIONS,
        {"mention_count": "count(*)", "source_count": "count(DISTINCT source_id)"},
        of="its mentions",
        reads=("study_mentions", "documents"),
    ),
    check_rows(
        "studies",
        "match_names_the_reference",
        "(t.resolution = 'matched') <> (t.reference_id IS NOT NULL)",
        "A matched study must name its entry of the catalogue, and no other study may. Correct resolution or"
        " reference_id.",
        column="resolution",
    ),
)
