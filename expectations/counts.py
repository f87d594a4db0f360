"""The checks that a stored figure equals what it was counted from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from expectations.checks import Check, count_if

TOLERANCE = 1e-6
"""By how much a stored share may differ from the one that is counted: rounding, not a row."""


def check_figures(
    table: str, key: str, counted: str, figures: Mapping[str, str], *, of: str, reads: tuple[str, ...]
) -> Iterable[Check]:
    """A check per column of `figures`: it equals its aggregate over the rows of `counted` that share `key`.

    `counted` is a relation in SQL that has the column `key`; `of` says in words what is counted. Where nothing is
    counted it is 0; a null in the column is for other checks.
    """
    counts = ", ".join(f"{aggregate} AS of_{column}" for column, aggregate in figures.items())
    counted_at_once = (
        f'"{table}" AS t LEFT JOIN (SELECT {key}, {counts} FROM {counted} GROUP BY {key}) AS c USING ({key})'  # noqa: S608
    )
    for column, aggregate in figures.items():
        failing = f"""
            SELECT t.* FROM "{table}" AS t
            LEFT JOIN (SELECT {key}, {aggregate} AS figure FROM {counted} GROUP BY {key}) AS c ON c.{key} = t.{key}
            WHERE abs(t.{column} - coalesce(c.figure, 0)) > {TOLERANCE}"""  # noqa: S608
        description = f"{column} must equal what is counted from {of}. Compute it again after the last change of them."
        name = f"{column}_equals_the_rows"
        off = count_if(f"abs(t.{column} - coalesce(c.of_{column}, 0)) > {TOLERANCE}")
        probe = (counted_at_once, off)
        yield Check(name, table, description, failing=failing, column=column, reads=reads, probe=probe)
