"""The checks on documents, and on the account of every input."""

from expectations.baseline import baseline
from expectations.checks import Check, check_rows

CHECKS: tuple[Check, ...] = (
    *baseline("documents"),
    check_rows(
        "documents",
        "document_id_is_hexadecimal",
        "NOT regexp_full_match(t.document_id, '[0-9a-f]{16,64}')",
        "document_id must be 16 to 64 hexadecimal digits. Make it from the source and the text.",
        column="document_id",
    ),
    check_rows(
        "documents",
        "char_count_equals_the_text",
        "t.char_count <> length(t.text)",
        "char_count must be the length of text in Unicode code points. Count it after the last change of the text.",
        column="char_count",
    ),
    check_rows(
        "documents",
        "sha256_matches_the_text",
        "t.sha256 <> sha256(t.text)",
        "sha256 must be that of text as UTF-8, in small hexadecimal digits. Compute it after the last change of the"
        " text.",
        column="sha256",
    ),
    check_rows(
        "documents",
        "language_is_a_code",
        "NOT regexp_full_match(t.language, '[a-z]{2}')",
        "language must be an ISO 639-1 code of two small letters, such as en. Correct it in sources.csv.",
        column="language",
    ),
    check_rows(
        "documents",
        "one_version_is_current",
        "t.is_current QUALIFY count(*) OVER (PARTITION BY t.source_id, t.uri) > 1",
        "At most one version of a text may be current at one uri of a source. Mark the older ones as replaced.",
        column="is_current",
        across=True,
    ),
    check_rows(
        "documents",
        "duplicate_of_names_an_original",
        "EXISTS (SELECT 1 FROM documents AS d WHERE d.document_id = t.duplicate_of AND d.duplicate_of IS NOT NULL)",
        "duplicate_of must name the earliest document of the group, which is a duplicate of none, itself included."
        " Follow it to that one.",
        column="duplicate_of",
        across=True,
    ),
    Check(
        "every_input_is_accounted_for",
        "documents",
        "Every input that was read must be published, unchanged, duplicate or quarantined, and only one of these. Look"
        " for an outcome that the step of reading drops or counts twice.",
        failing="""
            SELECT * FROM this_run WHERE inputs_read
                <> inputs_published + inputs_unchanged + inputs_duplicate + inputs_quarantined""",
        whole_table=True,
        needs_inputs=True,
    ),
)
