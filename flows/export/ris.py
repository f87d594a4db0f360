"""Studies in the RIS format, as reference managers import it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import IO

from flows.export.rows import Fields
from flows.export.study_text import keep_doi, list_authors, to_line, write_note, write_title


def write_ris(studies: Iterable[Fields], stream: IO[bytes]) -> None:
    """Write a record per study, in UTF-8; every value is one line, so that none can begin a tag of its own."""
    for study in studies:
        lines = [f"{tag}  - {to_line(value)}" for tag, value in _list_tags(study) if value]
        stream.write("".join(f"{line}\r\n" for line in [*lines, "ER  - ", ""]).encode())


def _list_tags(study: Fields) -> Iterator[tuple[str, object]]:
    doi = keep_doi(study)
    yield "TY", "JOUR" if study["journal"] else "GEN"
    yield "ID", study["study_id"]
    yield from (("AU", author) for author in list_authors(study))
    yield "TI", write_title(study)
    yield "T2", study["journal"]
    yield "PY", study["year"]
    yield "DO", doi
    yield "UR", f"https://doi.org/{doi}" if doi else None
    yield "AN", study["pmid"]
    yield "AD", study["institution"]
    yield "N1", write_note(study)
