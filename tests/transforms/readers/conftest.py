"""A folder of texts that a test fills, and what reading it brings."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from transforms.readers import InputText, RejectedInput, read_inputs

HEADER = "file,source_id,title,publisher,url,source_type,commercial_interest,language,published_on"


@dataclass(frozen=True)
class Corpus:
    """An input folder."""

    root: Path

    def write(self, name: str, content: str | bytes) -> Path:
        """Write a file, with the folders above it."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def label(self, *files: str, folder: str = ".") -> None:
        """Write a manifest that labels files, each as a source of its own."""
        rows = [f"{f},src-{i},,,,blog,unknown,en," for i, f in enumerate(files)]
        self.write(f"{folder}/sources.csv", "\n".join([HEADER, *rows]))

    def read(self) -> dict[str, InputText | RejectedInput]:
        """Every outcome by its uri, of which there is one each."""
        outcomes = list(read_inputs([self.root]))
        assert len({item.uri for item in outcomes}) == len(outcomes)
        return {item.uri: item for item in outcomes}

    def read_one(self, name: str, content: str | bytes) -> InputText | RejectedInput:
        """The outcome of one labelled file."""
        self.write(name, content)
        self.label(name)
        (outcome,) = self.read().values()
        return outcome

    def rules(self) -> dict[str, str]:
        """The rule by which each file was kept out, or the format in which it was read."""
        return {u: i.rule if isinstance(i, RejectedInput) else i.format for u, i in self.read().items()}


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    """An empty input folder within a folder of its own."""
    root = tmp_path / "around" / "texts"
    root.mkdir(parents=True)
    return Corpus(root)
