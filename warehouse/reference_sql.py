"""The SQL that merges records of reference studies: an addition into the catalogue, and the catalogue into a table."""

from __future__ import annotations

from warehouse.engine import quote_name
from warehouse.schema import TABLES
from warehouse.tables import values

ORIGINS = "['" + "', '".join(values.ORIGINS) + "']"
KEEP_ALWAYS = ("reference_id", "design", "origin")
"""Columns with a rule of their own when the records of one study are joined."""


def list_columns() -> list[str]:
    """The columns of a reference study, as declared."""
    return [column.name for column in TABLES["reference_studies"].columns]


def list_keys(scan: str, is_new: int) -> str:
    """One narrow row for each record: its key, when it was revised, where it stands, and a digest of all it says."""
    digest = ", ".join(quote_name(name) for name in list_columns())
    return (
        "SELECT reference_id, origin, revised_on, file_row_number AS number,"  # noqa: S608 - declared names
        f" hash({digest}) AS digest, {is_new} AS is_new FROM {scan}"
    )


CHOOSE = """CREATE TABLE chosen AS
SELECT *, count(*) FILTER (is_new = 1) OVER same AS times,
    any_value(digest) FILTER (is_new = 0) OVER same AS before
FROM keys
WINDOW same AS (PARTITION BY reference_id, origin)
QUALIFY row_number() OVER (
    PARTITION BY reference_id, origin ORDER BY revised_on DESC NULLS LAST, is_new DESC, number DESC
) = 1"""
"""Of each study and origin the record that was revised last, of several alike the one that came last."""

COUNT = """SELECT coalesce(sum(times), 0), count(*) FILTER (is_new = 1 AND before IS NULL),
    count(*) FILTER (is_new = 1 AND before <> digest), count(*) FILTER (is_new = 1 AND before = digest),
    count(*) FILTER (is_new = 0 AND times > 0), coalesce(sum(greatest(times - 1, 0)), 0)
FROM chosen"""
"""What became of the new records: read, added, replaced, unchanged, older, repeated."""


def pick_chosen(old: str, new: str) -> str:
    """The chosen records in full."""
    columns = ", ".join(f"r.{quote_name(name)}" for name in list_columns())
    parts = (
        f"SELECT {columns} FROM {scan} AS r JOIN chosen AS c"  # noqa: S608 - declared names
        f" ON c.is_new = {is_new} AND c.number = r.file_row_number"
        for is_new, scan in ((0, old), (1, new))
    )
    return " UNION ALL ".join(parts) + " ORDER BY reference_id, origin"


JOIN_BY_PMID = """CREATE TABLE records AS
WITH known AS (
    SELECT pmid, min(reference_id) AS reference_id FROM held
    WHERE pmid IS NOT NULL AND starts_with(reference_id, 'doi:') GROUP BY pmid
)
SELECT
    CASE WHEN starts_with(held.reference_id, 'doi:') THEN held.reference_id
        ELSE coalesce(known.reference_id, held.reference_id) END AS joined_id,
    printf('%d %s', list_position({origins}, origin), held.reference_id) AS place,
    held.*
FROM held LEFT JOIN known USING (pmid)""".format(origins=ORIGINS)
"""A record without DOI has the id of the one with the same PubMed id and a DOI."""


def write_joined() -> str:
    """One row for each study: of each column the value of the first origin that has one."""
    single = ", ".join(quote_name(name) for name in list_columns() if name != "reference_id")
    joined = ", ".join(_join_column(name) for name in list_columns() if name != "reference_id")
    several = "SELECT joined_id FROM records GROUP BY joined_id HAVING count(*) > 1"
    return (
        f"SELECT joined_id AS reference_id, {single} FROM records WHERE joined_id NOT IN ({several})"  # noqa: S608
        f" UNION ALL SELECT joined_id, {joined} FROM records WHERE joined_id IN ({several}) GROUP BY joined_id"
    )


def _join_column(name: str) -> str:
    if name == "design":
        return "coalesce(arg_min(nullif(design, 'unspecified'), place), 'unspecified') AS design"
    if name == "is_retracted":
        return "bool_or(is_retracted) AS is_retracted"
    return f"arg_min({quote_name(name)}, place) AS {quote_name(name)}"
