"""The value sets that columns allow, as the codebook names them."""

SOURCE_TYPES = (
    "clinic", "company", "news", "trade_media", "health_info", "blog", "journal", "preprint", "registry",
    "government", "forum", "unknown",
)  # fmt: skip
COMMERCIAL_INTERESTS = ("sells_treatment", "industry_media", "none_known", "unknown")
LABEL_BASES = ("manifest", "inferred")
FORMATS = ("text", "markdown", "html", "pdf", "jsonl", "csv", "parquet", "warc", "pubmed")
STATEMENT_KINDS = ("sentence", "table_row", "list_item", "heading")
CLAIM_TYPES = (
    "efficacy", "onset", "durability", "safety", "mechanism", "protocol", "regulatory", "condition", "evidence",
)  # fmt: skip
SUBJECTS = ("therapy", "comparator", "condition")
STANCES = ("favourable", "unfavourable", "neutral")
CERTAINTIES = ("asserted", "hedged")
EVIDENCE_BASES = ("named_study", "unnamed_study", "survey", "testimonial", "authority", "none")
QUANTITY_KINDS = (
    "participant_count", "percentage", "dose", "session_count", "treatment_duration", "effect_duration", "onset",
    "comparator_onset", "follow_up", "frequency", "age", "score_change", "effect_size", "p_value",
    "confidence_interval", "calendar_year",
)  # fmt: skip
QUALIFIERS = ("exact", "approximately", "at_least", "at_most", "range")
DESIGNS = (
    "randomized_controlled_trial", "controlled_trial", "open_label_trial", "observational", "case_report",
    "meta_analysis", "systematic_review", "survey", "ongoing", "unspecified",
)  # fmt: skip
STUDY_STATUSES = ("published", "ongoing", "unpublished")
RESOLUTIONS = ("matched", "ambiguous", "unmatched", "not_a_publication")
OUTCOMES = ("therapy", "comparator", "neither")
ORIGINS = ("seed", "pubmed", "clinicaltrials", "openalex", "crossref")
AGREEMENTS = ("agree", "disagree", "single")
SEVERITIES = ("critical", "warning")
CLAIM_CHANGES = ("appeared", "vanished", "strengthened", "weakened", "reversed", "renumbered")
VERDICTS = ("supported", "contradicted")
VERDICT_ATTRIBUTES = ("outcome", "participant_count", "effect_days")
