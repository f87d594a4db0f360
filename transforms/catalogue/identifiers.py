"""DOIs, PubMed ids and registry numbers in one form, and the id of a catalogue entry that follows from them."""

from __future__ import annotations

import re

DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.[0-9]{4,9}/\S+)", re.I)
PMID = re.compile(r"(?:https?://pubmed\.ncbi\.nlm\.nih\.gov/|pmid:?\s*)?([0-9]{1,8})/?", re.I)

REGISTRY = re.compile(
    r"\b(?P<nct>NCT\s?[0-9]{8})\b"
    r"|\b(?P<isrctn>ISRCTN\s?[0-9]{8})\b"
    r"|\b(?P<eudract>(?:EudraCT|EUDRACT|EUCTR)\D{0,12}(?P<eu>[0-9]{4}-[0-9]{6}-[0-9]{2}))\b"
    r"|\b(?P<anzctr>ACTRN\s?[0-9]{14}p?)\b"
    r"|\b(?P<other>(?:ChiCTR[A-Z0-9-]{6,20}|DRKS[0-9]{8}|jRCT[a-z]?[0-9]{10}|UMIN[0-9]{9}|NTR[0-9]{3,5}|CTRI/[0-9/]{8,20}))\b"
)
"""Registry numbers by registry; a EudraCT number is one only where the registry is named beside it."""


HINTS = ("NCT", "ISRCTN", "EudraCT", "EUDRACT", "EUCTR", "ACTRN", "CTR", "DRKS", "jRCT", "UMIN", "NTR", "CTRI")
"""A text without any of these has no registry number; looking for them is a tenth of the work."""


def clean_doi(text: str | None) -> str | None:
    """The DOI in lower case without a resolver before it; None if it is none."""
    found = DOI.fullmatch((text or "").strip())
    return found.group(1).lower() if found else None


def clean_pmid(text: str | None) -> str | None:
    """The PubMed id as digits; None if it is none."""
    found = PMID.fullmatch((text or "").strip())
    return found.group(1).lstrip("0") or None if found else None


def find_registry_ids(text: str) -> list[str]:
    """The registry numbers in a text, each once, in order."""
    if not any(hint in text for hint in HINTS):
        return []
    found = (m.group("eu") or m.group().replace(" ", "") for m in REGISTRY.finditer(text))
    return list(dict.fromkeys(found))


def clean_registry_id(text: str | None) -> str | None:
    """The registry number if the text holds exactly one."""
    found = find_registry_ids(text or "")
    return found[0] if len(found) == 1 else None


def name_reference(doi: str | None, pmid: str | None, registry_id: str | None, other_id: str | None) -> str | None:
    """The id of a catalogue entry: its DOI, else PubMed id, registry number or other id, with the kind before it.

    The identifiers must be clean. None if there is none of them.
    """
    kinds = (("doi", doi), ("pmid", pmid), ("registry", registry_id), ("id", other_id))
    return next((f"{kind}:{value}" for kind, value in kinds if value), None)
