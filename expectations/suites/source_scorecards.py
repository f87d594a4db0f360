"""The checks on source scorecards."""

from expectations.baseline import baseline
from expectations.checks import Check, check_rows
from expectations.counts import check_figures

SHARES = {
    "share_with_study": "avg((study_id IS NOT NULL)::INTEGER)",
    "share_hedged": "avg((certainty = 'hedged')::INTEGER)",
    "share_hype": "avg(hype::INTEGER)",
    "share_unfavourable": "avg((stance = 'unfavourable')::INTEGER)",
}
COUNTS = {
    "with_study_count": "count(study_id)",
    "hedged_count": "count_if(certainty = 'hedged')",
    "hype_count": "count_if(hype)",
    "unfavourable_count": "count_if(stance = 'unfavourable')",
    "proposition_count": "count(DISTINCT proposition_id)",
}
MENTIONS = "(SELECT m.*, d.source_id FROM study_mentions AS m JOIN documents AS d ON d.document_id = m.document_id)"
DISCREPANCIES = f"(SELECT m.source_id FROM discrepancies AS x JOIN {MENTIONS} AS m ON m.mention_id = x.mention_id)"  # noqa: S608

CHECKS: tuple[Check, ...] = (
    *baseline("source_scorecards"),
    *check_figures(
        "source_scorecards",
        "source_id",
        "claims",
        {"claim_count": "count(*)", **COUNTS, **SHARES},
        of="the claims of the source",
        reads=("claims",),
    ),
    *check_figures(
        "source_scorecards",
        "source_id",
        MENTIONS,
        {"study_count": "count(DISTINCT study_id)"},
        of="the mentions in the source's documents",
        reads=("study_mentions", "documents"),
    ),
    *check_figures(
        "source_scorecards",
        "source_id",
        DISCREPANCIES,
        {"discrepancy_count": "count(*)"},
        of="the discrepancies of the source's mentions",
        reads=("discrepancies", "study_mentions", "documents"),
    ),
    check_rows(
        "source_scorecards",
        "parts_are_parts",
        "t.disputed_count + t.alone_count > t.claim_count OR t.checked_count > t.with_study_count"
        " OR t.contradicted_count > t.checked_count",
        "Claims that are disputed, alone, checked or contradicted must be among the claims of the source. Count again.",
        column="claim_count",
    ),
    check_rows(
        "source_scorecards",
        "shares_are_null_without_claims",
        " OR ".join(f"(t.claim_count = 0) <> (t.{share} IS NULL)" for share in SHARES),
        "A share must be null where the source makes no claim, and only there. Compute the shares again.",
        column="claim_count",
    ),
)
