"""What reference formats hold of a study, as plain one-line texts."""

from __future__ import annotations

import re

from flows.export.rows import Fields
from flows.show.visible import HIDDEN

DOI = re.compile(r"10\.\d{4,9}/[-._;()/:A-Za-z0-9]+")
SPACES = re.compile(r"\s+")


def to_line(value: object) -> str:
    """The value on one line, without control characters and marks of the reading direction."""
    return SPACES.sub(" ", HIDDEN.sub(" ", str(value))).strip()


def list_authors(study: Fields) -> list[str]:
    """The authors one by one."""
    return [name for part in (study["authors"] or "").split(";") if (name := to_line(part))]


def write_title(study: Fields) -> str:
    """The title; of a study that no catalogue entry is known of, in brackets what texts say of it."""
    if study["title"]:
        return to_line(study["title"])
    design = "study" if study["design"] == "unspecified" else study["design"].replace("_", " ")
    of, on = ((study[name] or "").replace("_", " ") for name in ("substance", "condition"))
    size = f", {study['participant_count']} participants" if study["participant_count"] else ""
    return to_line(f"[Title unknown: {design}{f' of {of}' * bool(of)}{f' in {on}' * bool(on)}{size}]")


def keep_doi(study: Fields) -> str | None:
    """The DOI if it is a well-formed one."""
    doi = to_line(study["doi"] or "")
    return doi if DOI.fullmatch(doi) else None


def write_note(study: Fields) -> str:
    """How the study was identified, and by how many sources it is told of."""
    match = study["match_probability"]
    found = {"matched": f"matched to {study['reference_id']}", "ambiguous": "matches several entries of the catalogue"}
    how = found.get(study["resolution"], "as texts mention it; not found in the catalogue")
    sure = f" with probability {match:.2f}" if match is not None and study["resolution"] == "matched" else ""
    sources = f"{study['source_count']} source{'s' * (study['source_count'] != 1)}"
    registry = f"; registered as {study['registry_id']}" if study["registry_id"] else ""
    return to_line(f"Claimhouse: {how}{sure}; mentioned by {sources}{registry}")
