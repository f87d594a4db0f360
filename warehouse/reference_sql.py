"""The SQL that merges records of reference studies: an addition into the catalogue, and the catalogue into a table."""

from __future__ import annotations

from warehouse.engine import quote_name
from warehouse.schema import TABLES
from warehouse.tables import values

PLACES = " ".join(f"WHEN '{origin}' THEN {place}" for place, origin in enumerate(values.ORIGINS))


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


RENAME = """CREATE TEMP TABLE renamed AS
WITH known AS (
    SELECT pmid, min(reference_id) AS joined_id FROM held
    WHERE pmid IS NOT NULL AND starts_with(reference_id, 'doi:') GROUP BY pmid
)
SELECT reference_id, origin, joined_id FROM held JOIN known USING (pmid) WHERE NOT starts_with(reference_id, 'doi:')"""
"""A record without DOI gets the id of the one with the same PubMed id and a DOI."""

PLACE = f"""CREATE TEMP VIEW records AS
SELECT coalesce(joined_id, reference_id) AS joined_id,
    2 * CASE origin {PLACES} END + (joined_id IS NOT NULL)::INTEGER AS place, held.*
FROM held LEFT JOIN renamed USING (reference_id, origin)"""  # noqa: S608 - declared names
"""The records with the id of their study, and the place of each among those of its study."""

FIND_SEVERAL = """CREATE TEMP TABLE several AS
SELECT joined_id, hash(joined_id) AS digest FROM records GROUP BY joined_id HAVING count(*) > 1"""
"""Studies that several records tell of."""


def write_single() -> str:
    """The studies that one record tells of."""
    columns = ", ".join(quote_name(name) for name in list_columns())
    return f"SELECT {columns} FROM records ANTI JOIN several USING (joined_id)"  # noqa: S608 - declared names


def write_joined(part: int, parts: int) -> str:
    """A part of the other studies, one row each: of each column the value of the first record that has one."""
    columns = ", ".join(_join_column(name) for name in list_columns())
    return (
        f"SELECT {columns} FROM records JOIN several USING (joined_id)"  # noqa: S608 - declared names
        f" WHERE digest % {parts} = {part} GROUP BY joined_id"
    )


def _join_column(name: str) -> str:
    if name == "reference_id":
        return "joined_id AS reference_id"
    if name == "design":
        return "coalesce(arg_min(nullif(design, 'unspecified'), place), 'unspecified') AS design"
    if name == "is_retracted":
        return "bool_or(is_retracted) AS is_retracted"
    return f"arg_min({quote_name(name)}, place) AS {quote_name(name)}"
