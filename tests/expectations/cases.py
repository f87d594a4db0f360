"""For every check what breaks it: changes of the good rows, in SQL.

The cases of the baseline follow from the declarations, as the baseline does; those of the other checks are listed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from warehouse.schema import TABLES, Column

TARGETS = {
    "sources": "source_id = 'silent'",
    "documents": "title = 'copy'",
    "document_signatures": "method = 'by hand'",
    "statements": "statement_id = 'trial:3'",
    "claims": "claim_id = 'trial:1:protocol'",
    "quantities": "quantity_id = 'q2'",
    "cues": "cue = 'efficacy'",
    "study_mentions": "mention_id = 'm1'",
    "study_arms": "mention_id = 'm1' AND ordinal = 2",
    "studies": "study_id = 's2'",
    "reference_studies": "reference_id = 'r1'",
    "study_matches": "study_id = 's1'",
    "discrepancies": "study_id = 's1'",
    "propositions": "proposition_id = 'p1'",
    "verdicts": "attribute = 'outcome'",
    "source_scorecards": "source_id = 'clinic'",
    "claim_changes": "change_id = 'c1'",
}
"""Of each table the row that a case breaks."""

RETYPED = {
    "sources": "published_on TYPE TIMESTAMP",
    "documents": "therapy TYPE BLOB",
    "document_signatures": "shingle_count TYPE INTEGER",
    "statements": "ordinal TYPE INTEGER",
    "claims": "rule TYPE BLOB",
    "quantities": "low TYPE FLOAT",
    "cues": "concept TYPE BLOB",
    "study_mentions": "year TYPE SMALLINT",
    "study_arms": "ordinal TYPE INTEGER",
    "studies": "year TYPE SMALLINT",
    "reference_studies": "treatment_days TYPE FLOAT",
    "study_matches": "field TYPE BLOB",
    "discrepancies": "attribute TYPE BLOB",
    "propositions": "low TYPE FLOAT",
    "verdicts": "stated TYPE BLOB",
    "source_scorecards": "study_count TYPE HUGEINT",
    "claim_changes": "quote TYPE BLOB",
}
"""Of each table a column, and a type of which its values are too."""


@dataclass(frozen=True)
class Case:
    """A change of the good rows that the check `name` of `table` must notice.

    Other checks of the table may notice it only if `also` names them or if their rule reads the changed `column`.
    """

    table: str
    name: str
    change: str
    column: str | None = None
    also: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.table}.{self.name}: {self.change}"


def list_baseline_cases() -> Iterator[Case]:
    """The cases of the checks that follow from the declarations."""
    for name, target in TARGETS.items():
        yield Case(name, "types_are_as_declared", f"ALTER TABLE {name} ALTER {RETYPED[name]}")
        copy = f"INSERT INTO {name} SELECT * FROM {name} WHERE {target}"  # noqa: S608
        yield Case(name, "key_is_unique", copy, also=COPIES_BREAK.get(name, ()))
        for column in TABLES[name].columns:
            for check, value in _list_bad_values(column):
                change = f'UPDATE {name} SET "{column.name}" = {value} WHERE {target}'  # noqa: S608
                yield Case(name, check, change, column.name)


COPIES_BREAK = {
    "documents": ("one_version_is_current",),
    "statements": ("ordinals_have_no_gap", "follows_the_one_before"),
    "claims": ("is_the_only_one_of_its_type",),
    "study_mentions": ("is_the_only_one_in_the_document",),
    "study_arms": ("ordinals_have_no_gap",),
}
"""By table the checks that a row which is there twice breaks beside that of the key."""


def _list_bad_values(column: Column) -> Iterable[tuple[str, str]]:
    if not column.nullable:
        yield f"{column.name}_is_filled", "NULL"
        if column.type is str:
            yield f"{column.name}_is_filled", "''"
    if column.type is float:
        yield from ((f"{column.name}_is_finite", f"'{value}'") for value in ("NaN", "Infinity", "-Infinity"))
    if column.minimum is not None:
        yield f"{column.name}_is_in_range", str(column.minimum - 1)
    if column.maximum is not None:
        yield f"{column.name}_is_in_range", str(column.maximum + 1)
    if column.values:
        yield f"{column.name}_is_allowed", "'nonsense'"
    if column.references:
        yield f"{column.name}_exists_in_{column.references.split('.')[0]}", "'nowhere'"


def list_written_cases() -> Iterator[Case]:
    """The cases of the checks that are written by hand."""
    for table, changes in WRITTEN.items():
        for name, change, *also in changes:
            where = "" if " WHERE " in change else f" WHERE {TARGETS[table]}"
            whole = change.startswith(("UPDATE", "DELETE"))
            statement = change if whole else f"UPDATE {table} SET {change}{where}"  # noqa: S608
            yield Case(table, name, statement, also=tuple(also))


SPANS = (
    ("start_is_before_end", 'start = "end"'),
    ("quote_equals_the_text", "quote = upper(quote)"),
    ("quote_equals_the_text", "quote = quote || chr(0)"),
)
IN_STATEMENTS = (
    *SPANS,
    ("end_is_in_the_text", '"end" = 10000', "lies_in_its_statement"),
    ("lies_in_its_statement", "statement_id = 'reply:0'"),
)
STUDY = (
    ("year_is_plausible", "year = 1799"),
    ("year_is_plausible", "year = 2029"),
    ("doi_is_well_formed", "doi = 'https://doi.org/10.1000/x.1'"),
    ("pmid_is_well_formed", "pmid = 'PMID 12'"),
    ("pmid_is_well_formed", "pmid = '123456789'"),
)
BOUNDS = tuple(
    (f"{name}_min_is_at_most_max", f"{name}_min = 3, {name}_max = 2.5") for name in ("treatment_days", "effect_days")
)

WRITTEN: dict[str, tuple[tuple[str, ...], ...]] = {
    "sources": (
        ("label_says_something", "label_basis = 'inferred', source_type = 'unknown'"),
        ("label_says_something", "label_basis = 'inferred', commercial_interest = 'unknown'"),
        ("language_is_a_code", "language = 'en-US'"),
        ("has_a_scorecard", "source_id = 'unscored'"),
    ),
    "documents": (
        ("document_id_is_hexadecimal", "document_id = '../../etc/passwd'"),
        ("document_id_is_hexadecimal", "document_id = 'abc'"),
        ("char_count_equals_the_text", "char_count = strlen(text) WHERE title = 'trial'"),
        ("char_count_equals_the_text", "char_count = length_grapheme(text) WHERE title = 'trial'"),
        ("sha256_matches_the_text", "sha256 = upper(sha256)"),
        ("language_is_a_code", "language = 'English'"),
        ("one_version_is_current", "is_current = true WHERE source_id = 'forum'"),
        ("duplicate_of_names_an_original", "duplicate_of = document_id"),
    ),
    "document_signatures": (
        ("signature_is_base64", "signature = 'AAA'"),
        ("signature_is_base64", "signature = '????'"),
    ),
    "statements": (
        ("start_is_before_end", 'start = "end"'),
        ("end_is_in_the_text", '"end" = 10000'),
        ("text_equals_the_text", "text = lower(text)"),
        ("text_equals_the_text", 'start = start - 1, "end" = "end" - 1 WHERE statement_id = \'reply:1\''),
        ("ordinals_have_no_gap", "ordinal = 4"),
        (
            "follows_the_one_before",
            'start = start - 3, text = (SELECT substring(d.text, start - 2, "end" - start + 3)'
            " FROM documents AS d WHERE d.document_id = statements.document_id) WHERE statement_id = 'trial:3'",
        ),
    ),
    "claims": (
        *IN_STATEMENTS,
        ("lies_in_its_statement", "statement_id = 'trial:2'"),
        ("is_the_only_one_of_its_type", "claim_type = 'evidence'"),
        ("statement_is_no_heading", "UPDATE statements SET kind = 'heading' WHERE statement_id = 'trial:1'"),
        ("source_is_that_of_the_document", "source_id = 'forum'"),
        ("named_study_is_named", "mention_id = NULL, study_id = NULL"),
        ("mention_is_in_the_document", "mention_id = 'm3'"),
        ("study_is_that_of_the_mention", "study_id = 's2'"),
        ("proposition_says_the_same", "condition = NULL WHERE claim_id = 'reply:0:efficacy'"),
        ("proposition_says_the_same", "claim_type = 'safety' WHERE claim_id = 'reply:0:efficacy'"),
        ("proposition_says_the_same", "substance = 'mdma' WHERE claim_id = 'reply:0:efficacy'"),
    ),
    "quantities": (
        *IN_STATEMENTS,
        ("lies_in_its_statement", "statement_id = 'trial:2'"),
        ("low_is_at_most_high", "low = 1, qualifier = 'approximately'"),
        ("has_a_bound", "low = NULL, high = NULL"),
        ("unit_fits_the_kind", "unit = 'milligram' WHERE quantity_id = 'q3'"),
        ("unit_fits_the_kind", "kind = 'effect_size'"),
        ("participants_are_whole", "low = 0, high = 0 WHERE quantity_id = 'q1'"),
        ("participants_are_whole", "low = NULL, high = -1, qualifier = 'at_most' WHERE quantity_id = 'q1'"),
        ("participants_are_whole", "low = 40.5, high = 40.5 WHERE quantity_id = 'q1'"),
        ("bounds_fit_the_qualifier", "high = 0.6"),
        ("bounds_fit_the_qualifier", "high = NULL, qualifier = 'range'"),
        ("bounds_fit_the_qualifier", "qualifier = 'at_least'"),
        ("bounds_fit_the_qualifier", "qualifier = 'at_most'"),
        ("belongs_to_a_claim", "DELETE FROM claims WHERE statement_id = 'trial:2'"),
        ("percentage_is_plausible", "low = 101, high = 101 WHERE quantity_id = 'q3'"),
        ("percentage_is_plausible", "low = NULL, high = -1, qualifier = 'at_most' WHERE quantity_id = 'q3'"),
        ("p_value_is_plausible", "kind = 'p_value', unit = 'p', low = 5, high = 5"),
        ("age_is_plausible", "kind = 'age', unit = 'year', low = 18, high = 180, qualifier = 'range'"),
        ("year_is_plausible", "low = 1492, high = 1492 WHERE quantity_id = 'q5'"),
        ("year_is_plausible", "low = 2029, high = 2029 WHERE quantity_id = 'q5'"),
        ("participants_are_plausible", "low = 2e8, high = 2e8 WHERE quantity_id = 'q1'"),
        ("sessions_are_plausible", "kind = 'session_count', unit = 'session', low = 20000, high = 20000"),
        ("days_are_plausible", "kind = 'follow_up', unit = 'day', low = -1, high = -1"),
        ("hours_are_plausible", "high = 1e6 WHERE quantity_id = 'q4'"),
        ("doses_are_plausible", "low = -0.5, high = -0.5"),
    ),
    "cues": (*IN_STATEMENTS, ("lies_in_its_statement", "statement_id = 'trial:1'")),
    "study_mentions": (
        *SPANS,
        ("end_is_in_the_text", '"end" = 10000'),
        *STUDY,
        *BOUNDS,
        ("says_which_study", "journal = NULL WHERE mention_id = 'm3'"),
        ("has_a_study", "study_id = NULL"),
        ("is_the_only_one_in_the_document", "study_id = 's2' WHERE mention_id = 'm3'"),
    ),
    "study_arms": (("ordinals_have_no_gap", "ordinal = 3"),),
    "studies": (
        *STUDY,
        *BOUNDS,
        ("mention_count_equals_the_rows", "mention_count = 2"),
        ("source_count_equals_the_rows", "source_count = 2"),
        ("match_names_the_reference", "resolution = 'matched'"),
        ("match_names_the_reference", "reference_id = 'r1'"),
    ),
    "reference_studies": (
        *STUDY,
        ("registry_id_is_well_formed", "registry_id = 'ClinicalTrials.gov NCT01234567'"),
        ("registry_id_is_well_formed", "registry_id = 'NCT123'"),
        ("online_year_is_plausible", "online_year = 20"),
        ("online_year_is_plausible", "online_year = 2029"),
        ("seed_is_verified", "verified_in = NULL"),
        ("verified_in_is_addresses", "verified_in = 'from memory'"),
        ("verified_in_is_addresses", "verified_in = 'https://pubmed.example/1/ and another'"),
        ("outcome_has_a_comparator", "comparator = NULL"),
    ),
    "study_matches": (
        ("mention_is_of_the_study", "mention_id = 'm2'"),
        ("first_is_the_match", "reference_id = 'r2'", "reference_id_exists_in_reference_studies"),
        ("probabilities_add_up", "match_probability = 1.1", "match_probability_is_in_range"),
    ),
    "discrepancies": (
        ("stated_differs_from_expected", "stated = expected"),
        ("mention_is_of_the_study", "mention_id = 'm2'"),
        ("reference_is_known", "study_id = 's2', mention_id = 'm2'"),
    ),
    "propositions": (
        ("claim_count_equals_the_rows", "claim_count = 3"),
        ("source_count_equals_the_rows", "source_count = 3"),
        ("with_study_count_equals_the_rows", "with_study_count = 2"),
        ("favourable_count_equals_the_rows", "favourable_count = 2"),
        ("unfavourable_count_equals_the_rows", "unfavourable_count = 2"),
        ("independent_sources_are_sources", "independent_source_count = 3"),
        ("low_is_at_most_high", "low = 68"),
        ("agreement_fits_the_sources", "agreement = 'single'"),
    ),
    "verdicts": (
        ("study_is_that_of_the_claim", "claim_id = 'reply:0:efficacy'"),
        ("study_is_matched_to_the_entry", "study_id = 's2'", "study_is_that_of_the_claim"),
    ),
    "source_scorecards": (
        ("claim_count_equals_the_rows", "claim_count = 2"),
        *(
            (f"{count}_equals_the_rows", f"{count} = 2")
            for count in ("with_study_count", "hedged_count", "hype_count", "unfavourable_count", "proposition_count")
        ),
        ("parts_are_parts", "alone_count = 3"),
        ("parts_are_parts", "checked_count = 4"),
        ("parts_are_parts", "contradicted_count = 2"),
        *(
            (f"{share}_equals_the_rows", f"{share} = 0.5")
            for share in ("share_with_study", "share_hedged", "share_hype", "share_unfavourable")
        ),
        ("study_count_equals_the_rows", "study_count = 2"),
        ("discrepancy_count_equals_the_rows", "discrepancy_count = 0"),
        ("shares_are_null_without_claims", "share_hype = NULL"),
        ("shares_are_null_without_claims", "share_hype = 0 WHERE source_id = 'silent'"),
    ),
    "claim_changes": (
        ("names_the_claims_that_it_compares", "claim_id = NULL"),
        ("names_the_claims_that_it_compares", "previous_quote = NULL"),
        ("names_the_claims_that_it_compares", "change = 'appeared'"),
        ("attribute_changed", "now = 'hedged'"),
        ("versions_are_of_one_text", "uri = 'other.txt'"),
        ("versions_are_of_one_text", "previous_document_id = document_id"),
    ),
}
"""By table: the check, the assignment or statement that breaks it, and the other checks that this cannot but break."""

CASES = (*list_baseline_cases(), *list_written_cases())
