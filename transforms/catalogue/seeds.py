"""The seed file of the catalogue: studies of the shipped therapies, each value verified in the sources it names."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from transforms.catalogue import identifiers
from warehouse.errors import InputError
from warehouse.schema import TABLES, Column
from warehouse.tables import ReferenceStudy

FILE = Path(__file__).parents[2] / "seeds" / "reference_studies.csv"

SET_HERE = ("reference_id", "origin")
"""Columns that follow from the others and stand not in the file."""


def read_seeds(path: Path = FILE) -> list[ReferenceStudy]:
    """The studies of the seed file, in its order; an empty cell is null.

    Raises:
        InputError: a column is missing or unknown, a value is not of its column's type, or a row has no identifier
            or is there twice; names the line.
    """
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        _check_header(path, list(rows.fieldnames or ()))
        studies = [_make(row, f"{path}, line {rows.line_num}") for row in rows]
    seen: set[str] = set()
    for study in studies:
        if study.reference_id in seen:
            raise InputError(f"{study.reference_id} is there twice", where=str(path), todo="Join the two rows.")
        seen.add(study.reference_id)
    return studies


def _columns() -> list[Column]:
    return [c for c in TABLES["reference_studies"].columns if c.name not in SET_HERE]


def _check_header(path: Path, names: list[str]) -> None:
    declared = [c.name for c in _columns()]
    if wrong := set(names) ^ set(declared):
        todo = f"The columns are {', '.join(declared)}."
        raise InputError(f"Columns missing or unknown: {', '.join(sorted(wrong))}", where=str(path), todo=todo)


def _make(row: Mapping[str, str], where: str) -> ReferenceStudy:
    values = {c.name: _read(c, row[c.name] or "", where) for c in _columns()}
    doi, pmid = identifiers.clean_doi(values["doi"]), identifiers.clean_pmid(values["pmid"])
    other = f"{values['authors'].partition(';')[0].lower()}-{values['year']}" if values["authors"] else None
    reference_id = identifiers.name_reference(doi, pmid, values["registry_id"], other)
    if reference_id is None:
        raise InputError("The study has no identifier", where=where, todo="Give DOI, PubMed id or registry number.")
    return ReferenceStudy(**values | {"doi": doi, "pmid": pmid}, reference_id=reference_id, origin="seed")


def _read(column: Column, text: str, where: str) -> Any:
    text = text.strip()
    if not text:
        return None
    try:
        if column.type is bool:
            return {"true": True, "false": False}[text]
        return column.type.fromisoformat(text) if hasattr(column.type, "fromisoformat") else column.type(text)
    except (ValueError, KeyError) as error:
        todo = f"It must be {column.type.__name__}."
        raise InputError(f"{column.name}: {text!r} cannot be read", where=where, todo=todo) from error
