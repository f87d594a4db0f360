"""Input folders that a test fills."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

HEADER = "file,source_id,title,publisher,url,source_type,commercial_interest,language,published_on"
CLINIC = "clinic,sells_treatment"
CLAIMS = """Ketamine for PTSD

Ketamine may ease the symptoms of PTSD within 24 hours. A 2021 trial in the journal Brain Matters gave 41 adults with
PTSD ketamine or midazolam, and 67% of them improved. The effect of ketamine lasted for two weeks.

Nausea is a common side effect of ketamine.
"""
"""A text with claims, quantities and a study."""


@dataclass
class Corpus:
    """An input folder; every text that is written with a source gets its row in sources.csv."""

    root: Path
    rows: list[str] = field(default_factory=list)

    def write(self, name: str, content: str | bytes, source: str | None = "", labels: str = CLINIC) -> Path:
        """Write a file, labelled with a source named after it or with the one given; None labels it not."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        if source is not None:
            self.list(name, source or f"source-of-{path.stem}", labels)
        return path

    def list(self, name: str, source: str, labels: str = CLINIC) -> None:
        """Write the row of a file, whether it is there or not."""
        row = f"{name},{source},,,,{labels},en,"
        if row not in self.rows:
            self.rows.append(row)
        (self.root / "sources.csv").write_text("\n".join([HEADER, *self.rows, ""]), encoding="utf-8")
